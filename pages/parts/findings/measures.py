"""The measures, which are declared beside their queries, and the definition of one."""

from __future__ import annotations

from pages.parts.words.language import _
from queries.measure import Kind, Measure
from queries.measures import MEASURES, SUMS

__all__ = ["MEASURES", "SUMS", "Kind", "Measure", "definition"]


def definition(name: str) -> tuple[str, str]:
    """Label and definition of a measure in the user's language.

    Raises:
        KeyError: No measure has this name.
    """
    measure = MEASURES[name]
    return _(measure.label), _(measure.definition)
