"""Where documents lie while they are drawn: an empty page, and the scripts they load, on 127.0.0.1.

The browser keeps a script it got from a server, and its compiled form; one that is handed to it over
Playwright's pipe it must take anew with each document, which costs more than all the rest.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from pages.parts.server.index import ASSETS

#: The browser is told where this lies. Names below localhost never leave a machine, nor go to a proxy.
HOST = "briefing.localhost"
ADDRESS = f"http://{HOST}/"
#: What a document may ask for: what it brings itself, and our scripts.
_POLICY = "default-src 'self' 'unsafe-inline' data: blob:"
_EMPTY = b"<!doctype html>"


class _Answers(BaseHTTPRequestHandler):
    """The empty page at the root, the scripts below ``assets``; the documents themselves are never here."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name http.server calls
        """Answer one request."""
        path = urlsplit(self.path).path
        name = path.removeprefix("/assets/")
        if path == "/":
            self._send(200, _EMPTY, "text/html; charset=utf-8", "no-store")
        elif name in ASSETS:
            self._send(200, _script(name), "text/javascript; charset=utf-8", "max-age=31536000, immutable")
        else:
            self._send(404, b"", "text/plain", "no-store")

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - as http.server has it
        """Say nothing: what a document loads is of no interest."""

    def _send(self, status: int, content: bytes, kind: str, kept: str) -> None:
        self.send_response(status)
        for name, value in (
            ("content-type", kind),
            ("content-length", str(len(content))),
            ("cache-control", kept),
            ("content-security-policy", _POLICY),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@cache
def _script(name: str) -> bytes:
    return ASSETS[name].read_bytes()


@contextlib.contextmanager
def serve_scripts() -> Iterator[int]:
    """Serve them for a while; gives the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True, name="scripts of pictures")
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
