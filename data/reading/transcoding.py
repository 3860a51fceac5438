"""Decodes texts, here or in a separate process: decoding takes as long as all other reading of a file.

Run as a program this module writes the decoded text to its standard output, in pieces: the number of bytes of
UTF-8 and the number of bytes read from the file, or -1 and the offset of the first bad byte.
It runs without the rest of the project: it must not import anything from it.
"""

from __future__ import annotations

import codecs
import io
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, BinaryIO

_CHUNK = 256_000
_HEAD = struct.Struct("<qq")
_IS_BAD = -1


class BadByteError(ValueError):
    """A text does not fit its encoding.

    Attributes:
        at: Offset of the first byte that does not fit.
    """

    def __init__(self, at: int) -> None:
        super().__init__(f"bad byte at {at}")
        self.at = at


def decode(stream: BinaryIO, encoding: str, bytes_read: int = 0) -> Iterator[tuple[bytes, int]]:
    """The rest of a text in pieces of UTF-8, and the number of bytes read after each; the last one is empty.

    Args:
        stream: The bytes.
        encoding: Their encoding.
        bytes_read: Number of bytes read before.

    Raises:
        BadByteError: A byte does not fit.
    """
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    while True:
        chunk = stream.read(_CHUNK)
        try:
            piece = decoder.decode(chunk, final=not chunk).encode()
        except UnicodeDecodeError as error:
            # Bytes kept from the chunk before precede this one.
            raise BadByteError(bytes_read + error.start - (len(error.object) - len(chunk))) from error
        bytes_read += len(chunk)
        if piece:
            yield piece, bytes_read
        if not chunk:
            yield b"", bytes_read
            return


def decode_in_process(path: str, encoding: str) -> Iterator[tuple[bytes, int]]:
    """As ``decode`` for a whole file, in a separate process while the caller works.

    Raises:
        BadByteError: A byte does not fit.
        OSError: The process cannot be started, or was killed.
    """
    hidden = 0
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW
    command = [sys.executable, "-I", __file__, encoding, path]
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=hidden,
    ) as process:
        try:
            yield from _receive(process.stdout)
        finally:
            process.kill()


def _receive(pipe: IO[bytes] | None) -> Iterator[tuple[bytes, int]]:
    """The pieces that the process sends, up to its end."""
    while pipe is not None:
        head = pipe.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise OSError("the decoding process ended early")
        length, bytes_read = _HEAD.unpack(head)
        if length == _IS_BAD:
            raise BadByteError(bytes_read)
        yield pipe.read(length), bytes_read
        if not length:
            return


def _main(encoding: str, path: str) -> None:
    out = io.FileIO(sys.stdout.fileno(), "wb", closefd=False)
    with suppress(BrokenPipeError), open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - starts sooner
        try:
            for piece, bytes_read in decode(stream, encoding):
                _write(out, _HEAD.pack(len(piece), bytes_read) + piece)
        except BadByteError as error:
            _write(out, _HEAD.pack(_IS_BAD, error.at))


def _write(out: io.FileIO, message: bytes) -> None:
    remaining = memoryview(message)
    while remaining:
        remaining = remaining[out.write(remaining) :]


if __name__ == "__main__":
    _main(*sys.argv[1:])
