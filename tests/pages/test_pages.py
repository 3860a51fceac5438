"""Every page, run whole without a browser: its numbers, its figures, its words, and its empty state."""

import re
from datetime import date

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.asking.page import page_and_blocks
from queries import Comparison, Grain, Scope, run
from tests.cases import each
from tests.pages.conftest import figures

PAGES = (
    "overview",
    "assurance",
    "service_requests",
    "mediation",
    "satisfaction",
    "closed_loop",
    "hazards",
    "works_assistance",
    "deliberation_services",
    "compound",
    "compound_map",
    "grids",
    "organisation",
    "follow_ups",
    "compare",
    "explore",
    "briefing",
    "ledgers",
    "published",
    "definitions",
)
CHARTS = {
    "overview": {
        "volume", "satisfaction", "categories", "strips", "community-funnel", "size-funnel", "monthly-topic",
    },
    "service_requests": {
        "volume", "size-funnel", "where-is-what", "categories", "per-thousand", "durations", "hours",
        "channels", "units", "holidays", "flood-season", "complaints-by-month", "complaints-all-channels",
    },
    "mediation": {"volume", "settlement", "levels", "dispute_type", "compound", "mediator_team", "venue"},
    "satisfaction": {
        "rate", "community", "judged", "compound", "ratings",
        "rates-month", "rates-community", "rates-unit",
    },
    "deliberation_services": {
        "fortnights", "agreed", "topics", "order-steps", "order-kinds", "fulfilled", "commitments", "scores",
        "activity-calendar", "issues", "patrols", "files", "coverage", "teams",
        "activity-weeks", "legal-advice",
        "street-findings", "street-months",
    },
    "closed_loop": {
        "steps", "triage", "suggestions", "departures-community", "departures-unit", "time-to-close",
        "levels-over-time", "priorities",
    },
    "hazards": {"hazards", "hazards-on-time", "hazards-where"},
    "works_assistance": {"around", "help", "project-lines"},
    "grids": {"grid-load", "grid-found-first", "grid-on-time", "grid-settled"},
    "compare": {"compare-course", "compare-categories"},
    "compound_map": {"compound-map-requests"},
    "compound": {
        "complaints-management", "satisfaction-management",
        "complaints-party_lead", "satisfaction-party_lead",
        "complaints-company", "satisfaction-company", "alliance-complaints",
        "alliance-solved", "handlers", "floor-heads",
    },
}  # fmt: skip
#: Blocks of pages that show tables and no figure.
TABLES_ALONE = {"assurance": {"assurance"}}
#: Figures of the page that asks what its address says, where nothing is chosen.
ASKED = {"explore": {"start-rises", "start-ranking", "start-when", "start-pair", "start-around"}}
#: Figures of pages that show the ledgers as they are, whatever the scope.
UNSCOPED = {
    "ledgers": {"coverage"},
    "organisation": {
        "buildings",
        "centres",
        "responsibility",
        "tree",
        "collective-income",
        "station-months",
        "alliance-trades",
    },
}
WEEK = {"from": "2026-10-19", "to": "2026-10-26", "compare": "previous"}


def text(app: AppTest) -> str:
    """All html of the page, dates as they are read: without what keeps them on one line."""
    html = "\n".join(part.proto.body for part in app.get("html"))
    return re.sub(r'<span class="nb">([^<]+)</span>', r"\1", html)


def open_page(open_shell, name: str, **query: str) -> AppTest:
    app = open_shell(name, **query)
    assert not app.exception
    assert not app.error
    return app


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_in_both_languages(look_at, name: str, language: str):
    app = open_page(look_at, name, **WEEK, **({"lang": "en"} if language == "en" else {}))
    drawn = figures(app)
    assert set(drawn) == (CHARTS | ASKED | UNSCOPED).get(name, set())
    assert all(figure["alt"] for figure in drawn.values())
    assert not re.search(r"\bnan\b|\bNone\b|\binf\b|\{[a-z_]+\}", re.sub(r"<[^>]+>", " ", text(app)))


def test_the_first_number_is_the_answer_of_the_question(open_shell, samples):
    app = open_page(open_shell, "overview", community="南门社区", **WEEK)
    scope = Scope(date(2026, 10, 19), date(2026, 10, 26), communities=("南门社区",))
    answer = run("service_requests/summary", scope, snapshot=samples).iloc[0]
    value = re.search(r'<div class="v">([\d,]+)<small>', text(app)).group(1)
    assert int(value.replace(",", "")) == answer["request_count"] > 0


@pytest.mark.parametrize("name", CHARTS | TABLES_ALONE | ASKED)
def test_the_scope_is_said_under_the_headline(open_shell, name: str):
    html = text(open_page(open_shell, name, community="南门社区", **WEEK))
    assert "<b>南门社区</b>" in html
    assert "2026-10-19\u00a0至 10-25" in html
    assert "10-12\u00a0至 10-18" in html
    assert "数据截至" in html
    assert "演示数据" in html


@pytest.mark.parametrize("name", CHARTS | ASKED)
def test_one_compound(look_at, name: str):
    app = open_page(look_at, name, compound="象城外滩", **{**WEEK, "from": "2026-08-03"})
    assert "<b>象城外滩</b>" in text(app)
    assert figures(app)


@each("name", CHARTS | TABLES_ALONE | ASKED)
def test_a_scope_without_rows_is_calm(open_shell, name: str):
    app = open_page(open_shell, name, **{"from": "2015-01-05", "to": "2015-01-12"})
    assert "暂无数据" in text(app)
    assert not figures(app)
    assert len(app.info) == 1


def test_a_comparison_without_rows_has_its_sides_below_its_head(open_shell):
    shown = text(open_page(open_shell, "compare", **{"from": "2015-01-05", "to": "2015-01-12"}))
    assert shown.index("暂无数据") < shown.index("side-letter")


@pytest.mark.parametrize("grain", [grain for grain in Grain if grain is not Grain.WEEK])
@pytest.mark.parametrize("name", CHARTS | TABLES_ALONE)
def test_every_grain(samples, name: str, grain: Grain):
    """Of the blocks alone: what stands around them is the same for every grain."""
    scope = Scope(date(2025, 11, 1), date(2026, 11, 1), grain, comparison=Comparison.YEAR)
    _page, blocks = page_and_blocks(name, scope, samples)
    assert (CHARTS | TABLES_ALONE)[name] & blocks.keys()


@pytest.mark.parametrize("name", ["overview", *ASKED])
@pytest.mark.parametrize("grain", ["day", "month", "quarter", "year"])
def test_every_grain_opens(open_shell, name: str, grain: str):
    open_page(open_shell, name, grain=grain, **{"from": "2025-11-01", "to": "2026-11-01", "compare": "year"})


@pytest.mark.parametrize(
    ("name", "first", "end"),
    [("service_requests", "0001-01-01", "9999-12-31"), ("deliberation_services", "1900-01-01", "2101-01-01")],
)
def test_the_edges_of_the_calendar_are_calm(open_shell, name: str, first: str, end: str):
    app = open_page(open_shell, name, **{"from": first, "to": end}, compare="year", grain="year")
    assert ("不在 1900 至 2100 年之间" in "".join(one.proto.body for one in app.sidebar.get("html"))) is (
        first == "0001-01-01"
    )


@pytest.mark.parametrize("name", CHARTS | TABLES_ALONE | ASKED)
def test_without_comparison_nothing_is_compared(open_shell, name: str):
    html = text(open_page(open_shell, name, **{"from": "2026-10-19", "to": "2026-10-26"}))
    assert '<div class="d">' not in html  # the line of a comparison in a card
    assert "较上年同期" not in html


def test_a_time_before_the_ledger_is_not_zero(open_shell):
    html = text(
        open_page(open_shell, "overview", **{"from": "2021-01-04", "to": "2021-01-11", "compare": "previous"})
    )
    assert "无当时台账" in html
    assert "上期为 0" not in html


@pytest.mark.parametrize("name", CHARTS | ASKED)
def test_every_figure_is_what_plotly_knows_in_our_colours_and_without_a_legend(look_at, name: str):
    for figure in figures(open_page(look_at, name, **WEEK)).values():
        go.Figure(data=figure["data"], layout=figure["layout"])  # raises on an unknown name or value
        assert "#00000" not in str(figure)
        assert "'showlegend': True" not in str(figure["data"])


def test_category_and_channel_have_no_effect_on_other_ledgers(open_shell):
    html = text(open_page(open_shell, "satisfaction", category="噪声扰民", **WEEK))
    assert "类别筛选只对诉求工单有效，本页不受影响" in html


def test_quiet_weeks_at_the_end_are_on_the_chart(look_at):
    """A compound whose last dispute is long ago is shown up to the day of the ledger."""
    app = open_page(look_at, "mediation", compound="象城外滩", **{**WEEK, "from": "2026-08-03"})
    shown = [str(day) for trace in figures(app)["volume"]["data"] for day in trace.get("x") or []]
    assert any(day.startswith("2026-10-19") for day in shown)
