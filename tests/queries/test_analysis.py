"""Free questions: any declared measure by any dimension it has, and never another number than the pages."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st

from queries import Condition, Grain, Scope, run
from queries.analysis import PERIOD, Analysis, AnalysisError, answer, statement, why_not
from queries.dimensions import DIMENSIONS
from queries.measures import AGGREGATES, MEASURES
from tests.cases import each
from tests.queries.messy import MESSY
from tests.queries.tables import expect

ROOT = Path(__file__).parents[2]
REQUESTS = """
| request_id | community | compound | channel | request_type | requested_at     | closed_at        | due_at           |
| a          | 甲        | 东苑     | 12345   | 投诉         | 2026-01-05 08:00 | 2026-01-06 08:00 | 2026-01-07 08:00 |
| b          | 甲        | 东苑     | 12345   | 求助         | 2026-01-06 08:00 | 2026-01-10 08:00 | 2026-01-08 08:00 |
| c          | 甲        | 西苑     | 来访    | 投诉         | 2026-02-02 08:00 | 2026-02-03 08:00 | 2026-02-04 08:00 |
| d          | 乙        | 北苑     | 来访    | 投诉         | 2026-02-03 08:00 |                  | 2026-02-05 08:00 |
| e          | 乙        | 北苑     | 来访    | 投诉         | 2026-02-27 08:00 |                  | 2026-03-20 08:00 |
"""
COMPOUNDS = """
| community | compound | households | management |
| 甲        | 东苑     | 200        | 红色物业   |
| 甲        | 西苑     | 300        | 无物业     |
| 乙        | 北苑     | 1000       | 红色物业   |
"""
COMMUNITIES = """
| community | households |
| 甲        | 500        |
| 乙        | 2000       |
"""
CASES = """
| case_id | community | outcome    | accepted_at      |
| 1       | 甲        | 调解成功   | 2026-01-07 09:00 |
| 2       | 丙        | 调解不成功 | 2026-01-08 09:00 |
"""


@pytest.fixture(scope="module")
def office(ledger):
    return ledger(
        service_request=REQUESTS,
        compound=COMPOUNDS,
        community=COMMUNITIES,
        mediation_case=CASES,
        as_of="2026-03-01 12:00",
    )


def asked(snapshot, *measures, by=(), periods=False, scope=None, with_parts=False):
    question = Analysis(measures, tuple(by), has_periods=periods)
    return answer(question, scope or Scope(), snapshot=snapshot, with_parts=with_parts).to_pandas()


def test_a_rate_by_two_dimensions_with_its_parts(office):
    expect(
        asked(office, "on_time_rate", by=("community", "channel"), with_parts=True),
        """
| community | channel | on_time_rate | closed_on_time_count | due_count |
| 乙        | 来访    | 0            | 0                    | 1         |
| 甲        | 12345   | 0.5          | 1                    | 2         |
| 甲        | 来访    | 1            | 1                    | 1         |
""",
    )


def test_periods_count_by_the_date_of_the_measure(office):
    scope = Scope(grain=Grain.MONTH)
    frame = asked(office, "request_count", "on_time_rate", by=("community",), periods=True, scope=scope)
    assert list(frame.columns) == ["community", PERIOD, "request_count", "on_time_rate"]
    expect(
        frame.astype({PERIOD: str}),
        """
| community | period_start | request_count | on_time_rate |
| 乙        | 2026-02-01   | 2             | 0            |
| 甲        | 2026-01-01   | 2             | 0.5          |
| 甲        | 2026-02-01   | 1             | 1            |
""",
    )


def test_measures_of_two_ledgers_stand_side_by_side_and_no_group_is_lost(office):
    expect(
        asked(office, "request_count", "settlement_rate", by=("community",)),
        """
| community | request_count | settlement_rate |
| 丙        | 0             | 0               |
| 乙        | 2             |                 |
| 甲        | 3             | 1               |
""",
    )


def test_households_are_those_of_the_places_of_a_group(office):
    for_communities = asked(office, "per_thousand_households", by=("community",))
    assert dict(for_communities.to_numpy()) == {"乙": 1.0, "甲": 6.0}
    by_management = asked(office, "per_thousand_households", by=("management",), with_parts=True)
    expect(
        by_management,
        """
| management | per_thousand_households | request_count | households |
| 无物业     | 3.3333                  | 1             | 300        |
| 红色物业   | 3.3333                  | 4             | 1200       |
""",
    )
    whole = asked(office, "per_thousand_households", with_parts=True).iloc[0]
    assert (whole["request_count"], whole["households"]) == (5, 2500)
    chosen = asked(office, "per_thousand_households", scope=Scope(compounds=("东苑",)), with_parts=True).iloc[
        0
    ]
    assert (chosen["request_count"], chosen["households"]) == (2, 200)


def test_a_category_is_counted_per_household_of_its_place(office):
    frame = asked(office, "per_thousand_households", by=("community", "request_type"), with_parts=True)
    assert list(frame["households"]) == [2000, 500, 500]


def test_of_four_requests_closed_and_one_open_the_open_one_counts_in_every_quartile(ledger):
    # Of 5 requests 80 % are open after 1 day, 60 % after 2, 40 % after 3, 20 % after 4; one never ends.
    closed = ledger(
        service_request="""
| requested_at     | due_at           | closed_at        | status |
| 2026-07-01 00:00 | 2026-07-09 00:00 | 2026-07-02 00:00 | 已办结 |
| 2026-07-01 00:00 | 2026-07-09 00:00 | 2026-07-03 00:00 | 已办结 |
| 2026-07-01 00:00 | 2026-07-09 00:00 | 2026-07-04 00:00 | 已办结 |
| 2026-07-01 00:00 | 2026-07-09 00:00 | 2026-07-05 00:00 | 已办结 |
| 2026-07-01 00:00 | 2026-07-09 00:00 |                  | 办理中 |
""",
        as_of="2026-08-01 00:00",
    )
    row = asked(closed, "half_closed_days", with_parts=True).iloc[0]
    shares = ("quarter", "half", "three_quarters")
    assert [row[f"{share}_closed_days"] for share in shares] == [2, 3, 4]
    assert (row["timed_count"], row["waiting_count"]) == (5, 1)


@each(
    ("question", "measures", "by"),
    [
        ("service_requests/summary", ("request_count", "closed_count", "on_time_rate", "overdue_open_count", "half_closed_days", "nine_tenths_closed_days", "repeat_rate", "per_thousand_households"), ()),
        ("service_requests/on_time_by_community", ("on_time_rate", "request_count", "overdue_open_count"), ("community",)),
        ("service_requests/volume_by_community", ("request_count", "per_thousand_households"), ("community",)),
        ("service_requests/volume_by_request_type", ("request_count",), ("community", "request_type")),
        ("mediation_cases/summary", ("case_count", "settlement_rate", "mediation_success_rate", "fulfilment_rate", "within_grid_rate", "within_community_rate"), ()),
        ("mediation_cases/outcome_by_dispute_type", ("settlement_rate",), ("dispute_type",)),
        ("satisfaction/summary", ("response_count", "response_rate", "resolution_rate", "satisfaction_rate"), ()),
        ("satisfaction/rate_by_community", ("satisfaction_rate",), ("community",)),
        ("closed_loop/summary", ("answered_rate", "unanswered_count", "median_hours_to_respond"), ()),
        ("closed_loop/answers_by_channel", ("answered_rate", "median_hours_to_respond"), ("channel",)),
        ("deliberation/summary", ("item_count", "settled_rate"), ()),
        ("service_orders/summary", ("order_count", "done_rate"), ()),
        ("public_works/summary", ("work_count", "median_days_to_finish"), ()),
        ("activities/summary", ("participant_count",), ()),
        ("visits/summary", ("household_count", "file_rate"), ()),
    ],
)  # fmt: skip
@each(
    "scope",
    [Scope(), Scope(date(2026, 7, 1), date(2026, 10, 1)), Scope(communities=("南门社区",))],
    ids=["all", "quarter", "place"],
)
def test_a_free_question_has_the_numbers_of_the_questions_of_the_pages(
    samples, question, measures, by, scope
):
    declared = run(question, scope, snapshot=samples)
    free = asked(samples, *measures, by=by, scope=scope)
    columns = [*by, *measures]
    if by:
        declared = declared.dropna(subset=list(measures), how="all")
        declared = declared.assign(**{name: declared[name].astype(str) for name in by})
        declared, free = (frame.sort_values(list(by)).reset_index(drop=True) for frame in (declared, free))
        free = free[free[list(by)].apply(tuple, axis=1).isin(declared[list(by)].apply(tuple, axis=1))]
    pd.testing.assert_frame_equal(
        free[columns].reset_index(drop=True), declared[columns], check_dtype=False, rtol=1e-12
    )


def test_one_statement_serves_all_values_of_a_condition(office):
    question = Analysis(("request_count",), ("community",))
    complaints, pleas, others = (
        Scope(conditions=(Condition("request_type", (value,), is_excluded=out),))
        for value, out in (("投诉", False), ("求助", False), ("投诉", True))
    )
    assert statement(question, complaints) is statement(question, pleas)
    assert statement(question, complaints) is not statement(question, others)
    counts = [
        asked(office, "request_count", by=("community",), scope=scope)["request_count"].sum()
        for scope in (complaints, pleas, others)
    ]
    assert counts == [4, 1, 1]


@given(
    measures=st.lists(st.sampled_from(sorted(AGGREGATES)), min_size=1, max_size=3, unique=True),
    dimensions=st.lists(st.sampled_from(sorted(DIMENSIONS)), max_size=3, unique=True),
    has_periods=st.booleans(),
)
def test_whatever_belongs_together_can_be_asked_and_nothing_else(messy, measures, dimensions, has_periods):
    reasons = [why_not(name, measures) for name in dimensions]
    if any(reasons):
        with pytest.raises(AnalysisError):
            Analysis(tuple(measures), tuple(dimensions), has_periods)
        return
    question = Analysis(tuple(measures), tuple(dimensions), has_periods)
    frame = answer(question, Scope(grain=Grain.MONTH), snapshot=messy).to_pandas()
    assert tuple(frame.columns) == question.columns
    keys = [*dimensions, *([PERIOD] if has_periods else [])]
    assert not frame.duplicated(keys).any() if keys else len(frame) == 1
    for name in measures:
        if AGGREGATES[name].is_additive:
            assert frame[name].sum() == asked(messy, name)[name].sum()
        elif AGGREGATES[name].whole:
            assert frame[name].dropna().between(0, 1).all()


@pytest.fixture(scope="module")
def messy(ledger):
    return ledger(**MESSY)


@each("name", sorted(AGGREGATES))
def test_a_statement_can_be_written_for_spark_and_names_nobody(name):
    possible = [each for each in DIMENSIONS if not why_not(each, (name,))]
    asked_for = statement(Analysis((name,), tuple(possible[:2]), True), Scope(), with_parts=True)
    written = asked_for.tree.sql("spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert sqlglot.parse_one(written, read="spark")
    assert "token" not in asked_for.sql


@each("name", sorted(AGGREGATES))
def test_a_measure_that_is_a_quotient_declares_its_parts(name):
    how = AGGREGATES[name]
    assert name in MEASURES
    assert bool(how.whole or how.per) == bool(MEASURES[name].denominator)


@each(
    ("measures", "dimensions", "message"),
    [
        (("on_time_rate",), ("mediator_team",), "调解团队：不在诉求工单里，按期办结率没有这一项"),
        (("broken_count",), (), "闭环断点.*只在它自己的页面上有"),
        (("colour",), (), "没有“colour”这个指标；可用的有 .*按期办结率（on_time_rate）"),
        (("request_count",), ("colour",), "没有“colour”这个维度；可用的有 .*社区（community）"),
        ((), ("community",), "至少要选一个指标"),
        (("request_count",), ("community", "community"), "写了两次"),
        (("request_count",), ("community", "channel", "category", "status", "weekday"), "最多 4 个"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_reason(measures, dimensions, message):
    with pytest.raises(AnalysisError, match=message):
        Analysis(measures, dimensions)


def test_the_lines_of_the_document_for_pandas_run(samples):
    written = (ROOT / "docs" / "analyst.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.+?)```", written, re.DOTALL)[1].replace("rates.plot.bar", "print")
    found = {}
    exec(compile(code.split("print(")[0], "analyst.md", "exec"), found)  # noqa: S102 - our own document
    assert list(found["rates"].columns[:2]) == ["compound", "on_time_rate"]
    assert found["summary"]["request_count"][0] > 0
