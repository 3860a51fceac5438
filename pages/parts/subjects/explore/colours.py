"""What the colour of a chart can say: the finding, how large a value is, or a dimension of its own."""

from __future__ import annotations

from pages.parts.subjects.explore.choice import CHART_LABELS, Chart, Colour
from pages.parts.words.language import _
from queries.dimensions import DIMENSIONS
from queries.measures import AGGREGATES

#: Charts whose lines, segments or points can have the colours of a dimension.
BY_COLOUR = (Chart.LINE, Chart.BARS, Chart.STACKED, Chart.SHARE, Chart.SCATTER)
#: Of these the charts in which a colour is a segment of a bar.
SEGMENTED = (Chart.BARS, Chart.STACKED, Chart.SHARE)


def colour_reason(colour: str, chart: Chart, measure: str, rows: str, columns: str) -> str:
    """Why the colour of a chart cannot say this, in the user's language; empty where it can.

    Args:
        colour: A ``Colour``, or the name of a dimension that the measure has.
        chart: How it is drawn.
        measure: The measure.
        rows: Dimension of the rows; empty for none.
        columns: That of the columns, likewise.
    """
    if colour == Colour.FINDING:
        return ""
    if colour == Colour.VALUE:
        return "" if chart is Chart.HEAT else _("只有热力图可按数值深浅上色")
    if chart not in BY_COLOUR:
        return _("{chart}不能按一项分色，换折线、条形、堆积、散点可用").format(chart=_(CHART_LABELS[chart]))
    if colour == rows:
        return _("已经是行")
    if chart is Chart.LINE:
        return _("一条线已是行里的一项；行改“不分”后可用") if rows else ""
    if chart is Chart.SCATTER:
        return (
            "" if has_one_value(rows, colour) else _("一个点里不止一项，不能分色；行选小区可按小区的各项分色")
        )
    if not AGGREGATES[measure].is_additive:
        return _("不能相加的指标不分段；换折线、行改“不分”后可用")
    return _("已按列分段；列改“不分”后可用") if columns and columns != colour else ""


def has_one_value(rows: str, dimension: str) -> bool:
    """Whether each row has one value of a dimension: a compound has one community, and is of one kind."""
    return rows == "compound" and (dimension == "community" or DIMENSIONS[dimension].is_of_compounds)


def is_dimension(colour: str) -> bool:
    """Whether a colour is that of a dimension."""
    return colour in DIMENSIONS
