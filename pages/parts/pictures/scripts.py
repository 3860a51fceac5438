"""A server on 127.0.0.1 with an empty page for the documents, and the scripts that they load.

The browser caches a script from a server, and its compiled form; a script that comes through Playwright's
pipe it must load and compile again for each document, which takes longer than all the rest.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from pages.parts.server.index import ASSETS

#: The browser is given its address. Names below localhost never leave the machine, nor go to a proxy.
HOST = "briefing.localhost"
ADDRESS = f"http://{HOST}/"
#: A document may load its own inline content, and our scripts.
_POLICY = "default-src 'self' 'unsafe-inline' data: blob:"
_EMPTY = b"<!doctype html>"


class _Answers(BaseHTTPRequestHandler):
    """Serves the empty page at the root and the scripts below ``assets``; never the documents."""

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
        """Log nothing: requests of documents are of no interest."""

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
    """Serve the empty page and the scripts inside the block; yields the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True, name="scripts of pictures")
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
