"""What a question asks of: which relations it reads, and by which dimensions a free question is cut."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from pages.parts.words.column_names import ASK
from queries.derived_relations import source_of
from queries.measures import AGGREGATES
from queries.runner import counted_ledgers, ledgers


def relations_of(question: str) -> tuple[str, ...]:
    """The ledgers a question reads; of a free question, the relations of its measures.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    if question.startswith(ASK):
        return tuple(AGGREGATES[name].relation for name in _values(question, "--measure"))
    return tuple(ledgers(question))


def ledgers_counted(question: str) -> tuple[str, ...]:
    """The ledgers whose rows a question counts, of a free question too.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    if question.startswith(ASK):
        return tuple(dict.fromkeys(source_of(relation) for relation in relations_of(question)))
    return counted_ledgers(question)


def dimensions_asked(question: str) -> tuple[str, ...] | None:
    """The dimensions by which a free question is cut; None for a question of its own."""
    return tuple(_values(question, "--by")) if question.startswith(ASK) else None


def _values(command: str, option: str) -> Iterator[str]:
    words = shlex.split(command)
    return (value for name, value in zip(words, words[1:], strict=False) if name == option)
