"""A page that runs without being looked at: its scope and snapshot are given, its blocks are collected.

``page_blocks`` begins such a run; the parts that draw ask here whether there is one, and then draw nothing.
Each run lies in the context of its thread, so that readers who ask at once never see each other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from data.snapshots.store import Snapshot
from pages.parts.block import Block
from pages.parts.findings.signals import Signal
from pages.parts.markup import Card
from queries import Scope


class PageEnd(BaseException):
    """The page has given what is wanted of it; no page catches this by accident."""


@dataclass(frozen=True)
class Head:
    """What stands at the head of a page: headline, measures, what is known of a place."""

    headline: str
    cards: tuple[Card, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass
class Run:
    """One run of a page.

    Attributes:
        scope: What the page is asked for.
        snapshot: What answers.
        wanted: Keys of the blocks that are wanted.
        found: Every block that was computed, by key.
        is_all: Whether these are all blocks of the page.
        head: The head of the page; None where nothing is to be shown.
        signals: The rows of 需办; none on a page that has no such table.
    """

    scope: Scope
    snapshot: Snapshot
    wanted: frozenset[str]
    found: dict[str, Block] = field(default_factory=dict)
    is_all: bool = False
    head: Head | None = None
    signals: tuple[Signal, ...] = ()

    def collect(self, rows: Iterable[Sequence[Block]]) -> None:
        """Take the blocks out of the rows, and compute no further row than is needed."""
        for row in rows:
            self.found |= {block.key: block for block in row}
            if self.wanted <= self.found.keys():
                return
        self.is_all = True


_run: ContextVar[Run | None] = ContextVar("unseen_run", default=None)


def unseen() -> Run | None:
    """The run without eyes that goes on in this thread; None when a reader looks."""
    return _run.get()


@contextmanager
def begin(run: Run) -> Iterator[None]:
    """Let everything inside belong to that run; it ends where the page has given its blocks."""
    before = _run.set(run)
    try:
        yield
    except PageEnd:
        pass
    finally:
        _run.reset(before)
