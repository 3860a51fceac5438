import math
from datetime import date

import numpy as np
import pytest

from queries import Scope, run
from tests.queries.satisfaction.assessed import OFFICE
from tests.queries.tables import expect

NAME = "satisfaction/composite_by_community"
HEAD = "| community | asked_at | instrument | subject | was_contacted | is_resolved | rating |\n"


def test_before_and_after_requests_are_left_out(ledger):
    # weights 0.2, 0.4, 0.4: 0.2 * 1 + 0.4 * 2/3 + 0.4 * 2/3; before: 0.2 * 1 + 0.4 * 2/4 + 0.4 * 2/4
    expect(
        run(NAME, Scope(), snapshot=ledger(**OFFICE)),
        """
| exclusion | community | answer_count | request_contacted_count | request_contact_known_count | request_resolved_count | request_resolution_known_count | request_satisfied_weight | request_rated_count | assessed_count | composite_rate |
| 剔除后    | 甲        | 3            | 3               | 3                   | 2              | 3                      | 2                | 3           | 3              | 0.7333         |
| 剔除后    | 乙        | 1            | 0               | 1                   |                | 0                      | 1                | 1           | 0              |                |
| 剔除前    | 甲        | 4            | 4               | 4                   | 2              | 4                      | 2                | 4           | 4              | 0.6            |
| 剔除前    | 乙        | 1            | 0               | 1                   |                | 0                      | 1                | 1           | 0              |                |
""",
    )


def test_three_flags_that_always_agree_are_one_rate_with_its_wilson_interval(ledger):
    answers = HEAD + "| 甲 | 2026-01-05 00:00 | 回访 | 诉求 | true | true | 满意 |\n" * 30
    answers += "| 甲 | 2026-01-05 00:00 | 回访 | 诉求 | false | false | 不满意 |\n" * 10
    row = run(NAME, Scope(), snapshot=ledger(satisfaction_response=answers)).iloc[0]
    # of 40 answers 30: 0.75, Wilson 0.5981 to 0.8581; with n - 1 instead of n the effective count is 39, raised to 40
    assert row["composite_rate"] == pytest.approx(0.75)
    assert row["effective_count"] == pytest.approx(40)
    assert (row["interval_low"], row["interval_high"]) == pytest.approx((0.5981, 0.8581), abs=1e-4)


def test_flags_that_never_fail_together_have_the_variance_of_their_covariance(ledger):
    lines = ["true | true | 满意"] * 8 + ["true | false | 满意", "true | true | 不满意"]
    answers = HEAD + "".join(f"| 甲 | 2026-01-05 00:00 | 回访 | 诉求 | {line} |\n" for line in lines)
    row = run(NAME, Scope(), snapshot=ledger(satisfaction_response=answers)).iloc[0]
    # scores: eight of 1, two of 0.6; mean 0.92; squares 8 * 0.08² + 2 * 0.32² = 0.256, over 10 * 9
    assert row["composite_rate"] == pytest.approx(0.92)
    assert row["composite_variance"] == pytest.approx(0.256 / 90)
    assert row["effective_count"] == pytest.approx(0.92 * 0.08 / (0.256 / 90))


def test_the_variance_is_that_of_a_bootstrap_of_whole_answers(ledger):
    chance = np.random.default_rng(7)
    mood = chance.normal(size=(200, 1)) + chance.normal(size=(200, 3))  # the three flags go together
    flags = mood < np.array([1.6, 1.2, 0.8])
    lines = (
        f"| 甲 | 2026-01-05 00:00 | 回访 | 诉求 | {a} | {b} | {'满意' if c else '不满意'} |"
        for a, b, c in flags
    )
    row = run(NAME, Scope(), snapshot=ledger(satisfaction_response=HEAD + "\n".join(lines))).iloc[0]
    drawn = flags[chance.integers(0, 200, size=(4000, 200))].mean(axis=1) @ np.array([0.2, 0.4, 0.4])
    assert math.sqrt(row["composite_variance"]) == pytest.approx(drawn.std(), rel=0.05)
    ends = np.quantile(drawn, (0.025, 0.975))
    assert (row["interval_low"], row["interval_high"]) == pytest.approx(tuple(ends), abs=0.01)


def test_answers_without_a_failure_are_no_more_than_they_are(ledger):
    answers = HEAD + "| 甲 | 2026-01-05 00:00 | 回访 | 诉求 | true | true | 满意 |\n" * 6
    row = run(NAME, Scope(), snapshot=ledger(satisfaction_response=answers)).iloc[0]
    assert (row["composite_rate"], row["effective_count"], row["interval_high"]) == (1.0, 6.0, 1.0)
    assert row["interval_low"] == pytest.approx(6 / (6 + 1.959964**2), abs=1e-4)


def test_an_export_without_a_flag_has_no_composite(ledger):
    answers = "| community | asked_at | instrument | rating |\n| 甲 | 2026-01-05 00:00 | 回访 | 满意 |\n"
    row = run(NAME, Scope(), snapshot=ledger(satisfaction_response=answers)).iloc[0]
    assert (row["request_contact_known_count"], row["request_rated_count"], row["assessed_count"]) == (
        0,
        1,
        0,
    )
    assert all(math.isnan(row[name]) for name in ("request_response_rate", "composite_rate", "interval_low"))


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 1, 8), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(**OFFICE)),
        """
| exclusion | community | answer_count | request_resolved_count | request_resolution_rate |
| 剔除后    | 甲        | 2            | 1              | 0.5                     |
| 剔除前    | 甲        | 2            | 1              | 0.5                     |
""",
    )
