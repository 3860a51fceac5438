"""Errors while a file is read: a damaged file is unreadable, and a fault of the program names its file.

Only that file fails.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import lzma
import secrets
import struct
import traceback
import zipfile
import zlib
from collections.abc import Iterator
from email.errors import MessageError

import duckdb
from lxml import etree
from python_calamine import CalamineError

from data.disk import engine_errors
from data.errors import NoSnapshot, StoreError, UnreadableFileError
from data.settings import SettingsError

_log = logging.getLogger("data.reading.faults")
#: Errors that are not faults of the program: they are reported where they are raised.
_NO_FAULTS = (UnreadableFileError, StoreError, NoSnapshot, SettingsError, OSError)
_FULL = (duckdb.OutOfMemoryException, MemoryError)
#: Errors of unpacking, XML, workbooks and web archives; and those that code raises for unexpected values.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    etree.LxmlError,
    CalamineError,
    MessageError,
    ValueError,
    LookupError,
    OverflowError,
)
#: Error numbers for a position before the beginning of a file; a library raises it without a number.
_NO_SUCH_PLACE = (None, errno.EINVAL)


class FaultError(UnreadableFileError):
    """The program failed on a file; the message names it, and the reference of the entry in the log."""


@contextlib.contextmanager
def blamed_on(file: str) -> Iterator[None]:
    """Raise every unexpected error within the block as a fault with that file.

    Raises:
        FaultError: The program failed.
        StoreError: Disk or memory ran out; for the disk the message names the file that was written.
    """
    try:
        with engine_errors():
            yield
    except _NO_FAULTS:
        raise
    except _FULL as error:
        reference = log_error(error)
        raise StoreError(
            f"{file}：内存或临时磁盘空间不够，没有导入，已有的数据没有变。"
            f"请关掉别的程序或分几次再试（日志参考号 {reference}）。"
        ) from error
    except Exception as error:
        raise FaultError(
            f"{file}：程序出错，没有导入，已有的数据没有变。"
            f"请把这个文件和日志参考号 {log_error(error)} 交给维护者。"
        ) from error


def log_error(error: BaseException) -> str:
    """Write the traceback of an error to the log; returns the reference of the entry."""
    reference = secrets.token_hex(4)
    # Its text may quote a cell, so it stays out of the log.
    where = "".join(traceback.format_tb(error.__traceback__))
    _log.error("reference %s: %s\n%s", reference, type(error).__name__, where)
    return reference


@contextlib.contextmanager
def damage_as_unreadable(message: str) -> Iterator[None]:
    """Raise every error of damaged bytes within the block with this message.

    Raises:
        UnreadableFileError: They are damaged.
    """
    try:
        yield
    except DAMAGE as error:
        raise UnreadableFileError(message) from error
    except OSError as error:
        if error.errno not in _NO_SUCH_PLACE:
            raise
        raise UnreadableFileError(message) from error
    except BaseException as error:
        # An unforeseen error of the workbook reader, which is written in Rust; it is not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFileError(message) from error
