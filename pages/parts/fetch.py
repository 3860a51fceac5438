"""Answers of the questions, kept in memory: the only place that caches for the pages.

The key of an entry is snapshot, question and scope, so that a new import is seen at once and two
readers with different scopes never share an answer.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from data import store
from data.store import Snapshot
from pages.parts.unseen import unseen
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
    served = st.session_state[_PINNED] = store.ensure()
    answer_ahead(served)
    return served


@functools.lru_cache(maxsize=4)
def _answered(snapshot_id: str) -> threading.Event:
    """Set when what is asked ahead of a snapshot has been answered."""
    return threading.Event()


def answer_ahead(served: Snapshot) -> None:
    """Answer ``AHEAD`` of a snapshot; at once when that was done before.

    Raises:
        StoreError: The store is damaged.
    """
    done = _answered(served.id)
    if not done.is_set():
        for name in AHEAD:
            _kept()(served.id, name, repr(Scope()), Scope(), served)
        done.set()


#: What answers a document of its own, which belongs to no run of a page.
_held: ContextVar[Snapshot | None] = ContextVar("held_snapshot", default=None)


@contextmanager
def held(served: Snapshot) -> Iterator[None]:
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
    if run := unseen():
        return run.snapshot
    if (chosen := _held.get()) is not None:
        return chosen
    return st.session_state[_PINNED] if _PINNED in st.session_state else store.ensure()


def fetch(name: str, scope: Scope) -> pd.DataFrame:
    """The answer of one question for one scope, out of memory when it was asked before.

    Args:
        name: Path name of the question, such as ``service_requests/summary``.
        scope: What it is asked for.

    Raises:
        UnknownQuestion: There is no such question.
    """
    source = snapshot()
    return _kept()(source.id, name, repr(scope), scope, source)


def fetch_all(asked: Sequence[tuple[str, Scope]]) -> list[pd.DataFrame]:
    """The answers of several questions, asked side by side, in the order asked.

    Raises:
        UnknownQuestion: One of the questions does not exist.
    """
    source, context = snapshot(), get_script_run_ctx(suppress_warning=True)

    def answer(question: tuple[str, Scope]) -> pd.DataFrame:
        if context is not None:
            add_script_run_ctx(threading.current_thread(), context)
        name, scope = question
        return _kept()(source.id, name, repr(scope), scope, source)

    if len(asked) < 2:
        return [answer(question) for question in asked]
    with ThreadPoolExecutor(max_workers=min(4, len(asked))) as workers:
        return list(workers.map(answer, asked))


@functools.cache
def _kept() -> Callable[[str, str, str, Scope, Snapshot], pd.DataFrame]:
    # Made on the first call: made on import, Streamlit would complain that it is not running yet.
    @st.cache_data(show_spinner=False, max_entries=_MOST_ENTRIES)
    def answer(snapshot_id: str, name: str, scope: str, _scope: Scope, _snapshot: Snapshot) -> pd.DataFrame:
        # Identifier and text are the key: walking through the fields of a scope costs a page 20 ms.
        return run(name, _scope, snapshot=_snapshot)

    return answer
