"""Addresses as people write them: the first page by its name, capital letters, a stroke at the end."""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.words.navigation import PAGES

_FIRST, *_OTHERS = (address for _file, _title, address in PAGES)


def canonical(path: str) -> str:
    """The path a page is served under; any other path as it is.

    >>> canonical("/Satisfaction/"), canonical("/overview"), canonical("/assets/chart.js")
    ('/satisfaction', '/', '/assets/chart.js')
    """
    name = path.strip("/").lower()
    if name == _FIRST:
        return "/"
    return f"/{name}" if name in _OTHERS else path


class CanonicalAddress:
    """ASGI middleware that sends a reader on to the page that was meant, the query kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the right address, or pass the request on."""
        right = canonical(scope["path"]) if scope["type"] == "http" else scope.get("path", "")
        if scope["type"] != "http" or right == scope["path"]:
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        # Relative, for the server may stand behind another one under a name of its own.
        address = ("../" * (scope["path"].count("/") - 1) or "./") + right.removeprefix("/")
        sent = RedirectResponse(f"{address}?{query}" if query else address, status_code=307)
        await sent(scope, receive, send)
