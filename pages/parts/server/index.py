"""Additions to Streamlit's index page: Chinese texts, our scripts, security headers."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import plotly
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(__file__).parents[1] / "static"
#: Name -> file that the browser may load; plotly's script comes from the plotly package.
ASSETS = {
    "chart.js": STATIC / "chart.js",
    "doors.js": STATIC / "doors.js",
    "folds.js": STATIC / "folds.js",
    "sections.js": STATIC / "sections.js",
    "tables.js": STATIC / "tables.js",
    "toolbar.js": STATIC / "toolbar.js",
    "zh.js": STATIC / "zh.js",
    "plotly.min.js": Path(plotly.__file__).parent / "package_data" / "plotly.min.js",
}
TITLE = "街道治理看板"
_SCRIPT = "text/javascript"
_CACHED = "public, max-age=31536000, immutable"
# What a page may load. Streamlit puts styles and one script inline, and runs components from blob: addresses.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self' blob: data:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
#: Headers of every response.
SECURITY_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
)
_REPLACED = (b"content-length", b"content-encoding", b"etag", b"last-modified", b"cache-control")


def asset(request: Request) -> Response:
    """One of our scripts; its address carries a fingerprint, so a browser may keep it."""
    name = request.path_params["name"]
    if name not in ASSETS:
        return PlainTextResponse("没有这个文件", status_code=404)
    headers = {"cache-control": _CACHED, "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return FileResponse(ASSETS[name], media_type=_SCRIPT, headers=headers)
    return Response(_gzip_asset(name), media_type=_SCRIPT, headers={**headers, "content-encoding": "gzip"})


@cache
def _gzip_asset(name: str) -> bytes:
    # Cached for all users: compressing plotly's 4.8 MB takes longer than sending them.
    return gzip.compress(ASSETS[name].read_bytes(), compresslevel=6)


@cache
def asset_address(name: str) -> str:
    """The address of an asset, relative to the page, with the fingerprint of its content."""
    digest = hashlib.sha256(ASSETS[name].read_bytes()).hexdigest()[:12]
    return f"./assets/{name}?v={digest}"


def localised_page(page: bytes, language: str) -> bytes:
    """Streamlit's index page with our language, title and scripts.

    Args:
        page: ``index.html`` as Streamlit serves it.
        language: ``zh`` or ``en``; Streamlit's own texts are translated for ``zh`` only.
    """
    always = ["chart.js", "doors.js", "toolbar.js", "sections.js", "folds.js", "tables.js"]
    scripts = [*always, *(["zh.js"] if language == "zh" else [])]
    tags = "".join(f'<script src="{asset_address(name)}" defer></script>' for name in scripts)
    # Loaded while Streamlit starts, so that the first figure need not wait for it.
    tags += f'<link rel="prefetch" href="{asset_address("plotly.min.js")}" as="script">'
    title = TITLE if language == "zh" else "Sub-district dashboard"
    return (
        page.replace(b'<html lang="en">', f'<html lang="{"zh-CN" if language == "zh" else "en"}">'.encode())
        .replace(b"<title>Streamlit</title>", f"<title>{title}</title>".encode())
        .replace(b"<head>", f"<head>{tags}".encode(), 1)
    )


class IndexPage:
    """ASGI middleware: security headers on every response, and the index page in the user's language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            # The request asks for no compression, so that the page can be changed.
            kept = [
                pair for pair in scope["headers"] if pair[0] not in (b"accept-encoding", b"if-none-match")
            ]
            scope = {**scope, "headers": kept}
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["zh"])[-1]
        await self._app(scope, receive, _Answer(send, "en" if asked == "en" else "zh"))


class _Answer:
    """The response of one request: collects an HTML page until it is complete, passes the rest through."""

    def __init__(self, send: Send, language: str) -> None:
        self._send, self._language = send, language
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": _with_security_headers(message["headers"])}
            kind = dict(message["headers"]).get(b"content-type", b"")
            if kind.startswith(b"text/html") and message["status"] == 200:
                self._start = message
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        page = localised_page(self._body, self._language)
        headers = [pair for pair in start["headers"] if pair[0].lower() not in _REPLACED]
        headers += [(b"content-length", str(len(page)).encode()), (b"cache-control", b"no-cache")]
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": page})


def _with_security_headers(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    ours = {name for name, _value in SECURITY_HEADERS}
    return [pair for pair in headers if pair[0].lower() not in ours] + list(SECURITY_HEADERS)
