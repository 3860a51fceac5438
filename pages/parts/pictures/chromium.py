"""One Chromium per run, which draws documents and dashboard pages as PNG and as PDF of one page.

Documents are written into an empty page and may load only our own scripts: nothing leaves the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from pages.parts.pictures.drawing import KINDS, DrawnFiles
from pages.parts.pictures.session import Session

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


class Chromium:
    """A browser that is started once and draws one document or page after the other.

    It runs in its own thread, since the calling thread may already have an event loop or a browser.

    Raises:
        NoBrowserError, NoFontError: On entering, when this machine cannot draw.
        PictureError: By every method, when the document or page cannot be drawn completely.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chromium")
        self._session = Session()

    def __enter__(self) -> Self:
        try:
            self._do(self._session.__enter__)
        except BaseException:
            self._thread.shutdown()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._do(self._session.__exit__, kind, error, trace)
        finally:
            self._thread.shutdown()

    def shots(
        self, document: str, width: int, height: int | None, scale: int, kinds: Sequence[str] = KINDS
    ) -> DrawnFiles:
        """A document as PNG and as PDF, from one load.

        Args:
            document: HTML whose root element gets ``data-state`` ``ready`` or ``overflow`` when it is drawn.
            width: In CSS pixels.
            height: In CSS pixels; the document's ``data-height`` when None.
            scale: Device pixels per CSS pixel.
            kinds: ``png``, ``pdf`` or both.
        """
        return self._do(self._session.shots, document, width, height, scale, kinds)

    def pieces(self, document: str, width: int, scale: int) -> dict[str, bytes]:
        """Name -> PNG of each element with ``data-piece="name"`` in a document."""
        return self._do(self._session.pieces, document, width, scale)

    def page(
        self, address: str, *, width: int = 1280, scale: int = 2, kinds: Sequence[str] = KINDS
    ) -> DrawnFiles:
        """A whole page of a running dashboard; requests to other hosts are blocked.

        Args:
            address: The full address, ``http://127.0.0.1:8501/mediation?…``.
            width: In CSS pixels.
            scale: Device pixels per CSS pixel.
            kinds: ``png``, ``pdf`` or both.
        """
        return self._do(self._session.page, address, width, scale, kinds)

    def _do(self, work: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs) -> _Made:
        return self._thread.submit(work, *given, **named).result()
