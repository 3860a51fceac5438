"""The rows of charts on visits and patrols, as a page shows them below each other."""

from __future__ import annotations

from collections.abc import Callable

from pages.parts.asking.block import Block
from pages.parts.subjects.visits import blocks as visits
from pages.parts.subjects.visits import care, households, streets, teams
from queries import Scope


def visit_rows(year: Scope) -> tuple[Callable[[], list[Block | None]], ...]:
    """The rows over a year of visits, each computed on demand; None stands for a chart without rows."""
    return (
        lambda: [visits.patrols(year), visits.files(year)],
        lambda: [visits.coverage(year)],
        lambda: [households.households(year)],
        lambda: [households.family_files(year)],
        lambda: [care.care(year), care.diaries(year)],
        lambda: [teams.teams(year), teams.routes(year)],
        lambda: [streets.streets(year), streets.months(year)],
    )
