"""One thread reads while another works: decoding holds one processor, storing the other."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")
#: So many items wait at most: each is some megabytes.
_WAITING = 2
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class _End:
    """Behind the last item: what stopped the making of more, if anything did."""

    error: BaseException | None = None


def prefetch(items: Generator[_Item]) -> Generator[_Item]:
    """The same items, of which the next is made in a thread of its own while one is worked on.

    What making one raises is raised here in its place. No thread outlives the iterator, which ends with
    its last item or when it is closed.
    """
    made: queue.Queue[_Item | _End] = queue.Queue(_WAITING)
    stopped = threading.Event()
    maker = threading.Thread(target=_make, args=(items, made, stopped), name="prefetch", daemon=True)
    maker.start()
    try:
        while not isinstance(one := made.get(), _End):
            yield one
        if one.error is not None:
            raise one.error
    finally:
        stopped.set()
        maker.join()


def _make(items: Generator[_Item], made: queue.Queue[_Item | _End], stopped: threading.Event) -> None:
    end = _End()
    try:
        with contextlib.closing(items):
            for one in items:
                if not _is_taken(one, made, stopped):
                    return
    except BaseException as error:  # raised again where the items are asked for
        end = _End(error)
    _is_taken(end, made, stopped)


def _is_taken(one: _Item | _End, made: queue.Queue[_Item | _End], stopped: threading.Event) -> bool:
    """Hand an item over; False when nobody asks for one any more."""
    while not stopped.is_set():
        with contextlib.suppress(queue.Full):
            made.put(one, timeout=_LOOK_SECONDS)
            return True
    return False
