"""Identifies the record of a row: by its number, by its content without one, or by the row it comes from.

A number identifies only together with the day and the community of its record: with others it belongs to
another record. Numbers truncated by Excel identify nothing; leading zeros, which a
spreadsheet adds by a number format or removes, make no difference. The result is the
key under which a row is merged (``data.merging.upsert``); the database processes all rows together.
"""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.content_keys import pair_without_numbers, write_content_keys
from data.merging.doubtful_numbers import drop_cut_numbers
from data.merging.hidden_keys import report_hidden
from data.merging.number_joins import RENUMBERED, join_with_numbers, join_without_numbers, report_lost_columns
from data.merging.reused_numbers import separate_reused
from data.merging.sameness import agree, day, place, places_agree
from data.recognising.callbacks import CALLBACK
from data.schema import Finding, Severity
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS, state

#: Version of these rules, and of how grids are named: rows of earlier ones are read again from their files.
IDENTITY = 5
#: The rows of a file with the keys of its own ledger, for the ledgers that the same rows feed.
LINE_KEYS = "line_key"


def identify(batch: Batch, *, follows: bool = False) -> None:
    """Give the rows of table ``typed`` their keys; create table ``repeated_key`` of keys with several rows.

    Args:
        batch: The file.
        follows: Whether the rows are derived from those of another ledger, whose keys table ``line_key`` has.
    """
    key = batch.ledger.key[-1]
    batch.connection.execute(f"create or replace table {RENUMBERED} (old VARCHAR, key VARCHAR)")
    if not follows:
        report_hidden(batch)
    if key not in PLACE_COLUMNS:
        if follows:
            _follow(batch, key)
        else:
            drop_cut_numbers(batch, key)
        if pair_without_numbers(batch, key):
            if not follows:
                join_without_numbers(batch, key)
                report_lost_columns(batch, key)
            write_content_keys(batch, key)
    write_repeated_keys(batch)
    if key not in PLACE_COLUMNS and not follows:
        has_state = not _is_empty(batch)
        if has_state:
            add_zeros(batch, key)
            join_with_numbers(batch, key)
        if separate_reused(batch, key, has_state=has_state):
            write_repeated_keys(batch)


def keys_made_anew(*, is_trial: bool) -> Finding:
    """The finding that all files were read again by the present rules, or will be after a trial run."""
    begun = "正式导入时，以前导入的文件会" if is_trial else "以前导入的文件已"
    message = (
        f"{begun}按现在的编号规则从原始文件重读：同号而不同日或不同社区的各算一件，没有编号的按不变的内容识别，"
        "编号是手机号、身份证号的换成代号；各台账的行数可能因此变化。"
    )
    return Finding(0, "", "keys_made_anew", Severity.WARN, "", message)


def keys_not_made_anew(reason: str) -> Finding:
    """The finding that the files cannot be read again."""
    message = (
        "以前导入的文件不能按现在的编号规则重读，其中没有编号的记录若这次又导入，会成为另一件；"
        f"请核对，有重复就撤销这次导入。编号里的手机号、身份证号换成代号。原因：{reason}"
    )
    return Finding(0, "", "keys_not_made_anew", Severity.WARN, "", message)


def keep_line_keys(batch: Batch) -> None:
    """Create table ``line_key`` of the rows of table ``incoming``."""
    key = quote(batch.ledger.key[-1])
    batch.connection.execute(
        f"create or replace table {LINE_KEYS} as select _line, {key} as key from incoming"
    )


def keep_keys_of_workbook(batch: Batch) -> None:
    """Add the keys of table ``incoming`` to table ``of_workbook``, for the other tables of the same file."""
    ledger = batch.ledger
    if batch.workbook and ledger.key[-1] not in PLACE_COLUMNS:
        batch.connection.execute(
            f"insert into of_workbook select distinct {batch.workbook}, {literal(ledger.name)},"
            f" {quote(ledger.key[-1])} from incoming"
        )


def write_repeated_keys(batch: Batch) -> None:
    """Create table ``repeated_key`` of the keys that several rows of table ``typed`` have."""
    keys = ", ".join(map(quote, batch.ledger.key))
    # Grouping numbers is much faster than grouping texts.
    batch.connection.execute(f"""
        create or replace table repeated_key as
        with suspect as (select hash({keys}) as mark from typed group by mark having count(*) > 1)
        select {keys} from typed where hash({keys}) in (from suspect) group by {keys} having count(*) > 1
    """)


def _follow(batch: Batch, key: str) -> None:
    """Give a call-back the key of its request, however the request was identified."""
    batch.connection.execute(
        f"update typed set {quote(key)} = {literal(CALLBACK)} || {LINE_KEYS}.key"
        f" from {LINE_KEYS} where {LINE_KEYS}._line = typed._line"
    )


def _is_empty(batch: Batch) -> bool:
    return not batch.connection.execute(f"select 1 from {state(batch.ledger)} limit 1").fetchall()


def add_zeros(batch: Batch, key: str) -> None:
    """Give rows of table ``typed`` the number of a record that differs only in leading zeros.

    The record has the same day and place, and no row of the file has exactly its number.
    """
    name, ledger = quote(key), batch.ledger
    bare = "ltrim({0}, '0')"
    padded = f"starts_with({{0}}.{name}, '0') and regexp_full_match({{0}}.{name}, '[0-9]+')"
    (is_any,) = batch.connection.execute(
        f"select exists(from typed where {padded.format('typed')})"
        f" or exists(from {state(ledger)} as record where {padded.format('record')})"
    ).fetchall()[0]
    if not is_any:
        return
    batch.connection.execute(f"""
        create or replace table padded as
        select typed._line, any_value(record.{name}) as key
        from typed
        join {state(ledger)} as record on {bare.format(f"typed.{name}")} = {bare.format(f"record.{name}")}
        where typed.{name} <> record.{name} and regexp_full_match(typed.{name}, '[0-9]+')
            and {agree(day("typed", ledger), day("record", ledger))}
            and {places_agree(ledger, place("typed", ledger), place("record", ledger))}
            and typed.{name} not in (select {name} from {state(ledger)})
            and record.{name} not in (select {name} from typed)
        group by typed._line having count(*) = 1
    """)
    batch.connection.execute(
        f"update typed set {name} = padded.key from padded where padded._line = typed._line"
    )
    batch.connection.execute("drop table padded")
