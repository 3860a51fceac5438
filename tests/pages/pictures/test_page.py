"""Pages of a dashboard as pictures: grown to their full height, and never a failed one without a word."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from pages.__main__ import main
from pages.parts.imports import room
from pages.parts.pictures import drawing, serve
from pages.parts.pictures.browser import PictureError
from pages.parts.pictures.drawing import APOLOGY
from pages.parts.pictures.serve import ServeError, serving, unused_port
from pages.parts.words.language import catalogue
from tests.pages.pictures.test_chromium import text_of

#: What tells a page of the dashboard: its app, its name, and the element that scrolls.
PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>看板</title>
<style>html, body {{ margin: 0; height: 100%; overflow: hidden; }}
  main {{ display: block; height: 100vh; overflow: auto; }}</style>
<div data-testid="stApp" data-test-script-state="notRunning" data-test-connection-state="CONNECTED">
<main data-testid="stMain"><div class="brand">街道治理看板<span>某街道办事处<b>演示数据</b></span></div>
{body}<div class="capture-caption">数据截至 2025-05-18</div></main></div>"""
LONG = '<div style="height: 3000px; background: #1F5A94">诉求</div>'


@pytest.fixture
def waiting(ledger_home: Path) -> Iterator[list[Path]]:
    """A file in the inbox, still for long, and one that was dropped on the page of a server that lives."""
    (ledger_home / "inbox").mkdir(exist_ok=True)
    paths = [ledger_home / "inbox" / "等候.csv", room.place_of("session", "file")]
    for path in paths:
        path.write_text("工单编号,受理时间\nA1,2026-01-05 09:00\n", encoding="utf-8")
        os.utime(path, (0, 0))
    yield paths
    paths[0].unlink(missing_ok=True)
    room.leave()


@pytest.fixture
def shown() -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """A server: its address, what stands on its page, and the paths that were asked of it."""
    body, asked = {"body": LONG}, []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.format(**body).encode())

        def log_message(self, *values):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", body, asked
    server.shutdown()
    server.server_close()


def test_a_page_is_drawn_to_its_end(chromium, shown):
    address, _body, _asked = shown
    drawn = chromium.page(f"{address}/mediation?capture=1")
    with Image.open(io.BytesIO(drawn.files["png"])) as picture:
        width, height = picture.size
        assert width == 2560
        assert height > 6000
        assert picture.getpixel((width // 2, height - 200))[:3] == (0x1F, 0x5A, 0x94)
    assert "数据截至 2025-05-18" in text_of(drawn.files["pdf"])
    assert (drawn.office, drawn.caption) == ("某街道办事处", "数据截至 2025-05-18")
    assert drawn.address == f"{address}/mediation?capture=1"


def test_charts_that_failed_are_named(chromium, shown):
    address, body, _asked = shown
    body["body"] += '<div class="chart-figure" data-state="failed" aria-label="办件趋势"></div>'
    assert chromium.page(address, kinds=("png",)).failed == ("办件趋势",)


@pytest.mark.parametrize(
    "failure",
    [
        f"<p>{APOLOGY}</p>",
        f"<p>{catalogue('en')[APOLOGY]}</p>",
        '<p data-testid="stException">ValueError</p>',
    ],
)
def test_a_page_that_failed_is_no_picture(chromium, shown, failure):
    address, body, _asked = shown
    body["body"] += failure
    with pytest.raises(PictureError, match="这一页出了问题"):
        chromium.page(address, kinds=("png",))


@pytest.mark.parametrize(
    "unfinished",
    ['<div data-testid="stSpinner"></div>', '<div class="chart-figure" data-state="waiting"></div>'],
)
def test_a_page_that_is_not_finished_is_no_picture(chromium, shown, monkeypatch, unfinished):
    address, body, _asked = shown
    body["body"] += unfinished
    monkeypatch.setattr(drawing, "PATIENCE_SECONDS", 1)
    with pytest.raises(PictureError, match="没有画完"):
        chromium.page(address, kinds=("png",))


def test_a_page_reaches_no_other_host(chromium, shown):
    address, body, asked = shown
    other = address.replace("127.0.0.1", "localhost")
    body["body"] += f'<img src="{other}/image.png"><script>fetch("{other}/data").catch(() => 0)</script>'
    assert chromium.page(address, kinds=("png",)).files
    assert [path for path in asked if path != "/favicon.ico"] == ["/"]


def test_nothing_answers(chromium):
    with pytest.raises(PictureError, match="浏览器没有完成图片"):
        chromium.page(f"http://127.0.0.1:{unused_port()}/", kinds=("png",))


def test_a_server_that_ends_at_once_is_said_with_the_last_line_of_its_log(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    with (
        pytest.raises(ServeError, match=r"看板没有启动.*dashboard\.py"),
        serving(tmp_path / "log", unused_port()),
    ):
        pass


def test_a_page_and_an_address_of_our_own_dashboard(samples, tmp_path: Path, waiting: list[Path]):
    """The two orders of a real page give the same picture; the list of files says what was ordered.

    The server that draws it leaves alone what was dropped on another and what lies in the inbox.
    """
    asked = ["export", "mediation", "--week", "2025-W20", "--community", "南门社区"]
    assert main([*asked, "--out", str(tmp_path / "page")]) == 0
    assert [path.is_file() for path in waiting] == [True, True]
    waiting[0].unlink()
    name = "示例街道办事处_矛盾调解_南门社区_2025-05-12至05-18"
    files = listed(tmp_path / "page")
    assert sorted(files) == [f"{name}.pdf", f"{name}.png"]
    assert files[f"{name}.pdf"]["snapshot"] == samples.id
    assert files[f"{name}.pdf"]["scope"]["community"] == ["南门社区"]
    text = text_of((tmp_path / "page" / f"{name}.pdf").read_bytes())
    assert "示例街道办事处" in text
    assert "演示数据" in text
    assert "复制链接" not in text

    with serving(tmp_path / "log", unused_port()) as server:
        query = "from=2025-05-12&to=2025-05-19&grain=week&community=南门社区&compare=previous"
        address = f"{server}/mediation?{query}"
        assert main(["export", address, "--format", "png", "--out", str(tmp_path / "address")]) == 0
    assert sorted(listed(tmp_path / "address")) == [f"{name}.png"]
    pictures = [(tmp_path / folder / f"{name}.png").read_bytes() for folder in ("page", "address")]
    assert pictures[0] == pictures[1]


def listed(folder: Path) -> dict[str, dict[str, object]]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
