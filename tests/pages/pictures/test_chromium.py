"""Documents as PNG and PDF: whole, the same each time, and never a bad picture without a word."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from PIL import Image

from pages.parts.pictures import drawing
from pages.parts.pictures.browser import NoFontError, PictureError
from pages.parts.pictures.chromium import Chromium
from tests.pages.conftest import in_a_loop
from tests.pages.pictures.documents import CHARTS, TEXT, document

A4, SLIDE, PHONE = (794, 1123, 2), (1280, 720, 2), (360, None, 3)


def size(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as picture:
        return picture.size


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def about(pdf: bytes) -> str:
    done = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def test_sizes_are_those_asked_for_and_a_document_may_tell_its_own(chromium):
    sizes = [size(chromium.shots(document(), *one, ("png",)).files["png"]) for one in (A4, SLIDE, PHONE)]
    assert sizes == [(1588, 2246), (2560, 1440), (1080, 1800)]


def test_a_long_picture_is_painted_to_its_end(chromium):
    strips = "".join(f'<div style="height:100px;background:rgb({i},0,0)"></div>' for i in range(70))
    drawn = chromium.shots(document(strips, height=7000), 360, None, 3, ("png",))
    with Image.open(io.BytesIO(drawn.files["png"])) as picture:
        assert picture.size == (1080, 21_000)
        assert [picture.getpixel((900, 300 * i + 150))[0] for i in range(70)] == list(range(70))


def test_pdf_is_one_page_of_the_size_with_text_that_can_be_searched(chromium):
    pdf = chromium.shots(document(TEXT + CHARTS), *A4, ("pdf",)).files["pdf"]
    assert "诉求 132 件，较上周多 12 件" in text_of(pdf)
    assert "南门" in text_of(pdf)
    assert re.search(r"Pages:\s+1\n", about(pdf))
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about(pdf)).groups())
    assert (width, height) == pytest.approx((595.5, 842.25), abs=1)


def test_two_runs_give_the_same_bytes(chromium):
    asked = document(TEXT + CHARTS)
    with Chromium() as other:
        for one in (A4, PHONE):
            assert chromium.shots(asked, *one).files == other.shots(asked, *one).files
            assert chromium.shots(asked, *one).files == other.shots(asked, *one).files


def test_nothing_of_one_document_is_left_in_the_next(chromium):
    first = chromium.shots(document(), *A4).files
    chromium.shots(document("<script>var left = 1; document.title = '别的'</script>"), *A4, ("pdf",))
    chromium.shots(document(TEXT + CHARTS), *A4)
    assert chromium.shots(document(), *A4).files == first


def test_charts_that_failed_are_named_and_the_picture_is_made(chromium):
    drawn = chromium.shots(document(failed="办件趋势、满意度"), *A4)
    assert drawn.failed == ("办件趋势", "满意度")
    assert set(drawn.files) == {"png", "pdf"}
    assert chromium.shots(document(), *A4, ("png",)).failed == ()


def test_too_much_for_one_page_is_said(chromium):
    with pytest.raises(PictureError, match="超出一页"):
        chromium.shots(document(state="overflow"), *A4)
    with pytest.raises(PictureError, match="有 2 页"):
        chromium.shots(document('<div style="height:1500px">长</div>'), *A4, ("pdf",))


def test_a_document_that_never_ends_is_given_up_and_the_next_is_drawn(chromium, monkeypatch):
    before = chromium.shots(document(), *A4).files
    monkeypatch.setattr(drawing, "PATIENCE_SECONDS", 1)
    with pytest.raises(PictureError, match="1 秒内没有画完"):
        chromium.shots(document(state="waiting"), *A4)
    monkeypatch.undo()
    assert chromium.shots(document(), *A4).files == before


def test_a_blank_picture_is_refused(chromium):
    with pytest.raises(PictureError, match="空白"):
        chromium.shots(document("<script>1</script>"), *A4)


def test_a_browser_without_chinese_is_refused(monkeypatch):
    monkeypatch.setattr(drawing, "LETTERS", ("\uffff", "\ufffe"))
    with Chromium() as browser, pytest.raises(NoFontError, match="中文字体"):
        browser.shots(document(), *A4)


def test_pieces_are_the_elements_by_name(chromium):
    found = chromium.pieces(document(CHARTS), 794, 2)
    assert {name: size(png) for name, png in found.items()} == {"first": (1588, 400), "second": (1588, 400)}


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another server, and the paths that were asked of it."""
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"loaded = true")

        def log_message(self, *values):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_a_document_reaches_no_other_host(chromium, elsewhere):
    address, asked = elsewhere
    body = f"""{TEXT}<img src="{address}/image.png"><link rel="stylesheet" href="{address}/look.css">
      <iframe src="{address}/frame"></iframe><script src="{address}/script.js"></script>
      <script>fetch("{address}/data").catch(() => 0); new Image().src = "{address}/other.png";
      new WebSocket("{address.replace("http", "ws")}/socket");
      navigator.sendBeacon("{address}/beacon");</script>"""
    assert chromium.shots(document(body), *A4, ("png",)).files["png"]
    assert asked == []


def test_it_draws_where_an_event_loop_runs_and_in_any_thread(chromium):
    async def asked_inside_a_loop():
        return chromium.shots(document(), *A4)

    with ThreadPoolExecutor() as threads:
        drawn = [one.result() for one in [threads.submit(chromium.shots, document(), *A4) for _ in range(2)]]
    assert drawn[0] == drawn[1] == in_a_loop(asked_inside_a_loop())
