"""Detects the kind of a file by its bytes, not by its name."""

from __future__ import annotations

import codecs
import enum
import re
import struct
from collections.abc import Iterable

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.archives import ZIP_SIGNATURE, names_in

XLS_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ADVICE = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"
_SNIFFED = 16_000
#: Bytes of a compound file up to the position of its list of streams.
_COMPOUND_HEAD = 52
_IS_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|meta|body|frameset|style|script|title|table|tr|div|center|font)[\s>]"
)
_IS_MIME = re.compile(rb"^(?:[\w-]+:.*\n(?:[ \t].*\n)*)*content-type:\s*multipart/related", re.MULTILINE)
_IS_JSON = re.compile(rb"[\[{]\s*[\[{\"]")
_IS_SYLK = re.compile(rb"id;p(?:wxl|calc|scalc)")
_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
#: Text in the root element of other XML documents, and their names.
_OTHER_XML = ((b"office:document", "ODS（Flat ODF）文件"), (b"wordml", "Word 文档"), (b"<svg", "一张图片"))
#: Stream of a compound file, and the kind of file that has it.
_STREAMS = (
    ("EncryptedPackage", "加了密码的工作簿，没有密码读不出"),
    ("WordDocument", "Word 或 WPS 文字文档"),
    ("PowerPoint Document", "演示文稿"),
)
#: Member of a ZIP, and the kind of file that has it.
_MEMBERS = (
    ("word/", "Word 文档"),
    ("ppt/", "演示文稿"),
    ("Index/", "Apple Numbers 表格"),
    ("Index.zip", "Apple Numbers 表格"),
)


class Kind(enum.Enum):
    """The kind of a file, by the reader it needs."""

    OLD_WORKBOOK = "xls"
    WORKBOOK = "xlsx"
    OPEN_DOCUMENT = "ods"
    ARCHIVE = "zip"
    WEB_PAGE = "html"
    WEB_ARCHIVE = "mhtml"
    XML_SHEET = "xml"
    TEXT = "text"


def kind_of(content: Content) -> Kind:
    """The kind of a file.

    Raises:
        UnreadableFileError: It is damaged, or a kind that holds no ledger, which the message names.
    """
    head = content.head(_SNIFFED)
    if head.startswith(XLS_SIGNATURE):
        _refuse_streams(content, head)
        return Kind.OLD_WORKBOOK
    if head.startswith(ZIP_SIGNATURE):
        return _kind_of_zip(content)
    return _kind_of_text(content, head)


def _kind_of_text(content: Content, head: bytes) -> Kind:
    """The kind of a text; for UTF-16 the zero bytes are removed, since the decisive signs are ASCII."""
    plain = head.replace(b"\0", b"")
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        plain = plain.removeprefix(mark)
    plain = plain.lstrip().replace(b"\r", b"").lower()
    if plain.startswith(b"mime-version:") or _IS_MIME.match(plain):
        return Kind.WEB_ARCHIVE
    if plain.startswith(b"<"):
        if _SPREADSHEET in plain and b"<html" not in plain:
            return Kind.XML_SHEET
        if _IS_PAGE.search(plain):
            return Kind.WEB_PAGE
        if plain.startswith(b"<?xml"):
            kind = next((kind for sign, kind in _OTHER_XML if sign in plain), "XML 数据文件")
            raise _other(content, kind)
    if plain.startswith(b"{\\rtf"):
        raise _other(content, "RTF 文档")
    if _IS_SYLK.match(plain):
        raise _other(content, "SYLK 表格")
    if _IS_JSON.match(plain):
        raise _other(content, "JSON 数据文件")
    return Kind.TEXT


def _kind_of_zip(content: Content) -> Kind:
    names = names_in(content)
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return Kind.WORKBOOK
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return Kind.OPEN_DOCUMENT
    for sign, kind in _MEMBERS:
        if any(name.startswith(sign) for name in names) and _is_document(names):
            raise _other(content, kind)
    return Kind.WORKBOOK if "[Content_Types].xml" in names else Kind.ARCHIVE


def _is_document(names: Iterable[str]) -> bool:
    return any(name == "[Content_Types].xml" or name.endswith(".iwa") for name in names)


def _refuse_streams(content: Content, head: bytes) -> None:
    """Check that a compound file may be a workbook.

    Raises:
        UnreadableFileError: Its streams are those of another kind of file.
    """
    if len(head) < _COMPOUND_HEAD:
        return  # truncated: the workbook reader reports it
    (shift,), (first,) = struct.unpack_from("<H", head, 30), struct.unpack_from("<I", head, 48)
    start, length = (first + 1) << min(shift, 12), 1 << min(shift, 12)
    if start >= content.size:
        return  # truncated: the workbook reader reports it
    with content.open() as stream:
        stream.seek(start)
        streams = stream.read(4 * length)
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") in streams:
            raise _other(content, kind)


def _other(content: Content, kind: str) -> UnreadableFileError:
    advice = "请去掉密码，另存后再导入。" if "密码" in kind else ADVICE
    return UnreadableFileError(f"{content.file}：这是{kind}，没有导入。{advice}")
