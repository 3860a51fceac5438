from queries import run
from tests.queries.signals.test_count_by_compound_category import REQUESTS, UNTIL
from tests.queries.tables import expect

NAME = "signals/count_by_community_category"


def test_of_a_community_what_no_compound_is_known_of_counts_too(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(service_request=REQUESTS))
    expect(
        frame.drop(columns=["first_count", "quarter_first_count", "week_1_count", "week_2_count"]),
        """
| community | category | recent_count | quarter_count | week_3_count | week_4_count | earlier_count | earlier_squares |
| 甲        | 噪声扰民 | 5            | 8             | 1            | 3            | 0             | 0               |
| 乙        | 噪声扰民 | 1            | 1             | 0            | 1            | 0             | 0               |
| 甲        | 停车管理 | 0            | 1             | 0            | 0            | 2             | 2               |
""",
    )


def test_filtered(ledger):
    frame = run(NAME, UNTIL.replace(communities=("乙",)), snapshot=ledger(service_request=REQUESTS))
    assert list(frame["community"]) == ["乙"]
