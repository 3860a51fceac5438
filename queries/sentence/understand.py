"""Understands a question: the same text, vocabulary and day give the same answer, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from queries.sentence.clock import Clock
from queries.sentence.leads import Lead, lead_of, sides_of
from queries.sentence.meaning import Hit, Kind, Refusal
from queries.sentence.near import near_questions, questions_of
from queries.sentence.order import group_parts, measure_parts, ranking_of
from queries.sentence.pieces import pieces
from queries.sentence.times import times_of
from queries.sentence.understood import Choice, Field, Near, Part, Target, Understood, Why
from queries.sentence.vocabulary import Vocabulary
from queries.sentence.wishes import Wishes, drop_what_measures_lack, wishes_of

_ORDER = list(Field)
#: Target -> what is added by rule and has no use there.
_WITHOUT = {Target.PAGE: (Field.TIME, Field.MEASURE), Target.ROWS: (Field.MEASURE,)}


def understand(text: str, vocabulary: Vocabulary, as_of: datetime, added: str = "") -> Understood:
    """What a question means.

    Args:
        text: The question.
        vocabulary: The words it may use.
        as_of: 数据截至: times are counted from its day.
        added: The office's own list of holidays, as setting ``coming_holidays`` holds it.

    Raises:
        ValueError: That list cannot be read.
    """
    found = _read(text, vocabulary, as_of, added)
    if found.refusal is None:
        return found
    offered = near_questions(found.refusal, found.pieces, text)
    return replace(
        found, near=tuple(near for near in offered if _is_whole(near, vocabulary, as_of, added))[:3]
    )


def _is_whole(near: Near, vocabulary: Vocabulary, as_of: datetime, added: str) -> bool:
    """Whether a question is understood to its last word."""
    found = _read(near.text, vocabulary, as_of, added)
    return not (found.refusal or found.unused or found.choices)


def _read(text: str, vocabulary: Vocabulary, as_of: datetime, added: str) -> Understood:
    clock = Clock(as_of.date(), added)
    cut = pieces(text, vocabulary, clock)
    for hit in cut:
        if hit.kind is Kind.REFUSAL:
            word = text[hit.start : hit.end]
            return Understood(text, cut, refusal=Refusal[hit.meanings[0].name], refused_word=word)
    found = wishes_of(cut)
    kinds = {kind for kind, wishes in found.by_kind.items() if wishes} - {Kind.VERSUS}
    if not found.ambiguous and (not kinds or (kinds == {Kind.TIME} and found.unused)):
        return Understood(text, cut, unused=tuple(found.unused), refusal=Refusal.NOTHING)
    return _answered(text, cut, found, as_of, clock)


def _answered(text: str, cut: tuple[Hit, ...], found: Wishes, as_of: datetime, clock: Clock) -> Understood:
    measured = measure_parts(found)
    measures = tuple(part.name for part in measured)
    drop_what_measures_lack(found, measures)
    lead = lead_of(found, measures)
    times = times_of(found, clock)
    seen = sides_of(found, times, as_of)
    groups: tuple[Part, ...] = ()
    if lead.target is Target.EXPLORE and not seen.has_values_beside:
        groups = group_parts(found, measures, is_one_place=seen.is_one_compound)
    ranking, ordered = ranking_of(found, measures[0])
    if found.of(Kind.VERSUS) and not (seen.compared or groups or found.ambiguous):
        found.drop(found.of(Kind.VERSUS)[0], Why.NOTHING_BESIDE)
    is_beside = lead.target is Target.EXPLORE and (seen.has_values_beside or times.beside_is_said)
    target = Target.COMPARE if is_beside else lead.target
    parts = (*seen.parts, *times.parts, *measured, *groups, *ordered, *lead.parts)
    return Understood(
        text, cut, parts=_parts_in_order(lead, parts),
        unused=tuple(sorted(found.unused, key=lambda unused: unused.span)),
        choices=tuple(Choice(hit.span, hit.meanings, questions_of(text, hit)) for hit in found.ambiguous),
        scope=seen.scope, compared=seen.compared, measures=measures,
        dimensions=tuple(part.name for part in groups), has_periods=bool(found.of(Kind.PERIODS)),
        ranking=ranking, target=Target.NOTHING if found.ambiguous else target,
        question=lead.question, page=lead.page,
    )  # fmt: skip


def _parts_in_order(lead: Lead, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts in their order, without what a rule added and the target has no use for."""
    unneeded = _WITHOUT.get(lead.target, ())
    kept = [part for part in parts if not (part.is_default and part.field in unneeded)]
    return tuple(sorted(kept, key=lambda part: _ORDER.index(part.field)))
