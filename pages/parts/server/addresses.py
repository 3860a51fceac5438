"""Addresses as users type them: the first page by its name, capitals, hyphens, a slash at the end."""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.words.navigation import LISTS_PAGE, PAGES

_FIRST, *_OTHERS = (address for _file, _title, address in (*PAGES, LISTS_PAGE))


def canonical(path: str) -> str:
    """The path of a page; any other path unchanged.

    >>> canonical("/Satisfaction/"), canonical("/overview"), canonical("/follow-ups")
    ('/satisfaction', '/', '/follow_ups')
    """
    name = path.strip("/").lower().replace("-", "_")
    if name == _FIRST:
        return "/"
    return f"/{name}" if name in _OTHERS else path


class CanonicalAddress:
    """ASGI middleware that redirects to the path of the page, with the same query."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirect to the path of the page, or pass the request on."""
        right = canonical(scope["path"]) if scope["type"] == "http" else scope.get("path", "")
        if scope["type"] != "http" or right == scope["path"]:
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        # Relative, since a reverse proxy may serve the dashboard under a path prefix.
        address = ("../" * (scope["path"].count("/") - 1) or "./") + right.removeprefix("/")
        sent = RedirectResponse(f"{address}?{query}" if query else address, status_code=307)
        await sent(scope, receive, send)
