"""Reads columns of dates: by the database, and unusual spellings one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.cleaning.treatment import Treatment, cell_in_message
from data.notation.dates import FAST_MOMENT, FIRST_DAY, IS_DAY_ONLY, read_date, why_no_date
from data.schema import Column, plain

#: The database formats only years of four digits.
_LAST_IN_DATABASE = datetime(9999, 12, 31)


def is_deadline(column: Column) -> bool:
    """Whether the column is a deadline, and not a moment of an event."""
    return column.name.endswith("due_at")


def is_plan(column: Column) -> bool:
    """Whether the column says for when something is planned."""
    return column.name.startswith("planned_")


def date_treatment(column: Column, formats: tuple[str, ...], latest: datetime) -> Treatment:
    """The treatment of a column of dates.

    Args:
        column: The column.
        formats: strptime formats, from the mapping file; the usual spellings if empty.
        latest: The latest accepted moment.
    """
    moment, reader = FAST_MOMENT, _OneByOne(column, formats, latest)
    if formats:
        listed = ", ".join("'" + spelling.replace("'", "''") + "'" for spelling in formats)
        moment = f"try_strptime({{cell}}, [{listed}])"
    last = min(latest, _LAST_IN_DATABASE)
    in_time = f"{moment} between timestamp '{FIRST_DAY}' and timestamp '{last}'"
    fast = f"case when {in_time} then date_trunc('second', {moment}) end"
    # The date is computed once here, since a filter does not share common parts.
    suspects = f"not coalesce({in_time}, {{cell}} is null)"
    if is_deadline(column) and not any("%H" in spelling or "%I" in spelling for spelling in formats):
        fast = f"({fast}) + to_seconds(case when {IS_DAY_ONLY} then 86399 else 0 end)"
    return Treatment(
        fast,
        suspects,
        reader.repair,
        "bad_date",
        reader.explain,
        reads_rest=True,
        is_outside=reader.is_outside,
    )


@dataclass(frozen=True, slots=True)
class _OneByOne:
    """Reads the texts from which the database gets no accepted date."""

    column: Column
    formats: tuple[str, ...]
    latest: datetime

    def repair(self, text: str) -> tuple[str | None, bool]:
        """The moment of a text if it is accepted; and whether the text was understood."""
        if plain(text) in self.column.blanks:
            return None, True
        moment = self._moment(text)
        is_believed = moment is not None and FIRST_DAY <= moment <= self.latest
        return (moment.isoformat(" "), True) if moment and is_believed else (None, False)

    def is_outside(self, text: str) -> bool:
        """Whether a text names a moment that is not accepted."""
        return self._moment(text) is not None

    def explain(self, text: str) -> str:
        """The message on a text that is not stored, in Chinese."""
        moment = self._moment(text)
        if moment:
            span = "十年" if is_plan(self.column) else "一年"
            bound = "早于 1990 年" if moment < FIRST_DAY else f"晚于 {self.latest:%Y-%m-%d}（导入之后{span}）"
            return f"“{cell_in_message(text)}”{bound}，当作未填写；请核对年份。"
        formats = "、".join(self.formats)
        reason = f"不符合映射文件写的格式 {formats}" if formats else why_no_date(text)
        return f"“{cell_in_message(text)}”{reason}，当作未填写；请写成 2026-03-05 14:30。"

    def _moment(self, text: str) -> datetime | None:
        if not self.formats:
            return read_date(text, ends_day=is_deadline(self.column))
        for spelling in self.formats:
            try:
                return datetime.strptime(text, spelling)
            except ValueError:
                continue
        return None
