"""What can be combined with a choice, and in words why the rest cannot: nothing is replaced silently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.ledgers import LEDGERS
from pages.parts.subjects.explore.choice import (
    CHART_LABELS,
    EXTRA_LABELS,
    PERIOD,
    Chart,
    Choice,
    Colour,
    Extra,
    Share,
)
from pages.parts.subjects.explore.colours import SEGMENTED, colour_reason, is_dimension
from pages.parts.words.language import _, listing
from queries.derived_relations import source_of
from queries.dimensions import DIMENSIONS
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES

_COUNT, _PER_THOUSAND = "request_count", "per_thousand_households"
#: The measures of a distribution of times: its middle and its ninetieth percentile.
SPREAD = ("half_closed_days", "nine_tenths_closed_days")
#: Charts whose axis is the time.
OVER_TIME = (Chart.LINE, Chart.RUNNING, Chart.PANELS)
#: Most subjects of one reason that are said by name.
_NAMED = 6
_BY_CELL = (Chart.HEAT, Chart.PIVOT, Chart.PANELS, Chart.STACKED, Chart.SHARE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a choice is asked and drawn.

    Attributes:
        measures: Names of the measures, after 每千户.
        rows: Dimension of the rows; empty for none.
        columns: Dimension of the columns or ``PERIOD``; empty for none.
        chart: How it is drawn.
        extras: What stands beside it.
        colour: What the colour says: a ``Colour``, or the dimension by which points have theirs. Lines and
            segments have that of their rows and columns.
        notes: What of the choice has no effect, as subject and reason in the user's language.
        share: What the counts of a pivot table are also a share of.
    """

    measures: tuple[str, ...]
    rows: str
    columns: str
    chart: Chart
    extras: tuple[Extra, ...]
    colour: str = Colour.FINDING
    notes: tuple[tuple[str, str], ...] = ()
    share: Share = Share.NONE

    @property
    def measure(self) -> str:
        """The measure, of two the first."""
        return self.measures[0]

    @property
    def has_periods(self) -> bool:
        """Whether the answer is cut by the periods of the grain."""
        return self.chart in OVER_TIME or self.columns == PERIOD


def plan_of(choice: Choice) -> Plan:
    """What of a choice with at least one measure can be asked together; the rest is noted, not replaced."""
    notes: list[tuple[str, str]] = []
    measures = _measures(choice)
    rows, columns = (_side(side, measures, notes) for side in (choice.rows, choice.columns))
    if not rows and columns:
        rows, columns = ("" if columns == PERIOD else columns), ""
    if len(measures) > 1 and not rows:
        notes.append((_(MEASURES[measures[1]].label), _("两个指标要先选行，才能放在一起看")))
        measures = measures[:1]
    colour = _side(choice.colour, measures, notes) or Colour.FINDING
    reasons = chart_reasons(measures, rows, columns, colour)
    chart = choice.chart
    if chart is None or reasons[chart]:
        usual = usual_chart(measures, rows, columns)
        if chart is not None:
            text = _("{why}；先画{usual}").format(why=reasons[chart], usual=_(CHART_LABELS[usual]))
            notes.append((_(CHART_LABELS[chart]), text))
        chart = usual
    if columns and chart not in _BY_CELL:
        text = _("{chart}只分行，列先留着；换热力图、透视表可用").format(chart=_(CHART_LABELS[chart]))
        notes.append((dimension_label(columns), text))
        columns = ""
    if rows and chart is Chart.RUNNING:
        notes.append((dimension_label(rows), _("累计只画一条线，行先留着")))
        rows = ""
    if reason := colour_reason(colour, chart, measures[0], rows, columns):
        notes.append((_("颜色"), reason))
        colour = Colour.FINDING
    if is_dimension(colour):
        rows, columns = _coloured_sides(colour, chart, rows, columns)
    return Plan(measures, rows, columns, chart, choice.extras, colour, tuple(notes), choice.share)


def _coloured_sides(colour: str, chart: Chart, rows: str, columns: str) -> tuple[str, str]:
    """Rows and columns with the dimension of the colour: lines are rows, segments are columns."""
    if chart is Chart.LINE:
        return colour, ""
    return rows, colour if chart in SEGMENTED else columns


def _measures(choice: Choice) -> tuple[str, ...]:
    if Extra.PER_THOUSAND not in choice.extras or _PER_THOUSAND in choice.measures:
        return choice.measures
    return tuple(_PER_THOUSAND if name == _COUNT else name for name in choice.measures)


def _side(dimension: str, measures: tuple[str, ...], notes: list[tuple[str, str]]) -> str:
    reason = dimension_reason(dimension, measures) if dimension in DIMENSIONS else ""
    if reason:
        notes.append((dimension_label(dimension), reason))
    return "" if reason else dimension


def dimension_label(name: str) -> str:
    """What a reader calls a dimension or the periods."""
    return _("时间") if name == PERIOD else _(DIMENSIONS[name].label)


def dimension_reason(name: str, measures: Iterable[str]) -> str:
    """Why a dimension cannot cut these measures, in the user's language; empty if it can."""
    for measure in measures:
        relation = AGGREGATES[measure].relation
        if DIMENSIONS[name].expression(relation) is None:
            return _("不在{ledger}里，{measure}没有这一项").format(
                ledger=_(LEDGERS[source_of(relation)].title), measure=_(MEASURES[measure].label)
            )
    return ""


def dimensions_for(measures: Iterable[str]) -> list[str]:
    """Names of the dimensions that can cut all of these measures."""
    wanted = tuple(measures)
    return [name for name in DIMENSIONS if not dimension_reason(name, wanted)]


def usual_chart(measures: tuple[str, ...], rows: str, columns: str) -> Chart:
    """The chart of a choice that names none."""
    if len(measures) > 1:
        return Chart.SCATTER
    if rows and columns:
        is_panel = MEASURES[measures[0]].kind is Kind.RATE and columns != PERIOD
        return Chart.PANELS if is_panel else Chart.HEAT
    return Chart.BARS if rows else Chart.LINE


def chart_reasons(
    measures: tuple[str, ...], rows: str, columns: str, colour: str = Colour.FINDING
) -> dict[Chart, str]:
    """Chart -> why it cannot show these, in the user's language; empty where it can."""
    by_colour = colour if is_dimension(colour) and colour != rows else ""
    return {
        chart: _chart_reason(chart, measures, rows, columns or (by_colour if chart in SEGMENTED else ""))
        for chart in Chart
    }


def _chart_reason(chart: Chart, measures: tuple[str, ...], rows: str, columns: str) -> str:
    if chart is Chart.SCATTER:
        return "" if len(measures) > 1 and rows else _("要两个指标和行")
    if len(measures) > 1 and chart is not Chart.RANKED:
        return _("每次一个指标；两个指标用散点或排名表")
    if reason := _measure_reason(chart, measures[0]):
        return reason
    if chart is Chart.PANELS and columns == PERIOD:
        return _("横向已是时间，列请换一个维度")
    if chart in _BY_CELL and not (rows and columns):
        return _("要行和列，或行和颜色") if chart in SEGMENTED else _("要行和列")
    needs_rows = chart in (Chart.RANKED, Chart.BARS, Chart.SPREAD)
    return _("要选行") if needs_rows and not rows else ""


def _measure_reason(chart: Chart, measure: str) -> str:
    if chart in (Chart.STACKED, Chart.SHARE, Chart.RUNNING) and not AGGREGATES[measure].is_additive:
        what = _("率") if MEASURES[measure].kind is Kind.RATE else _(MEASURES[measure].label)
        return _("{what}不能相加，换“{other}”可选").format(what=what, other=_(MEASURES[_COUNT].label))
    if chart is Chart.SPREAD and measure not in SPREAD:
        what = _("率") if MEASURES[measure].kind is Kind.RATE else _(MEASURES[measure].label)
        return _("{what}没有分布，换“{other}”可选").format(what=what, other=_(MEASURES[SPREAD[0]].label))
    return ""


def extra_reasons(plan: Plan, *, is_compared: bool) -> dict[Extra, str]:
    """Extra -> why it has no effect, in the user's language; empty where it has.

    Args:
        plan: What is drawn.
        is_compared: Whether the scope has a comparison.
    """
    is_rate = MEASURES[plan.measure].kind is Kind.RATE
    is_table = plan.chart in (Chart.PIVOT, Chart.PANELS)
    is_segmented = plan.chart is Chart.BARS and bool(plan.columns)
    has_before = plan.chart in (Chart.BARS, Chart.RANKED, Chart.PIVOT, Chart.PANELS) and not is_segmented
    compared = "" if has_before else _("只有条形和各种表有比较期")
    households = _("率已按件数折算") if is_rate else _("只有诉求量按户数折算")
    return {
        Extra.TOTALS: "" if is_table else _("只有透视表和小图阵有合计"),
        Extra.INTERVALS: "" if is_rate else _("只有率有区间"),
        Extra.COMPARISON: compared if is_compared else _("左边没有选比较期"),
        Extra.PER_THOUSAND: "" if plan.measure in (_COUNT, _PER_THOUSAND) else households,
    }


def grain_reason(plan: Plan) -> str:
    """Why the grain has no effect; empty where it has."""
    if plan.has_periods:
        return ""
    return _("{chart}看的是整段时间").format(chart=_(CHART_LABELS[plan.chart]))


def reason_lines(
    reasons: Mapping[Chart, str] | Mapping[Extra, str] | Mapping[str, str], label: Callable[[str], str]
) -> list[tuple[str, str]]:
    """Subjects and their common reason, each reason once: ``堆积、百分比`` and ``率不能相加``."""
    by_reason: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        if reason:
            by_reason.setdefault(reason, []).append(label(name))
    return [(_some(names), reason) for reason, names in by_reason.items()]


def _some(names: Sequence[str]) -> str:
    """All names, or of many the first ones and how many there are."""
    if len(names) <= _NAMED:
        return listing(names)
    return _("{names}等 {n} 项").format(names=listing(names[:_NAMED]), n=len(names))


def chart_label(name: str) -> str:
    """What a reader calls a chart."""
    return _(CHART_LABELS[Chart(name)])


def extra_label(name: str) -> str:
    """What a reader calls what stands beside a result."""
    return _(EXTRA_LABELS[Extra(name)])
