"""From the bytes of an exported file to its text and the place of the table in it.

Two steps that know nothing of each other: ``decode`` (bytes to text) and ``lay_out`` (which line is
the header, what separates the cells). ``data.records`` makes rows of the rest.
"""

from __future__ import annotations

import codecs

from data.records import BLANK_SIGNS, Layout, physical_lines, split_line

#: The header lies within so many characters.
_HEAD = 1_000_000


class UnreadableFileError(Exception):
    """A file cannot be read as a ledger; the message says in Chinese which file and what to do."""


def decode(content: bytes, file: str) -> tuple[str, str]:
    """Text and encoding of an export.

    Raises:
        UnreadableFileError: The bytes are not UTF-8.
    """
    encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        advice = "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”后再导入。"
        raise UnreadableFileError(f"{file}：第 {line} 行不是 UTF-8 编码，{advice}") from error


def lay_out(text: str, file: str) -> Layout:
    """Find the header: the first line that is not blank.

    Raises:
        UnreadableFileError: The file is empty.
    """
    for number, line in enumerate(physical_lines(text[:_HEAD]), start=1):
        if line.strip(BLANK_SIGNS):
            headers = split_line(line, ",") or line.split(",")
            return Layout(number, ",", tuple(headers))
    raise UnreadableFileError(f"{file}：文件是空的，没有表头。请检查导出的文件。")
