"""Numbers that do not identify a record: cut ones are dropped, repeated ones found.

Of a cut number a spreadsheet replaced the last digits by zeros. A number of several records has them in the
file or in the ledger.
"""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.sameness import agree, content, day, of_workbook, place, places_agree
from data.schema import Ledger, Severity, Type
from data.sql_text import literal, quote
from data.tables import state

#: How many digits of a number a spreadsheet keeps.
DIGITS = 15
_LOST = (
    "位，末几位被 Excel 改成了 0，不能用来识别，当作没有编号，按内容区分；"
    "请把这一列设为文本格式后从原系统重新导出。"
)
#: SQL for a number in a finding: without the day of birth of an identity card.
_IDENTITY = r"regexp_replace({cell}, '^([1-8][0-9]{5})(19|20)[0-9]{2}[01][0-9][0-3][0-9]{5}$', '\1***')"


def drop_cut_numbers(batch: Batch, key: str) -> None:
    """Set truncated numbers of table ``typed``, keys and references, to null; add findings."""
    for column in batch.ledger.stored_columns:
        is_number = column.name == key or column.name.endswith("_id")
        if is_number and column.type is Type.TEXT and batch.has_column(column.name):
            _drop(batch, column.name, column.label)


def _is_cut(number: str) -> str:
    """SQL for whether a number has more digits than a spreadsheet keeps, and zeros for the further ones."""
    return f"(regexp_full_match({number}, '[0-9]{{{DIGITS + 1},}}') and {_has_zeros(number)})"


def _has_zeros(number: str) -> str:
    return f"rtrim(substr({number}, {DIGITS + 1}), '0') = ''"


def _drop(batch: Batch, name: str, label: str) -> None:
    """Drop the numbers of a column; one final zero may be chance, but not in all or two numbers of a file."""
    number, connection = f"typed.{quote(name)}", batch.connection
    long = f"strlen({number}) > {DIGITS} and regexp_full_match({number}, '[0-9]+')"
    ((is_file, is_any),) = connection.execute(
        f"select count(*) > 1 and bool_and({_has_zeros(number)}), bool_or({_has_zeros(number)})"
        f" from typed where {long}"
    ).fetchall()
    if not is_any:
        return
    lost = f"{long} and {_has_zeros(number)}" + ("" if is_file else f" and strlen({number}) > {DIGITS + 1}")
    unrounded = _IDENTITY.replace("{cell}", number)
    message = f"'“' || {unrounded} || '”有 ' || strlen({number}) || ' ' || {literal(_LOST)}"
    select = f"select _line as line, {unrounded} as value, {message} as message from typed where {lost}"
    batch.find("damaged_number", Severity.WARN, label, select)
    connection.execute(f"update typed set {quote(name)} = null where {lost}")


def is_weak(number: str) -> str:
    """SQL for whether a number may be one of 1…n, or has lost its end, and so identifies little."""
    return f"(regexp_full_match({number}, '[0-9]{{1,5}}') or {_is_cut(number)})"


def stem(ledger: Ledger, key: str) -> str:
    """SQL for the number in a generated key; null for other keys."""
    inner = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[^（）]*" if ledger.is_event else r"[^（）]+"
    return (
        f"case when ends_with({key}, '）') then nullif(regexp_extract({key}, '^(.+)（{inner}）$', 1), '') end"
    )


def write_doubtful(batch: Batch, key: str, *, has_state: bool) -> None:
    """Create table ``doubtful`` of the numbers of several records, in the file or with the ledger."""
    ledger = batch.ledger
    own = f"typed.{key}"
    parts = [f"select {own} as number from typed where false"]
    if batch.connection.execute("select 1 from repeated_key limit 1").fetchall():
        parts = [
            f"""
            select {own} as number from typed semi join repeated_key using ({key})
            group by {own} having count(distinct {day("typed", ledger)}) > 1
                or count(distinct {place("typed", ledger)}) > 1
                or ({is_weak(own)} and count(distinct {content("typed", ledger)}) > 1)
        """
        ]
    parts += _doubtful_with_state(batch, key) if has_state else []
    batch.connection.execute(f"create or replace table doubtful as {' union '.join(parts)}")


def _doubtful_with_state(batch: Batch, key: str) -> list[str]:
    """SQL for the numbers of the file that belong to other or several records of the ledger."""
    ledger, own, record_key = batch.ledger, f"typed.{key}", f"record.{key}"
    differs = [
        f"not {agree(day('typed', ledger), day('record', ledger))}",
        f"not {places_agree(ledger, place('typed', ledger), place('record', ledger))}",
    ]
    if batch.workbook:
        says_other = f"{content('typed', ledger)} <> {content('record', ledger)}"
        differs.append(f"({is_weak(own)} and {own} in ({of_workbook(batch)}) and {says_other})")
    stems = f"""
        select {own} from typed
        where {own} in (
            select {stem(ledger, record_key)} from {state(ledger)} as record
            where ends_with({record_key}, '）')
        )
    """
    if not _write_moved(batch, key):
        return [stems]
    moved = f"(from typed where _line in (from moved)) as typed join {state(ledger)} as record using ({key})"
    return [f"select {own} from {moved} where {' or '.join(differs)}", stems]


def _write_moved(batch: Batch, key: str) -> bool:
    """Create table ``moved``: rows without a record of the same number, day and place; whether any exist.

    Most repeated rows are not among them, and comparing numbers is much faster than comparing texts.
    """

    def mark(relation: str) -> str:
        ledger = batch.ledger
        parts = [f"{relation}.{key}", day(relation, ledger), place(relation, ledger)]
        return f"hash({', '.join([*parts, *([content(relation, ledger)] if batch.workbook else [])])})"

    batch.connection.execute(f"""
        create or replace table moved as
        select _line from typed
        where {mark("typed")} not in (select {mark("record")} from {state(batch.ledger)} as record)
    """)
    return bool(batch.connection.execute("select 1 from moved limit 1").fetchall())
