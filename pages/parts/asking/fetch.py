"""Answers of the questions, kept in memory: the only place that caches for the pages.

The key of an entry is snapshot, question and scope, so that a new import is seen at once and two
readers with different scopes never share an answer.
"""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar

import pandas as pd
import streamlit as st

from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from queries import Scope, run

#: Entries kept; one is an aggregated frame of at most some hundred rows.
_MOST_ENTRIES = 2_000
_PINNED = "pinned_snapshot"
#: What may take more than 100 ms of a million requests, and is asked of all places and times whatever the
#: scope: it is answered when a snapshot is first served, so that no page waits for it.
AHEAD = ("public_works/requests_around_works",)


def renew_snapshot() -> Snapshot:
    """Read which snapshot is served and hold the run to it; an empty store gets the samples first.

    Called once by the shell at the start of a run, so that an import that ends in the middle of it
    cannot put numbers of two snapshots onto one page.

    Raises:
        StoreError: The store is damaged.
    """
    served = st.session_state[_PINNED] = current_or_demonstration()
    prefetch(served)
    return served


@functools.lru_cache(maxsize=4)
def _prefetch_done(snapshot_id: str) -> threading.Event:
    """Set when what is asked ahead of a snapshot has been answered."""
    return threading.Event()


def prefetch(served: Snapshot) -> None:
    """Answer ``AHEAD`` of a snapshot; at once when that was done before.

    Raises:
        StoreError: The store is damaged.
    """
    done = _prefetch_done(served.id)
    if not done.is_set():
        for name in AHEAD:
            _answer(served, name, Scope())
        done.set()


#: What answers a document of its own, which belongs to no run of a page.
_held: ContextVar[Snapshot | None] = ContextVar("held_snapshot", default=None)


@contextmanager
def answer_from(served: Snapshot) -> Iterator[None]:
    """Let every question asked inside be answered by one snapshot, whatever is served meanwhile."""
    before = _held.set(served)
    try:
        yield
    finally:
        _held.reset(before)


def snapshot() -> Snapshot:
    """The snapshot this run is held to; the current one when a page runs without the shell.

    Raises:
        StoreError: The store is damaged.
    """
    if (chosen := _held.get()) is not None:
        return chosen
    return st.session_state[_PINNED] if _PINNED in st.session_state else current_or_demonstration()


def fetch(name: str, scope: Scope) -> pd.DataFrame:
    """The answer of one question for one scope, out of memory when it was asked before.

    Args:
        name: Path name of the question, such as ``service_requests/summary``.
        scope: What it is asked for.

    Raises:
        UnknownQuestion: There is no such question.
    """
    return _answer(snapshot(), name, scope)


def fetch_all(asked: Sequence[tuple[str, Scope]]) -> list[pd.DataFrame]:
    """The answers of several questions, asked side by side, in the order asked.

    Raises:
        UnknownQuestion: One of the questions does not exist.
    """
    source = snapshot()
    with _lock:
        wanted = [one for one in dict.fromkeys(asked) if (source.id, *one) not in _kept]
    if len(wanted) > 1:
        with ThreadPoolExecutor(max_workers=min(4, len(wanted))) as workers:
            list(workers.map(lambda question: _answer(source, *question), wanted))
    return [_answer(source, *question) for question in asked]


#: Snapshot, question and scope -> the answer, or what will be: who comes second waits for the first.
_kept: OrderedDict[tuple[str, str, Scope], Future[pd.DataFrame]] = OrderedDict()
_lock = threading.Lock()


def _answer(served: Snapshot, name: str, scope: Scope) -> pd.DataFrame:
    """The answer of one question, asked once; each caller has a frame of its own over the same values.

    Streamlit's cache hashes its key and copies the frame anew each time, which takes 0.2 ms against 0.01 ms
    here; what all pages say of one scope, and its briefing, look up eight hundred answers.
    """
    key = (served.id, name, scope)
    with _lock:
        known = _kept.get(key)
        found = _kept.setdefault(key, Future())
        _kept.move_to_end(key)
        while len(_kept) > _MOST_ENTRIES:
            _kept.popitem(last=False)
    if known is None:
        try:
            found.set_result(run(name, scope, snapshot=served))
        except BaseException as error:
            forget(key)  # it may be answered the next time
            found.set_exception(error)
    return found.result().copy(deep=False)  # pandas copies what a caller writes to


def forget(key: tuple[str, str, Scope] | None = None) -> None:
    """Ask anew what has been answered: one question of one scope, or all of them."""
    with _lock:
        if key is None:
            _kept.clear()
        else:
            _kept.pop(key, None)
