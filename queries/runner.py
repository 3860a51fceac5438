"""Runs a question: adds the scoped relation of every ledger in it, binds values, and calls the engine."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import sqlglot
from sqlglot import exp

from data.importing.demonstration import current_or_demonstration
from data.settings import settings
from data.snapshots.store import Snapshot
from queries.engine import Engines
from queries.functions import written_out
from queries.periods import periods
from queries.scope import Scope

FOLDER = Path(__file__).parent
RELATIONS = FOLDER / "scope"
#: Relations derived from that of a ledger, by another date or aggregated -> the ledger.
DERIVED = {
    "request_deadline": "service_request",
    "timed_request": "service_request",
    "closing_time": "timed_request",
    "weekly_request": "service_request",
}
#: Header line of a question that follows the rows of its window beyond the window.
_FOLLOWED = re.compile(r"^-- Followed beyond the window: (.+)$", re.MULTILINE)
_NAME = re.compile(r"\w+/\w+")  # of a question

_engines = Engines()


class UnknownQuestion(LookupError):  # noqa: N818 - it names the thing that is missing
    """There is no question with this name."""


class BrokenQuestion(Exception):  # noqa: N818
    """A .sql file that breaks the rules: it is not one SELECT, or bypasses the scoped relations."""


_Tree = TypeVar("_Tree", bound=exp.Expr)


@dataclass(frozen=True, slots=True)
class Statement:
    """A question ready to run: the scoped SELECT, and the names of the values it binds."""

    tree: exp.Select
    sql: str
    bound: tuple[str, ...]


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


@functools.cache
def statement(name: str) -> Statement:
    """A question with the scoped relation of every ledger it reads, as one SELECT.

    Raises:
        UnknownQuestion: There is no question with this name.
        BrokenQuestion: It reads something other than ledgers by their plain names.
    """
    tree = scoped(text(name))
    bound = tuple(sorted({node.name for node in tree.find_all(exp.Placeholder)}))
    return Statement(tree=tree, sql=tree.sql("duckdb", comments=False), bound=bound)


def scoped(question: str) -> exp.Select:
    """The SELECT of a question, each ledger it reads defined by its scoped relation.

    For a ledger that its header declares as followed, the relation filters places but not dates: a
    request of the last day of a window is called back in the next one.

    Raises:
        BrokenQuestion: It is not one SELECT, or it reads something other than ledgers by their plain names.
    """
    tree = _parse(question)
    followed = {name.strip() for line in _FOLLOWED.findall(question) for name in line.split(",")}
    relations = [
        exp.CTE(this=_relation(ledger, is_followed=ledger in followed).copy(), alias=_alias(ledger))
        for ledger in _relations_read(tree)
    ]
    return _in_front(relations, tree)


def _parse(question: str) -> exp.Select:
    """The SELECT of a question, its functions written out and the periods its header asks for in front."""
    trees = sqlglot.parse(question, read="duckdb")
    if len(trees) != 1 or not isinstance(trees[0], exp.Select):
        raise BrokenQuestion("a question is one SELECT")
    tree, period = written_out(trees[0]), periods(question)
    return _in_front([period], tree) if period else tree


def _in_front(relations: list[exp.CTE], tree: _Tree) -> _Tree:
    head = tree.args.get("with_") or exp.With(expressions=[])
    head.set("expressions", relations + head.expressions)
    tree.set("with_", head)
    return tree


def ledgers(name: str) -> list[str]:
    """The ledgers a question reads.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    return list(_ledgers_of(name))


@functools.cache
def _ledgers_of(name: str) -> tuple[str, ...]:
    # Cached: parsing takes 5 ms per question, and some callers need the ledgers of all questions.
    read = _relations_read(_parse(text(name)))
    return tuple(sorted({_ledger_of(relation) for relation in read}))


def _ledger_of(relation: str) -> str:
    return _ledger_of(DERIVED[relation]) if relation in DERIVED else relation


def _relations_read(tree: exp.Expr) -> list[str]:
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    read = set()
    for table in tree.find_all(exp.Table):
        if table.db or table.catalog or not isinstance(table.this, exp.Identifier):
            raise BrokenQuestion(f"{table.sql()}: a question reads a ledger by its bare name")
        if table.name not in own:
            read.add(table.name)
    if unknown := {ledger for ledger in read if not (RELATIONS / f"{ledger}.sql").is_file()}:
        raise BrokenQuestion(f"no scoped relation named {sorted(unknown)}")
    return sorted(read)


@functools.cache
def _relation(ledger: str, *, is_followed: bool) -> exp.Expr:
    """The SELECT of a scoped relation; of one that binds the dates itself, over its ledger at all times."""
    tree = sqlglot.parse_one((RELATIONS / f"{ledger}.sql").read_text(encoding="utf-8"), read="duckdb")
    dates = [node for node in tree.find_all(exp.Placeholder) if node.name in ("date_from", "date_to")]
    for node in dates if is_followed else ():
        node.replace(exp.Null())
    if made_of := DERIVED.get(ledger):
        inner = _relation(made_of, is_followed=is_followed or bool(dates)).copy()
        return _in_front([exp.CTE(this=inner, alias=_alias(made_of))], tree)
    return tree


def _alias(ledger: str) -> exp.TableAlias:
    return exp.TableAlias(this=exp.to_identifier(ledger))


def values(scope: Scope, snapshot: Snapshot) -> dict[str, Any]:
    """Every value a question may bind, by name: of the scope, 数据截至, and the settings."""
    choices = {
        name: None if (chosen := getattr(scope, name)) is None else list(chosen)
        for name in ("communities", "compounds", "categories", "channels")
    }
    return {
        **dataclasses.asdict(settings()),
        **choices,
        "date_from": scope.date_from,
        "date_to": scope.date_to,
        "grain": scope.grain.value,
        "as_of": snapshot.as_of.isoformat(sep=" ", timespec="seconds"),
    }


def answer(name: str, scope: Scope, *, snapshot: Snapshot | None = None) -> pa.Table:
    """The answer as an Arrow table, in which whole numbers with nulls keep their type.

    Args:
        name: The question, ``folder/question``.
        scope: The scope; that of a restricted user comes from ``Scope.within``.
        snapshot: The snapshot; the current one if None.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    question = statement(name)
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
    available = values(scope, served)
    with _engines.using(served.path) as engine:
        return engine.run(sql, {name: available[name] for name in bound} | dict(besides or {}))


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
