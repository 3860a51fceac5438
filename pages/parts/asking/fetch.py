"""Answers of the questions, cached in memory: the only cache of answers for the pages.

The key of an entry is the snapshot and the statement with the values it binds, so that a new import shows
at once and two users share an answer only if the engine would be asked the very same. Another grain, or a
condition on a dimension that a question does not read, changes neither: its answer is there already.
"""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

import pandas as pd
import streamlit as st

from data.importing.demonstration import current_or_demonstration
from data.settings import Settings, settings
from data.snapshots.store import Snapshot
from queries import Scope
from queries.analysis import Analysis
from queries.analysis import statement as analysis_statement
from queries.binding import BoundStatement, bind
from queries.runner import run_bound, statement
from queries.statement import Statement

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
    return serve(current_or_demonstration())


def serve(chosen: Snapshot) -> Snapshot:
    """Fix a snapshot for this run of the page; returns it.

    Raises:
        StoreError: It is damaged.
    """
    st.session_state[_SNAPSHOT] = chosen
    prefetch(chosen)
    return chosen


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
        wanted = [one for one in dict.fromkeys(asked) if (source, *one, settings()) not in _bound]
    if len(wanted) > 1:
        with ThreadPoolExecutor(max_workers=min(4, len(wanted))) as workers:
            list(workers.map(lambda question: _answer(source, *question), wanted))
    return [_answer(source, *question) for question in asked]


_Question: TypeAlias = str | Analysis
#: Snapshot, question, scope and settings -> the statement that answers it, with the values it binds.
_bound: OrderedDict[tuple[Snapshot, _Question, Scope, Settings], BoundStatement] = OrderedDict()
#: Snapshot and bound statement -> the answer, or its future: a second caller waits for the first.
_answers: OrderedDict[tuple[Snapshot, BoundStatement], Future[pd.DataFrame]] = OrderedDict()
_lock = threading.Lock()


def _answer(served: Snapshot, question: _Question, scope: Scope) -> pd.DataFrame:
    """The answer of one question, computed once; each caller gets its own frame over the same values.

    Streamlit's cache hashes its key and copies the frame at each look-up, which takes 0.2 ms against 0.01 ms
    here; all pages of one scope and its briefing look up eight hundred answers.
    """
    key = (served, _bound_statement(served, question, scope))
    with _lock:
        known = _answers.get(key)
        found = _answers.setdefault(key, Future())
        _limit(_answers, key)
    if known is None:
        try:
            found.set_result(run_bound(key[1], snapshot=served).to_pandas())
        except BaseException as error:
            with _lock:
                _answers.pop(key, None)  # the next call tries again
            found.set_exception(error)
    return found.result().copy(deep=False)  # pandas copies what a caller writes to


def _bound_statement(served: Snapshot, question: _Question, scope: Scope) -> BoundStatement:
    # Kept: binding takes ten times as long as looking up.
    key = (served, question, scope, settings())
    with _lock:
        known = _bound.get(key)
    if known is None:
        asked = _statement(question, scope)
        known = bind(asked.sql, asked.bound, scope, served)
    with _lock:
        _bound[key] = known
        _limit(_bound, key)
    return known


def _statement(question: _Question, scope: Scope) -> Statement:
    if isinstance(question, str):
        return statement(question, scope.conditions)
    return analysis_statement(question, scope, with_parts=True)


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _limit(entries: OrderedDict[_Key, _Value], used: _Key) -> None:
    """Move the entry that was just used to the end, and remove the least recently used beyond the limit."""
    entries.move_to_end(used)
    while len(entries) > _MOST_ENTRIES:
        entries.popitem(last=False)


def forget() -> None:
    """Remove all answers from the cache."""
    with _lock:
        _bound.clear()
        _answers.clear()
