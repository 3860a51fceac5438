"""The rows of the page 闭环与时效, and its table of how long the overdue requests have been overdue."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from data.ledgers import LEDGERS
from pages.parts.asking.attention import widened
from pages.parts.asking.block import Block
from pages.parts.subjects.closed_loop import closing_curves, steps, timeliness, triage
from pages.parts.words.language import _
from queries import Scope

#: What an event goes through after it is found.
LOOP = ("mediation_case", "satisfaction_response")
#: How the blocks of each row share its width.
WIDTHS = ((3, 2), (1, 1), (1, 1), (1, 1))


def rows(scope: Scope, absent: Collection[str]) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each is computed when it is asked for.

    Args:
        scope: What is looked at.
        absent: Ledgers that were never imported.
    """
    wide, year = widened(scope), steps.over_a_year(scope)
    loop = steps.steps(year, [_(LEDGERS[name].title) for name in LOOP if name in absent])
    yield [loop] if loop.figure is None else [loop, steps.breaks(year)]
    yield [triage.triage_flow(year), triage.triage_suggestions(year)]
    levels = [] if "mediation_case" in absent else [timeliness.levels(year)]
    yield [closing_curves.closing(wide), *levels]
    yield [timeliness.deadlines(wide), timeliness.answers(wide)]
