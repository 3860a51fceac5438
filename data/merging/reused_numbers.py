"""Separates reused numbers: the same number with another day or community is another record.

The commonest ones are counters that restart each month, sheet or community. The first record
keeps its number; the key of each further one includes its day and community, 3（2026-02-21 白龙社区）, so
that it is the same in every import and any order of the files.
"""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.doubtful_numbers import is_weak, stem, write_doubtful
from data.merging.sameness import agree, content, day, of_workbook, place, places_agree
from data.schema import Severity
from data.sql_text import quote
from data.tables import state

_MESSAGE = (
    "“' || number || '”与' || other || '同号，但不是同一件（这一行是 ' || inner_name || '），"
    "按另一件计入，记作“' || key || '”。"
)
_SCRATCH = ("doubtful", "variant_of", "member", "matched", "fresh", "named_variant", "moved")


def separate_reused(batch: Batch, key: str, *, has_state: bool) -> bool:
    """Give rows of table ``typed`` with a reused number their own keys; add findings.

    Args:
        batch: The file; table ``repeated_key`` has the numbers of several of its rows.
        key: The column of the number.
        has_state: Whether the ledger has any row yet.

    Returns:
        Whether any number is reused.
    """
    ledger, connection = batch.ledger, batch.connection
    write_doubtful(batch, quote(key), has_state=has_state)
    if not connection.execute("select 1 from doubtful limit 1").fetchall():
        connection.execute("drop table doubtful")
        connection.execute("drop table if exists moved")
        return False
    _write_variants(batch, quote(key))
    _write_members(batch, quote(key))
    _match(batch)
    _name(batch)
    connection.execute(
        f"update typed set {quote(key)} = named.key from variant_of join named_variant as named"
        " on named.number = variant_of.number and named.variant = variant_of.variant"
        " where variant_of._line = typed._line"
    )
    _report(batch, ledger.column(key).label)
    for name in _SCRATCH:
        connection.execute(f"drop table if exists {name}")
    return True


def _write_variants(batch: Batch, key: str) -> None:
    """Create table ``variant_of``: the rows with doubtful numbers; rows of one record share a variant."""
    ledger = batch.ledger
    weak = f"case when {is_weak(f'typed.{key}')} then {content('typed', ledger)} else 0 end"
    batch.connection.execute(f"""
        create or replace table variant_of as
        with line as (
            select
                _line, typed.{key} as number, {day("typed", ledger)} as day,
                {place("typed", ledger)} as place, {weak} as content
            from typed where typed.{key} in (from doubtful)
        ),
        placed as (
            select * replace (coalesce(place, min(place) over (partition by number, day)) as place) from line
        )
        select
            *, dense_rank() over (partition by number order by day, place, content) as variant,
            min(_line) over (partition by number, day, place, content) as first_line
        from placed
    """)


def _write_members(batch: Batch, key: str) -> None:
    """Create table ``member``: the records of the ledger with a doubtful number, with or without a suffix."""
    ledger, record_key = batch.ledger, f"record.{key}"
    batch.connection.execute(f"""
        create or replace table member as
        with named as (
            select
                {record_key} as key, coalesce({stem(ledger, record_key)}, {record_key}) as number,
                {day("record", ledger)} as day, {place("record", ledger)} as place,
                {content("record", ledger)} as content
            from {state(ledger)} as record
        )
        from named where number in (from doubtful)
        union
        select * replace (key as number) from named where key in (from doubtful)
    """)


def _match(batch: Batch) -> None:
    """Create table ``matched``: variants with a record of the ledger; a weak number matches only one."""
    batch.connection.execute(f"""
        create or replace table matched as
        with variant as (
            select distinct number, variant, day, place, content, first_line from variant_of
        ),
        best as (
            select variant.*, member.key, variant.content = member.content as is_same
            from variant join member using (number)
            where {agree("variant.day", "member.day")}
                and {places_agree(batch.ledger, "variant.place", "member.place")}
                and (variant.content in (0, member.content) or member.key not in ({of_workbook(batch)}))
            qualify row_number() over (
                partition by number, variant
                order by is_same desc, variant.place = member.place desc, length(member.key), member.key
            ) = 1
        )
        select number, variant, key from best
        qualify content = 0
            or row_number() over (partition by key order by is_same desc, first_line) = 1
    """)


def _write_fresh(batch: Batch) -> None:
    """Create table ``fresh``: the variants without a record, with their new keys."""
    batch.connection.execute("""
        create or replace table fresh as
        with variant as (
            select distinct number, variant, day, place, first_line from variant_of
        ),
        numbered as (
            select
                *, number || '（' || concat_ws(' ', strftime(day, '%Y-%m-%d'), place) as stem,
                row_number() over (partition by number order by first_line)
                    + cast(number in (select key from member) as INTEGER) as place_in_number
            from variant anti join matched using (number, variant)
        ),
        further as (
            select *, row_number() over (partition by stem order by first_line) as nth
            from numbered where place_in_number > 1
        ),
        taken as (
            select stem, count(*) as often
            from (select distinct stem from further) join member on starts_with(member.key, stem)
            group by stem
        )
        select number, variant, number as key from numbered where place_in_number = 1
        union all
        select
            number, variant,
            stem || case when nth + coalesce(often, 0) > 1 then '·' || (nth + coalesce(often, 0)) else '' end
                || '）'
        from further left join taken using (stem)
    """)


def _name(batch: Batch) -> None:
    """Create table ``named_variant``: the keys of all variants."""
    _write_fresh(batch)
    batch.connection.execute("""
        create or replace table named_variant as
        select distinct
            number, variant, key, concat_ws(' ', strftime(day, '%Y-%m-%d'), place) as inner_name, first_line
        from (
            select number, variant, key from matched
            union all
            from fresh
        )
        join variant_of using (number, variant)
    """)


def _report(batch: Batch, label: str) -> None:
    """Add findings of the rows whose number belongs to another record, which they describe."""
    message = f"'{_MESSAGE}'"
    batch.find(
        "number_reused",
        Severity.WARN,
        label,
        f"""
        with owner as (
            select number, '已有的一件（' || concat_ws(' ', strftime(day, '%Y-%m-%d'), place) || '）' as other
            from member where key = number
            union all
            select number, '第 ' || first_line || ' 行' from named_variant
            where key = number and number not in (select key from member)
        )
        select _line as line, number as value, {message} as message
        from variant_of
        join named_variant using (number, variant)
        join owner using (number)
        where key <> number
        """,
    )
