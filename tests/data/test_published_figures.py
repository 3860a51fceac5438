"""The demonstration ledgers answer every published figure, read plainly with pandas."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from data.ledgers import LEDGERS
from tests.cases import each
from tests.data.published_answers import ANSWERS, HOLDS, Ledgers, change, counted, pick

DATA = Path(__file__).resolve().parents[2] / "data"
SAMPLES = DATA / "samples"
with (DATA / "published_figures.csv").open(encoding="utf-8-sig", newline="") as file:
    FIGURES = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ledgers() -> Ledgers:
    """Every ledger under the names of its declaration; cells are texts, empty ones empty."""
    frames = {}
    for name, ledger in LEDGERS.items():
        frame = pd.read_csv(SAMPLES / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
        frames[name] = frame.rename(columns={column.label: column.name for column in ledger.columns})
    return frames


def test_all_figures_are_here():
    assert len(FIGURES) == 53
    assert {figure["figure"] for figure in FIGURES} == set(ANSWERS)


@each("figure", FIGURES, ids=lambda figure: f"{figure['compound'] or figure['community']}-{figure['figure']}")
def test_ledgers_answer_figure(ledgers, figure):
    answer = ANSWERS[figure["figure"]](
        ledgers, figure["community"], figure["compound"], int(figure["period"])
    )
    assert HOLDS[figure["comparison"]](float(answer), float(figure["value"])), (
        f"{answer} {figure['comparison']} {figure['value']}"
    )


def test_figures_do_not_depend_on_one_reading(ledgers):
    """Another ordinary reading of the same words gives the same number."""
    hotline = counted(ledgers, community="信江社区", channel="12345")
    assert change(len(pick(hotline, requested_at=2025)), len(pick(hotline, requested_at=2024))) == -43
    nanmen = pick(ledgers["assistance"], community="南门社区", decided_on=2022)
    assert (nanmen.counted_as == "次").sum() == 48
    at_activities = counted(
        ledgers, community="信江社区", channel="文化活动", requested_at=2025, status="已办结"
    )
    assert len(at_activities) == 26
