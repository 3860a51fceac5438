"""Which rows of a table are no records: blank ones, sums, signatures, and notes under the header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

BLANKS = ' \t\r\n\u3000\u00a0\ufeff"'
_SUMS = "合计|总计|小计|共计|累计|总数|平均|平均值|平均数|均值|本页小计|本页合计|本月合计|本周合计"
_SIGNATURES = (
    "填表人|制表人|填报人|审核人|审批人|负责人|经办人|填报单位|制表单位|填表日期|制表日期|填报日期|打印时间"
    "|导出时间|备注[:：]|注[:：]|说明[:：]"
)
_TOTAL = re.compile(rf"(?:.{{0,8}}(?:{_SUMS})(?:\(.*\))?[:：]?\d*|(?:{_SIGNATURES}).*)", re.DOTALL)
#: The same for the first cells of a million rows at once: blank, or worth a closer look.
SUSPECT = rf"^[\s\x{{3000}}\x{{A0}}\x{{FEFF}}]*$|{_SUMS}|^[\s\x{{3000}}]*(?:{_SIGNATURES})"
_HINT = re.compile(
    r"必填|选填|可空|非空|格式|填写|不超过|见.{0,6}表|[一二三四五六七八九十]选一|yyyy|示例[:：]|例如|如[:：]"
)


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a row says nothing."""
    return not any(cells) or not any(cell.strip(BLANKS) for cell in cells)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row is a sum or a signature: its first word says so, and most of its cells are empty."""
    filled = [cell.strip(BLANKS) for cell in cells if cell.strip(BLANKS)]
    if not filled or len(filled) * 2 > max(len(cells), 3):
        return False
    return _TOTAL.fullmatch(unicodedata.normalize("NFKC", filled[0])) is not None


def is_note(cells: Sequence[str]) -> bool:
    """Whether the row under a header explains how to fill the table in."""
    return sum(_HINT.search(cell) is not None for cell in cells) >= 2
