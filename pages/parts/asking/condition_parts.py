"""What a scope sentence says of conditions: which there are, and which ledgers of the page they narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.ledgers import LEDGERS
from pages.parts.words.condition_words import condition_name, value_in_sentence
from pages.parts.words.language import _, listing
from queries import Condition
from queries.runner import counted_ledgers
from queries.subjects import SUBJECTS

#: Most values that are said by name; of more their number is said.
_NAMED = 4
#: Most ledgers that are said by name.
_MOST_LEDGERS = 3
_EVENTS = tuple(subject.ledger for subject in SUBJECTS if subject.kept_since)


def condition_parts(conditions: Sequence[Condition], questions: Iterable[str]) -> list[str]:
    """One part for each condition that has an effect, then one for all that have none.

    Args:
        conditions: The conditions of a scope, categories and channels among them.
        questions: Questions of the page, at least one on each of its ledgers.
    """
    read = list(dict.fromkeys(ledger for each in questions for ledger in counted_ledgers(each)))
    counted = [ledger for ledger in read if ledger in _EVENTS] or read
    effective = [each for each in conditions if any(map(each.applies_to, counted))]
    return [_clause(each, counted) for each in effective] + without_effect(
        [each for each in conditions if each not in effective]
    )


def without_effect(conditions: Sequence[Condition]) -> list[str]:
    """The part on conditions that narrow nothing on a page; empty without any."""
    if not conditions:
        return []
    names = listing(condition_name(each.key) for each in conditions)
    ledgers = [name for name in _EVENTS if any(each.applies_to(name) for each in conditions)]
    if len(ledgers) > _MOST_LEDGERS:
        return [_("{names}筛选对本页没有影响").format(names=names)]
    return [_("{names}筛选只对{ledgers}有效，本页不受影响").format(names=names, ledgers=_titles(ledgers))]


def _clause(condition: Condition, counted: Sequence[str]) -> str:
    values = [value_in_sentence(value) for value in condition.values]
    named = listing(values) if len(values) <= _NAMED else _("{n} 项").format(n=len(values))
    text = _("{name}：{values}").format(name=condition_name(condition.key), values=f"**{named}**")
    narrowed = [ledger for ledger in counted if condition.applies_to(ledger)]
    if len(narrowed) == len(counted):
        return text
    if len(narrowed) > _MOST_LEDGERS:
        others = _titles([ledger for ledger in counted if ledger not in narrowed])
        return _("{condition}（对{ledgers}无效）").format(condition=text, ledgers=others)
    return _("{condition}（只对{ledgers}有效）").format(condition=text, ledgers=_titles(narrowed))


def _titles(ledgers: Iterable[str]) -> str:
    return listing(_(LEDGERS[name].title) for name in ledgers)
