"""Runs a question: adds the scoped relation of every ledger in it, binds values, and calls the engine."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import sqlglot
from sqlglot import exp

from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from queries.binding import BoundStatement, bind
from queries.conditions import Condition, unbound
from queries.derived_relations import sources_of, tied_to
from queries.engine import Engines
from queries.functions import written_out
from queries.periods import periods
from queries.relations import RELATIONS, BrokenQuestion, in_front
from queries.scope import Scope
from queries.statement import Question, Statement, question_of, statement_of

FOLDER = Path(__file__).parent
#: Header line of a question that follows the rows of its window beyond the window.
_FOLLOWED = re.compile(r"^-- Followed beyond the window: (.+)$", re.MULTILINE)
_NAME = re.compile(r"\w+/\w+")  # of a question

_engines = Engines()


class UnknownQuestion(LookupError):  # noqa: N818 - it names the thing that is missing
    """There is no question with this name."""


def names() -> list[str]:
    """The names of all questions, ``folder/question``, in order."""
    files = FOLDER.glob("*/*.sql")
    return sorted(f"{file.parent.name}/{file.stem}" for file in files if file.parent != RELATIONS)


def text(name: str) -> str:
    """The text of the .sql file of a question, with its header.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    file = FOLDER / f"{name}.sql"
    if not _NAME.fullmatch(name) or file.parent == RELATIONS or not file.is_file():
        raise UnknownQuestion(f"没有“{name}”这个问题，运行 python -m queries list 查看全部")
    return file.read_text(encoding="utf-8")


def statement(name: str, conditions: Iterable[Condition] = ()) -> Statement:
    """A question with the scoped relation of every ledger it reads, as one SELECT.

    Args:
        name: The question, ``folder/question``.
        conditions: Conditions of the scope that narrow the relations; their values are bound later.

    Raises:
        UnknownQuestion: There is no question with this name.
        BrokenQuestion: It reads something other than ledgers by their plain names.
    """
    return _statement(name, unbound(conditions))


@functools.lru_cache(maxsize=2_048)
def _statement(name: str, conditions: tuple[Condition, ...]) -> Statement:
    # One statement serves all choices of the same dimensions.
    return statement_of(_question(name), conditions)


@functools.cache
def _question(name: str) -> Question:
    # Parsing and writing take 30 ms a question, and many pages need the ledgers of all questions.
    return _question_of(text(name))


def scoped(question: str, conditions: Iterable[Condition] = ()) -> Statement:
    """The text of a question as a statement, each ledger it reads defined by its scoped relation.

    For what its header declares as followed, the relation filters places but not dates: a
    request of the last day of a window is called back in the next one.

    Raises:
        BrokenQuestion: It is not one SELECT, or it reads something other than ledgers by their plain names.
    """
    return statement_of(_question_of(question), conditions)


def _question_of(question: str) -> Question:
    return question_of(lambda: _parse(question), _followed(question))


def _followed(question: str) -> set[str]:
    """The scoped relations that the header of a question declares as followed."""
    return {name.strip() for line in _FOLLOWED.findall(question) for name in line.split(",")}


def _parse(question: str) -> exp.Select:
    """The SELECT of a question, its functions written out and the periods its header asks for in front."""
    trees = sqlglot.parse(question, read="duckdb")
    if len(trees) != 1 or not isinstance(trees[0], exp.Select):
        raise BrokenQuestion("a question is one SELECT")
    tree, period = written_out(trees[0]), periods(question)
    return in_front([period], tree) if period else tree


def ledgers(name: str) -> list[str]:
    """The ledgers a question reads.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    read = _question(name).relations
    return sorted(_sources(read).union(*map(tied_to, read)))


@functools.cache
def counted_ledgers(name: str) -> tuple[str, ...]:
    """The ledgers whose rows a question counts: those it reads without those it only follows.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    asked = _question(name)
    return tuple(sorted(_sources(asked.relations) - _sources(asked.followed)))


def _sources(relations: Iterable[str]) -> set[str]:
    return {ledger for relation in relations for ledger in sources_of(relation)}


def answer(name: str, scope: Scope, *, snapshot: Snapshot | None = None) -> pa.Table:
    """The answer as an Arrow table, in which whole numbers with nulls keep their type.

    Args:
        name: The question, ``folder/question``.
        scope: The scope; that of a restricted user comes from ``Scope.within``.
        snapshot: The snapshot; the current one if None.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    question = statement(name, scope.conditions)
    return ask(question.sql, question.bound, scope, snapshot=snapshot)


def ask(
    sql: str,
    bound: Iterable[str],
    scope: Scope,
    *,
    snapshot: Snapshot | None = None,
    besides: Mapping[str, Any] | None = None,
) -> pa.Table:
    """The answer of a statement over the ledgers that was derived from a question.

    Args:
        sql: One SELECT with scoped ledgers.
        bound: Names of the values of the scope and the settings that it binds.
        scope: The scope.
        snapshot: The snapshot; the current one if None.
        besides: Further values that it binds, by name.
    """
    served = current_or_demonstration() if snapshot is None else snapshot
    return run_bound(bind(sql, bound, scope, served), snapshot=served, besides=besides)


def run_bound(
    asked: BoundStatement, *, snapshot: Snapshot, besides: Mapping[str, Any] | None = None
) -> pa.Table:
    """The answer of a statement over a snapshot: it depends on these arguments and on nothing else."""
    with _engines.using(snapshot.path) as engine:
        return engine.run(asked.sql, asked.parameters | dict(besides or {}))


def run(name: str, scope: Scope, *, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """The answer as a DataFrame: int64, float64, str, bool, ``datetime.date``, datetime64[us].

    A column of whole numbers with a null becomes float64 with NaN; rates are float64, null is NaN.

    Args:
        name: The question, ``folder/question``.
        scope: The scope.
        snapshot: The snapshot; the current one if None, with the samples imported
            first into an empty store.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    return answer(name, scope, snapshot=snapshot).to_pandas()


def close() -> None:
    """Close the open snapshots that are not in use, so that their files can be removed."""
    _engines.close()
