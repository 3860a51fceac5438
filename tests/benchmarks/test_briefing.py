"""Seconds for all formats of a briefing, one and ten in one run, against kaleido's picture per figure.

The goal is that a whole briefing with its eight files costs less than kaleido takes for the figures alone.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from data.weeks import WEEK
from pages.parts.asking.fetch import fetch
from pages.parts.briefing import filing
from pages.parts.briefing.edition import FORMATS, Edition, edition, edition_files
from pages.parts.briefing.periods import last_whole
from pages.parts.findings.reading import is_named
from pages.parts.pictures.browser import find_browser
from pages.parts.pictures.chromium import Chromium
from queries import Grain, Scope
from tests.benchmarks.report import Report

HEADING = ("briefing, all six formats (eight files), samples", "seconds", "per briefing")
MANY = 10


@pytest.fixture(scope="module")
def served() -> Snapshot:
    return current_or_demonstration()


def scopes(served: Snapshot, number: int) -> list[Scope]:
    """As many editions: each community in the last week, then in the week before."""
    first, end = last_whole(served.as_of, Grain.WEEK)
    names = [str(name) for name in fetch("places/communities", Scope())["community"] if is_named(name)]
    asked = [(names[n % len(names)], n // len(names) * WEEK) for n in range(number)]
    return [Scope(first - back, end - back, grain=Grain.WEEK, communities=(name,)) for name, back in asked]


def export(asked: list[Scope], served: Snapshot, folder: Path) -> float:
    """Write all formats of all editions with one browser; seconds, its start included."""
    began = time.perf_counter()
    with Chromium() as chromium:
        editions = (edition(scope, served) for scope in asked)
        items = (
            filing.item_of(one, file) for one in editions for file in edition_files(one, FORMATS, chromium)
        )
        written = list(filing.file_all(items, folder))
    assert len(written) == len(asked) * (len(FORMATS) + 2)
    return time.perf_counter() - began


def kaleido_seconds(told: Edition, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[float, int]:
    """Seconds of ``write_image`` for each figure of the sheet, and how many they are."""
    monkeypatch.setenv("BROWSER_PATH", str(find_browser()))
    figures = [block.figure for block in told.sheet.blocks if block.figure is not None]
    began = time.perf_counter()
    for number, figure in enumerate(figures):
        figure.write_image(folder / f"{number}.png", width=640, height=figure.layout.height, scale=2)
    return time.perf_counter() - began, len(figures)


def test_a_briefing_costs_less_than_kaleido_takes_for_its_figures(
    served: Snapshot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    report: Report,
) -> None:
    asked = scopes(served, MANY + 1)
    export(asked[-1:], served, tmp_path / "before")  # what the first run of a process loads
    one = export(asked[:1], served, tmp_path / "one")
    ten = export(asked[:MANY], served, tmp_path / "ten") / MANY
    theirs, figures = kaleido_seconds(edition(asked[0], served), tmp_path, monkeypatch)
    report.add(HEADING, "one briefing", f"{one:.1f}", f"{one:.1f}")
    report.add(HEADING, f"{MANY} communities in one run", f"{ten * MANY:.1f}", f"{ten:.1f}")
    report.add(HEADING, f"kaleido write_image, its {figures} figures alone", f"{theirs:.1f}", f"{theirs:.1f}")
    report.add(HEADING, "ratio, of ten in one run to kaleido", "", f"{ten / theirs:.2f}")
    assert ten < theirs
