"""What a user asks on 自助分析, and how an address says it: the one place that reads and writes it."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pages.parts.words.language import _, listing, mark
from queries.dimensions import DIMENSIONS
from queries.measures import AGGREGATES

#: The columns of a table may be the periods of the scope's grain.
PERIOD = "period"
#: Most measures of one question.
MOST_MEASURES = 2


class Chart(enum.StrEnum):
    """How a result is drawn, in the order of the controls."""

    LINE = "line"
    HEAT = "heat"
    PANELS = "panels"
    PIVOT = "pivot"
    RANKED = "ranked"
    BARS = "bars"
    STACKED = "stacked"
    SHARE = "share"
    RUNNING = "running"
    SCATTER = "scatter"
    SPREAD = "spread"


#: Chart -> what it is called.
CHART_LABELS = {
    Chart.LINE: mark("折线"),
    Chart.HEAT: mark("热力图"),
    Chart.PANELS: mark("小图阵"),
    Chart.PIVOT: mark("透视表"),
    Chart.RANKED: mark("排名表"),
    Chart.BARS: mark("条形"),
    Chart.STACKED: mark("堆积"),
    Chart.SHARE: mark("百分比"),
    Chart.RUNNING: mark("累计"),
    Chart.SCATTER: mark("散点"),
    Chart.SPREAD: mark("箱线"),
}


class Colour(enum.StrEnum):
    """What the colour says, where it is no dimension of its own."""

    FINDING = "finding"
    VALUE = "value"


COLOUR_LABELS = {Colour.FINDING: mark("判断"), Colour.VALUE: mark("数值深浅")}


class Share(enum.StrEnum):
    """What the counts of a pivot table are also written as a share of."""

    NONE = "none"
    ROW = "row"
    COLUMN = "column"
    TOTAL = "total"


SHARE_LABELS = {
    Share.NONE: mark("不列"),
    Share.ROW: mark("占行"),
    Share.COLUMN: mark("占列"),
    Share.TOTAL: mark("占合计"),
}


class Extra(enum.StrEnum):
    """What may stand beside a result."""

    TOTALS = "totals"
    INTERVALS = "intervals"
    COMPARISON = "comparison"
    PER_THOUSAND = "per_thousand"


EXTRA_LABELS = {
    Extra.TOTALS: mark("合计行与合计列"),
    Extra.INTERVALS: mark("95% 区间"),
    Extra.COMPARISON: mark("与比较期比"),
    Extra.PER_THOUSAND: mark("每千户"),
}
USUAL_EXTRAS = (Extra.TOTALS, Extra.INTERVALS, Extra.COMPARISON)
#: Value of ``extra`` in an address when nothing stands beside the result.
_NO_EXTRA = "none"
#: Parameters of an address.
PARAMETERS = ("measure", "rows", "columns", "colour", "chart", "extra", "share")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked; an empty text is no choice.

    Attributes:
        measures: Names of measures, at most two; without one nothing is asked.
        rows: Dimension of the rows.
        columns: Dimension of the columns, or ``PERIOD``.
        colour: What the colour says: a ``Colour``, or a dimension of its own.
        chart: How it is drawn; None: as fits best.
        extras: What stands beside it.
        share: What the counts of a pivot table are also a share of.
    """

    measures: tuple[str, ...] = ()
    rows: str = ""
    columns: str = ""
    colour: str = Colour.FINDING
    chart: Chart | None = None
    extras: tuple[Extra, ...] = USUAL_EXTRAS
    share: Share = Share.NONE

    def replace(self, **changes: Any) -> Choice:  # noqa: ANN401 - each field has its own type
        """The same choice with some fields changed."""
        return replace(self, **changes)

    def to_query(self) -> dict[str, list[str]]:
        """The parameters of an address that says this choice; the usual values are left out."""
        query = {"measure": list(self.measures), "rows": [self.rows], "columns": [self.columns]}
        query["chart"] = [self.chart.value] if self.chart else []
        query["colour"] = [] if self.colour == Colour.FINDING else [str(self.colour)]
        query["share"] = [] if self.share is Share.NONE else [self.share.value]
        if self.extras != USUAL_EXTRAS:
            query["extra"] = [extra.value for extra in self.extras] or [_NO_EXTRA]
        return {name: values for name, values in query.items() if any(values)}


def read_choice(query: Mapping[str, Sequence[str]]) -> tuple[Choice, list[str]]:
    """The choice that an address says, and a note for each part that cannot be read and is left out."""
    notes: list[str] = []
    measures = _known_values(query, "measure", AGGREGATES, notes)
    if len(measures) > MOST_MEASURES:
        notes.append(_("一次最多两个指标，链接中的后几个没有用上。"))
    rows = _known_values(query, "rows", DIMENSIONS, notes)
    columns = _known_values(query, "columns", (*DIMENSIONS, PERIOD), notes)
    if rows and rows[-1:] == columns[-1:]:
        notes.append(_("链接中的行和列相同，列没有用上。"))
        columns = []
    charts, colours = (
        _known_values(query, "chart", list(Chart), notes),
        _known_values(query, "colour", [*Colour, *DIMENSIONS], notes),
    )
    extras = _known_values(query, "extra", [*Extra, _NO_EXTRA], notes)
    shares = _known_values(query, "share", list(Share), notes)
    choice = Choice(
        tuple(measures[:MOST_MEASURES]),
        rows[-1] if rows else "",
        columns[-1] if columns else "",
        colours[-1] if colours else Colour.FINDING,
        Chart(charts[-1]) if charts else None,
        tuple(one for one in Extra if one.value in extras) if extras else USUAL_EXTRAS,
        Share(shares[-1]) if shares else Share.NONE,
    )
    return choice, notes


def _known_values(
    query: Mapping[str, Sequence[str]],
    name: str,
    names: Sequence[str] | Mapping[str, object],
    notes: list[str],
) -> list[str]:
    """The values of a parameter that are names; the others are noted."""
    asked = [value for value in dict.fromkeys(query.get(name, ())) if value]
    unknown = [value for value in asked if value not in names]
    if unknown:
        notes.append(
            _("链接中的 {name}={value} 无法识别，没有用上。").format(name=name, value=listing(unknown))
        )
    return [value for value in asked if value in names]
