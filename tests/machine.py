"""What running needs of the machine: a browser, a Chinese font, system packages. Standard library only.

``run.py`` calls this before anything is installed, the browser tests to find the browser they drive.
"""

from __future__ import annotations

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
#: Where Windows and macOS put Chrome and Edge, which are seldom on the search path there.
BROWSER_FILES = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)


class SetupError(Exception):
    """Something that cannot be put right from here; the message says what to do."""


def say(chinese: str, english: str) -> None:
    """Print one step in both languages, at once even when the output is a pipe."""
    print(f"==> {chinese}\n    {english}", flush=True)


def can_use_apt() -> bool:
    """Whether system packages can be installed here without asking anybody."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install system packages; True when apt-get said it did. Another apt-get at work is waited for."""
    say(f"安装系统软件包：{'、'.join(packages)}", f"Installing system packages: {', '.join(packages)}")
    patience = ["-o", "DPkg::Lock::Timeout=300"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *patience, *packages]
    return all(
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode == 0
        for command in (["apt-get", "update", "-qq", *patience], install)
    )


def browser_places() -> Iterator[Path]:
    """Where a Chromium, Chrome or Edge of this system may lie."""
    if named := os.environ.get("CHROMIUM_PATH"):
        yield Path(named)
    yield from (Path(found) for name in BROWSER_COMMANDS if (found := shutil.which(name)))
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    for root in (*filter(None, roots), "/Applications", str(Path.home() / "Applications")):
        yield from (Path(root, file) for file in BROWSER_FILES)


def playwright_browser(python: Path) -> Path | None:
    """The Chromium that Playwright downloaded for itself, if it did; ``python`` has Playwright."""
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run([str(python), "-c", ask], check=False, capture_output=True, text=True)
    own = Path(asked.stdout.strip())
    return own if asked.returncode == 0 and own.is_file() else None


def find_browser(python: Path = Path(sys.executable)) -> Path | None:
    """The browser the tests drive: the system's, else Playwright's own; None when there is neither."""
    return next((place for place in browser_places() if place.is_file()), None) or playwright_browser(python)


def ensure_browser(python: Path) -> Path:
    """A browser for the tests, installed when there is none.

    Raises:
        SetupError: There is none, and none could be installed.
    """
    found = find_browser(python)
    if found is None and can_use_apt():
        apt_install("chromium", "fonts-noto-cjk")
        found = find_browser(python)
    if found is None:
        say("下载 Playwright 的浏览器", "Downloading Playwright's own browser")
        subprocess.run([str(python), "-m", "playwright", "install", "chromium"], check=False)
        found = find_browser(python)
    if found is None:
        raise SetupError(
            "浏览器测试需要 Chromium、Chrome 或 Edge：请安装其一，或用环境变量 CHROMIUM_PATH 指明其位置。\n"
            "The browser tests need Chromium, Chrome or Edge: install one, or name it in $CHROMIUM_PATH."
        )
    return found


def has_chinese_font() -> bool:
    """Whether Chinese text can be drawn; Windows and macOS always can, Linux is asked."""
    if sys.platform in ("win32", "darwin"):
        return True
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], check=False, capture_output=True, text=True)
    return bool(listed.stdout.strip())


def ensure_font() -> None:
    """A font for the Chinese the browser draws, installed when there is none; never a reason to stop."""
    if not has_chinese_font() and can_use_apt():
        apt_install("fontconfig", "fonts-noto-cjk")
    if not has_chinese_font():
        say(
            "没有中文字体，图中汉字会显示为方框",
            "No Chinese font: Chinese in pictures will be drawn as boxes",
        )
