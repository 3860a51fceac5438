"""The annotations that apply to a ledger in a scope, and the days from which its limits begin anew."""

from __future__ import annotations

import functools
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from data.errors import StoreError
from data.notebook.annotation import Annotation
from data.notebook.annotations import all_annotations
from data.notebook.database import BESIDE, notebook_file
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from queries import Scope

_COMPOUNDS = "places/compounds"
#: Session key: who writes, so that nobody types it twice.
_WRITER = "annotation_writer"


@dataclass(frozen=True, slots=True)
class Notebook:
    """What the office has written.

    Attributes:
        annotations: All annotations, the earliest day first; none where the file cannot be read.
        fault: Why the file cannot be read, in Chinese; empty where it can.
    """

    annotations: tuple[Annotation, ...] = ()
    fault: str = ""


def notebook(served: Snapshot) -> Notebook:
    """The notebook beside a snapshot; a damaged one has no annotations, and pages still open.

    It is part of the key of every cache that holds what was judged.
    """
    try:
        return Notebook(_read(served.home, last_change(served.home)))
    except StoreError as error:
        return Notebook(fault=str(error))


@functools.lru_cache(maxsize=16)
def _read(home: Path, _last_change: tuple[tuple[int, int], ...]) -> tuple[Annotation, ...]:
    # Cached: every series of a page asks, and opening the file takes some milliseconds.
    return all_annotations(home)


def last_change(home: Path) -> tuple[tuple[int, int], ...]:
    """Time and size of the files of the notebook, which change with everything that is written."""
    path, found = notebook_file(home), []
    for each in (path, path.with_name(BESIDE[0])):
        try:
            state = each.stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((state.st_mtime_ns, state.st_size))
    return tuple(found)


def annotations_of(ledger: str, scope: Scope, served: Snapshot) -> tuple[Annotation, ...]:
    """The annotations that apply to a series of a ledger in a scope, the earliest day first.

    One of the whole office applies to every place; one of a community to it and to its compounds; one of a
    compound to that compound alone.
    """
    written = [one for one in notebook(served).annotations if one.ledger in ("", ledger)]
    if not written:
        return ()
    communities, compounds = _places(scope, is_needed=any(one.community for one in written))
    return tuple(
        one
        for one in written
        if not one.community
        or (communities == {one.community} and (not one.compound or compounds == {one.compound}))
    )


def new_limits_from(ledger: str, scope: Scope, served: Snapshot) -> tuple[date, ...]:
    """The days from which the limits of a series begin anew by a person's annotation, in order."""
    return tuple(one.first_day for one in annotations_of(ledger, scope, served) if one.starts_new_limits)


def _places(scope: Scope, *, is_needed: bool) -> tuple[Set[str], Set[str]]:
    """The communities and compounds of a scope; empty where it has all of them."""
    if not is_needed or scope.compounds is None:
        return set(scope.communities or ()), set()
    listed = fetch(_COMPOUNDS, Scope())
    rows = zip(listed["community"].astype(str), listed["compound"].astype(str), strict=True)
    found = {
        (community, compound)
        for community, compound in rows
        if compound in scope.compounds and (scope.communities is None or community in scope.communities)
    }
    return {community for community, _compound in found}, {compound for _community, compound in found}


def writer(otherwise: str = "") -> str:
    """Who has written into the notebook in this session; ``otherwise`` before anybody has."""
    return str(st.session_state.get(_WRITER, otherwise))


def remember_writer(name: str) -> None:
    """Offer the name in the next form of the notebook."""
    st.session_state[_WRITER] = name
