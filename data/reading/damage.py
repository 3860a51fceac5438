"""What reading a damaged file raises, in whichever library: told as a file that cannot be read."""

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

#: Of unpacking, XML, workbooks and web archives; and what code says that finds other numbers than it sought.
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
#: What the system says to a place before the beginning of a file; a library says it without a number.
_NO_SUCH_PLACE = (None, errno.EINVAL)


@contextlib.contextmanager
def damage_as_unreadable(message: str) -> Iterator[None]:
    """Whatever is wrong with the bytes that are read within is told by this message.

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
        # What the reader of workbooks, which is no Python, did not foresee; it is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFileError(message) from error
