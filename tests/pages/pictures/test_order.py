"""What a command may order of a page, and what is refused in one Chinese line before a browser starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from data.command_line.exit_status import UsageError
from pages.__main__ import main
from pages.parts.exporting.command_line import parser
from pages.parts.exporting.page_files import place_in_words
from pages.parts.exporting.page_order import capture_address, kinds_of, page_orders
from pages.parts.words.navigation import PAGES
from queries import Comparison, Grain, Scope
from tests.cases import each

WEEK = (date(2025, 5, 12), date(2025, 5, 19))


def orders(*words: str):
    return page_orders(parser().parse_args(["export", *words]), WEEK)


@each(("title", "address"), [page[1:] for page in PAGES])
def test_every_page_by_address_and_by_title(samples, title, address):
    assert [order.page for order in orders(address)] == [address]
    assert orders(title) == orders(address)


def test_the_whole_scope_is_in_the_address(samples):
    (order,) = orders(
        "mediation", "--community", "南门社区", "--community", "新城社区", "--grain", "month",
        "--compare", "year", "--lang", "en",
    )  # fmt: skip
    path, query = urlsplit(order.path()).path, parse_qs(urlsplit(order.path()).query)
    assert path == "/mediation"
    assert query["capture"] == ["1"]
    assert query["lang"] == ["en"]
    assert Scope.from_query(query) == Scope(
        *WEEK, grain=Grain.MONTH, communities=("南门社区", "新城社区"), comparison=Comparison.YEAR
    )


def test_the_first_page_has_no_name_in_its_address(samples):
    assert orders("总览")[0].path().startswith("/?from=2025-05-12&")


def test_compared_with_the_window_before_unless_told_otherwise(samples):
    assert orders("mediation")[0].scope.comparison is Comparison.PREVIOUS
    assert orders("mediation", "--compare", "none")[0].scope.comparison is None


def test_all_is_the_whole_and_each_community(samples):
    made = orders("mediation", "--community", "all")
    assert made[0].scope.communities is None
    assert len(made) == 7
    assert {len(order.scope.communities) for order in made[1:]} == {1}


def test_a_place_in_words():
    assert place_in_words(Scope()) == "全街道"
    assert place_in_words(Scope(communities=("南门社区",), categories=("噪声扰民",))) == "南门社区、噪声扰民"


def test_formats_of_a_page():
    assert kinds_of(None) == ["png", "pdf"]
    assert kinds_of("pdf, pdf") == ["pdf"]
    with pytest.raises(UsageError, match="页面可用的有 png、pdf"):
        kinds_of("docx")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "没有“nowhere”这一页"),
        (("mediation", "--community", "没有社区"), "台账中没有这个社区：没有社区"),
        (("mediation", "--compound", "没有小区"), "台账中没有这个小区"),
        (("mediation", "--channel", "飞鸽"), "台账中没有这个渠道"),
        (("mediation", "--format", "docx"), "页面可用的有"),
        (("mediation", "--week", "2025-W60"), "这一周"),
        (("mediation", "--grain", "hour"), "错误：不认识 'hour'"),
        (("briefing", "--compound", "白鸥园"), "--compound 在这里不能用"),
        (("briefing", "--community", "南门社区", "--community", "新城社区"), "--community 在这里不能用"),
        (("http://127.0.0.1:9/mediation",), "不是看板的网址"),
        (
            ("http://127.0.0.1:9/mediation", "--from", "2025-05-12"),
            "--from 在这里不能用：网址本身已有筛选条件",
        ),
    ],
)
def test_wrong_usage_is_one_chinese_line(samples, tmp_path, capsys, words, said):
    assert main(["export", *words, "--out", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("错误：")
    assert said in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def somebody() -> Iterator[tuple[str, dict[str, tuple[int, str]]]]:
    """A server of our own, and what it answers at each path."""
    answers: dict[str, tuple[int, str]] = {}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            status, text = answers.get(self.path, (200, "<html>"))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *values):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", answers
    server.shutdown()
    server.server_close()


def test_an_address_must_be_that_of_a_dashboard(somebody):
    address, answers = somebody
    with pytest.raises(UsageError, match="不是看板的网址"):
        capture_address(f"{address}/mediation")
    answers["/healthz"] = (503, "还没有台账")
    with pytest.raises(UsageError, match="还不能用：还没有台账"):
        capture_address(f"{address}/mediation")
    answers["/healthz"] = (200, "ok")
    assert capture_address(f"{address}/mediation?capture=0&from=2025-05-12#x") == (
        f"{address}/mediation?from=2025-05-12&capture=1"
    )


def test_a_dashboard_below_a_path(somebody):
    address, answers = somebody
    answers["/kanban/healthz"] = (200, "ok")
    assert capture_address(f"{address}/kanban/") == f"{address}/kanban/?capture=1"
    assert capture_address(f"{address}/kanban/mediation") == f"{address}/kanban/mediation?capture=1"
