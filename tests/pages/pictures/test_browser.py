"""What a machine lacks is said in one Chinese line before anything is started."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from pages.parts.pictures import browser
from pages.parts.pictures.browser import NoBrowserError, NoFontError
from pages.parts.pictures.chromium import Chromium
from tests.conftest import ROOT


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no program on its search path and no browser anywhere; gives the folder of programs."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("CHROMIUM_PATH", str(tmp_path / "nowhere"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return programs


def program(folder: Path, name: str, said: str = "") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_nothing_is_wrong_here():
    assert browser.problem() == ""


def test_no_browser(bare):
    assert "apt-get install chromium fonts-noto-cjk" in browser.problem()
    assert "CHROMIUM_PATH" in browser.problem()
    with pytest.raises(NoBrowserError), Chromium():
        pass


def test_no_font(bare):
    program(bare, "chromium")
    assert "中文字体" in browser.problem()
    program(bare, "fc-list")
    assert "fonts-noto-cjk" in browser.problem()
    with pytest.raises(NoFontError), Chromium():
        pass
    program(bare, "fc-list", "echo font")
    assert browser.problem() == ""


def test_no_playwright(monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "playwright" else found(name)
    )
    assert "pip install" in browser.problem()
    with pytest.raises(NoBrowserError), Chromium():
        pass


def test_the_newest_browser_of_playwright_is_found(bare, tmp_path):
    for version in (999, 1234, "tip-of-tree-9999"):
        folder = tmp_path / ".cache" / "ms-playwright" / f"chromium-{version}" / "chrome-linux64"
        folder.mkdir(parents=True)
        program(folder, "chrome")
    assert browser.find_browser().parts[-3] == "chromium-1234"


def test_a_file_that_is_no_browser(bare, monkeypatch):
    monkeypatch.setenv("CHROMIUM_PATH", str(program(bare, "chromium", "exit 1")))
    program(bare, "fc-list", "echo font")
    with pytest.raises(browser.PictureError, match="浏览器没有完成图片"), Chromium():
        pass


def test_every_message_is_one_line_with_an_english_one():
    messages = [str(NoBrowserError()), str(NoFontError()), browser._NO_PLAYWRIGHT]
    with (ROOT / "locale" / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        english = read_po(file, locale="en")
    for message in messages:
        assert "\n" not in message
        assert english[message].string
