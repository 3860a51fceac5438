from datetime import date

from queries import Scope, run
from tests.queries.tables import columns, expect

NAME = "satisfaction/summary"
# Valid: the first six (the sixth says nothing of it but was answered), not the last two (invalid; all empty).
# Whether contacted is told of all six, whether resolved of four.
# Rated: five; satisfied: 非常满意 and 满意; 基本满意 weighs 1 by the settings.
RESPONSES = """
| community | asked_at         | is_valid | was_contacted | is_resolved | rating     |
| 甲        | 2026-01-05 00:00 | true     | true          | true        | 非常满意   |
| 甲        | 2026-01-05 00:00 | true     | true          | true        | 满意       |
| 甲        | 2026-01-05 00:00 | true     | true          | false       | 基本满意   |
| 乙        | 2026-01-12 00:00 | true     | true          |             | 不满意     |
| 乙        | 2026-01-12 00:00 | true     | false         |             |            |
| 乙        | 2026-01-12 00:00 |          | true          | false       | 非常不满意 |
| 乙        | 2026-01-12 00:00 | false    | true          | true        | 非常满意   |
| 乙        | 2026-01-12 00:00 |          |               |             |            |
"""


def test_counts_and_rates(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES))
    expect(
        frame,
        """
| response_count | valid_count | contacted_count | contact_known_count | response_rate | resolved_count | resolution_known_count | resolution_rate |
| 8              | 6           | 5               | 6                   | 5/6           | 2              | 4                      | 2/4             |
""",
    )
    # Wilson for 3 of 5, from a table: 0.2307 to 0.8824
    expect(
        frame,
        """
| rated_count | satisfied_count | mostly_satisfied_count | satisfaction_rate | interval_low | interval_high |
| 5           | 2               | 1                      | 3/5               | 0.2307       | 0.8824        |
""",
    )


# A survey asks neither, whatever stands in its cells; a rating that is none of the six is no rating.
SURVEYED = """
| instrument | is_valid | was_contacted | is_resolved | rating |
| 回访       | true     | true          | true        | 满意   |
| 回访       | true     |               |             | 满意   |
| 回访       | true     | false         |             | 已评价 |
|            | true     | true          | false       |        |
| 测评       | true     |               |             | 满意   |
| 测评       | true     | false         | false       | 不满意 |
|            |          |               |             | 已评价 |
"""


def test_surveys_and_empty_flags_are_in_neither_part_of_response_and_resolution(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=SURVEYED)),
        """
| valid_count | contacted_count | contact_known_count | response_rate | resolved_count | resolution_known_count | resolution_rate | rated_count | satisfaction_rate |
| 6           | 2               | 3                   | 2/3           | 1              | 2                      | 1/2             | 4           | 3/4               |
""",
    )


def test_weight_of_mostly_satisfied_is_a_setting(ledger, tmp_path, monkeypatch):
    file = tmp_path / "settings.toml"
    file.write_text("mostly_satisfied_weight = 0.6\n", encoding="utf-8")
    monkeypatch.setenv("LEDGER_SETTINGS", str(file))
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        "| rated_count | satisfied_count | mostly_satisfied_count | satisfaction_rate |\n| 5 | 2 | 1 | 2.6/5 |",
    )


def test_interval_stays_within_0_and_1(ledger):
    frame = run(NAME, Scope(communities=("甲",)), snapshot=ledger(satisfaction_response=RESPONSES))
    expect(frame, "| satisfaction_rate | interval_low | interval_high |\n| 1 | 0.4385 | 1 |")
    worst = ledger(satisfaction_response="| is_valid | rating |\n| true | 不满意 |")
    expect(
        run(NAME, Scope(), snapshot=worst),
        "| satisfaction_rate | interval_low | interval_high |\n| 0 | 0 | 0.7935 |",
    )


def test_columns_come_in_the_agreed_order(empty):
    assert columns(
        run(NAME, Scope(), snapshot=empty),
        [
            "response_count",
            "valid_count",
            "contacted_count",
            "contact_known_count",
            "response_rate",
            "resolved_count",
            "resolution_known_count",
            "resolution_rate",
            "rated_count",
            "satisfied_count",
            "mostly_satisfied_count",
            "satisfaction_rate",
            "interval_low",
            "interval_high",
        ],
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), communities=("乙",), categories=("噪音",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| response_count | valid_count | response_rate | rated_count | satisfaction_rate |
| 5              | 3           | 2/3           | 2           | 0                 |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| response_count | valid_count | response_rate | resolution_rate | rated_count | satisfaction_rate | interval_low | interval_high |
| 0              | 0           |               |                 | 0           |                   |              |               |
""",
    )
