"""What all tests share: a store of their own, one browser, examples that are the same every time."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.kinds import kinds_of
from tests.machine import find_browser
from tests.sharing import LONGEST, SharedProcesses, folder_of

if TYPE_CHECKING:
    from xdist.remote import Producer

    from data.snapshots.store import Snapshot

ROOT = Path(__file__).resolve().parents[1]
#: After so many new objects Python looks for garbage among them; 700 if not told.
NEW_OBJECTS = 50_000

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


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Find the tests without looking for garbage: thousands of objects come then, and none of them goes.

    What was found stays to the end, so garbage is not looked for among it afterwards either, and elsewhere
    less often: parsing and copying SQL makes hundreds of objects for each that becomes garbage in a circle.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS, 10, 10)
        gc.enable()


@pytest.hookimpl(tryfirst=True)  # before pytest picks tests by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and mark every test with its kinds for the quick run.

    What is long comes first, as it would keep one process busy at the end with nothing left for the others.
    """
    items.sort(key=lambda item: LONGEST.get(folder_of(item.nodeid), len(LONGEST)))
    known: dict[tuple[Path, frozenset[str]], list[str]] = {}  # thousands of tests, but a thousand such pairs
    for item in items:
        key = (item.path, frozenset(item.fixturenames))
        if key not in known:
            names = vars(item.getparent(pytest.Module).obj)
            known[key] = kinds_of(item.path.relative_to(ROOT), item.fixturenames, names)
        for kind in known[key]:
            item.add_marker(kind)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedProcesses:
    """How tests are shared out among processes."""
    return SharedProcesses(config, log)


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
    """The desk of the person who looks: a Chinese browser in China, an ordinary screen.

    Someone who wants no motion: the shimmer of what is still loading is a fifth of what a page costs here.
    """
    desk = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}
    return {**browser_context_args, **desk, "reduced_motion": "reduce"}
