"""Receiving of uploads: written to disk in pieces, never held in the memory of the server.

Streamlit keeps a whole upload in memory, and hardly returns that memory to the system. So the bytes of a
file are taken out of the request as it arrives, and Streamlit gets the rest: sender, token, session and
name. Streamlit still decides whether the upload is allowed, and how large it may be.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import BinaryIO

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from pages.parts.imports.room import place_of

_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PATH = re.compile(f"/_stcore/upload_file/({_ID})/({_ID})$")
_BOUNDARY = re.compile(rb'multipart/form-data;.*boundary="?([^";]{1,70})"?', re.IGNORECASE)
_HEAD_ENDS = b"\r\n\r\n"
#: Most bytes of a request besides the file, and bytes per write to the file.
_MOST_AROUND, _PIECE = 16 * 1024, 1024 * 1024
_MB = 1024 * 1024


class Part:
    """The single file of a multipart body, separated from the rest as the body arrives.

    Attributes:
        around: The bytes before and after the file.
        size: Number of bytes of the file so far.
    """

    def __init__(self, boundary: bytes, target: BinaryIO) -> None:
        self._ends, self._target = b"\r\n--" + boundary, target
        self._rest, self._is_in_file, self._is_over = b"", False, False
        self.around, self.size = b"", 0

    def feed(self, chunk: bytes) -> None:
        """Process the next bytes of the body.

        Raises:
            HTTPException: There is more besides the file than a browser sends.
            OSError: The file cannot be written.
        """
        self._rest += chunk
        if not self._is_in_file and not self._is_over and _HEAD_ENDS in self._rest:
            head, _blank, self._rest = self._rest.partition(_HEAD_ENDS)
            self.around, self._is_in_file = head + _HEAD_ENDS, True
        if self._is_in_file:
            found = self._rest.find(self._ends)
            self._is_in_file, self._is_over = found < 0, found >= 0
            # A possible beginning of the final boundary is checked again with the next bytes.
            whole = found if found >= 0 else max(len(self._rest) - len(self._ends), 0)
            self._target.write(self._rest[:whole])
            self.size, self._rest = self.size + whole, self._rest[whole:]
        if not self._is_in_file and len(self._rest) > _MOST_AROUND:
            raise HTTPException(400, "Expected one file")

    def finish(self) -> bytes:
        """The body without the bytes of the file."""
        return self.around + (self._rest if self._is_over else b"")


class UploadsToDisk:
    """ASGI middleware: writes uploaded files to the folder of this server instead of its memory."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, without the bytes of its file if it has one."""
        content_type = dict(scope["headers"]).get(b"content-type", b"") if scope["type"] == "http" else b""
        boundary = _BOUNDARY.match(content_type)
        where = _PATH.search(scope["path"]) if boundary and scope["method"] == "PUT" else None
        if boundary is None or where is None:
            await self._app(scope, receive, send)
            return
        rest, status = _Rest(receive, boundary[1], (where[1], where[2])), 0

        async def answer(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, rest, answer)
        except ClientDisconnect:  # the browser is gone, so nobody reads a response
            status = 0
        finally:
            if rest.path is not None and status not in range(200, 300):
                await asyncio.to_thread(shutil.rmtree, rest.path.parent, ignore_errors=True)


class _Rest:
    """The ``receive`` of one request: writes the file when the body is read, and returns the other bytes.

    Attributes:
        path: Path of the file; None before the body was read.
    """

    def __init__(self, receive: Receive, boundary: bytes, ids: tuple[str, str]) -> None:
        self._receive, self._boundary, self._ids = receive, boundary, ids
        self.path: Path | None = None

    async def __call__(self) -> Message:
        if self.path is not None:
            return await self._receive()
        with await asyncio.to_thread(self._open) as target:
            part, pending = Part(self._boundary, target), bytearray()
            while True:
                message = await self._receive()
                if message["type"] != "http.request":
                    return message
                pending += message.get("body", b"")
                is_last = not message.get("more_body", False)
                if is_last or len(pending) >= _PIECE:
                    await asyncio.to_thread(part.feed, bytes(pending))
                    pending.clear()
                    self._check(part.size)
                if is_last:
                    return {"type": "http.request", "body": part.finish(), "more_body": False}

    def _open(self) -> BinaryIO:
        self.path = place_of(*self._ids)
        self.path.touch(mode=0o600)
        return self.path.open("wb")

    def _check(self, size: int) -> None:
        # Streamlit refuses a too long request by its Content-Length; this request has none.
        if size > config.get_option("server.maxUploadSize") * _MB:
            raise HTTPException(413, "File too large")
