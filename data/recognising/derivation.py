"""The classes of computed columns, for the rules in ``data.recognising.derived``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.schema import Column, Finding, Severity
from data.sql_text import quote


@dataclass(frozen=True, slots=True)
class DerivedColumn:
    """The computation of a column.

    Attributes:
        sql: The text of the cell, null if there is none, over relation ``raw``, whose columns are
            texts, trimmed, and null when blank. It replaces ``raw."<column>"`` and may read
            all rows of the file by an uncorrelated subquery over ``raw``.
        needs: Column of ``raw`` -> index of its cell in a row of the file. Every column in ``sql`` is
            listed, including those that are loaded anyway under their own names.
        findings: Findings of the file.
        facts: Name -> SQL for one value of the whole file, over relation ``raw``; computed
            once, and named ``fact.<name>`` in ``sql`` and ``when``.
        when: SQL for one boolean over ``fact``, or over all of ``raw`` by a subquery: the findings are
            reported only if it is true.
    """

    sql: str
    needs: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    when: str = "true"
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def facts(derived: Iterable[DerivedColumn]) -> str:
    """SQL for the single row of ``fact``: all facts of the whole file, over relation ``raw``."""
    expressions = {"_": "null"} | {name: sql for column in derived for name, sql in column.facts.items()}
    return "select " + ", ".join(f"({sql}) as {quote(name)}" for name, sql in expressions.items())


def cell(name: str) -> str:
    """SQL for a column of ``raw``."""
    return f"raw.{quote(name)}"


def of_file(column: Column, rule: str, message: str) -> Finding:
    """A finding of the whole file that rejects nothing."""
    return Finding(0, column.label, rule, Severity.WARN, "", message)
