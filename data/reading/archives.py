"""Reads the members of a ZIP one by one; refuses those that unpack to more than a ledger can have."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from data.content import Content
from data.errors import UnreadableFileError
from data.notation.file_names import display_name
from data.reading.faults import DAMAGE, damage_as_unreadable

ZIP_SIGNATURE = b"PK\x03\x04"
#: Largest ratio of a member to its packed size, and the size that is not checked; ledgers have 10 to 40.
_MOST_SHRINKING, _HARMLESS = 200, 20_000_000
#: Largest size of all members together, and the size below which their common ratio is not checked.
_MOST_BYTES, _HARMLESS_TOGETHER = 4_000_000_000, 200_000_000
_MOST_MEMBERS = 2_000
#: Size in bytes of a small member, and how many bytes of small members are cached while an archive is read.
_SMALL, _KEPT_BYTES = 1_000_000, 50_000_000
#: Files that operating systems put into folders.
_LEFTOVERS = ("thumbs.db", "desktop.ini", "icon\r")
_TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".htm", ".html", ".mht", ".mhtml")
_UTF8_NAMES = 0x800
_LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its name, and its bytes."""

    name: str
    content: Content


def names_in(content: Content) -> frozenset[str]:
    """The names of the members of a ZIP, as stored there.

    Raises:
        UnreadableFileError: It is damaged, or a ZIP bomb.
    """
    return frozenset(entry.filename for entry in _zip_entries(content))


def members(content: Content) -> list[Member]:
    """The members of an archive, in their order.

    Raises:
        UnreadableFileError: The archive is damaged, locked, or unpacks to far too much.
    """
    unpacked = []
    listed = _zip_entries(content)
    small = _small(content, listed)
    for entry in listed:
        if entry.is_dir():
            continue
        if entry.flag_bits & _LOCKED:
            raise UnreadableFileError(f"{content.file}：压缩包加了密码，请解压后再导入。")
        name = _name(entry)
        unpacked.append(
            Member(name, Content(f"{content.file}/{name}", _opener(content, entry, small), entry.file_size))
        )
    return unpacked


def why_no_ledger(member: Member) -> str:
    """The reason in Chinese why a member cannot be a ledger, by its name and size; empty if it may be one."""
    path = PurePosixPath(member.name)
    for is_left, why in (
        ("__MACOSX" in path.parts or path.name.startswith("._"), "苹果电脑压缩时附带的文件，不是台账"),
        (path.name.startswith(("~$", ".~")), "Excel 或 WPS 打开文件时的临时文件，不是台账"),
        (
            path.name.lower() in _LEFTOVERS or re.match(r"\.[^.]", path.name) is not None,
            "系统自带的文件，不是台账",
        ),
        (path.suffix.lower() in (".zip", ".rar", ".7z"), "压缩包里的压缩包，请先解压"),
        (not member.content.size, "文件是空的"),
    ):
        if is_left:
            return why
    return ""


def is_meant_for_one(name: str) -> bool:
    """Whether a member has the extension of a table file, so that the user expects it to be read."""
    return PurePosixPath(name).suffix.lower() in _TABLES


class _Unpacking(io.RawIOBase):
    """An open member; errors of unpacking become errors of an unreadable file.

    Args:
        content: The archive.
        one: The member.
    """

    def __init__(self, content: Content, entry: zipfile.ZipInfo) -> None:
        self._message = f"{content.file}：压缩包里的“{_name(entry)}”已损坏，请重新压缩或解压后再导入。"
        self._opened = contextlib.ExitStack()
        with damage_as_unreadable(self._message):
            archive = zipfile.ZipFile(self._opened.enter_context(content.open()))
            self._stream = self._opened.enter_context(archive.open(entry))

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            UnreadableFileError: They cannot be unpacked, or their checksum is wrong.
        """
        with damage_as_unreadable(self._message):
            return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Set the position."""
        with damage_as_unreadable(self._message):
            return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """The position."""
        return self._stream.tell()

    def close(self) -> None:
        """Close the member and its archive."""
        self._opened.close()
        super().close()


def _zip_entries(content: Content) -> list[zipfile.ZipInfo]:
    with (
        damage_as_unreadable(f"{content.file}：压缩包或工作簿已损坏，请重新导出。"),
        content.open() as stream,
        zipfile.ZipFile(stream) as archive,
    ):
        listed = archive.infolist()
    if len(listed) > _MOST_MEMBERS:
        raise UnreadableFileError(
            f"{content.file}：里面有 {len(listed)} 个文件，多于 {_MOST_MEMBERS} 个，没有打开；"
            "请分几次压缩再导入。"
        )
    total = sum(entry.file_size for entry in listed)
    is_bomb = any(_is_bomb(entry.file_size, entry.compress_size, _HARMLESS) for entry in listed)
    packed = sum(entry.compress_size for entry in listed)
    if is_bomb or total > _MOST_BYTES or _is_bomb(total, packed, _HARMLESS_TOGETHER):
        raise UnreadableFileError(
            f"{content.file}：解压后有 {total // 1_000_000} MB，压缩得不寻常，没有打开；请解压后核对再导入。"
        )
    return listed


def _is_bomb(size: int, packed: int, harmless: int) -> bool:
    return size > harmless and size > _MOST_SHRINKING * max(packed, 1)


def _small(content: Content, listed: Sequence[zipfile.ZipInfo]) -> dict[int, bytes]:
    """Index of a small member -> its bytes: opening each by itself would read the whole directory again."""
    contents: dict[int, bytes] = {}
    left = _KEPT_BYTES
    with content.open() as stream, zipfile.ZipFile(stream) as archive:
        for entry in listed:
            if entry.file_size > min(left, _SMALL) or entry.flag_bits & _LOCKED:
                continue
            with contextlib.suppress(*DAMAGE, OSError):  # reported when the member itself is read
                contents[entry.header_offset] = archive.read(entry)
                left -= entry.file_size
    return contents


def _opener(content: Content, entry: zipfile.ZipInfo, small: Mapping[int, bytes]) -> Callable[[], BinaryIO]:
    if entry.header_offset in small:
        return lambda: io.BytesIO(small[entry.header_offset])
    return lambda: cast(BinaryIO, _Unpacking(content, entry))


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a member: Windows writes names in GBK without marking it, other systems in UTF-8."""
    if entry.flag_bits & _UTF8_NAMES:
        return display_name(entry.filename)
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            return display_name(entry.filename.encode("cp437").decode(encoding))
    return display_name(entry.filename)
