"""The page of one compound, and how a reader comes to it."""

import re
from datetime import date

import plotly.graph_objects as go
import pytest

from queries import Scope, run
from tests.pages.conftest import address, figures

YEAR = {"from": "2025-11-01", "to": "2026-11-01", "grain": "month", "compare": "year"}


def text(app) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def open_page(open_shell, **query):
    app = open_shell("compound", **query)
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_compound_whole(open_shell, language):
    app = open_page(open_shell, compound="象城外滩", lang=language, **YEAR)
    drawn = figures(app)
    assert set(drawn) == {"phases", "peers", "categories", "interrupted", "time-to-close", "satisfaction"}
    for figure in drawn.values():
        go.Figure(data=figure["data"], layout=figure["layout"])
    assert not re.search(r"\bnan\b|\bNone\b|\binf\b|\{[a-z_]+\}", re.sub(r"<[^>]+>", " ", text(app)))


def test_its_facts_and_its_first_number(open_shell, samples):
    html = text(open_page(open_shell, compound="象城外滩", **YEAR))
    facts = re.search(r'<div class="facts">.*?</div>', html).group(0)
    assert re.sub(r"<[^>]+>", "", facts).startswith("户数 238占地 14,930\u00a0㎡绿地率 34%建成 2011")
    scope = Scope(date(2025, 11, 1), date(2026, 11, 1), compounds=("象城外滩",))
    answer = run("service_requests/summary", scope, snapshot=samples).iloc[0]
    assert f'<div class="v">{answer["request_count"]:.0f}<small>' in html


def test_a_single_week_reads_well(open_shell):
    """History is all history, ranks are over a year, and the cards say the year beside the week."""
    app = open_page(open_shell, compound="清音路小区")
    html = text(app)
    assert "<i>近一年</i>" in html
    assert "不随所选时段变" in html
    assert "2025-10-27\u00a0至 2026-10-25，与" in re.sub(r'<span class="nb">([^<]+)</span>', r"\1", html)
    months = next(trace for trace in figures(app)["phases"]["data"] if trace.get("mode") == "lines+markers")
    assert len(months["x"]) == 70  # 2021-01 to 2026-10


def test_companies_in_the_strip(open_shell):
    figure = figures(open_page(open_shell, compound="清音路小区", **YEAR))["phases"]
    strip = next(trace for trace in figure["data"] if trace["type"] == "bar")
    assert strip["text"] == ["无物业", "白龙红管家物业"]


def test_a_compound_is_chosen_from_the_list(open_shell):
    app = open_page(open_shell, **YEAR)
    chooser = app.selectbox(key="compound-chooser")
    assert "象城外滩 · xcwt" in chooser.options
    assert chooser.value is None
    chooser.select("象城外滩").run()
    assert not app.exception
    assert "compound=%E8%B1%A1%E5%9F%8E%E5%A4%96%E6%BB%A9" in address(app)
    assert "phases" in figures(app)
    app.selectbox(key="compound-chooser").set_value(None).run()
    assert "compound=" not in address(app)
    assert "phases" not in figures(app)


def test_the_list_follows_the_communities(open_shell):
    app = open_page(open_shell, community="南门社区", **YEAR)
    assert len(app.selectbox(key="compound-chooser").options) == 9


@pytest.mark.parametrize("name", ["三公街9号至43号", "象城外滩"])
@pytest.mark.parametrize("grain", ["day", "week", "quarter", "year"])
def test_every_grain(open_shell, name, grain):
    assert "phases" in figures(open_page(open_shell, compound=name, **{**YEAR, "grain": grain}))


def test_a_compound_that_is_in_no_register(open_shell, samples):
    """未匹配 is no compound: the page compares compounds then."""
    assert "phases" not in figures(open_page(open_shell, compound="未匹配", **YEAR))


def test_long_before_the_ledger_it_is_calm(open_shell):
    app = open_page(open_shell, compound="象城外滩", **{"from": "2015-01-05", "to": "2015-01-12"})
    assert "暂无数据" in text(app)
    assert len(app.info) == 1
