"""Small snapshots of ledgers written as pipe tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

import queries
from data.snapshots.store import Snapshot

pytest.register_assert_rewrite("tests.queries.tables")

from tests.queries.tables import build, parse  # noqa: E402 - its asserts explain themselves when rewritten


class MakeLedger(Protocol):
    """Builds a snapshot of pipe tables, one a ledger; ``as_of`` is the latest event when left out."""

    def __call__(self, *, as_of: str | None = None, **ledgers: str) -> Snapshot: ...


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeLedger]:
    """``ledger(service_request="| category | …", as_of="2026-01-31 12:00")``; same text, same snapshot."""
    root: Path = tmp_path_factory.mktemp("ledgers")
    made: dict[tuple[object, ...], Snapshot] = {}

    def make(*, as_of: str | None = None, **ledgers: str) -> Snapshot:
        key = (as_of, *sorted(ledgers.items()))
        if key not in made:
            rows = {name: parse(text) for name, text in ledgers.items()}
            made[key] = build(root / f"snapshot-{len(made)}", rows, as_of)
        return made[key]

    yield make
    queries.close()


@pytest.fixture(scope="session")
def empty(ledger: MakeLedger) -> Snapshot:
    """A snapshot in which every ledger is empty."""
    return ledger()
