"""What the benchmarks share: the large store, and the tables docs/speed.md quotes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from pages import contents  # noqa: F401 - enters the pages of which the briefing takes blocks
from tests.benchmarks.large_store import large_store
from tests.benchmarks.repaint import any_port, serving
from tests.benchmarks.report import Report

REPORT = pytest.StashKey[Report]()


def pytest_configure(config: pytest.Config) -> None:
    """Nothing has been measured yet."""
    config.stash[REPORT] = Report()


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest) -> Report:
    """Where a benchmark writes a line of the tables of docs/speed.md."""
    return request.config.stash[REPORT]


@pytest.fixture(scope="session")
def million() -> Snapshot:
    """The samples, blown up to a million requests."""
    return large_store(current_or_demonstration())


@pytest.fixture(scope="session")
def applications(million: Snapshot) -> Iterator[dict[str, str]]:
    """The addresses of the dashboard and of its twin in Panel, over one store, each in its own process."""
    home = {"LEDGER_HOME": str(million.path.parents[1])}
    ports = {"Streamlit": any_port(), "Panel": any_port()}
    options = ["--server.address", "127.0.0.1", "--server.headless", "true"]
    commands = {
        "Streamlit": ["-m", "streamlit", "run", "dashboard.py", *options, "--server.port"],
        "Panel": ["-m", "tests.benchmarks.panel_page"],
    }
    with ExitStack() as servers:
        yield {
            name: servers.enter_context(serving([*command, str(ports[name])], ports[name], home))
            for name, command in commands.items()
        }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the tables as Markdown, to be pasted into docs/speed.md."""
    for line in config.stash[REPORT].lines():
        terminalreporter.write_line(line)
