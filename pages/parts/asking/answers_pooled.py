"""Which answers a satisfaction rate pools: call-backs alone, surveys alone, or both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from data.schema import UNFILLED
from pages.parts.asking.fetch import fetch
from pages.parts.findings.signals import Signal
from pages.parts.words.condition_words import value_words
from pages.parts.words.language import _, listing, mark, sentences
from queries import Scope

QUESTION = "satisfaction/rate_by_instrument_subject"
RATE = "satisfaction_rate"
_CALL_BACK, _SURVEY = "回访", "测评"
#: Instrument -> the words where all answers are of it.
_ALONE = {_CALL_BACK: mark("仅回访"), _SURVEY: mark("仅测评"), UNFILLED: mark("调查方式未填")}


def answers_pooled(scope: Scope) -> str:
    """Which rated answers of a scope are in one rate, as 回访与测评合计 or 仅回访; empty without any."""
    return _in_words(_rated(scope))


def answers_pooled_in_full(scope: Scope) -> str:
    """The same with the number of answers of each kind, as 回访 212、测评 96 合计."""
    found = _rated(scope)
    if len(found) < 2:
        return _in_words(found)
    parts = _("、").join(f"{_(name)} {number:,}" for name, number in found.items())
    return _("{parts} 合计").format(parts=parts)


def pooled_note(measure: str, scope: Scope) -> str:
    """``answers_pooled_in_full`` where the measure is the satisfaction rate; empty for any other."""
    return answers_pooled_in_full(scope) if measure == RATE else ""


def answers_by_subject(scope: Scope) -> str:
    """The same with what was judged, as 回访（诉求、调解）、测评（物业）合计 or 仅回访（诉求）."""
    frame = fetch(QUESTION, scope)
    rated = frame[frame["rated_count"] > 0].astype({"instrument": str, "subject": str})
    found = {
        str(name): listing(map(value_words, group["subject"]))
        for name, group in rated.groupby("instrument", sort=False)
    }
    if len(found) < 2:
        return "".join(
            _("{name}（{subjects}）").format(name=_in_words({name: 1}), subjects=subjects)
            for name, subjects in found.items()
        )
    parts = [
        _("{name}（{subjects}）").format(name=value_words(name), subjects=subjects)
        for name, subjects in found.items()
    ]
    return _("{parts}合计").format(parts=listing(parts))


def with_answers(rows: Iterable[Signal], measure: str, scope: Scope) -> list[Signal]:
    """The rows of 需办 about a measure; those about the satisfaction rate say which answers it pools.

    Args:
        rows: Each about the whole scope, or about the community that it is marked with.
        measure: The measure.
        scope: What the rate is of.
    """
    return [_with_answers(row, scope) for row in rows] if measure == RATE else list(rows)


def _with_answers(row: Signal, scope: Scope) -> Signal:
    own = scope.replace(communities=tuple(value for _by, value in row.mark)) if row.mark else scope
    return replace(
        row,
        where_from=_("，").join(filter(None, (row.where_from, answers_pooled(own)))),
        reason=sentences(row.reason, answers_by_subject(own)),
    )


def _rated(scope: Scope) -> dict[str, int]:
    """Instrument -> number of rated answers, those without any left out."""
    frame = fetch(QUESTION, scope)
    counts = frame.groupby(frame["instrument"].astype(str), sort=False)["rated_count"].sum()
    return {str(name): int(number) for name, number in counts.items() if number}


def _in_words(found: dict[str, int]) -> str:
    return _(pooled) if (pooled := _pooled(found)) else ""


def _pooled(found: dict[str, int]) -> str:
    """Chinese key of the words for these kinds of answers."""
    if len(found) > 1:
        is_known = {_CALL_BACK, _SURVEY} == set(found)
        return mark("回访与测评合计") if is_known else mark("各种调查方式合计")
    return _ALONE.get(next(iter(found)), mark("调查方式不明")) if found else ""
