"""The part of a rise that rose most, and the text about it."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.findings.contribution import Contribution
from pages.parts.findings.reading import is_named
from pages.parts.words.language import _
from pages.parts.words.numbers import count, signed_number


@dataclass(frozen=True, slots=True)
class Leading:
    """The named part that rose most: its name, and the text about it."""

    name: str
    text: str


def leading_part(found: Contribution, earlier: str, unit: str = "件") -> Leading | None:
    """The main part of a rise: ``噪声扰民 31 件，较前一周 +17``; None when no named part rose.

    Args:
        found: The moves.
        earlier: Name of the window before.
        unit: Unit of the counts, a message key.
    """
    risen = [move for move in found.moves if move.change > 0 and is_named(move.name)]
    if not risen:
        return None
    most = max(risen, key=lambda move: move.change)
    text = _("{name} {n}，较{earlier} {change}").format(
        name=most.name, n=count(most.now, unit), change=signed_number(most.change), earlier=earlier
    )
    return Leading(most.name, text)
