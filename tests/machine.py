"""What running needs of the machine: a browser, a Chinese font, system packages. Standard library only.

``run.py`` calls this before anything is installed, the browser tests to find the browser they drive.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from pages.parts.pictures.browser import find_browser, has_chinese_font


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


def ensure_browser(python: Path) -> Path:
    """A browser for the tests, installed when there is none.

    Raises:
        SetupError: There is none, and none could be installed.
    """
    found = find_browser()
    if found is None and can_use_apt():
        apt_install("chromium", "fonts-noto-cjk")
        found = find_browser()
    if found is None:
        say("下载 Playwright 的浏览器", "Downloading Playwright's own browser")
        subprocess.run([str(python), "-m", "playwright", "install", "chromium"], check=False)
        found = find_browser()
    if found is None:
        raise SetupError(
            "浏览器测试需要 Chromium、Chrome 或 Edge：请安装其一，或用环境变量 CHROMIUM_PATH 指明其位置。\n"
            "The browser tests need Chromium, Chrome or Edge: install one, or name it in $CHROMIUM_PATH."
        )
    return found


def ensure_font() -> None:
    """A font for the Chinese the browser draws, installed when there is none; never a reason to stop."""
    if not has_chinese_font() and can_use_apt():
        apt_install("fontconfig", "fonts-noto-cjk")
    if not has_chinese_font():
        say(
            "没有中文字体，图中汉字会显示为方框",
            "No Chinese font: Chinese in pictures will be drawn as boxes",
        )


def find_office() -> Path | None:
    """LibreOffice, with which the tests open what Word and PowerPoint will open; None when there is none."""
    named = (Path(found) for name in ("soffice", "libreoffice") if (found := shutil.which(name)))
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    usual = [Path(root, "LibreOffice/program/soffice.com") for root in filter(None, roots)]
    usual.append(Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))
    return next((place for place in (*named, *usual) if place.is_file()), None)


def ensure_office() -> None:
    """LibreOffice for the tests of the Word file and the slides; without it those tests fail and say so."""
    if find_office() is None and can_use_apt():
        apt_install("libreoffice-writer-nogui", "libreoffice-impress-nogui")
    if find_office() is None:
        say(
            "没有 LibreOffice：打开 Word 简报与幻灯片的测试将不通过，请装 Writer 与 Impress",
            "No LibreOffice: the tests that open the Word file and the slides will fail; install it",
        )


def ensure_pdf_tools() -> None:
    """``pdftotext`` of poppler, with which the tests read a PDF; without it those tests fail and say so."""
    if shutil.which("pdftotext") is None and can_use_apt():
        apt_install("poppler-utils")
    if shutil.which("pdftotext") is None:
        say(
            "没有 pdftotext：读 PDF 的测试将不通过，请安装 poppler（Debian/Ubuntu 为 poppler-utils）",
            "No pdftotext: the tests that read a PDF will fail; install poppler (poppler-utils)",
        )
