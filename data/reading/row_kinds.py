"""Recognises rows that are not records: blank ones, totals, signatures, notes, and repeated page headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from data.notation.dates import read_date
from data.reading.header_roles import Roles

BLANKS = ' \t\r\n\u3000\u00a0\ufeff"'
_SUMS = "合计|总计|小计|共计|累计|总数|平均|平均值|平均数|均值|本页小计|本页合计|本月合计|本周合计"
_SIGNATURES = (
    "填表人|制表人|填报人|审核人|审批人|负责人|经办人|填报单位|制表单位|填表日期|制表日期|填报日期|打印时间"
    "|打印日期|导出时间|备注[:：]|注[:：]|说明[:：]"
)
_COUNT = r"\s*[\d一二三四五六七八九十]+\s*"
_PAGES = rf"第{_COUNT}页|共{_COUNT}页|^\s*[-—]?\s*\d+\s*/\s*\d+\s*[-—]?\s*$"
_SUM = re.compile(
    rf"(?:.{{0,8}}(?:{_SUMS})(?:\(.*\))?[:：]?\s*[\d.,]*\s*[件户人个条次起名元家栋%]?)", re.DOTALL
)
#: A certain total, for rows without a number that would make them records.
_BARE_SUM = re.compile(rf"(?:本.|全.{{0,3}}|.{{0,2}})(?:{_SUMS})[:：]?")
_SIGNATURE = re.compile(rf"(?:{_SIGNATURES}).*", re.DOTALL)
#: The word alone, or followed by a colon.
_BARE_SIGNATURE = re.compile(rf"(?:{_SIGNATURES.replace('[:：]', '')})(?:\s*[:：].*)?", re.DOTALL)
#: Notes alone in a row below a table: how it was made, and remarks.
_FOOTNOTES = (
    r"附?注|备注|说明|填表说明|数据来源|统计口径|制表|本表"
    r"|\d{1,2}[、.．](?:\D|$)|[一二三四五六七八九十]{1,2}、"
)
_FOOTNOTE = re.compile(rf"(?:{_FOOTNOTES}).*", re.DOTALL)
_PAGE = re.compile(rf".{{0,30}}(?:{_PAGES}).{{0,30}}", re.DOTALL)
#: Pattern for the first cells of many rows at once: blank, or to be examined.
SUSPECT = (
    rf"^[\s\x{{3000}}\x{{A0}}\x{{FEFF}}]*$|{_SUMS}|^[\s\x{{3000}}]*(?:{_SIGNATURES}|{_FOOTNOTES})|{_PAGES}"
)
_HINT = re.compile(
    r"必填|选填|可空|非空|格式|填写|不超过|见.{0,6}表|[一二三四五六七八九十]选一|yyyy|示例[:：]|例如|如[:：]"
)
_WRITTEN_DATE = re.compile(r"\s*(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}.*", re.DOTALL)


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a row is blank."""
    return not any(cells) or not any(cell.strip(BLANKS) for cell in cells)


def is_note(cells: Sequence[str], roles: Roles) -> bool:
    """Whether the row under a header explains how to fill the table in."""
    return sum(_HINT.search(cell) is not None for cell in cells) >= 2 and not is_record(cells, roles)


def is_record(cells: Sequence[str], roles: Roles) -> bool:
    """Whether a row is certainly a record: it has a date, and a number if rows have one.

    Args:
        cells: The row.
        roles: The roles of the columns.
    """
    if not is_dated(cells, roles):
        return False
    if roles.numbers:
        return _has_number(cells, roles)
    return not _BARE_SUM.fullmatch(_filled_cells(cells)[0]) and not _is_signed(cells)


def is_dated(cells: Sequence[str], roles: Roles) -> bool:
    """Whether a row has a readable date, in a date column if the table has any."""
    if roles.dates:
        return any(read_date(cells[place]) is not None for place in roles.dates if place < len(cells))
    return any(_WRITTEN_DATE.fullmatch(cell) for cell in cells)


def is_total(cells: Sequence[str], roles: Roles) -> bool:
    """Whether a row is a total, or a signature or a note below the table.

    A note is alone in its row, in a table of events. A total is named in the first cell, or in the column of
    places. After a signature most cells are empty.
    """
    words = _filled_cells(cells)
    if not words:
        return False
    if len(words) == 1 and roles.days and _FOOTNOTE.fullmatch(words[0]):
        return True
    is_sum = any(map(_SUM.fullmatch, _total_labels(cells, words, roles)))
    if is_record(cells, roles) or not (is_sum or _SIGNATURE.fullmatch(words[0])):
        return False
    is_sparse = len(words) * 2 <= max(len(cells), 3)
    return is_sparse or _is_signed(cells) or (is_sum and not _has_number(cells, roles))


def is_page_number(cells: Sequence[str], roles: Roles) -> bool:
    """Whether a row is only a page number."""
    words = _filled_cells(cells)
    return 0 < len(words) <= 3 and any(map(_PAGE.fullmatch, words)) and not is_record(cells, roles)


def page_key(cells: Sequence[str]) -> tuple[str, ...]:
    """The texts of a row without digits, so that the title of the next page has the same key."""
    return tuple(re.sub(r"\d+", "0", word) for word in _filled_cells(cells))


def _total_labels(cells: Sequence[str], words: Sequence[str], roles: Roles) -> Iterator[str]:
    """The cells in which a total may be named."""
    yield words[0]
    if words[0].isdigit() and len(words) > 1:
        yield words[1]
    if not roles.numbers:
        yield from _filled_cells([cells[place] for place in roles.places if place < len(cells)])


def _is_signed(cells: Sequence[str]) -> bool:
    """Whether a row has only a signature and possibly a date."""
    words = _filled_cells(cells)
    return len(words) <= 2 and _BARE_SIGNATURE.fullmatch(words[0]) is not None


def _has_number(cells: Sequence[str], roles: Roles) -> bool:
    """Whether a row has its own number."""
    numbers = _filled_cells([cells[place] for place in roles.numbers if place < len(cells)])
    return any(
        any(map(str.isdigit, number)) and not _SUM.fullmatch(number) and not _SIGNATURE.fullmatch(number)
        for number in numbers
    )


def _filled_cells(cells: Sequence[str]) -> list[str]:
    """The cells that are not blank, in half width and without outer spaces."""
    return [unicodedata.normalize("NFKC", cell).strip() for cell in cells if cell.strip(BLANKS)]
