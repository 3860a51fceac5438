"""Turns the errors that libraries raise for damaged files into the error of an unreadable file."""

from __future__ import annotations

import contextlib
import errno
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from email.errors import MessageError

from lxml import etree
from python_calamine import CalamineError

from data.errors import UnreadableFileError

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
