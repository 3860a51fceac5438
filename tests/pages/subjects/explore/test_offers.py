"""What is drawn of a choice, and the reason for what is not."""

from __future__ import annotations

from hypothesis import given

from pages.parts.subjects.explore.choice import PERIOD, Chart, Choice, Extra
from pages.parts.subjects.explore.offers import (
    chart_reasons,
    dimensions_for,
    extra_reasons,
    grain_reason,
    plan_of,
    reason_lines,
)
from queries.dimensions import DIMENSIONS
from tests.cases import each
from tests.pages.subjects.explore.test_choice import choices

RATE, COUNT = ("on_time_rate",), ("request_count",)


@each(
    ("choice", "chart"),
    [
        (Choice(COUNT), Chart.LINE),
        (Choice(COUNT, "channel"), Chart.BARS),
        (Choice(COUNT, "channel", "community"), Chart.HEAT),
        (Choice(RATE, "channel", "community"), Chart.PANELS),
        (Choice(RATE, "channel", PERIOD), Chart.HEAT),
        (Choice((*COUNT, *RATE), "compound"), Chart.SCATTER),
    ],
)
def test_a_choice_without_a_chart_is_drawn_as_fits_best(choice: Choice, chart: Chart) -> None:
    plan = plan_of(choice)
    assert (plan.chart, plan.notes) == (chart, ())


def test_rates_are_never_stacked_and_say_why() -> None:
    reasons = chart_reasons(RATE, "channel", "community")
    assert {chart for chart, why in reasons.items() if "不能相加" in why} == {
        Chart.STACKED, Chart.SHARE, Chart.RUNNING,
    }  # fmt: skip
    counts = chart_reasons(COUNT, "channel", "community")
    assert not counts[Chart.STACKED] + counts[Chart.SHARE] + counts[Chart.RUNNING]


def test_a_reason_is_said_once_for_all_it_holds_for() -> None:
    lines = reason_lines(chart_reasons(RATE, "channel", "community"), lambda name: Chart(name).name)
    assert lines[0] == ("STACKED、SHARE、RUNNING", "率不能相加，换“诉求量”可选")


def test_the_older_choice_stays_and_is_said_where_it_has_no_effect() -> None:
    plan = plan_of(Choice(RATE, "dispute_type", "community", chart=Chart.STACKED))
    assert (plan.rows, plan.columns, plan.chart) == ("community", "", Chart.BARS)
    assert [subject for subject, _why in plan.notes] == ["纠纷类型", "堆积"]


def test_columns_wait_where_a_chart_has_rows_only() -> None:
    plan = plan_of(Choice(COUNT, "channel", "community", chart=Chart.BARS))
    assert (plan.columns, plan.notes[0][0]) == ("", "社区")


def test_per_thousand_asks_the_measure_per_household() -> None:
    assert plan_of(Choice(COUNT, "community", extras=(Extra.PER_THOUSAND,))).measures == (
        "per_thousand_households",
    )


def test_only_dimensions_of_all_measures_are_offered() -> None:
    both = dimensions_for(("request_count", "satisfaction_rate"))
    assert "community" in both
    assert not {"channel", "rating"} & set(both)


def test_extras_and_grain_say_why_they_have_no_effect() -> None:
    plan = plan_of(Choice(RATE, "channel"))
    reasons = extra_reasons(plan, is_compared=False)
    assert reasons[Extra.INTERVALS] == ""
    assert reasons[Extra.COMPARISON] == "左边没有选比较期"
    assert reasons[Extra.PER_THOUSAND] == "率已按件数折算"
    assert grain_reason(plan) == "条形看的是整段时间"
    assert grain_reason(plan_of(Choice(RATE))) == ""


@each(
    ("choice", "sides"),
    [
        (Choice(RATE, colour="community"), ("community", "")),  # a line each
        (Choice(COUNT, "channel", colour="community"), ("channel", "community")),  # segments of bars
        (Choice(COUNT, "channel", colour="community", chart=Chart.SHARE), ("channel", "community")),
        (Choice((*COUNT, *RATE), "compound", colour="community"), ("compound", "")),  # of points
    ],
)
def test_a_colour_of_its_own_is_that_of_lines_segments_or_points(
    choice: Choice, sides: tuple[str, str]
) -> None:
    plan = plan_of(choice)
    assert ((plan.rows, plan.columns), plan.colour, plan.notes) == (sides, "community", ())


@each(
    ("choice", "why"),
    [
        (Choice(RATE, "channel", colour="community"), "不能相加"),
        (Choice(COUNT, "channel", colour="channel"), "已经是行"),
        (Choice(COUNT, "channel", "category", colour="community", chart=Chart.STACKED), "已按列分段"),
        (Choice(COUNT, "channel", colour="community", chart=Chart.LINE), "一条线已是行里的一项"),
        (Choice(COUNT, "channel", "category", colour="community"), "热力图不能按一项分色"),
        (Choice((*COUNT, *RATE), "channel", colour="community"), "一个点里不止一项"),
        (Choice(COUNT, "channel", colour="value"), "只有热力图"),
    ],
)
def test_a_colour_that_cannot_be_drawn_says_why_and_the_older_choice_stays(choice: Choice, why: str) -> None:
    plan = plan_of(choice)
    ((subject, told),) = plan.notes
    assert subject == "颜色"
    assert why in told
    assert (plan.colour, plan.rows) == ("finding", choice.rows)


def test_a_colour_that_the_ledger_lacks_says_so() -> None:
    plan = plan_of(Choice(RATE, "channel", colour="dispute_type"))
    assert plan.colour == "finding"
    assert plan.notes[0][0] == "纠纷类型"


@given(choices().filter(lambda choice: choice.measures))
def test_every_choice_has_a_plan_that_can_be_drawn(choice: Choice) -> None:
    plan = plan_of(choice)
    assert chart_reasons(plan.measures, plan.rows, plan.columns)[plan.chart] == ""
    assert {plan.rows, plan.columns} <= {"", PERIOD, *DIMENSIONS}
    assert plan.rows != PERIOD
