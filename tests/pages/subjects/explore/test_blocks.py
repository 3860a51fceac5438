"""Every chart draws on the samples, on nothing, and on one row; its table has the numbers of the question."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import plotly.graph_objects as go
import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.counted_cells import cell_addresses, cells_of_tables
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.marks import marks
from pages.parts.asking.page import blocks_of
from pages.parts.asking.rows_address import read_rows_text
from pages.parts.html.clickable_rows import cell_pairs, cell_texts
from pages.parts.subjects.explore.around_event import around_event
from pages.parts.subjects.explore.blocks import result
from pages.parts.subjects.explore.choice import PERIOD, Chart, Choice, Share
from pages.parts.subjects.explore.offers import plan_of
from pages.parts.subjects.explore.result import counted_columns_of
from pages.parts.subjects.explore.starts import STARTS
from queries import Comparison, Grain, Scope, row_count
from queries.analysis import Analysis, answer
from tests.cases import each
from tests.laws.marks import idle_marks

YEAR = Scope(date(2025, 11, 1), date(2026, 11, 1), grain=Grain.MONTH, comparison=Comparison.YEAR)
NOTHING = Scope(date(2015, 1, 5), date(2015, 1, 12))
ONE_ROW = Scope(date(2026, 10, 19), date(2026, 10, 20), grain=Grain.DAY, compounds=("象城外滩",))
CHOICES = (
    *(Choice(("on_time_rate",), "channel", "community", chart=chart) for chart in Chart),
    *(Choice(("request_count",), "category", "community", chart=chart) for chart in Chart),
    Choice(("request_count",)), Choice(("half_closed_days",)), Choice(("on_time_rate",)),
    Choice(("half_closed_days",), "community", chart=Chart.SPREAD),
    Choice(("request_count",), "category", PERIOD, chart=Chart.STACKED),
    Choice(("on_time_rate",), "community", PERIOD, chart=Chart.PIVOT),
    Choice(("mediation_success_rate",), "dispute_type"),
    Choice(("per_thousand_households", "satisfaction_rate"), "compound"),
    Choice(("per_thousand_households", "satisfaction_rate"), "compound", colour="community"),
    Choice(("on_time_rate",), colour="community"),
    Choice(("request_count",), "category", colour="community"),
    Choice(("per_thousand_households", "satisfaction_rate"), "compound", chart=Chart.RANKED),
)  # fmt: skip


def drawn(choice: Choice, scope: Scope, samples: Snapshot) -> list[Block]:
    with answer_from(samples):
        return result(plan_of(choice), scope, samples)


@pytest.mark.parametrize("scope", [YEAR, NOTHING, ONE_ROW], ids=["samples", "nothing", "one row"])
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: str(choice.to_query()))
def test_every_chart_draws(choice: Choice, scope: Scope, samples: Snapshot) -> None:
    for block in drawn(choice, scope, samples):
        assert block.reading.title
        assert block.html or block.figure is not None
        if block.figure is not None:
            go.Figure(block.figure.to_dict())  # raises on an unknown name or value
        assert "nan" not in block.reading.title + block.reading.reading + block.subtitle + block.html


def test_the_table_of_bars_is_the_answer_of_the_question(samples: Snapshot) -> None:
    (block,) = drawn(Choice(("on_time_rate",), "channel"), YEAR, samples)
    truth = answer(Analysis(("on_time_rate",), ("channel",)), YEAR, snapshot=samples, with_parts=True)
    kept = ["channel", "on_time_rate", "closed_on_time_count", "due_count"]
    assert block.table[kept].to_dict("list") == truth.to_pandas()[kept].to_dict("list")


@each("choice", CHOICES, ids=lambda choice: str(choice.to_query()))
def test_the_marks_of_every_chart_stand_for_what_it_is_cut_by(choice: Choice, samples: Snapshot) -> None:
    plan = plan_of(choice)
    (block, *_further) = drawn(choice, YEAR, samples)
    if block.figure is not None:
        wanted = {plan.rows, plan.columns} - {""}
        assert wanted <= set(marks(block.figure, block.table, block.question).keys)


@each("choice", CHOICES, ids=lambda choice: str(choice.to_query()))
def test_a_click_on_each_mark_does_something(choice: Choice, samples: Snapshot) -> None:
    assert {
        block.key: marks
        for block in drawn(choice, YEAR, samples)
        if not block.silent and (marks := idle_marks(block))
    } == {}


def test_points_have_the_colours_of_their_communities(samples: Snapshot) -> None:
    pair = ("per_thousand_households", "satisfaction_rate")
    (block,) = drawn(Choice(pair, "compound", colour="community"), YEAR, samples)
    assert block.figure is not None
    circles = block.figure.data[-1]
    truth = answer(Analysis(("request_count",), ("compound", "community")), YEAR, snapshot=samples)
    community = dict(zip(truth["compound"].to_pylist(), truth["community"].to_pylist(), strict=True))
    found = {
        (community[name], edge)
        for name, edge in zip(circles.customdata, circles.marker.line.color, strict=True)
    }
    assert len(found) == len(dict(found)) == 6
    assert any("信江社区" in str(note.text) for note in block.figure.layout.annotations)


def test_segments_of_bars_add_up_to_their_row(samples: Snapshot) -> None:
    (block,) = drawn(Choice(("request_count",), "channel", colour="community"), YEAR, samples)
    truth = answer(Analysis(("request_count",), ("channel",)), YEAR, snapshot=samples).to_pandas()
    assert block.figure is not None
    at = list(block.figure.data[0].customdata).index("12345")
    total = truth.set_index("channel")["request_count"]["12345"]
    assert sum(bar.x[at] for bar in block.figure.data) == total
    assert "--by channel --by community" in block.question


def test_a_ranked_count_says_its_share_of_the_total(samples: Snapshot) -> None:
    (block,) = drawn(Choice(("request_count",), "channel", chart=Chart.RANKED), YEAR, samples)
    counts = block.table.set_index("channel")["request_count"]
    assert "占比（%）" in block.html
    assert f">{100 * counts['12345'] / counts.sum():.1f}<" in block.html
    assert ">100.0<" in block.html  # of the total


def test_the_start_of_a_change_leads_to_both_sides_of_it(samples: Snapshot) -> None:
    with answer_from(samples):
        found = around_event(YEAR, samples)
        nowhere = around_event(YEAR.replace(compounds=("没有这个小区",)), samples)
    assert found is not None
    assert nowhere is None
    sides = parse_qs(urlsplit(found.address).query)
    assert sides["b_to"] == sides["from"]
    assert sides["compound"][0] in found.block.subtitle
    assert found.block.table["is_after"].sum() >= 12


def test_panels_have_their_table_below(samples: Snapshot) -> None:
    panels, table = drawn(Choice(("on_time_rate",), "channel", "community"), YEAR, samples)
    assert panels.figure is not None
    assert table.html.count("<tr") == 1 + 4 + 1 + 1
    assert "其他 5 个" in table.html
    assert len({panels.key, table.key}) == 2


def test_the_ranked_table_names_its_comparison(samples: Snapshot) -> None:
    (block,) = drawn(Choice(("on_time_rate",), "community", chart=Chart.RANKED), YEAR, samples)
    assert "较上年同期 百分点" in block.html
    assert "第 1" in block.html


def test_a_pivot_table_has_the_shares_that_were_chosen(samples: Snapshot) -> None:
    choice = Choice(("request_count",), "channel", "community", chart=Chart.PIVOT, share=Share.ROW)
    (block,) = drawn(choice, YEAR, samples)
    row = block.table[block.table["channel"] == "12345"]
    assert row["share"].iloc[:-1].sum() == pytest.approx(1)
    assert f"{100 * row['share'].iloc[0]:.1f}%" in block.html
    (plain,) = drawn(choice.replace(share=Share.NONE), YEAR, samples)
    assert "share" not in plain.table


@pytest.mark.parametrize(
    "measure", ["on_time_rate", "repeat_rate", "mediation_success_rate", "satisfaction_rate"]
)
def test_the_lists_of_a_rate_are_as_long_as_its_numbers_say(measure: str, samples: Snapshot) -> None:
    (block,) = drawn(Choice((measure,), "community", PERIOD, chart=Chart.PIVOT), YEAR, samples)
    assert block.rows
    for one in block.rows:
        assert row_count(one.question, one.scope, snapshot=samples) == one.count
    for address in cell_addresses(block, "explore").values():
        read = read_rows_text(address)
        assert read.column in (*counted_columns_of(measure),) or not (read.column or read.cell)  # of all
    places = cells_of_tables(
        block, cell_texts(block.html), [[n for _p, n in row] for row in cell_pairs(block.html)]
    )
    assert {column for _row, column in places.values()} <= set(counted_columns_of(measure))


def test_two_measures_of_a_ranked_table_have_the_lists_of_both(samples: Snapshot) -> None:
    (block,) = drawn(Choice(("request_count", "on_time_rate"), "community"), YEAR, samples)
    (ranked,) = drawn(
        Choice(("request_count", "on_time_rate"), "community", chart=Chart.RANKED), YEAR, samples
    )
    assert block.figure is not None
    assert [one.columns for one in ranked.rows] == [
        ("request_count",),
        ("due_count",),
        ("closed_on_time_count",),
    ]
    assert {"due_count", "closed_on_time_count"} <= set(ranked.table)


def test_every_start_is_its_own_plan() -> None:
    for start in STARTS:
        plan = plan_of(start.choice)
        assert (plan.chart, plan.notes) == (start.choice.chart, ())


def test_a_pinned_chart_is_asked_for_again_by_its_choice(samples: Snapshot) -> None:
    key = "measure=on_time_rate&rows=community&chart=bars"
    found = blocks_of("explore", [key], YEAR, samples)
    assert (
        found[key].reading.title
        == drawn(Choice(("on_time_rate",), "community"), YEAR, samples)[0].reading.title
    )
    assert blocks_of("explore", ["measure=happiness"], YEAR, samples) == {}
