"""What the cells of a table show, all of them judged together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.settings import settings
from pages.parts.asking.cards import target_of
from pages.parts.findings.reading import Reading, word
from pages.parts.subjects.explore.answers import Cells
from pages.parts.subjects.explore.cell_readings import CellSides, cell_sides, cells_reading
from pages.parts.subjects.explore.choice import PERIOD
from pages.parts.subjects.explore.offers import Plan
from pages.parts.subjects.service_requests.place_readings import deviation_reading, deviations
from pages.parts.words.language import _, mark
from queries.dimensions import DIMENSIONS
from queries.measure import Kind
from queries.measures import MEASURES

_NONE = CellSides({}, {}, {}, 0)
_PERIOD_LABEL = mark("时间")


@dataclass(frozen=True)
class CellOutcome:
    """What was found.

    Attributes:
        reading: Title and reading.
        sides: The cells and totals of a rate that differ beyond chance.
        deviations: The cells of a count with what row and column lead to expect; None for other measures.
    """

    reading: Reading
    sides: CellSides = _NONE
    deviations: pd.DataFrame | None = None


def cells_outcome(plan: Plan, cells: Cells) -> CellOutcome:
    """The reading by the kind of the measure; cells that are not tested are not named."""
    measure = MEASURES[plan.measure]
    column = _PERIOD_LABEL if plan.columns == PERIOD else DIMENSIONS[plan.columns].label
    nouns = (DIMENSIONS[plan.rows].label, column)
    inner = cells.inner.astype({"row": str, "column": str})
    if measure.kind is Kind.RATE:
        return _rate_outcome(plan, cells, inner, nouns)
    if measure.kind is Kind.COUNT and plan.columns != PERIOD:
        found = deviations(inner, "row", "column", "value")
        told = deviation_reading(
            found,
            "row",
            "column",
            "value",
            nouns=nouns,
            label=measure.label,
            unit=measure.unit,
            between=" · ",
        )
        return CellOutcome(told, deviations=found)
    said = {"row": word(nouns[0]), "column": word(nouns[1]), "label": word(measure.label)}
    untested = _("各格没有一起检验，**不能据此说哪一格偏多**。")
    return CellOutcome(Reading(_("各{row}、各{column}{label}").format(**said), untested))


def _rate_outcome(plan: Plan, cells: Cells, inner: pd.DataFrame, nouns: tuple[str, str]) -> CellOutcome:
    target = target_of(MEASURES[plan.measure])
    rows, columns = (
        cells.side(side).rename(columns={side: "name"}).astype({"name": str}) for side in ("row", "column")
    )
    sides = cell_sides(inner, rows, columns, target, settings().small_sample)
    both = pd.concat([frame[["name", "part", "whole"]] for frame in (columns, rows)], ignore_index=True)
    return CellOutcome(cells_reading(inner, both, sides, MEASURES[plan.measure], nouns, target), sides)
