"""Numbers whose last digits a spreadsheet has made zeros: many records share one, so they identify none."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.schema import Severity, Type
from data.sql_text import literal, quote

#: A spreadsheet keeps so many digits of a number.
DIGITS = 15
_LOST = (
    "位，末几位被 Excel 改成了 0，不能用来识别，当作没有编号，按内容区分；"
    "请把这一列设为文本格式后从原系统重新导出。"
)

#: SQL for a number as a finding quotes it: of one of an identity card the day of birth is left out.
_IDENTITY = r"regexp_replace({cell}, '^([1-8][0-9]{5})(19|20)[0-9]{2}[01][0-9][0-3][0-9]{5}$', '\1***')"


def drop_cut_numbers(batch: Batch, key: str) -> None:
    """Empty the cut numbers in table ``typed``, the keys and those of other records; findings tell which."""
    for column in batch.ledger.stored_columns:
        is_number = column.name == key or column.name.endswith("_id")
        if is_number and column.type is Type.TEXT and batch.has_column(column.name):
            _drop(batch, column.name, column.label)


def is_cut(number: str) -> str:
    """SQL: whether a number has more digits than a spreadsheet keeps, and zeros for all further ones."""
    return f"(regexp_full_match({number}, '[0-9]{{{DIGITS + 1},}}') and {_has_zeros(number)})"


def _has_zeros(number: str) -> str:
    return f"rtrim(substr({number}, {DIGITS + 1}), '0') = ''"


def _drop(batch: Batch, name: str, label: str) -> None:
    """One zero of sixteen digits says nothing; that all numbers of a file end so, or in two of them, does."""
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
