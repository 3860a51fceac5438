"""Detects the encoding of a text strictly, in the order in which Chinese exports are likely to be encoded.

A byte order mark decides; else UTF-16, if every other byte of the ASCII signs is zero; else UTF-8,
which other encodings hardly ever match; else GB18030, which includes GBK and GB2312. A text that fits none
is refused with the line of the first bad byte, and Big5 by its name.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import numpy as np

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.transcoding import BadByteError, decode, decode_in_process

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 4_000_000
#: So many valid signs before the first bad byte mean UTF-8: a text in GB18030 fails at its first or second.
_SURELY_UTF_8 = 8
#: Size in bytes from which a separate process is faster.
_WORTH_A_PROCESS = 20_000_000
#: First bytes of files that are not text, whatever their names.
_SIGNATURES = (
    (b"\x89PNG", "一张图片"),
    (b"\xff\xd8\xff", "一张图片"),
    (b"GIF8", "一张图片"),
    (b"BM", "一张图片或二进制文件"),
    (b"%PDF", "一个 PDF 文件"),
    (b"MZ", "一个程序"),
    (b"\x7fELF", "一个程序"),
    (b"PK\x05\x06", "一个空的压缩包"),
    (b"Rar!", "一个 RAR 压缩包（请用 ZIP）"),
    (b"7z\xbc\xaf", "一个 7z 压缩包（请用 ZIP）"),
    (b"\x1f\x8b", "一个 gzip 压缩包（请用 ZIP）"),
)
#: Share of the zero bytes of UTF-16 on one side: the bytes of ASCII signs.
_ON_ONE_SIDE = 0.9
#: Two-byte characters that are rare in Chinese GBK text, since their second byte is ASCII; so
#: many of them, and this share of all, are Big5.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_SURELY_BIG5, _SHARE_IN_BIG5, _ENOUGH = 3, 0.2, 40_000
#: How many Chinese characters in UTF-8 in a row are looked for within GB18030, which would misread them.
_UTF8_WITHIN = 5
_SEARCHED_BYTES = 20_000_000
_ADVICE = "请用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再导入。"


def encoding_of(content: Content) -> str:
    """The encoding of a text.

    GB18030 is checked only as far as UTF-8 fits: the rest is checked when it is read.

    Raises:
        UnreadableFileError: The bytes are not text, or fit no encoding of exports.
    """
    head = content.head(_CHUNK)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and (b"\0" in head or not signature.isascii()):
            raise UnreadableFileError(f"{content.file}：这是{kind}，不是台账。{_ADVICE}")
    if b"\0" in head and (wide := _wide_encoding(head)):
        return wide
    unfit = _first_failure(content, "utf-8", content.size)
    if unfit is None:
        return "utf-8"
    if _foreign_signs(head[:unfit]) >= _SURELY_UTF_8:
        raise _bad_bytes(content, unfit, "utf-8")
    if _is_big5(head):
        raise UnreadableFileError(
            f"{content.file}：像是繁体中文的 Big5（大五码）编码，没有导入。{_ADVICE}表头要用简体字。"
        )
    failure = _first_failure(content, "gb18030", unfit)
    if failure is None or failure > unfit:
        if content.size <= _SEARCHED_BYTES and (at := _utf8_within(content.head(content.size))) is not None:
            raise _bad_bytes(content, at)
        return "gb18030"
    raise _bad_bytes(content, unfit)


def texts(content: Content, encoding: str) -> Iterator[tuple[bytes, int]]:
    """The text in pieces, as UTF-8 with line feeds as line ends, and the number of bytes read after each.

    No piece is empty.

    Raises:
        UnreadableFileError: The bytes do not fit the encoding, or contain NUL.
    """
    gathered, carried = [], b""
    try:
        for piece, bytes_read in _decode(content, encoding):
            gathered.append(piece)
            if piece and sum(map(len, gathered)) < _CHUNK:
                continue
            text = carried + b"".join(gathered)
            gathered.clear()
            if b"\0" in text:
                raise UnreadableFileError(
                    f"{content.file}：文件里有空字节（NUL），不是文本，或在传送中损坏。{_ADVICE}"
                )
            carried = b"\r" if piece and text.endswith(b"\r") else b""  # a line feed may follow
            if ready := text[: len(text) - len(carried)]:
                yield _with_line_feeds(ready), bytes_read
    except BadByteError as error:
        raise _bad_bytes(content, error.at, encoding) from error
    except OSError as error:
        raise UnreadableFileError(f"{content.file}：没有读完就中断了，请再导入一次。") from error


def _decode(content: Content, encoding: str) -> Iterator[tuple[bytes, int]]:
    if encoding == "gb18030" and content.path is not None and content.size >= _WORTH_A_PROCESS:
        yield from decode_in_process(str(content.path), encoding)
        return
    begun = content.head(4)
    mark = next((mark for mark, name in _MARKS if name == encoding and begun.startswith(mark)), b"")
    with content.open() as stream:
        bytes_read = len(stream.read(len(mark)))
        yield from decode(stream, "utf-8" if encoding == "utf-8-sig" else encoding, bytes_read)


def _wide_encoding(head: bytes) -> str:
    """The UTF-16 variant of a text without a mark, by the side of its zeros; empty for another encoding."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < _ON_ONE_SIDE * (even + odd) or len(head) % 2:
        return ""
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError as error:
        text = head[: error.start].decode(encoding) if error.start >= len(head) - 2 else ""
    return encoding if text and "\0" not in text else ""


def _is_big5(head: bytes) -> bool:
    head = head[:_ENOUGH]
    pairs = _PAIR.findall(head)
    rare = sum(pair[1] < 0x80 for pair in pairs)
    if rare < _SURELY_BIG5 or rare < _SHARE_IN_BIG5 * len(pairs):
        return False
    try:
        head.decode("big5hkscs")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 2
    return True


def _utf8_within(text: bytes) -> int | None:
    """Offset of several successive Chinese characters of three bytes; None if there are none."""
    signs = np.frombuffer(text, np.uint8)
    follows = (signs & 0xC0) == 0x80
    begins = ((signs - np.uint8(0xE4)) < 6)[:-2] & follows[1:-1] & follows[2:]
    length = len(begins) - 3 * (_UTF8_WITHIN - 1)
    if length <= 0:
        return None
    is_run = begins[:length].copy()
    for number in range(1, _UTF8_WITHIN):
        is_run &= begins[3 * number : 3 * number + length]
    places = np.flatnonzero(is_run)
    return int(places[0]) if len(places) else None


def _with_line_feeds(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in text else text


def _first_failure(content: Content, encoding: str, until: int) -> int | None:
    """Offset of the first byte that does not fit the encoding; None if there is none up to ``until``."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    bytes_read = 0
    with content.open() as stream:
        while bytes_read <= until:
            chunk = stream.read(_CHUNK)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                return bytes_read + error.start - (len(error.object) - len(chunk))
            bytes_read += len(chunk)
            if not chunk:
                return None
    return None


def _foreign_signs(text: bytes) -> int:
    """How many signs of a text in UTF-8 are not ASCII; the last one may be incomplete."""
    return sum(not sign.isascii() for sign in text.decode(errors="ignore"))


def _bad_bytes(content: Content, at: int, encoding: str = "gb18030") -> UnreadableFileError:
    wrong = "既不是 UTF-8 也不是 GB18030 编码" if encoding == "gb18030" else f"不是 {encoding.upper()} 编码"
    return UnreadableFileError(
        f"{content.file}：第 {_line_at(content, at, encoding)} 行{wrong}，"
        f"可能是几种编码的文件拼在一起，或文件被截断、损坏。{_ADVICE}"
    )


def _line_at(content: Content, at: int, encoding: str) -> int:
    """The line that contains a byte, 1 for the first."""
    step = 2 if encoding.startswith("utf-16") else 1
    place = 0 if encoding != "utf-16-be" else 1
    feeds = returns = 0
    with content.open() as stream:
        while at > 0 and (chunk := stream.read(min(at, _CHUNK))):
            at -= len(chunk)
            feeds += chunk[place::step].count(b"\n")
            returns += chunk[place::step].count(b"\r")
    return max(feeds, returns) + 1
