"""Answers of the questions, cached in memory: the only cache of answers for the pages.

The key of an entry is snapshot, question and scope, so that a new import shows at once and two
users with different scopes never share an answer.
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
from queries.analysis import Analysis, answer

#: Most entries; one is an aggregated frame of at most some hundred rows.
_MOST_ENTRIES = 2_000
_SNAPSHOT = "pinned_snapshot"
#: Questions that may take more than 100 ms on a million requests, and that cover all places and times
#: whatever the scope: answered when a snapshot is first served, so that no page waits for them.
AHEAD = ("public_works/requests_around_works",)


def renew_snapshot() -> Snapshot:
    """The snapshot that is served, fixed for this run of the page; an empty store gets the samples first.

    The shell calls it once at the start of a run, so that an import that ends during the run cannot put
    numbers of two snapshots onto one page.

    Raises:
        StoreError: The store is damaged.
    """
    served = st.session_state[_SNAPSHOT] = current_or_demonstration()
    prefetch(served)
    return served


@functools.lru_cache(maxsize=4)
def _prefetch_done(snapshot_id: str) -> threading.Event:
    """The event that is set when ``prefetch`` of a snapshot has ended."""
    return threading.Event()


def prefetch(served: Snapshot) -> None:
    """Answer the questions of ``AHEAD`` for a snapshot; returns at once when that was done before.

    Raises:
        StoreError: The store is damaged.
    """
    done = _prefetch_done(served.id)
    if not done.is_set():
        for name in AHEAD:
            _answer(served, name, Scope())
        done.set()


#: Snapshot of a document that is made outside a run of a page, such as a briefing.
_document_snapshot: ContextVar[Snapshot | None] = ContextVar("document_snapshot", default=None)


@contextmanager
def answer_from(served: Snapshot) -> Iterator[None]:
    """Answer all questions inside the block from one snapshot, even when another is published meanwhile."""
    before = _document_snapshot.set(served)
    try:
        yield
    finally:
        _document_snapshot.reset(before)


def snapshot() -> Snapshot:
    """The snapshot of this run; the current one when a page runs without the shell.

    Raises:
        StoreError: The store is damaged.
    """
    if (chosen := _document_snapshot.get()) is not None:
        return chosen
    return st.session_state[_SNAPSHOT] if _SNAPSHOT in st.session_state else current_or_demonstration()


def fetch(name: str, scope: Scope) -> pd.DataFrame:
    """The answer of one question for one scope, from the cache when it was asked before.

    Args:
        name: Path name of the question, such as ``service_requests/summary``.
        scope: Its scope.

    Raises:
        UnknownQuestion: There is no such question.
    """
    return _answer(snapshot(), name, scope)


def fetch_analysis(analysis: Analysis, scope: Scope) -> pd.DataFrame:
    """The answer of a free question for one scope, from the same cache.

    Args:
        analysis: The question.
        scope: Its scope.

    Returns:
        Columns as ``Analysis.columns``, then the numerators and denominators of its rates.
    """
    return _answer(snapshot(), analysis, scope)


def fetch_all(asked: Sequence[tuple[str, Scope]]) -> list[pd.DataFrame]:
    """The answers of several questions, computed in parallel, in the order of ``asked``.

    Raises:
        UnknownQuestion: One of the questions does not exist.
    """
    source = snapshot()
    with _lock:
        wanted = [one for one in dict.fromkeys(asked) if (source.id, *one) not in _answers]
    if len(wanted) > 1:
        with ThreadPoolExecutor(max_workers=min(4, len(wanted))) as workers:
            list(workers.map(lambda question: _answer(source, *question), wanted))
    return [_answer(source, *question) for question in asked]


#: Snapshot, question and scope -> the answer, or its future: a second caller waits for the first.
_answers: OrderedDict[tuple[str, str | Analysis, Scope], Future[pd.DataFrame]] = OrderedDict()
_lock = threading.Lock()


def _answer(served: Snapshot, name: str | Analysis, scope: Scope) -> pd.DataFrame:
    """The answer of one question, computed once; each caller gets its own frame over the same values.

    Streamlit's cache hashes its key and copies the frame at each look-up, which takes 0.2 ms against 0.01 ms
    here; all pages of one scope and its briefing look up eight hundred answers.
    """
    key = (served.id, name, scope)
    with _lock:
        known = _answers.get(key)
        found = _answers.setdefault(key, Future())
        _answers.move_to_end(key)
        while len(_answers) > _MOST_ENTRIES:
            _answers.popitem(last=False)
    if known is None:
        try:
            found.set_result(_ask(served, name, scope))
        except BaseException as error:
            forget(key)  # the next call tries again
            found.set_exception(error)
    return found.result().copy(deep=False)  # pandas copies what a caller writes to


def _ask(served: Snapshot, name: str | Analysis, scope: Scope) -> pd.DataFrame:
    if isinstance(name, str):
        return run(name, scope, snapshot=served)
    return answer(name, scope, snapshot=served, with_parts=True).to_pandas()


def forget(key: tuple[str, str | Analysis, Scope] | None = None) -> None:
    """Remove answers from the cache: that of one key (snapshot, question, scope), or all of them."""
    with _lock:
        if key is None:
            _answers.clear()
        else:
            _answers.pop(key, None)
