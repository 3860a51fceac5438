"""HTML of the symbols of 达标把握, and of their legend."""

from __future__ import annotations

from html import escape

from pages.parts.findings.assurance import Assurance, Variation
from pages.parts.subjects.assurance.readings import ASSURANCES, VARIATIONS
from pages.parts.words.language import _


def symbol(sign: str, colour: str, reason: str) -> str:
    """A sign that says its reason on hover, on a tap, and to screen readers, as a tag does."""
    why = escape(reason)
    return (
        f'<details class="why"><summary class="tag t-{colour}" title="{why}" aria-label="{why}">'
        f"{escape(sign)}</summary><p>{why}</p></details>"
    )


def legend() -> str:
    """Every sign with its word: first whether a measure changed, then whether it will meet its target."""
    kinds = [VARIATIONS[kind] for kind in Variation]
    targets = [ASSURANCES[kind] for kind in Assurance if kind in ASSURANCES]
    return (
        f'<p class="signs"><b>{escape(_("变没变"))}</b> {_signs(kinds)}</p>'
        f'<p class="signs"><b>{escape(_("达不达得到目标"))}</b> {_signs(targets)}</p>'
    )


def _signs(signs: list[tuple[str, str, str]]) -> str:
    return " ".join(
        f'<span class="nb"><span class="tag t-{colour}">{escape(_(sign))}</span> {escape(_(word))}</span>'
        for sign, word, colour in signs
    )
