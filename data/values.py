"""What a cell says: dates, numbers, codes, as exports write them.

A column is read in two steps. The usual spellings are read by the database, all rows at once
(``fast``); the distinct texts that are left over (``suspects``) are read here, one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from data import personal
from data.mapping import REST
from data.schema import Column, Pii, Type

FIRST_YEAR, LAST_YEAR = 1900, 2100
YES = ("是", "1", "1.0", "Y", "y", "YES", "Yes", "yes", "TRUE", "True", "true", "√", "有", "对")
NO = ("否", "0", "0.0", "N", "n", "NO", "No", "no", "FALSE", "False", "false", "×", "错")
_LOCAL = timezone(timedelta(hours=8))
_DAY_END = timedelta(hours=23, minutes=59, seconds=59)
#: One format per number of colons, so that no text is tried against several: a miss is slow.
_FAST_DATE = (
    "case length({cell}) - length(replace({cell}, ':', ''))"
    " when 2 then try_strptime(replace({cell}, '/', '-'), '%Y-%m-%d %H:%M:%S')"
    " when 1 then try_strptime(replace({cell}, '/', '-'), '%Y-%m-%d %H:%M')"
    " else try_strptime(replace({cell}, '/', '-'), '%Y-%m-%d') end"
)
_CLOCK = (
    r"(?P<noon>上午|下午|AM|PM)?\s*(?:(?P<hour>\d{1,2})[:时点]"
    r"(?:(?P<minute>\d{1,2})[:分]?(?:(?P<second>\d{1,2})秒?)?)?(?:\.\d+)?)?"
)
_ZONE = r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
_DATE = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"\s*(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?[T\s]*" + _CLOCK + _ZONE
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:[T\s]?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?)?" + _ZONE
)
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Treatment:
    """How the cells of one column become values.

    Attributes:
        fast: SQL over ``{cell}`` giving the value, or null when the spelling is unusual.
        suspects: SQL over ``{cell}``, true for the texts that ``repair`` is to read.
        repair: Text -> (text that casts to the column's type, None when it says nothing;
            whether it could be understood).
        bad_rule: Rule of the finding when it could not.
    """

    fast: str
    suspects: str
    repair: Callable[[str], tuple[str | None, bool]]
    bad_rule: str


def plain(text: str) -> str:
    """A text with half-width signs and no space at its ends."""
    return unicodedata.normalize("NFKC", text).strip()


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
        return Treatment("null", "{cell} is not null", lambda text: (personal.token(text, salt), True), "")
    if codes or column.allowed or column.type in (Type.CATEGORY, Type.BOOLEAN):
        return Treatment("null", "{cell} is not null", _code_reader(column, codes), "unknown_code")
    if column.type in (Type.DATE, Type.DATETIME):
        return _date_treatment(column, formats)
    if column.type in (Type.INTEGER, Type.DECIMAL):
        fast = f"try_cast({{cell}} as {column.type.value})"
        if column.type is Type.INTEGER:  # 3.7 is no count: it must not be rounded to one
            fast = f"case when not contains({{cell}}, '.') then {fast} end"
        return Treatment(
            fast, f"{{cell}} is not null and ({fast}) is null", _number_reader(column), "bad_number"
        )
    if is_key or column.name.endswith("_id"):
        return Treatment(
            "{cell}", "regexp_matches({cell}, '[\uff01-\uff5e]')", lambda text: (plain(text), True), ""
        )
    return Treatment("{cell}", personal.SUSPECT, lambda text: (personal.hide_numbers(text), True), "")


def read_date(text: str, *, ends_day: bool = False) -> datetime | None:
    """The moment a text names, on the local wall clock and to the second; None when it names none.

    Args:
        text: A date in one of the spellings of exports.
        ends_day: Whether a date without a time means the end of that day (deadlines do).
    """
    found = _DATE.fullmatch(plain(text)) or _COMPACT.fullmatch(plain(text))
    if found is None:
        return None
    parts = found.groupdict()
    hour = int(parts["hour"] or 0)
    noon = parts.get("noon")
    if noon in ("下午", "PM") and hour < 12:
        hour += 12
    midnight = timedelta(days=1) if hour == 24 else timedelta()
    clock = (hour % 24 if hour == 24 else hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    try:
        moment = datetime(int(parts["year"]), int(parts["month"]), int(parts["day"]), *clock) + midnight
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year < LAST_YEAR:
        return None
    if parts["zone"]:
        zone = datetime.strptime(parts["zone"], "%z").tzinfo
        moment = moment.replace(tzinfo=zone).astimezone(_LOCAL).replace(tzinfo=None)
    return moment + _DAY_END if ends_day and parts["hour"] is None else moment


def read_number(text: str, unit: str) -> float | None:
    """The number a text names, without its unit and thousands commas (35% is 0.35); None for no number."""
    bare = plain(text).removesuffix(plain(unit)).strip()
    share = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare):
        return None
    number = float(bare.replace(",", ""))
    return round(number / 100, 6) if share else number


def is_deadline(column: Column) -> bool:
    """Whether the column is a moment by which something is to happen, and not one at which it did."""
    return column.name.endswith("due_at")


def _date_treatment(column: Column, formats: tuple[str, ...]) -> Treatment:
    read = _FAST_DATE
    if formats:
        listed = ", ".join("'" + spelling.replace("'", "''") + "'" for spelling in formats)
        read = f"try_strptime({{cell}}, [{listed}])"
    ends_day = is_deadline(column)
    if ends_day and not any("%H" in spelling or "%I" in spelling for spelling in formats):
        read = f"({read}) + to_seconds(case when length({{cell}}) <= 10 then 86399 else 0 end)"
    years = f"year({read}) between {FIRST_YEAR} and {LAST_YEAR - 1}"
    fast = f"case when {years} then date_trunc('second', {read}) end"

    def repair(text: str) -> tuple[str | None, bool]:
        moment = None if formats else read_date(text, ends_day=ends_day)
        return (moment.isoformat(" "), True) if moment else (None, False)

    return Treatment(fast, f"{{cell}} is not null and ({fast}) is null", repair, "bad_date")


def _number_reader(column: Column) -> Callable[[str], tuple[str | None, bool]]:
    def repair(text: str) -> tuple[str | None, bool]:
        number = read_number(text, column.unit)
        if number is None or (column.type is Type.INTEGER and not number.is_integer()):
            return None, False
        return (str(int(number)) if column.type is Type.INTEGER else repr(number)), True

    return repair


def _code_reader(column: Column, codes: Mapping[str, str]) -> Callable[[str], tuple[str | None, bool]]:
    known = _known_codes(column)
    theirs = {plain(text): ours for text, ours in codes.items()}

    def repair(text: str) -> tuple[str | None, bool]:
        bare = plain(text)
        ours = theirs.get(bare, theirs.get(REST, bare) if bare not in column.blanks else bare)
        if ours in known:
            return known[ours], True
        if ours in column.blanks:
            return None, True
        kept = personal.hide_numbers(text.strip() if ours == bare else ours)
        return (None if column.type is Type.BOOLEAN else kept), not known

    return repair


def _known_codes(column: Column) -> dict[str, str]:
    """Every accepted spelling -> what is stored; empty when any text will do."""
    known = {
        plain(variant): code for code, variants in column.allowed.items() for variant in (code, *variants)
    }
    if column.type is not Type.BOOLEAN:
        return known
    words = {**dict.fromkeys(YES, "true"), **dict.fromkeys(NO, "false")}
    return {**words, **{text: words[code] for text, code in known.items()}}
