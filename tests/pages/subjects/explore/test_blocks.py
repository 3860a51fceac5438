"""Every chart draws on the samples, on nothing, and on one row; its table has the numbers of the question."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.page import blocks_of
from pages.parts.subjects.explore.blocks import result
from pages.parts.subjects.explore.choice import PERIOD, Chart, Choice
from pages.parts.subjects.explore.offers import plan_of
from pages.parts.subjects.explore.starts import STARTS
from queries import Comparison, Grain, Scope
from queries.analysis import Analysis, answer

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
