"""What a cell says: dates, numbers, codes, as exports write them.

A column is read in two steps. The usual spellings are read by the database, all rows at once
(``fast``); the distinct texts that are left over (``suspects``) are read here, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from data import personal
from data.amounts import read_number
from data.code_values import RATING, Repair, code_reader
from data.dates import FAST_MOMENT, FIRST_YEAR, IS_DAY_ONLY, LAST_YEAR, read_date, why_no_date
from data.schema import Column, Pii, Type, plain
from data.spelling import SUSPECT as SUSPECT_SPELLING
from data.spelling import one_spelling

#: Free texts by which rows are counted: of each there is one spelling.
_NAMES = ("topic", "item", "name", "reason", "theme", "area")
#: A long number as Excel writes it once it has lost its last digits.
_DAMAGED = re.compile(r"\d(?:\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
_HIDDEN = re.compile(r"[*×xX•\s-]+")
_MAYBE_DAMAGED = "(contains({cell}, 'E+') or contains({cell}, 'e+'))"


@dataclass(frozen=True, slots=True)
class Treatment:
    """How the cells of one column become values.

    Attributes:
        fast: SQL over ``{cell}`` giving the value, or null when the spelling is unusual.
        suspects: SQL over ``{cell}``, true for the texts that ``repair`` is to read.
        repair: Text -> (text that casts to the column's type, None when it says nothing;
            whether it could be understood).
        bad_rule: Rule of the finding when it could not.
        explain: Text that could not be understood -> the message of its finding, in Chinese and without
            the numbers of persons.
        reads_rest: Whether the suspects are just the texts of which ``fast`` gives nothing.
        of_column: Where the meaning of a text depends on the others of the column: all of them -> ``repair``.
    """

    fast: str
    suspects: str
    repair: Repair
    bad_rule: str
    explain: Callable[[str], str]
    reads_rest: bool = False
    of_column: Callable[[Collection[str]], Repair] | None = None


def treatment(
    column: Column, *, salt: bytes, codes: Mapping[str, str], formats: tuple[str, ...], is_key: bool
) -> Treatment:
    """How the cells of that column are read.

    Args:
        column: The column.
        salt: Secret for the tokens of masked columns.
        codes: Their value -> ours, from the mapping file; ``*`` for the rest.
        formats: strptime formats of its dates, from the mapping file; the usual ones when empty.
        is_key: Whether the column identifies rows (numbers in it are not phone numbers).
    """
    if column.pii is Pii.MASK:
        return _masked(column, salt)
    if codes or column.allowed or column.type in (Type.CATEGORY, Type.BOOLEAN):
        return _code_treatment(column, codes)
    if column.type in (Type.DATE, Type.DATETIME):
        return _date_treatment(column, formats)
    if column.type in (Type.INTEGER, Type.DECIMAL):
        return _number_treatment(column)
    if is_key or column.name.endswith("_id"):
        return _identifier(column)
    hide = personal.hide_persons
    if column.name not in _NAMES:
        return Treatment("{cell}", personal.SUSPECT, lambda text: (hide(text), True), "", _explain(""))
    suspects = f"({personal.SUSPECT}) or {SUSPECT_SPELLING}"
    return Treatment("{cell}", suspects, lambda text: (one_spelling(hide(text)), True), "", _explain(""))


def is_deadline(column: Column) -> bool:
    """Whether the column is a moment by which something is to happen, and not one at which it did."""
    return column.name.endswith("due_at")


def _masked(column: Column, salt: bytes) -> Treatment:
    """A token; none for a number whose digits are lost or hidden, for many persons would share it."""

    def repair(text: str) -> tuple[str | None, bool]:
        bare = plain(text)
        if _DAMAGED.fullmatch(bare):
            return None, False
        return (
            None if _HIDDEN.fullmatch(bare) or bare in column.blanks else personal.token(text, salt)
        ), True

    lost = "“{}”是被 Excel 改成科学计数的号码，当作未填写；请把这一列设为文本格式后重新导出。"
    return Treatment("null", "{cell} is not null", repair, "damaged_number", _explain(lost))


def _identifier(column: Column) -> Treatment:
    def repair(text: str) -> tuple[str | None, bool]:
        bare = plain(text)
        if _DAMAGED.fullmatch(bare):
            return None, False
        return (None if bare in column.blanks else bare), True

    lost = "“{}”是被 Excel 改成科学计数的编号，末几位已丢失，当作没有编号；请把这一列设为文本格式后重新导出。"
    wide = "strlen({cell}) > length({cell}) and regexp_matches({cell}, '[\uff01-\uff5e]')"
    fast = f"case when not {_MAYBE_DAMAGED} then {{cell}} end"
    return Treatment(fast, f"{_MAYBE_DAMAGED} or ({wide})", repair, "damaged_number", _explain(lost))


def _date_treatment(column: Column, formats: tuple[str, ...]) -> Treatment:
    read = FAST_MOMENT
    if formats:
        listed = ", ".join("'" + spelling.replace("'", "''") + "'" for spelling in formats)
        read = f"try_strptime({{cell}}, [{listed}])"
    in_time = (
        f"{read} between timestamp '{FIRST_YEAR}-01-01' and timestamp '{LAST_YEAR - 1}-12-31 23:59:59.9'"
    )
    fast = f"case when {in_time} then date_trunc('second', {read}) end"
    # The date is worked out once here, for this runs as a filter, where no part is shared.
    suspects = f"not coalesce({in_time}, {{cell}} is null)"
    ends_day = is_deadline(column)
    if ends_day and not any("%H" in spelling or "%I" in spelling for spelling in formats):
        fast = f"({fast}) + to_seconds(case when {IS_DAY_ONLY} then 86399 else 0 end)"

    def repair(text: str) -> tuple[str | None, bool]:
        if plain(text) in column.blanks:
            return None, True
        moment = None if formats else read_date(text, ends_day=ends_day)
        return (moment.isoformat(" "), True) if moment else (None, False)

    def explain(text: str) -> str:
        reason = f"不符合映射文件写的格式 {'、'.join(formats)}" if formats else why_no_date(text)
        return f"“{personal.hide_persons(text)}”{reason}，当作未填写；请写成 2026-03-05 14:30。"

    return Treatment(fast, suspects, repair, "bad_date", explain, reads_rest=True)


def _number_treatment(column: Column) -> Treatment:
    fast = f"try_cast({{cell}} as {column.type.value})"
    if column.type is Type.INTEGER:  # 3.7 is no count: it must not be rounded to one
        fast = f"case when not contains({{cell}}, '.') then {fast} end"
    suspects = f"{{cell}} is not null and ({fast}) is null"
    message = "“{}”不是看得懂的数字，当作未填写。"
    return Treatment(fast, suspects, _number_reader(column), "bad_number", _explain(message), reads_rest=True)


def _explain(message: str) -> Callable[[str], str]:
    return lambda text: message.replace("{}", personal.hide_persons(text))


def _explain_code(column: Column) -> Callable[[str], str]:
    kept = "当作未填写" if column.type is Type.BOOLEAN or column.name == RATING else "按原样计入"
    allowed = "、".join(list(column.allowed)[:12])
    message = f"“{{}}”不是“{column.label}”的取值（{allowed}），{kept}；若常见，请告诉维护者把它列入。"
    return _explain(message)


def _number_reader(column: Column) -> Callable[[str], tuple[str | None, bool]]:
    def repair(text: str) -> tuple[str | None, bool]:
        if plain(text) in column.blanks:
            return None, True
        number = read_number(text, column.unit)
        if number is None or (column.type is Type.INTEGER and not number.is_integer()):
            return None, False
        return (str(int(number)) if column.type is Type.INTEGER else repr(number)), True

    return repair


def _code_treatment(column: Column, codes: Mapping[str, str]) -> Treatment:
    """A code; of an unknown flag or rating nothing is kept, of another unknown code its one spelling."""

    def of_column(texts: Collection[str]) -> Repair:
        return code_reader(column, codes, texts)

    return Treatment(
        "null",
        "{cell} is not null",
        code_reader(column, codes, ()),
        "unknown_code",
        _explain_code(column),
        of_column=of_column,
    )
