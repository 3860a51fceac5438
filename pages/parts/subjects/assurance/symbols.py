"""HTML of the symbols of 达标把握, and of their legend."""

from __future__ import annotations

from html import escape

from pages.parts.findings.assurance import Assurance, Variation
from pages.parts.subjects.assurance.readings import ASSURANCES, MEANINGS, VARIATIONS
from pages.parts.words.language import _


def symbol(sign: str, colour: str, reason: str) -> str:
    """A sign that says its reason on hover, on a tap, and to screen readers, as a tag does."""
    why = escape(reason)
    return (
        f'<details class="why"><summary class="tag t-{colour}" title="{why}" aria-label="{why}">'
        f"{escape(sign)}</summary><p>{why}</p></details>"
    )


def legend() -> str:
    """Every sign with its word: first whether a measure changed, then whether it will meet its target.

    A sign opens when it is given.
    """
    changed = " ".join(_explained(kind, *VARIATIONS[kind]) for kind in Variation)
    met = " ".join(_explained(kind, *ASSURANCES[kind]) for kind in Assurance if kind in ASSURANCES)
    return (
        f'<div class="signs"><b>{escape(_("变没变"))}</b> {changed}</div>'
        f'<div class="signs"><b>{escape(_("达不达得到目标"))}</b> {met}</div>'
    )


def _explained(kind: Variation | Assurance, sign: str, word: str, colour: str) -> str:
    why = _("{word}：{told}").format(word=_(word), told=_(MEANINGS[kind]))
    return f'<span class="nb">{symbol(_(sign), colour, why)} {escape(_(word))}</span>'
