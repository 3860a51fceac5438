"""Reads the values of cells: dates, numbers and codes, as exports write them.

A column is read in two steps. The database reads the usual spellings of all rows at once
(``fast``); the remaining distinct texts (``suspects``) are read here, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from data.cleaning.code_values import RATING, code_reader
from data.cleaning.date_cells import date_treatment
from data.cleaning.treatment import Repair, Treatment, cell_in_message
from data.notation import personal_numbers, persons
from data.notation.amounts import read_number
from data.notation.building_numbers import read_building_code
from data.notation.personal_numbers import MAYBE_GUARDED, bare_number
from data.notation.persons import is_no_phone
from data.notation.spelling import SUSPECT as SUSPECT_SPELLING
from data.notation.spelling import one_spelling, without_emphasis
from data.schema import Column, Pii, Type, plain

__all__ = ["Treatment", "treatment"]

#: Free texts by which rows are counted; each gets one spelling.
_NAMES = ("topic", "item", "name", "reason", "theme", "area")
#: A long number in Excel's notation after its last digits were lost.
_DAMAGED = re.compile(r"\d(?:\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
_HIDDEN = re.compile(r"[*×xX•\s-]+")
_MAYBE_DAMAGED = "(contains({cell}, 'E+') or contains({cell}, 'e+'))"


def treatment(
    column: Column,
    *,
    salt: bytes,
    codes: Mapping[str, str],
    formats: tuple[str, ...],
    is_key: bool,
    latest: datetime = datetime.max,
) -> Treatment:
    """The treatment of a column.

    Args:
        column: The column.
        salt: Secret for the tokens of masked columns.
        codes: Value of the export -> code of the ledger, from the mapping file; ``*`` for the rest.
        formats: strptime formats of its dates, from the mapping file; the usual ones if empty.
        is_key: Whether the column identifies rows (numbers in it are not phone numbers).
        latest: The latest accepted moment of a date.
    """
    if column.pii is Pii.MASK:
        return _token_treatment(column, salt)
    if codes or column.allowed or column.type in (Type.CATEGORY, Type.BOOLEAN):
        return _code_treatment(column, codes)
    if column.type in (Type.DATE, Type.DATETIME):
        return date_treatment(column, formats, latest)
    if column.type in (Type.INTEGER, Type.DECIMAL):
        return number_treatment(column)
    if column.name == "building_number":
        return _BUILDINGS
    if is_key or column.name.endswith("_id"):
        return _identifier(column, salt)
    hide = persons.hide_persons
    if column.name not in _NAMES:
        suspects = f"({persons.SUSPECT}) or contains({{cell}}, '**')"
        return Treatment(
            "{cell}", suspects, lambda text: (without_emphasis(hide(text)), True), "", _explain("")
        )
    suspects = f"({persons.SUSPECT}) or {SUSPECT_SPELLING}"
    return Treatment("{cell}", suspects, lambda text: (one_spelling(hide(text)), True), "", _explain(""))


def _token_treatment(column: Column, salt: bytes) -> Treatment:
    """The treatment that makes tokens; none for a number with lost or hidden digits, which many may share."""
    is_phone = column.name == "phone"

    def repair(text: str) -> tuple[str | None, bool]:
        bare = bare_number(text)
        if _DAMAGED.fullmatch(bare):
            return None, False
        is_nobody = _HIDDEN.fullmatch(bare) or bare.casefold() in nameless or (is_phone and is_no_phone(bare))
        return (None if is_nobody else persons.token(bare, salt)), True

    nameless = {text.casefold() for text in column.blanks}

    lost = "“{}”是被 Excel 改成科学计数的号码，当作未填写；请把这一列设为文本格式后重新导出。"
    return Treatment("null", "{cell} is not null", repair, "damaged_number", _explain(lost))


def _identifier(column: Column, salt: bytes) -> Treatment:
    def repair(text: str) -> tuple[str | None, bool]:
        bare = bare_number(text)
        if _DAMAGED.fullmatch(bare):
            return None, False
        return (None if bare in column.blanks else personal_numbers.hidden_number(bare, salt) or bare), True

    lost = "“{}”是被 Excel 改成科学计数的编号，末几位已丢失，当作没有编号；请把这一列设为文本格式后重新导出。"
    fast = f"case when not {_MAYBE_DAMAGED} then {{cell}} end"
    suspects = f"{_MAYBE_DAMAGED} or {MAYBE_GUARDED} or {personal_numbers.SUSPECT}"
    return Treatment(fast, suspects, repair, "damaged_number", _explain(lost))


#: What is not sure stays unknown: an address seldom says more than its compound.
_BUILDINGS = Treatment("null", "{cell} is not null", lambda text: (read_building_code(text), True), "", plain)


def _explain(message: str) -> Callable[[str], str]:
    return lambda text: message.replace("{}", cell_in_message(text))


def _explain_code(column: Column) -> Callable[[str], str]:
    outcome = "当作未填写" if column.type is Type.BOOLEAN or column.name == RATING else "按原样计入"
    allowed = "、".join(list(column.allowed)[:12])
    message = f"“{{}}”不是“{column.label}”的取值（{allowed}），{outcome}；若常见，请告诉维护者把它列入。"
    return _explain(message)


def _code_treatment(column: Column, codes: Mapping[str, str]) -> Treatment:
    """The treatment of codes; an unknown flag or rating is dropped, another unknown code stays as a name."""

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


def number_treatment(column: Column) -> Treatment:
    """The treatment of numbers; a number outside the column's range is not stored."""
    least, most = column.bounds
    number = f"try_cast({{cell}} as {column.type.value})"
    # Infinity and NaN are not between any two numbers.
    fast = f"case when {number} between {least} and {most} then {number} end"
    if column.type is Type.INTEGER:  # 3.7 is not a count and must not be rounded
        fast = f"case when not contains({{cell}}, '.') then {fast} end"
    suspects = f"{{cell}} is not null and ({fast}) is null"
    reader = _OneByOne(column)
    return Treatment(
        fast,
        suspects,
        reader.repair,
        "bad_number",
        reader.explain,
        reads_rest=True,
        is_outside=reader.is_outside,
    )


@dataclass(frozen=True, slots=True)
class _OneByOne:
    """Reads the texts from which the database gets no number within the range."""

    column: Column

    def repair(self, text: str) -> tuple[str | None, bool]:
        """The number of a text in the column's unit, if accepted; and whether the text was understood."""
        if plain(text) in self.column.blanks:
            return None, True
        number, is_whole = read_number(text, self.column.unit), self.column.type is Type.INTEGER
        if number is None or not self._is_within(number) or (is_whole and not number.is_integer()):
            return None, False
        return (str(int(number)) if is_whole else repr(number)), True

    def is_outside(self, text: str) -> bool:
        """Whether a text names a number that is not accepted."""
        number = read_number(text, self.column.unit)
        return number is not None and not self._is_within(number)

    def explain(self, text: str) -> str:
        """The message on a text that is not stored, in Chinese."""
        if not self.is_outside(text):
            return f"“{cell_in_message(text)}”不是看得懂的数字，当作未填写。"
        least, most = self.column.bounds
        return f"“{cell_in_message(text)}”不在 {least} 至 {most} {self.column.unit}".rstrip() + (
            "之内，当作未填写；请核对这一格。"
        )

    def _is_within(self, number: float) -> bool:
        least, most = self.column.bounds
        return least <= number <= most
