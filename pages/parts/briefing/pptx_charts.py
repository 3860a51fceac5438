"""Charts of the slides: native, so that users can edit them in PowerPoint, with numbers on the bars."""

from __future__ import annotations

import dataclasses
import math

from pptx.chart.axis import _BaseAxis
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from pages.parts.briefing.model import Chart
from pages.parts.briefing.office_documents import clean, ems
from pages.parts.briefing.pptx_stage import BODY_BOTTOM, BODY_TOP, BODY_WIDTH, LEFT, TEXT, face, rgb
from pages.parts.charts.lettering import decimals_of
from pages.parts.charts.theme import BLUE, BLUE2, GRID, INK3, LINE, MUTE
from pages.parts.words.numbers import is_missing, is_number

_COLOURS = (BLUE, BLUE2, LINE, MUTE)
#: Smallest width of a bar, gap between names, and height of the legend: eight names with two bars each fit.
_BAR, _GAP, _LEGEND = Inches(0.205), Inches(0.11), Inches(0.4)
_MOST_TICKS = 12


def parts(chart: Chart) -> list[Chart]:
    """The chart, or several parts when it has more bars than a slide can label."""
    if chart.kind == "line" or len(chart.categories) < 2:
        return [chart]
    most = max(1, int((BODY_BOTTOM - BODY_TOP - _LEGEND) / _room(chart)))
    pages = math.ceil(len(chart.categories) / most)
    if pages == 1:
        return [chart]
    size = math.ceil(len(chart.categories) / pages)
    return [_part(chart, slice(page * size, (page + 1) * size)) for page in range(pages)]


def add(slide: Slide, chart: Chart, description: str, whole: Chart) -> NativeChart:
    """Add a chart to a slide.

    Args:
        slide: The slide.
        chart: The chart or part of it; its first series is the current one.
        description: Text for screen readers.
        whole: The whole chart of which this is a part: all parts have one scale.

    Returns:
        The native chart.
    """
    height = BODY_BOTTOM - BODY_TOP
    is_line = chart.kind == "line"
    if not is_line:
        height = min(height, _room(chart) * 2 * len(chart.categories) + _LEGEND)
    kind = XL_CHART_TYPE.LINE_MARKERS if is_line else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, LEFT, BODY_TOP, BODY_WIDTH, height, _data(chart))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(description))
    made = frame.chart
    made.has_title = False
    face(made.font, TEXT)
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        face(made.legend.font, TEXT)
    (_lines if is_line else _bars)(made, chart)
    if chart is not whole:
        known = [value for _name, row in whole.series for value in row if is_number(value)]
        made.value_axis.minimum_scale = min(0, *known)
        made.value_axis.maximum_scale = max(0, *known)
    return made


def _room(chart: Chart) -> int:
    return int(_BAR) * len(chart.series) + int(_GAP)


def _part(chart: Chart, part: slice) -> Chart:
    series = tuple((name, values[part]) for name, values in chart.series)
    return dataclasses.replace(chart, categories=chart.categories[part], series=series)


def _data(chart: Chart) -> CategoryChartData:
    """The workbook of the chart; its texts stay texts, also one that begins with ``=``."""
    data = CategoryChartData()
    data.categories = [_harmless(name) for name in chart.categories]
    for name, values in chart.series:
        known = [None if is_missing(value) else value for value in values]
        data.add_series(_harmless(name), known, _number_format(chart))
    return data


def _number_format(chart: Chart) -> str:
    decimals = decimals_of([value for _name, values in chart.series for value in values])
    whole = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return f'{whole}"%"' if chart.unit == "%" else whole


def _harmless(name: str) -> str:
    return f" {clean(name)}" if name.startswith(("=", "{=")) else clean(name)


def _bars(made: NativeChart, chart: Chart) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = (45 if len(chart.series) == 1 else 60), 0
    plot.vary_by_categories = False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = _number_format(chart), False
    face(labels.font, TEXT)
    labels._element.txPr.find(qn("a:bodyPr")).set("wrap", "none")  # a number and its % stay on one line
    for place, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(_COLOURS[place % len(_COLOURS)])
        series.invert_if_negative = False  # otherwise a negative bar is white on white
    _axis(made.category_axis)
    made.category_axis.reverse_order = True  # the first name is at the top
    values = made.value_axis
    values.visible, values.has_major_gridlines = False, False
    if all(not is_number(value) or value >= 0 for _name, row in chart.series for value in row):
        values.minimum_scale = 0
    _room_for_names(made, chart)


def _lines(made: NativeChart, chart: Chart) -> None:
    for place, series in enumerate(made.plots[0].series):
        colour = rgb(_COLOURS[place % len(_COLOURS)])
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2.5 if place == 0 else 1.75)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6 if place == 0 else 4
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour
        known = [at for at, value in enumerate(chart.series[place][1]) if not is_missing(value)]
        if known:
            label = series.points[known[-1]].data_label
            face(label.font, TEXT + 3 if place == 0 else TEXT, bold=place == 0)
            label.position = XL_LABEL_POSITION.ABOVE
    _axis(made.category_axis)
    _skip(made, len(chart.categories))
    values = made.value_axis
    face(values.tick_labels.font, TEXT, colour=INK3)
    values.tick_labels.number_format = _number_format(chart)
    values.tick_labels.number_format_is_linked = False
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.major_gridlines.format.line.color.rgb = rgb(GRID)
    values.format.line.fill.background()


def _axis(axis: _BaseAxis) -> None:
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(MUTE)
    face(axis.tick_labels.font, TEXT)


def _skip(made: NativeChart, count: int) -> None:
    """Label only as many periods as fit side by side, including the first."""
    axis = made.category_axis._element
    step = str(math.ceil(count / _MOST_TICKS))
    follower = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        element = axis.makeelement(qn(name), {"val": step})
        axis.append(element) if follower is None else follower.addprevious(element)


def _room_for_names(made: NativeChart, chart: Chart) -> None:
    """Give the names the width that they need, at most a third; longer names take two lines."""
    width = BODY_WIDTH / Pt(TEXT)
    left = min((max(map(ems, chart.categories)) + 1.5) / width, 0.34)
    top = 0.11 if len(chart.series) > 1 else 0.02
    values = {"x": left, "y": top, "w": 0.93 - left, "h": 0.98 - top}
    places = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in values.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
    )
    area = made._chartSpace.chart.plotArea
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    area.insert(0, layout)
