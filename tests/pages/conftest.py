"""What the page tests share: the samples in the store, a page run without a browser, its figures."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data.snapshots.store import Snapshot
from pages import contents  # noqa: F401 - enters the pages of which the briefing takes blocks
from pages.parts.pictures.chromium import Chromium
from tests.conftest import ROOT


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """Streamlit looks for components in the metadata of each installed package, anew for each run of a page.

    Packages do not change while tests run; 0.3 s a run.
    """
    with pytest.MonkeyPatch.context() as patch:
        found = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(scope="session")
def open_shell(samples: Snapshot) -> Callable[..., AppTest]:
    """Open a page by the parameters of an address: ``open_shell("mediation", community="南门社区")``."""

    def run(page: str = "overview", /, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
        if page != "overview":
            app.switch_page(f"{page}.py")
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return run


@pytest.fixture(scope="session")
def look_at(open_shell: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """A page opened as ``open_shell`` does, once for all who only look at it and leave it as it is."""
    return functools.lru_cache(maxsize=32)(open_shell)


def figures(app: AppTest) -> dict[str, dict[str, Any]]:
    """The figures a page sent to the browser: key -> data, layout, alt, height."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component") if "figure" in part.proto.json]
    drawn = [json.loads(data["figure"]) for data in sent if "plotly" in data]
    return {figure["key"]: figure for figure in drawn}


def address(app: AppTest) -> str:
    """The query that the shell puts into the address bar."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return next(data["query"] for data in sent if "copied" in data)


def blocks(app: AppTest) -> set[str]:
    """The keys of all blocks of a page, figures and tables: each has its toolbar."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return {data["key"] for data in sent if "tools" in data}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One browser that draws, for all tests of the run."""
    with Chromium() as opened:
        yield opened


def in_a_loop(asked: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives, in a thread of its own: a browser of other tests may hold a loop in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()
