"""HTML of what was understood of a question: the marked text, a chip a part, and what was not used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from pages.parts.asking.day_kinds import working_days
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import count
from queries.dimensions import DIMENSIONS
from queries.measures import MEASURES
from queries.scope import Scope
from queries.sentence.also import Also
from queries.sentence.corrections import Correction
from queries.sentence.description import COMPARISONS, ORDERS, PERIODS
from queries.sentence.meaning import Kind, Meaning
from queries.sentence.picks import Pick
from queries.sentence.understood import Field, Part, Span, Understood, Unused

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


def chips(understood: Understood, instead: Sequence[Sequence[Correction]]) -> str:
    """One chip a part: the asker's own word above, the exact meaning in it, a note below.

    Args:
        understood: The question.
        instead: What each part could say instead; a click on its chip opens them.
    """
    head = f'<p class="ask-told"><b>{escape(_("听懂的"))}</b> {escape(_("点一项可改，点 × 去掉"))}</p>'
    told = "".join(_chip(*each, understood) for each in zip(understood.parts, instead, strict=True))
    return f'{head}<div class="ask-chips">{told}</div>'


def _chip(part: Part, instead: Sequence[Correction], understood: Understood) -> str:
    said = escape(understood.words(part)) or escape(_("（没说，用默认）"))
    note = escape(_note(part, understood))
    takes_off = escape(_("去掉“{word}”").format(word=understood.words(part)))
    off = (
        ""
        if part.is_default
        else f'<button type="button" data-ask="{escape(understood.without(part))}"'
        f' aria-label="{takes_off}">×</button>'
    )
    kind = "ask-part usual" if part.is_default else "ask-part"
    chip = f'<span class="chip">{_opening(part, instead, understood)}{off}</span>'
    return f'<div class="{kind}"><span class="said">{said}</span>{chip}<small>{note}</small></div>'


def _opening(part: Part, instead: Sequence[Correction], understood: Understood) -> str:
    """What a part means exactly; where it could say something else, a list that opens by a click."""
    meaning = f"<i>{escape(_label(part))}</i> <b>{escape(_value(part, understood))}</b>"
    if not instead:
        return f"<span>{meaning}</span>"
    hint = escape(_("点开可改"))
    listed = "".join(f"<li>{_choice(each)}</li>" for each in instead)
    return (
        f'<details class="ask-change"><summary title="{hint}">{meaning}</summary><ul>{listed}</ul></details>'
    )


def _choice(correction: Correction) -> str:
    """A button that asks with other words; of a time or a comparison its name and its days."""
    value, note = _value(correction.part, correction.understood), ""
    if correction.part.field is Field.TIME:
        value, note = _(correction.words), value
    elif correction.part.field is Field.COMPARISON and correction.part.name in COMPARISONS:
        value, note = _(COMPARISONS[correction.part.name]), value
    elif correction.part.field is Field.PLACE:
        note = _label(correction.part)
    small = f" <small>{escape(note)}</small>" if note else ""
    question = escape(correction.understood.text)
    return f'<button type="button" data-ask="{question}">{escape(value)}{small}</button>'


def also_line(also: Sequence[Also]) -> str:
    """The other questions that may be meant, as links; empty without any."""
    links = " ".join(ask_button(_(each.change).format(word=each.word), each.question) for each in also)
    return f'<p class="ask-also"><span>{escape(_("也可能是想问"))}</span> {links}</p>' if also else ""


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
    days = count((end - first).days, _DAYS)
    return _("{days}，工作日 {work}").format(days=days, work=count(working_days(scope), _DAYS))


def unused_lines(understood: Understood, instead: Mapping[Span, Sequence[Pick]]) -> Iterator[str]:
    """One line a word that was not used, with the reason.

    Args:
        understood: The question.
        instead: Where an unknown word stands -> words to pick from in its place, which its chip opens.
    """
    for unused in understood.unused:
        word, reason = escape(understood.word(unused.span)), escape(_reason(unused))
        if picked := instead.get(unused.span):
            hint, more = escape(_("点开选一个词")), escape(_("从名单里选一个词"))
            listed = "".join(f"<li>{_pick(each)}</li>" for each in picked)
            yield (
                f'<div class="ask-unused ask-part"><span class="chip struck"><details class="ask-change">'
                f'<summary title="{hint}"><s>{word}</s> <i>{more}</i></summary><ul>{listed}</ul></details>'
                f"</span><small>{reason}</small></div>"
            )
        else:
            yield f'<p class="ask-unused"><s>{word}</s> {reason}</p>'


def _pick(pick: Pick) -> str:
    """A button that asks with a word in place of an unknown one."""
    name = pick.meaning.name
    label = _(DIMENSIONS[name].label) if name in DIMENSIONS else _(Field.MEASURE.value)
    shown = _(pick.words) if name in MEASURES else listing(pick.meaning.values)
    note = f" <small>{escape(label)}</small>"
    return f'<button type="button" data-ask="{escape(pick.question)}">{escape(shown)}{note}</button>'


def _reason(unused: Unused) -> str:
    dimension = _(DIMENSIONS[unused.dimension].label) if unused.dimension else ""
    measure = _(MEASURES[unused.measure].label) if unused.measure else ""
    return _(unused.why.value).format(dimension=dimension, measure=measure)


def choice_lines(understood: Understood) -> Iterator[str]:
    """One line a word with several meanings: each as a chip that asks with it, none chosen beforehand."""
    for choice in understood.choices:
        word = _("“{word}”有几个意思，请选一个：").format(word=understood.word(choice.span))
        pairs = zip(choice.meanings, choice.questions, strict=True)
        meanings = "".join(_meaning(meaning, question) for meaning, question in pairs)
        yield f'<p class="ask-choice">{escape(word)}</p><div class="ask-chips">{meanings}</div>'


def _meaning(meaning: Meaning, question: str) -> str:
    """A chip with one meaning of a word."""
    name = meaning.name.removeprefix("not_")
    label, value = "", listing(list(meaning.values)) if meaning.values else question
    if name in DIMENSIONS:
        is_row = meaning.kind is Kind.GROUPING
        label = _(Field.GROUPING.value) if is_row else _(DIMENSIONS[name].label)
        value = _(DIMENSIONS[name].label) if is_row else value
    inner = f"<i>{escape(label)}</i> <b>{escape(value)}</b>"
    return f'<button type="button" class="ask-meaning" data-ask="{escape(question)}">{inner}</button>'


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
