"""SQL for deciding whether two rows are one record, over a relation with the stored columns of a ledger."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.schema import UNFILLED, UNMATCHED, Column, Course, Ledger
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS

NOWHERE = f"{literal(UNFILLED)}, {literal(UNMATCHED)}"


def known_place(relation: str, column: str) -> str:
    """SQL for a place of a row; null if it is missing or was not found."""
    name = f"{relation}.{quote(column)}"
    return f"case when {name} not in ({NOWHERE}) then {name} end"


def day(relation: str, ledger: Ledger) -> str:
    """SQL for the day of a row; null in a ledger without dates."""
    return (
        f"cast({relation}.{quote(ledger.date_column)} as DATE)"
        if ledger.date_column
        else "cast(null as DATE)"
    )


def first_known(relation: str, names: tuple[str, ...]) -> str:
    """SQL for the first of some columns that is filled in a row."""
    return f"coalesce({', '.join(f'{relation}.{quote(name)}' for name in names)})"


def place(relation: str, ledger: Ledger) -> str:
    """SQL for the place of a row: the community of an event; in a list of things in compounds both."""
    names = [
        name for name in PLACE_COLUMNS[:2] if any(column.name == name for column in ledger.stored_columns)
    ]
    names = names[:1] if ledger.is_event else names
    return f"nullif(concat_ws(' ', {', '.join(known_place(relation, name) for name in names)}), '')"


def agree(first: str, second: str) -> str:
    """SQL for whether two days or communities can be the same: one of them is null, or they are equal."""
    return f"({first} is null or {second} is null or {first} = {second})"


def places_agree(ledger: Ledger, first: str, second: str) -> str:
    """SQL for whether two places can be the same; in a list of things in compounds one may be less exact."""
    less = f" or starts_with({first}, {second} || ' ') or starts_with({second}, {first} || ' ')"
    return agree(first, second) if ledger.is_event else f"({agree(first, second)}{less})"


def content(relation: str, ledger: Ledger) -> str:
    """SQL for a digest of the identifying columns of a row besides number, day and community."""
    names = [f"{relation}.{quote(column.stored_name)}" for column in identifying(ledger) if column.is_stored]
    return f"hash({', '.join(['0', known_place(relation, 'compound'), *names])})"


def identifying(ledger: Ledger) -> tuple[Column, ...]:
    """The columns that do not change between exports, besides day and place."""
    return tuple(column for column in ledger.columns if column.course is Course.IDENTIFIES)


def progress_column(ledger: Ledger) -> Column | None:
    """The column with the progress of a record; None if there is none."""
    return next((column for column in ledger.stored_columns if column.under_way), None)


def is_under_way(relation: str, ledger: Ledger) -> str:
    """SQL for whether the case of a row has not ended; null if the row does not say."""
    column = progress_column(ledger)
    if column is None:
        return "cast(null as BOOLEAN)"
    return f"{relation}.{quote(column.name)} in ({', '.join(map(literal, column.under_way))})"


def of_workbook(batch: Batch) -> str:
    """SQL for the keys from other tables of the same file, whose differences are not corrections."""
    ledger = literal(batch.ledger.name)
    return f"select key from of_workbook where number = {batch.workbook} and ledger = {ledger}"
