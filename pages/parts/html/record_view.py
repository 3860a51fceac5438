"""The HTML of one record: its facts, its way through the ledgers, the ways to its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pages.parts.findings.way_step import State, Step
from pages.parts.words.language import _

_SIGNS = {State.DONE: "●", State.LATE: "◆", State.OPEN_LATE: "●", State.ABSENT: "○"}
_CLASSES = {
    State.DONE: "step-done",
    State.LATE: "step-late",
    State.OPEN_LATE: "step-open",
    State.ABSENT: "step-absent",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """Where ‹ and › and × lead: queries of addresses, empty where there is nothing."""

    previous: str
    following: str
    close: str


def record_head(place: str, turn: Turn, title: str, tags: Sequence[tuple[str, str]]) -> str:
    """The head of a record.

    Args:
        place: ``第 11 / 58 件``.
        turn: Where its buttons lead.
        title: Its number and what it is about.
        tags: Text and CSS class (``red``, ``amber``, ``flat``) of each tag.
    """
    buttons = (
        _turn(_("‹ 上一件"), turn.previous, "ArrowLeft")
        + _turn(_("下一件 ›"), turn.following, "ArrowRight")
        + f'<span class="pick close" role="button" tabindex="0" aria-label="{escape(_("关闭这一件"))}" '
        f'data-rows="{escape(turn.close)}">×</span>'
    )
    told = "".join(f'<span class="tag t-{colour}">{escape(text)}</span>' for text, colour in tags)
    return (
        f'<div class="rec-top"><span>{escape(place)}</span><nav>{buttons}</nav></div>'
        f'<h2 class="rec-title" tabindex="-1">{escape(title)}</h2><div class="rec-tags">{told}</div>'
    )


def _turn(text: str, address: str, key: str) -> str:
    if not address:
        return f'<span class="m">{escape(text)}</span>'
    hint = escape(_("也可按方向键 ← →"))
    return (
        f'<span class="pick" role="button" tabindex="0" title="{hint}" data-key="{key}" '
        f'data-rows="{escape(address)}">{escape(text)}</span>'
    )


def facts(lines: Sequence[tuple[str, str]], hidden: str = "") -> str:
    """Facts as label and value; ``hidden`` names the personal columns that are never shown."""
    told = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in lines)
    if hidden:
        told += f'<dt>{escape(_("来电人等"))}</dt><dd><span class="hidden">{escape(hidden)}</span></dd>'
    return f'<dl class="rec-facts">{told}</dl>'


def timeline(steps: Sequence[Step]) -> str:
    """The way through the ledgers, from the top in the order of time."""
    return (
        f'<h3 class="rec-sub">{escape(_("走到哪一步"))}</h3><ol class="way">{"".join(map(_step, steps))}</ol>'
    )


def _step(step: Step) -> str:
    state = escape(_(step.state.value))
    return (
        f'<li class="{_CLASSES[step.state]}"><span class="sign" role="img" aria-label="{state}">'
        f"{_SIGNS[step.state]}</span><div><p><b>{escape(step.name)}</b><time>{escape(step.shown)}</time></p>"
        f"<small>{escape(step.note)}</small></div></li>"
    )
