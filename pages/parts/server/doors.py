"""Check of requests: those for another host, or from another site's page, are refused before they are read.

The dashboard has no sign-in. A page on the internet could make the user's browser send requests to it: by a
host name of its own that resolves to this machine (DNS rebinding, seen in ``Host``), or across origins (seen
in ``Origin``). A browser always sends ``Origin`` when it opens a socket or changes something; a request
without it comes from a program, which could send any value, and is accepted.
"""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Iterable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit import config

from data.settings import ANY_HOST, SettingsError, allowed_hosts, settings
from pages.parts.server.index import SECURITY_HEADERS

_log = logging.getLogger("dashboard")

#: Names of this machine for itself.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s\[\]:/@?#,]+)(?::(\d{1,5}))?")
_ORIGIN = re.compile(r"(https?)://([^/?#]+)")
#: Methods that change nothing.
_SAFE = {"GET", "HEAD", "OPTIONS"}
#: Most different refusals in the log: a page that sends requests in a loop must not fill the disk.
_MOST_TOLD = 100

Place = tuple[str, int | None]


def place_of(host: str) -> Place | None:
    """Name and port of a ``Host`` header; the port is None when it is absent; None when it is malformed.

    >>> place_of("LocalHost.:8501"), place_of("[::1]"), place_of("a@b")
    (('localhost', 8501), ('::1', None), None)
    """
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return None
    return found[1].strip("[]").removesuffix("."), int(found[2]) if found[2] else None


def is_of(origin: str, host: str) -> bool:
    """Whether an ``Origin`` equals a ``Host``: same name and port, http or https.

    An absent port is that of the scheme: a server behind a TLS proxy gets the name without it.

    >>> is_of("https://localhost", "localhost:443"), is_of("null", "localhost")
    (True, False)
    """
    found, asked = _ORIGIN.fullmatch(origin.lower()), place_of(host)
    place = place_of(found[2]) if found else None
    if found is None or place is None or asked is None:
        return False
    usual = _PORTS[found[1]]
    return (place[0], place[1] or usual) == (asked[0], asked[1] or usual)


def known_hosts(listening: str | None) -> frozenset[str]:
    """The host names that are allowed; ``*`` is among them when all are.

    Args:
        listening: Address on which the server listens; None or a wildcard address means the whole network.
    """
    try:
        names = LOOPBACK | allowed_hosts(settings())
    except SettingsError:  # no page can be drawn then, and each page shows the error
        names = LOOPBACK
    if listening in LOOPBACK:
        return names
    machine = socket.gethostname().lower()
    short = machine.partition(".")[0]
    return names | {machine, short, f"{short}.local", *([listening.lower()] if listening else [])}


def refusal(scope: Scope, known: Iterable[str]) -> tuple[int, str]:
    """Status and text of a refusal; status 0 when the request is accepted.

    Args:
        scope: ASGI scope of the request, of type ``http`` or ``websocket``.
        known: The host names that are allowed, from ``known_hosts``.
    """
    hosts, origins, referers = (_values(scope, name) for name in (b"host", b"origin", b"referer"))
    asked = place_of(hosts[0]) if len(hosts) == 1 else None
    if asked is None:
        return 400, "请求没有写明要访问的主机。 The request does not say which host it is for."
    # The IP address on which the request arrived needs no DNS, so nobody can redirect it.
    came_in = str((scope.get("server") or ("",))[0]).removeprefix("::ffff:")
    if not {asked[0], ANY_HOST}.intersection((*known, came_in)):
        return 421, (
            "看板不认这个访问名称：请用本机地址访问，或由管理员把它写进设置 allowed_hosts。 "
            "The dashboard does not answer to this name: add it to the setting allowed_hosts."
        )
    if not origins and scope["type"] == "http" and scope["method"] not in _SAFE:
        origins = [found[0] if (found := _ORIGIN.match(referer)) else referer for referer in referers]
    if all(is_of(origin, hosts[0]) for origin in origins):
        return 0, ""
    return 400, (
        "请求来自别的网页，没有受理；经反向代理访问的，代理须原样传递 Host。 "
        "The request comes from another page and was refused; a reverse proxy has to pass Host on."
    )


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


class Doors:
    """ASGI middleware around all others: accepts only requests for this dashboard."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._hosts: frozenset[str] | None = None
        self._refusals: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it: HTTP with a line of text, a socket before it opens."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if self._hosts is None:
            self._hosts = known_hosts(config.get_option("server.address"))
        status, line = refusal(scope, self._hosts)
        if not status:
            await self._app(_plain(scope), receive, send)
            return
        self._tell(
            f"refused {scope['path']!r:.100}: {_values(scope, b'host')} from {_values(scope, b'origin')}"
        )
        answer = WebSocketClose(1008, line) if scope["type"] == "websocket" else _answer(status, line)
        await answer(scope, receive, send)

    def _tell(self, message: str) -> None:
        if message not in self._refusals and len(self._refusals) < _MOST_TOLD:
            self._refusals.add(message)
            _log.warning("%s", message)


def _answer(status: int, line: str) -> PlainTextResponse:
    headers = {name.decode(): value.decode() for name, value in SECURITY_HEADERS}
    return PlainTextResponse(line, status, headers={**headers, "connection": "close"})


def _plain(scope: Scope) -> Scope:
    """The request with its ``Origin`` rewritten from its host, if it has one.

    Streamlit compares the two as texts, and where they differ asks a service on the internet for the address
    of this machine, while all users wait.
    """
    (host,) = _values(scope, b"host")
    headers = [
        (key, value.partition(b"://")[0] + b"://" + host.encode("latin-1") if key == b"origin" else value)
        for key, value in scope["headers"]
    ]
    return {**scope, "headers": headers}


def warn_of_open_doors() -> None:
    """Log a warning at the start when the setting allows all host names."""
    if ANY_HOST in known_hosts("localhost"):
        _log.warning(
            "设置 allowed_hosts 为 *：任何访问名称都认，别的网页可能借浏览器操作看板。 "
            "allowed_hosts is *: any name is answered to, so a page of another site may drive the dashboard."
        )
