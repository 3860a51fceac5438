"""A question through the runner takes at most twice the time of the same statement run bare."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from data.snapshots.store import Snapshot
from queries import Scope, names, run
from queries.binding import values
from queries.runner import statement
from tests.benchmarks.report import Report

HEADING = (
    "question, 1,000,000 requests",
    "all: runner ms",
    "bare ms",
    "ratio",
    "filtered: runner ms",
    "bare ms",
    "ratio",
)
SCOPES = {
    "all": Scope(),
    "filtered": Scope(
        date_from=date(2025, 10, 1), date_to=date(2026, 10, 1), communities=("南门社区", "信江社区")
    ),
}
ROUNDS = 15
MOST = 2.0


@pytest.fixture(scope="module")
def bare(million: Snapshot) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB as an analyst would open it: its defaults, the same file, nothing of ours."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{million.path}' as ledger (read_only)")
        yield connection


@pytest.mark.parametrize("view", SCOPES)
@pytest.mark.parametrize("name", names())
def test_runner_adds_at_most_as_much_again(
    name: str,
    view: str,
    million: Snapshot,
    bare: duckdb.DuckDBPyConnection,
    benchmark: BenchmarkFixture,
    report: Report,
) -> None:
    question, available = statement(name), values(SCOPES[view], million)
    bound = {key: available[key] for key in question.bound}
    bare_seconds = []

    def run_bare() -> None:
        begun = time.perf_counter()
        bare.execute(question.sql, bound).fetchall()
        bare_seconds.append(time.perf_counter() - begun)

    # Taken in turn, so that a busy moment of the machine meets both alike.
    benchmark.pedantic(
        run,
        (name, SCOPES[view]),
        {"snapshot": million},
        setup=run_bare,
        rounds=ROUNDS,
        warmup_rounds=2,
    )
    ours, theirs = benchmark.stats.stats.median, statistics.median(bare_seconds)
    ratio = benchmark.extra_info["ratio_to_bare"] = ours / theirs
    report.add(HEADING, name, f"{ours * 1000:.1f}", f"{theirs * 1000:.1f}", f"{ratio:.2f}")
    assert ratio <= MOST
