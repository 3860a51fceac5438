"""What holds of durations, whatever the order of the times in the ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.ledgers import LEDGERS
from data.schema import Column, Ledger, Pii, Type
from data.snapshots.store import Snapshot
from queries import Scope, names, run
from tests.cases import each
from tests.queries.tables import Row, build

AS_OF = datetime(2026, 3, 1, 10, 30)
DURATION = ("days", "hours")
STATUSES = ("已办结", "办理中", None)
EVENTS = 12
ROWS = 60


def _cell(column: Column, chance: np.random.Generator) -> str | None:
    """A cell at random; a time lies anywhere around the end of the data, or at its day's midnight."""
    if chance.random() < 0.2:
        return None
    if column.type in (Type.DATE, Type.DATETIME):
        moment = AS_OF + timedelta(seconds=int(chance.integers(-60 * 86400, 60 * 86400)))
        if chance.random() < 0.3:
            moment = datetime.combine(moment.date(), datetime.min.time())
        return moment.isoformat(sep=" ")
    if column.name == "status":
        return _pick(STATUSES, chance)
    if column.type is Type.BOOLEAN:
        return _pick(("true", "false"), chance)
    if column.allowed:
        return _pick(tuple(column.allowed), chance)
    if column.type is Type.INTEGER:
        return str(chance.integers(column.least or 0, min(column.most or 0, 2030) + 1))
    if column.type is Type.DECIMAL:
        return str(chance.random())
    if column.name == "event_id":
        return f"e{chance.integers(EVENTS)}"
    return _pick(("甲", "乙", "东苑", "西苑"), chance)


def _pick(options: Sequence[str | None], chance: np.random.Generator) -> str | None:
    return options[chance.integers(len(options))]


def _row(ledger: Ledger, number: int, chance: np.random.Generator) -> Row:
    row = {
        column.name: _cell(column, chance)
        for column in ledger.stored_columns
        if column.pii is Pii.NONE and column.name not in (*ledger.key, "aliases")
    }
    keys = {name: f"{name}{number}" for name in ledger.key}
    if ledger.date_column and row[ledger.date_column] is None:
        row[ledger.date_column] = AS_OF.isoformat(sep=" ")
    return row | keys


@pytest.fixture(scope="module", params=[1, 2, 3])
def shuffled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A snapshot in which no time knows of another."""
    chance = np.random.default_rng(request.param)
    rows = {
        name: [_row(ledger, number, chance) for number in range(ROWS)] for name, ledger in LEDGERS.items()
    }
    folder: Path = tmp_path_factory.mktemp("durations") / f"snapshot-{request.param}"
    return build(folder, rows, AS_OF.isoformat(sep=" "))


@pytest.fixture(scope="module")
def answers(shuffled: Snapshot) -> dict[str, pd.DataFrame]:
    """What every question answers about it."""
    return {name: run(name, Scope(), snapshot=shuffled) for name in names()}


@each("name", names())
def test_no_duration_is_negative(answers: dict[str, pd.DataFrame], name: str) -> None:
    frame = answers[name]
    for column in (column for column in frame.columns if any(word in column for word in DURATION)):
        assert (frame[column].dropna() >= 0).all(), column


def test_the_law_looks_at_durations(answers: dict[str, pd.DataFrame]) -> None:
    told = {
        column
        for frame in answers.values()
        for column in frame.dropna(axis="columns", how="all").columns
        if any(word in column for word in DURATION)
    }
    assert told >= {
        "median_days_to_close", "median_hours_to_done", "days_since", "work_days", "hours",
        "median_days_to_settle", "median_hours",
    }  # fmt: skip
