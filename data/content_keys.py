"""Records without a number: known again by what does not change, such as day, place, kind and title.

The key of such a record is a salted digest of that; of several that are alike the further ones are counted.
When they come again, each row of the file is paired with one record: first with one that says all the
same, then with one that differs only in how far the matter has come, last with one that it fills in. What
is left over is another record.
"""

from __future__ import annotations

from data.casting import Batch
from data.sameness import identifying, of_workbook
from data.schema import Column, Course, Finding, Severity, Type
from data.tables import PLACE_COLUMNS, literal, quote, state

_UNIT = "chr(31)"
AUTOMATIC = "自动-"
_SIGNS = 20
_SCRATCH = ("nameless", "known", "paired")
#: The keys of all rows without a number: that of the record they are, or one that follows on those there are.
_KEYS = f"""
    from paired
    union all
    select _line, '{AUTOMATIC}' || digest || case when nth > 1 then '-' || nth else '' end
    from (
        select _line, digest, coalesce(last_nth, 0)
            + row_number() over (partition by digest order by _line) as nth
        from nameless
        left join (select digest, max(nth) as last_nth from known group by digest) using (digest)
        where _line not in (select _line from paired)
    )
"""
_APART = (
    "没有编号，日期、地点、类别与已有的一件相同，但其他内容不同，按另一件计入；若是同一件，请加上编号列。"
)
_LATER = (
    "{count} 行有新的编号，而日期、地点、类别与没有编号（或编号已被改坏）的已有记录相同，可能是同一件计了"
    "两次；若是，请换回没有编号的那次导入之前，只导入有编号的。"
)


def write_content_keys(batch: Batch, key: str) -> None:
    """Give the rows of table ``typed`` that have no number a key; findings of what was kept apart."""
    connection, name = batch.connection, quote(key)
    if not connection.execute(f"select 1 from typed where {name} is null limit 1").fetchall():
        return
    _write_nameless(batch, f"typed.{name} is null")
    _write_known(batch, name)
    connection.execute("create or replace table paired (_line BIGINT, key VARCHAR)")
    if connection.execute("select 1 from known limit 1").fetchall():
        _pair_all(batch)
        _tell(batch, batch.ledger.column(key).label)
    connection.execute(
        f"update typed set {name} = found.key from ({_KEYS}) as found where found._line = typed._line"
    )
    for table in _SCRATCH:
        connection.execute(f"drop table {table}")


def tell_numbered_later(batch: Batch, key: str) -> None:
    """Say how many rows with a new number say what a record without one says: they may stand twice."""
    connection, name, there = batch.connection, quote(key), state(batch.ledger)
    is_automatic = f"starts_with({name}, '{AUTOMATIC}')"
    if not connection.execute(f"select 1 from {there} where {is_automatic} limit 1").fetchall():
        return
    _write_nameless(
        batch,
        f"not starts_with(typed.{name}, '{AUTOMATIC}') and typed.{name} not in (select {name} from {there})",
    )
    _write_known(batch, name)
    ((count,),) = connection.execute(
        "select count(*) from nameless where digest in (select digest from known)"
    ).fetchall()
    if count:
        message = _LATER.format(count=count)
        label = batch.ledger.column(key).label
        batch.add([Finding(0, label, "numbered_later", Severity.WARN, "", message)])
    for table in ("nameless", "known"):
        connection.execute(f"drop table {table}")


def _pair_all(batch: Batch) -> None:
    """Pair rows with records, those first of which the most is alike."""
    fills_in = " and ".join(_can_be(f"told_{number}") for number in range(len(_plain(batch)) + 1))
    for by, condition in (
        ("digest, said", "true"),
        ("digest, plain", "true"),
        ("digest, told_0", fills_in),
        ("digest", fills_in),
    ):
        _pair(batch, by, condition)
        # A table beside this one in the same file says all the same, or it tells of other records.
        batch.connection.execute(f"update known set is_settled = key in ({of_workbook(batch)})")


def _plain(batch: Batch) -> list[Column]:
    """The columns of the file whose values two records do not share unless they are one."""
    return [column for column in _compared(batch) if column.course is Course.PLAIN]


def _compared(batch: Batch) -> list[Column]:
    """The columns of the file that are compared beside what identifies a record."""
    apart = (*batch.ledger.key, *PLACE_COLUMNS, batch.ledger.date_column)
    return [
        column
        for column in batch.ledger.stored
        if batch.is_told(column.name) and column.name not in apart and column.course is not Course.IDENTIFIES
    ]


def _marks(batch: Batch, relation: str) -> str:
    """SQL for what a row says beside what identifies it: all, what does not move, and its parts."""
    said = [f"{relation}.{quote(column.stored_name)}" for column in _compared(batch)]
    parts = [_time(batch, relation)]
    parts += [f"cast({relation}.{quote(column.stored_name)} as VARCHAR)" for column in _plain(batch)]
    told = ", ".join(f"{part} as told_{number}" for number, part in enumerate(parts))
    return f"hash({', '.join([parts[0], *said])}) as said, hash({', '.join(parts)}) as plain, {told}"


def _time(batch: Batch, relation: str) -> str:
    """SQL for the hour of a row; null when only its day was written."""
    ledger = batch.ledger
    if ledger.date_column is None or ledger.column(ledger.date_column).type is not Type.DATETIME:
        return "cast(null as VARCHAR)"
    return f"nullif(strftime({relation}.{quote(ledger.date_column)}, '%H:%M:%S'), '00:00:00')"


def _write_nameless(batch: Batch, condition: str) -> None:
    """Table ``nameless`` of the rows without a number, or of others that are compared like them."""
    ledger = batch.ledger
    parts = ["'community=' || placed.own_community", f"'compound=' || {batch.raw('compound')}"]
    if ledger.date_column:
        parts.append(f"'day=' || strftime(typed.{quote(ledger.date_column)}, '%Y-%m-%d')")
    for column in identifying(ledger):
        if any(one.name == column.name for one in batch.read_columns):
            typed = f"cast(typed.{quote(column.stored_name)} as VARCHAR)"
            value = typed if column.is_stored else batch.raw(column.name)
            parts.append(f"{literal(column.name + '=')} || {value}")
    # Spaces and points are what writers change.
    said = rf"regexp_replace(concat_ws({_UNIT}, ?, {', '.join(parts)}), '[\s\pP]', '', 'g')"
    batch.connection.execute(
        f"""
        create or replace table nameless as
        select
            typed._line, substr(sha256({said}), 1, {_SIGNS}) as digest,
            {_marks(batch, "typed")}
        from typed join raw using (_line) join placed using (_line)
        where {condition}
        """,
        [batch.salt.hex()],
    )


def _write_known(batch: Batch, key: str) -> None:
    """Table ``known`` of the records of the ledger without a number that are alike to a row of the file."""
    start = len(AUTOMATIC) + 1
    there = f"there.{key}"
    batch.connection.execute(f"""
        create or replace table known as
        select
            {there} as key, substr({there}, {start}, {_SIGNS}) as digest,
            coalesce(try_cast(substr({there}, {start + _SIGNS + 1}) as INTEGER), 1) as nth,
            false as is_settled, {_marks(batch, "there")}
        from {state(batch.ledger)} as there
        where starts_with({there}, '{AUTOMATIC}')
            and substr({there}, {start}, {_SIGNS}) in (select digest from nameless)
    """)


def _can_be(name: str) -> str:
    return f"(one.{name} is null or other.{name} is null or one.{name} = other.{name})"


def _pair(batch: Batch, by: str, condition: str) -> None:
    """Pair what is left of rows and records: the first with the first of those that are alike in ``by``."""
    on = " and ".join(
        f"one.{name} is not distinct from other.{name}" for name in (*by.split(", "), "place_in_line")
    )
    batch.connection.execute(f"""
        insert into paired
        select one._line, other.key
        from (
            select *, row_number() over (partition by {by} order by told_0, _line) as place_in_line
            from nameless where _line not in (select _line from paired)
        ) as one
        join (
            select *, row_number() over (partition by {by} order by told_0, nth) as place_in_line
            from known where not is_settled and key not in (select key from paired)
        ) as other on {on}
        where {condition}
    """)


def _tell(batch: Batch, label: str) -> None:
    """Findings of the rows that no record was found for, though one that is alike was left over."""
    batch.find(
        "alike_without_number",
        Severity.WARN,
        label,
        f"""
        select _line as line, '' as value, {literal(_APART)} as message
        from nameless
        where _line not in (select _line from paired)
            and digest in (
                select digest from known where not is_settled and key not in (select key from paired)
            )
        """,
    )
