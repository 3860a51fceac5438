"""How a column of numbers is read: by the database, and with units and signs one by one."""

from __future__ import annotations

from dataclasses import dataclass

from data.cleaning.treatment import Treatment, quoted
from data.notation.amounts import read_number
from data.schema import Column, Type, plain


def number_treatment(column: Column) -> Treatment:
    """How the cells of a column of numbers are read; one out of the column's range is not stored."""
    least, most = column.bounds
    read = f"try_cast({{cell}} as {column.type.value})"
    # An infinite number, and what is none, is not between any two.
    fast = f"case when {read} between {least} and {most} then {read} end"
    if column.type is Type.INTEGER:  # 3.7 is no count: it must not be rounded to one
        fast = f"case when not contains({{cell}}, '.') then {fast} end"
    suspects = f"{{cell}} is not null and ({fast}) is null"
    one = _OneByOne(column)
    return Treatment(
        fast, suspects, one.repair, "bad_number", one.explain, reads_rest=True, is_outside=one.is_outside
    )


@dataclass(frozen=True, slots=True)
class _OneByOne:
    """The texts of which the database makes no number within the range."""

    column: Column

    def repair(self, text: str) -> tuple[str | None, bool]:
        """The number a text names in the column's unit, if it is believed; and whether it is understood."""
        if plain(text) in self.column.blanks:
            return None, True
        number, is_whole = read_number(text, self.column.unit), self.column.type is Type.INTEGER
        if number is None or not self._is_within(number) or (is_whole and not number.is_integer()):
            return None, False
        return (str(int(number)) if is_whole else repr(number)), True

    def is_outside(self, text: str) -> bool:
        """Whether a text names a number, but one that is not believed."""
        number = read_number(text, self.column.unit)
        return number is not None and not self._is_within(number)

    def explain(self, text: str) -> str:
        """What is wrong with a text."""
        if not self.is_outside(text):
            return f"“{quoted(text)}”不是看得懂的数字，当作未填写。"
        least, most = self.column.bounds
        return f"“{quoted(text)}”不在 {least} 至 {most} {self.column.unit}".rstrip() + (
            "之内，当作未填写；请核对这一格。"
        )

    def _is_within(self, number: float) -> bool:
        least, most = self.column.bounds
        return least <= number <= most
