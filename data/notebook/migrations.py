"""The numbered steps that bring the notebook to its present form; ``user_version`` is the last one done.

A step that an office may have done is never changed: a later form is another step.
"""

from __future__ import annotations

import sqlite3

#: Marks the file as a notebook of this program (``PRAGMA application_id``): "JDNB".
APPLICATION = 0x4A444E42

_ANNOTATIONS = (
    """
    create table annotation (
        id integer primary key autoincrement,
        community text not null,
        compound text not null,
        first_day text not null,
        last_day text,
        text text not null,
        source text not null,
        ledger text not null,
        starts_new_limits integer not null check (starts_new_limits in (0, 1)),
        reason text not null,
        written_by text not null,
        written_at text not null
    )
    """,
    # What an annotation said before it was changed or deleted, as a JSON object of its columns.
    """
    create table annotation_history (
        id integer primary key autoincrement,
        annotation_id integer not null,
        action text not null check (action in ('changed', 'deleted')),
        done_by text not null,
        done_at text not null,
        earlier text not null
    )
    """,
)
#: The statements of each step, in order.
STEPS: tuple[tuple[str, ...], ...] = (_ANNOTATIONS,)


def migrate(connection: sqlite3.Connection) -> None:
    """Do the steps that the file lacks, inside the transaction of the caller."""
    version = int(connection.execute("pragma user_version").fetchone()[0])
    for number, statements in enumerate(STEPS[version:], start=version + 1):
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"pragma user_version = {number}")  # a pragma takes no bound value
    if not version:
        connection.execute(f"pragma application_id = {APPLICATION}")
