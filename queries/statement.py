"""A statement: a SELECT with the scoped relation of every ledger it reads in front, as text and as a tree.

The text of a question and that of a relation are each written once, and joined: to copy and to write trees
takes longer than the engine takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlglot import exp

from queries.conditions import Condition, unbound
from queries.relations import in_front, relation_of, relations_read, with_relations, written_relation

_WITH = "WITH "


@dataclass(frozen=True, slots=True)
class Question:
    """A SELECT over bare relations.

    Attributes:
        read: Gives it as a tree, a new one at each call.
        followed: Relations that filter places, but neither dates nor kinds.
        sql: The SELECT as text.
        bound: Names of the values it binds.
        relations: The relations it reads, in order.
    """

    read: Callable[[], exp.Select]
    followed: frozenset[str]
    sql: str
    bound: frozenset[str]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A question ready to run.

    Attributes:
        sql: The SELECT with its scoped relations, as text.
        bound: Names of the values it binds, in order.
        question: The SELECT without them.
        conditions: Conditions of the scope that narrow the relations, without their values.
    """

    sql: str
    bound: tuple[str, ...]
    question: Question
    conditions: tuple[Condition, ...]

    @property
    def tree(self) -> exp.Select:
        """The SELECT with its scoped relations as a tree, which the caller may change."""
        asked = self.question
        return with_relations(asked.read(), followed=asked.followed, conditions=self.conditions)

    @property
    def outline(self) -> exp.Select:
        """The same with each scoped relation as one piece of text: enough to change the SELECT itself."""
        written = _written_relations(self.question, self.conditions)
        relations = [relation_of(name, exp.var(sql)) for name, sql, _bound in written]
        return in_front(relations, self.question.read())


def question_of(read: Callable[[], exp.Select], followed: Iterable[str] = ()) -> Question:
    """A SELECT over bare relations, written.

    Args:
        read: Gives the SELECT as a tree, a new one at each call.
        followed: Relations that filter places, but neither dates nor kinds.

    Raises:
        BrokenQuestion: It reads something other than scoped relations.
    """
    tree = read()
    relations = tuple(relations_read(tree))
    bound = frozenset(node.name for node in tree.find_all(exp.Placeholder))
    sql = tree.sql("duckdb", comments=False, copy=False)
    return Question(read, frozenset(followed), sql, bound, relations)


def statement_of(question: Question, conditions: Iterable[Condition] = ()) -> Statement:
    """A question as a statement that can be run.

    Args:
        question: The question.
        conditions: Conditions of the scope; their values are bound later.
    """
    met = unbound(conditions)
    written = _written_relations(question, met)
    bound = question.bound.union(*(bound for _name, _sql, bound in written))
    head = ", ".join(f"{name} AS ({sql})" for name, sql, _bound in written)
    own = question.sql
    if head:
        own = f"{_WITH}{head}, {own[len(_WITH) :]}" if own.startswith(_WITH) else f"{_WITH}{head} {own}"
    return Statement(own, tuple(sorted(bound)), question, met)


def _written_relations(
    question: Question, conditions: tuple[Condition, ...]
) -> list[tuple[str, str, frozenset[str]]]:
    """Name, text and bound values of each relation that a question reads."""
    return [
        (name, *written_relation(name, conditions, is_followed=name in question.followed))
        for name in question.relations
    ]
