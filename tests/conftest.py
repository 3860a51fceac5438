"""What all tests share: a store of their own, one browser, examples that are the same every time."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.kinds import kinds_of
from tests.machine import find_browser

if TYPE_CHECKING:
    from data.snapshots.store import Snapshot

ROOT = Path(__file__).resolve().parents[1]

# "few" gives the same examples in each run, for everybody; HYPOTHESIS_PROFILE=many looks further on demand.
# No deadline: the first example of a law over a store opens a database, and machines differ.
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "few", max_examples=12, derandomize=True, deadline=None, database=None, suppress_health_check=_SLOW
)
settings.register_profile("many", max_examples=500, deadline=None, suppress_health_check=_SLOW)


def pytest_configure(config: pytest.Config) -> None:
    """Give the run an empty store of its own before any module is imported, so data/home is never touched.

    The inbox waits for a moment only, where an office waits for seconds.
    """
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))
    home = tempfile.mkdtemp(prefix="ledger-home-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ["LEDGER_HOME"] = home
    os.environ["LEDGER_REGISTER"] = f"{home}.stores.json"
    config.add_cleanup(lambda: Path(os.environ["LEDGER_REGISTER"]).unlink(missing_ok=True))
    quick = Path(home).with_suffix(".toml")
    quick.write_text("inbox_wait_seconds = 0.05\n", encoding="utf-8")
    config.add_cleanup(lambda: quick.unlink(missing_ok=True))
    os.environ["LEDGER_SETTINGS"] = str(quick)


@pytest.hookimpl(tryfirst=True)  # before pytest picks tests by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test with its kinds, so that the quick run can leave the dear ones out."""
    known: dict[tuple[Path, frozenset[str]], list[str]] = {}  # ten thousand tests, but a thousand such pairs
    for item in items:
        key = (item.path, frozenset(item.fixturenames))
        if key not in known:
            names = vars(item.getparent(pytest.Module).obj)
            known[key] = kinds_of(item.path.relative_to(ROOT), item.fixturenames, names)
        for kind in known[key]:
            item.add_marker(kind)


@pytest.fixture(scope="session")
def ledger_home() -> Path:
    """The store of this test run; a test that writes takes ``tmp_path`` instead."""
    return Path(os.environ["LEDGER_HOME"])


@pytest.fixture(scope="session")
def samples() -> Snapshot:
    """The demonstration ledgers, imported once for the run."""
    from data.importing.demonstration import current_or_demonstration  # late, as pytest_configure says

    return current_or_demonstration()


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """How pytest-playwright starts the browser: the one that is here, in silence towards the outside."""
    browser = find_browser()
    assert browser is not None, "no browser: `python3 run.py setup` installs one"
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
        "--js-flags=--no-opt,--no-maglev",  # a page is open for seconds: not worth optimising
    ]
    return {
        **browser_type_launch_args,
        "executable_path": str(browser),
        "args": [*quiet, "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """The desk of the person who looks: a Chinese browser in China, an ordinary screen."""
    desk = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}
    return {**browser_context_args, **desk}
