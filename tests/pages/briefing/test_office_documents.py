"""The Word file and the slides open clean: LibreOffice makes a PDF of each, and the numbers stand in it.

Without LibreOffice or poppler these tests fail and say what to install; ``python3 run.py setup`` does so
where it can.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pptx as slides
import pytest

from data.snapshots.store import Snapshot
from pages.parts.briefing import docx, pptx
from pages.parts.briefing.build import build
from pages.parts.briefing.model import Briefing
from pages.parts.briefing.weeks import week_of
from queries import Scope
from tests.machine import find_office
from tests.pages.briefing.by_hand import png

#: One week of the whole office and one of a community, where there was something to tell.
WEEKS = {"whole": ("2025-W20", None), "community": ("2026-W43", "南门社区")}
#: LibreOffice builds a profile for itself when it starts for the first time; a loaded machine takes its time.
PATIENCE = 300


class Opened(NamedTuple):
    """A written briefing, and the text of each page of the PDF that LibreOffice made of it."""

    briefing: Briefing
    written: bytes
    pages: list[str]

    @property
    def text(self) -> str:
        """The whole text without any white space: where a line breaks is not the matter."""
        return flat("".join(self.pages))


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def program(name: str, found: Path | str | None) -> str:
    if found is None:
        pytest.fail(f"没有 {name}，无法检查 Word 简报与幻灯片：请运行 python3 run.py setup，或自行安装后重试")
    return str(found)


def pages_of(pdf: Path) -> list[str]:
    command = [program("pdftotext（poppler）", shutil.which("pdftotext")), "-layout", str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE).stdout.decode("utf-8")
    return told.split("\f")[:-1]


def opened(suffix: str, samples: Snapshot, folder: Path) -> dict[str, Opened]:
    """Both weeks in one format, opened in one run of LibreOffice that has a profile of its own."""
    office = program("LibreOffice", find_office())
    told = {}
    for name, (week, place) in WEEKS.items():
        first, end = week_of(week)
        told[name] = build(Scope(date_from=first, date_to=end, communities=place and (place,)), samples)
        pictures = {"overall-volume": png(1176, 520)}
        written = docx.write(told[name], pictures) if suffix == "docx" else pptx.write(told[name])
        (folder / f"{name}.{suffix}").write_bytes(written)
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder / "pdf")]
    command += [str(folder / f"{name}.{suffix}") for name in WEEKS]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return {
        name: Opened(
            told[name], (folder / f"{name}.{suffix}").read_bytes(), pages_of(folder / f"pdf/{name}.pdf")
        )
        for name in WEEKS
    }


@pytest.fixture(scope="module")
def word_files(samples: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    return opened("docx", samples, tmp_path_factory.mktemp("word"))


@pytest.fixture(scope="module")
def slide_files(samples: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    return opened("pptx", samples, tmp_path_factory.mktemp("slides"))


def is_told(row: tuple[str, ...], lines: list[str]) -> bool:
    """Whether a row stands on one line, or its longest cell on the lines above and below the others."""
    if flat("".join(row)) in lines:
        return True
    at = max(range(len(row)), key=lambda place: len(row[place]))
    longest, others = flat(row[at]), flat("".join((*row[:at], *row[at + 1 :])))
    around = zip(lines, lines[1:], lines[2:], strict=False)
    return any(own == others and above + below == longest for above, own, below in around)


def assert_all_is_told(file: Opened) -> None:
    """Every sentence, every row of every table, and what a reader must know first."""
    briefing, text = file.briefing, file.text
    lines = [flat(line) for page in file.pages for line in page.splitlines() if flat(line)]
    paragraphs = [paragraph for section in briefing.sections for paragraph in section.paragraphs]
    assert len([number for paragraph in paragraphs for number in paragraph.numbers]) > 20
    assert [paragraph.text for paragraph in paragraphs if flat(paragraph.text) not in text] == []
    tables = [table for section in briefing.sections for table in section.tables]
    rows = [row for table in tables for row in table.rows]
    assert rows
    assert [row for row in rows if not is_told(row, lines)] == []
    for known in (briefing.headline, briefing.period, briefing.office, briefing.issue, *briefing.compared):
        assert flat(known) in text
    assert "演示数据" in text
    assert "\ufffd" not in text


def test_word_files_open_with_every_number(word_files: dict[str, Opened]):
    for file in word_files.values():
        assert_all_is_told(file)
        assert 4 <= len(file.pages) <= 9
        for number, page in enumerate(file.pages, 1):
            assert f"第{number}页，共{len(file.pages)}页" in flat(page)
            assert "演示数据" in page.splitlines()[0]
        assert "图1诉求量（件）" in file.text
        kinds = next(section.charts[0] for section in file.briefing.sections if section.key == "kinds")
        for at, name in enumerate(kinds.categories):
            values = "".join(f"{values[at]:,.0f}" for _name, values in kinds.series)
            assert f"{name}{values}" in file.text


def test_slides_open_with_every_number(slide_files: dict[str, Opened]):
    for file in slide_files.values():
        made = slides.Presentation(io.BytesIO(file.written))
        assert len(file.pages) == len(made.slides)
        assert_all_is_told(file)
        for slide, page in zip(made.slides, file.pages, strict=True):
            assert flat(slide.shapes.title.text) in flat(page)
            assert "演示数据" in page
        charts = {chart.title: chart for section in file.briefing.sections for chart in section.charts}
        drawn = {slide.shapes.title.text: page for slide, page in zip(made.slides, file.pages, strict=True)}
        for title, chart in charts.items():
            words = drawn[title].split()
            shown = [f"{value:,.0f}" for _name, values in chart.series for value in values]
            kept = shown if chart.kind == "bar" else shown[-1:]
            assert [value for value in kept if value not in words] == []
            # LibreOffice sets a space between a Chinese character and a digit: 58 号院
            assert [name for name in chart.categories if flat(name) not in flat(drawn[title])] == []
