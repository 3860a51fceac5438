"""Search for the browser and the Chinese font of this machine. Standard library only.

``run.py`` (before anything is installed), the tests and all code that makes pictures use it.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BROWSER_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
#: Files of Chrome and Edge on Windows and macOS, where they are seldom on the search path.
BROWSER_FILES = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
#: Folders in which Playwright installs its own browsers, one folder per version.
_PLAYWRIGHT_FOLDERS = (".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright")
_PLAYWRIGHT_FILES = ("chrome-linux*/chrome", "chrome-win*/chrome.exe", "chrome-mac*/*.app/Contents/MacOS/*")

_NO_BROWSER = (
    "没有找到浏览器，不能生成图片和 PDF：Debian 请运行 apt-get install chromium fonts-noto-cjk，"
    "Windows 用自带的 Edge 或安装 Chrome，也可用环境变量 CHROMIUM_PATH 指明其位置。"
)
_NO_FONT = "没有中文字体，图片里的汉字会成方框：Debian 请运行 apt-get install fontconfig fonts-noto-cjk。"
_NO_PLAYWRIGHT = "没有安装 Playwright，不能生成图片和 PDF：请运行 pip install -r requirements.txt。"


class PictureError(Exception):
    """A picture cannot be made; the message says why, in one line of Chinese."""


class NoBrowserError(PictureError):
    """There is no browser, or no Playwright to control it; the message says what to install."""

    def __init__(self, message: str = _NO_BROWSER) -> None:
        super().__init__(message)


class NoFontError(PictureError):
    """Chinese cannot be drawn; the message says what to install."""

    def __init__(self, message: str = _NO_FONT) -> None:
        super().__init__(message)


def find_browser() -> Path | None:
    """The browser: the system's, else one that Playwright downloaded; None without either."""
    return next((place for place in (*browser_places(), *_playwright_places()) if place.is_file()), None)


def browser_places() -> Iterator[Path]:
    """Paths at which this system may have a Chromium, Chrome or Edge."""
    if named := os.environ.get("CHROMIUM_PATH"):
        yield Path(named)
    yield from (Path(found) for name in BROWSER_COMMANDS if (found := shutil.which(name)))
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    for root in (*filter(None, roots), "/Applications", str(Path.home() / "Applications")):
        yield from (Path(root, file) for file in BROWSER_FILES)


def _playwright_places() -> Iterator[Path]:
    """Paths of Playwright's own browsers, newest first."""
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(named)] if named else [Path.home() / folder for folder in _PLAYWRIGHT_FOLDERS]
    for folder in folders:
        numbers = (path.name.removeprefix("chromium-") for path in folder.glob("chromium-*"))
        for number in sorted(map(int, filter(str.isdigit, numbers)), reverse=True):
            version = folder / f"chromium-{number}"
            yield from (file for pattern in _PLAYWRIGHT_FILES for file in version.glob(pattern))


def has_chinese_font() -> bool:
    """Whether there is a Chinese font; always on Windows and macOS, on Linux ``fc-list`` tells."""
    if sys.platform in ("win32", "darwin"):
        return True
    if (lister := shutil.which("fc-list")) is None:
        return False
    listed = subprocess.run([lister, ":lang=zh"], check=False, capture_output=True, text=True)  # noqa: S603 - no words of others
    return bool(listed.stdout.strip())


def require() -> Path:
    """The browser, when browser, Playwright and font are all installed; it is not started.

    Raises:
        NoBrowserError: No browser, or no Playwright to control it.
        NoFontError: No Chinese font.
    """
    if importlib.util.find_spec("playwright") is None:
        raise NoBrowserError(_NO_PLAYWRIGHT)
    if (found := find_browser()) is None:
        raise NoBrowserError
    if not has_chinese_font():
        raise NoFontError
    return found


def problem() -> str:
    """Why no pictures can be made, and what to install; empty when they can."""
    try:
        require()
    except PictureError as error:
        return str(error)
    return ""
