"""Drops numbers whose last digits a spreadsheet replaced by zeros: many records share them."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.schema import Severity, Type
from data.sql_text import literal, quote

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


def is_cut(number: str) -> str:
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
    shown = _IDENTITY.replace("{cell}", number)
    message = f"'“' || {shown} || '”有 ' || strlen({number}) || ' ' || {literal(_LOST)}"
    select = f"select _line as line, {shown} as value, {message} as message from typed where {lost}"
    batch.find("damaged_number", Severity.WARN, label, select)
    connection.execute(f"update typed set {quote(name)} = null where {lost}")
