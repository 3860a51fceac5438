"""Reads ahead in a second thread: decoding uses one processor while storing uses the other."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")
#: Maximum number of waiting items: each has some megabytes.
_WAITING = 2
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class _End:
    """Marks the end of the items, with the error that ended them, if any."""

    error: BaseException | None = None


def prefetch(items: Generator[_Item]) -> Generator[_Item]:
    """The same items; the next one is made in a second thread while the caller works on one.

    An error in making an item is raised in its place. The thread ends with the iterator, after
    its last item or when it is closed.
    """
    ready: queue.Queue[_Item | _End] = queue.Queue(_WAITING)
    stopped = threading.Event()
    maker = threading.Thread(target=_make, args=(items, ready, stopped), name="prefetch", daemon=True)
    maker.start()
    try:
        while not isinstance(item := ready.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        stopped.set()
        maker.join()


def _make(items: Generator[_Item], ready: queue.Queue[_Item | _End], stopped: threading.Event) -> None:
    end = _End()
    try:
        with contextlib.closing(items):
            for item in items:
                if not _put(item, ready, stopped):
                    return
    except BaseException as error:  # raised again in the reading thread
        end = _End(error)
    _put(end, ready, stopped)


def _put(item: _Item | _End, ready: queue.Queue[_Item | _End], stopped: threading.Event) -> bool:
    """Pass an item on; False if the reader has stopped."""
    while not stopped.is_set():
        with contextlib.suppress(queue.Full):
            ready.put(item, timeout=_LOOK_SECONDS)
            return True
    return False
