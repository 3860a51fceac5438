"""HTML of what was understood of a question: the marked text, a chip a part, and what was not used."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import count
from queries.dimensions import DIMENSIONS
from queries.measures import MEASURES
from queries.scope import Scope
from queries.sentence.description import COMPARISONS, ORDERS, PERIODS
from queries.sentence.meaning import Kind
from queries.sentence.understood import Field, Part, Understood, Unused

_DAYS = "天"


def ask_button(text: str, question: str, kind: str = "ask-link") -> str:
    """A button that asks another question."""
    return f'<button type="button" class="{kind}" data-ask="{escape(question)}">{escape(text)}</button>'


def open_button(text: str, what: str) -> str:
    """A button that opens what the question leads to."""
    return f'<button type="button" class="ask-link" data-open="{escape(what)}">{escape(text)}</button>'


def marked_text(understood: Understood) -> str:
    """The question: understood words underlined, unused ones struck through."""
    struck = {unused.span for unused in understood.unused} | set(understood.unknown)

    def piece_html(start: int, end: int, kind: Kind) -> str:
        text = escape(understood.text[start:end])
        if kind is Kind.REFUSAL or any(first <= start and end <= last for first, last in struck):
            return f"<s>{text}</s>"
        return text if kind in (Kind.FUNCTION, Kind.UNKNOWN) else f"<u>{text}</u>"

    pieces = (piece_html(piece.start, piece.end, piece.kind) for piece in understood.pieces)
    return f'<p class="ask-text">{"".join(pieces)}</p>'


def chips(understood: Understood) -> str:
    """One chip a part: the asker's own word above, the exact meaning in it, a note below."""
    return f'<div class="ask-chips">{"".join(_chip(part, understood) for part in understood.parts)}</div>'


def _chip(part: Part, understood: Understood) -> str:
    said = escape(understood.words(part)) or escape(_("（没说，用默认）"))
    label, value, note = _label(part), _value(part, understood), _note(part, understood)
    takes_off = _("去掉“{word}”").format(word=understood.words(part))
    off = (
        ""
        if part.is_default
        else f'<button type="button" data-ask="{escape(understood.without(part))}"'
        f' aria-label="{escape(takes_off)}">×</button>'
    )
    kind = "ask-part usual" if part.is_default else "ask-part"
    chip = f'<span class="chip"><i>{escape(label)}</i> <b>{escape(value)}</b>{off}</span>'
    return f'<div class="{kind}"><span class="said">{said}</span>{chip}<small>{escape(note)}</small></div>'


def _label(part: Part) -> str:
    """What a chip is about; conditions and places by their dimension."""
    name = part.name.removeprefix("not_")
    return _(DIMENSIONS[name].label) if part.field in (Field.PLACE, Field.CONDITION) else _(part.field.value)


def _value(part: Part, understood: Understood) -> str:
    """What a part means exactly."""
    if part.field is Field.TIME:
        return window(understood.scope)
    if part.field is Field.COMPARISON and part.name not in DIMENSIONS:
        return window(understood.compared) if understood.compared else _("没有可比的一段")
    if part.field is Field.RANKING:
        first = _("，前 {n} 个").format(n=part.values[0]) if part.values else ""
        return _(ORDERS[part.name]) + first
    if part.field is Field.PERIODS:
        return _(PERIODS[understood.scope.grain])
    if part.field is Field.MEASURE:
        return _(MEASURES[part.name].label)
    if part.field is Field.GROUPING:
        return _(DIMENSIONS[part.name].label)
    values = listing(list(part.values)) if part.values else ""
    return _("不含 {values}").format(values=values) if part.name.startswith("not_") else values


def _note(part: Part, understood: Understood) -> str:
    """The small text under a chip: how long a window is, which comparison it is."""
    if part.field is Field.TIME:
        return _length(understood.scope)
    if part.field is Field.COMPARISON and part.name in COMPARISONS:
        return _(COMPARISONS[part.name])
    return ""


def window(scope: Scope) -> str:
    """The days of a scope."""
    return dates(scope.date_from, scope.date_to)


def _length(scope: Scope) -> str:
    first, end = scope.bounds
    return count((end - first).days, _DAYS)


def unused_lines(understood: Understood) -> Iterator[str]:
    """One line a word that was not used, with the reason."""
    for unused in understood.unused:
        word = escape(understood.word(unused.span))
        yield f'<p class="ask-unused"><s>{word}</s> {escape(_reason(unused))}</p>'


def _reason(unused: Unused) -> str:
    dimension = _(DIMENSIONS[unused.dimension].label) if unused.dimension else ""
    measure = _(MEASURES[unused.measure].label) if unused.measure else ""
    return _(unused.why.value).format(dimension=dimension, measure=measure)


def choice_lines(understood: Understood) -> Iterator[str]:
    """One line a word with several meanings: each as a question."""
    for choice in understood.choices:
        word = _("“{word}”有几个意思，请选一个：").format(word=understood.word(choice.span))
        links = " ".join(ask_button(question, question) for question in choice.questions)
        yield f'<p class="ask-choice">{escape(word)} {links}</p>'


def refusal(understood: Understood) -> str:
    """Why a question is not answered, and the questions near to it; empty where it is."""
    if understood.refusal is None:
        return ""
    why = _(understood.refusal.value).format(word=understood.refused_word)
    lines = "".join(
        f"<li>{ask_button(near.text, near.text)}<span>{escape(_(near.change))}</span></li>"
        for near in understood.near
    )
    return (
        f'<p class="ask-refusal">{escape(why)} {escape(_("可以看："))}</p><ul class="ask-near">{lines}</ul>'
    )
