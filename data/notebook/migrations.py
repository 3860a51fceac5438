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
_VIEWS = (
    """
    create table saved_view (
        id integer primary key autoincrement,
        name text not null unique,
        page text not null,
        scope text not null,
        settings text not null,
        period text not null,
        snapshot text not null,
        is_default integer not null check (is_default in (0, 1)),
        written_by text not null,
        written_at text not null
    )
    """,
    "create unique index default_view on saved_view (page) where is_default",
    """
    create table saved_view_history (
        id integer primary key autoincrement,
        saved_view_id integer not null,
        action text not null check (action in ('renamed', 'deleted', 'default')),
        done_by text not null,
        done_at text not null,
        earlier text not null
    )
    """,
)
_BRIEFING = (
    """
    create table briefing_advice (
        id integer primary key autoincrement,
        days text not null,
        place text not null,
        text text not null,
        written_on text not null,
        unique (days, place)
    )
    """,
    # The charts in order, as a JSON list; no row for those that the program presets.
    "create table briefing_charts (id integer primary key check (id = 1), charts text not null)",
    *(
        f"""
        create table {table}_history (
            id integer primary key autoincrement,
            {table}_id integer not null,
            action text not null check (action in ('changed', 'deleted')),
            done_by text not null,
            done_at text not null,
            earlier text not null
        )
        """
        for table in ("briefing_advice", "briefing_charts")
    ),
)
#: The charts of the weekly, the monthly and the quarterly briefing apart; those of before are the weekly's.
_BRIEFING_PERIODS = (
    "alter table briefing_charts rename to weekly_charts",
    """
    create table briefing_charts (
        id integer primary key,
        period text not null unique check (period in ('week', 'month', 'quarter')),
        charts text not null
    )
    """,
    "insert into briefing_charts (id, period, charts) select id, 'week', charts from weekly_charts",
    "drop table weekly_charts",
)
_FOLLOW_UPS = (
    """
    create table follow_up (
        id integer primary key autoincrement,
        event text not null,
        name text not null,
        community text not null,
        compound text not null,
        category text not null,
        cause text not null,
        handler text not null,
        measure text not null,
        responsible_unit text not null,
        agreed_on text not null,
        due_on text not null,
        decision text not null,
        promise_kind text not null check (promise_kind in ('', 'at_most', 'at_least')),
        promise_value real check ((promise_value is null) = (promise_kind = '')),
        unit text not null,
        value_then real,
        week_then text,
        outcome text not null,
        closed_on text,
        written_by text not null,
        written_at text not null,
        revision integer not null
    )
    """,
    """
    create table follow_up_history (
        id integer primary key autoincrement,
        follow_up_id integer not null,
        action text not null check (action in ('changed', 'closed', 'reopened', 'deleted')),
        done_by text not null,
        done_at text not null,
        earlier text not null
    )
    """,
)
#: The statements of each step, in order.
STEPS: tuple[tuple[str, ...], ...] = (_ANNOTATIONS, _VIEWS, _BRIEFING, _BRIEFING_PERIODS, _FOLLOW_UPS)


def migrate(connection: sqlite3.Connection) -> None:
    """Do the steps that the file lacks, inside the transaction of the caller."""
    version = int(connection.execute("pragma user_version").fetchone()[0])
    for number, statements in enumerate(STEPS[version:], start=version + 1):
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"pragma user_version = {number}")  # a pragma takes no bound value
    if not version:
        connection.execute(f"pragma application_id = {APPLICATION}")
