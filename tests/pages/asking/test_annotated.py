"""Blocks with the annotations that apply to them: flags on charts over time, texts below, none elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.notebook.annotation import Annotation
from data.notebook.annotations import delete, write
from data.notebook.database import BESIDE, notebook_file
from data.snapshots.store import Snapshot
from pages import contents  # noqa: F401 - enters the pages whose blocks are asked for
from pages.parts.asking.annotated import annotated
from pages.parts.asking.page import blocks_of
from queries import Grain, Scope

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
NEW = Annotation(
    date(2026, 6, 1), "网格件并入热线", source="街办发 12 号", starts_new_limits=True, reason="渠道合并"
)
SPAN = Annotation(date(2026, 7, 6), "汛期排查", last_day=date(2026, 7, 26))


@pytest.fixture
def home(samples: Snapshot) -> Iterator[Path]:
    """The folder of the samples; its notebook is taken away afterwards."""
    yield samples.home
    for name in (notebook_file(samples.home).name, *BESIDE):
        (samples.home / name).unlink(missing_ok=True)


def block(served: Snapshot, page: str, key: str, scope: Scope = WEEK):
    return blocks_of(page, [key], scope, served)[key]


def numbers(figure) -> list[str]:
    return [part.text for part in figure.layout.annotations if part.text[:1] in "①②③"]


def test_a_chart_over_time_has_flags_and_their_texts_in_order(samples, home):
    plain = block(samples, "overview", "volume")
    for one in (SPAN, NEW, replace(NEW, first_day=date(2020, 1, 1)), replace(NEW, ledger="mediation_case")):
        write(home, one)
    told = block(samples, "overview", "volume")
    assert numbers(told.figure) == ["① 起算新上下限", "②"]
    assert told.annotations == (
        "① 2026-06-01 全街道：网格件并入热线；来源 街办发 12 号；起算新上下限，因为渠道合并",
        "② 2026-07-06 至 07-26 全街道：汛期排查",
    )
    assert (plain.annotations, numbers(plain.figure)) == ((), [])
    assert "2026-06-01 起 20 期" in told.limits


def test_the_limits_are_drawn_as_a_step_at_the_flag(samples, home):
    write(home, NEW)
    shapes = block(samples, "overview", "volume").figure.layout.shapes
    level = [shape for shape in shapes if shape.type == "rect" and shape.y1 not in (0, 1)]
    assert [f"{shape.x0:%Y-%m-%d}" for shape in level] == ["2026-05-28"]  # half a week before 1 June
    assert any(shape.type == "path" for shape in shapes)  # trend and season until then


def test_a_rate_begins_anew_as_well(samples, home):
    write(home, replace(NEW, ledger="satisfaction_response"))
    told = block(samples, "satisfaction", "rate")
    bands = [shape for shape in told.figure.layout.shapes if shape.type == "rect"]
    assert len(bands) == 2
    assert bands[0].x1 == bands[1].x0
    assert numbers(told.figure) == ["① 起算新上下限"]


def test_one_of_a_community_stands_on_its_strip_and_on_no_chart_of_the_whole(samples, home):
    write(home, replace(NEW, community="南门社区"))
    strips, whole = block(samples, "overview", "strips"), block(samples, "overview", "volume")
    place = strips.strips.index("南门社区") + 1
    (line,) = [
        shape for shape in strips.figure.layout.shapes if (shape.yref or "").endswith("domain") and shape.x0
    ]
    assert line.yref == f"{f'y{place}' if place > 1 else 'y'} domain"
    assert len(strips.annotations) == 1
    assert whole.annotations == ()
    assert block(samples, "overview", "volume", WEEK.replace(communities=("南门社区",))).annotations != ()


def test_what_is_not_over_time_has_none_and_a_deletion_takes_them_away(samples, home):
    saved = write(home, SPAN)
    assert block(samples, "overview", "categories").annotations == ()
    assert block(samples, "overview", "volume").annotations != ()
    delete(home, saved.id)
    assert block(samples, "overview", "volume").annotations == ()


def test_months_and_english(samples, home):
    write(home, SPAN)
    assert block(samples, "mediation", "volume", WEEK.replace(grain=Grain.MONTH)).annotations != ()


def test_a_free_question_has_those_of_the_ledger_of_its_measure_and_the_ledgers_themselves_none(
    samples, home
):
    write(home, replace(NEW, ledger="service_request"))
    plain = replace(block(samples, "overview", "volume"), annotations=())
    free = replace(plain, question="ask --measure request_count", measures=("request_count",))
    other = replace(plain, question="ask --measure case_count", measures=("case_count",))
    registers = replace(plain, question="ledgers/rows_by_week")
    found = [annotated(each, WEEK, samples).annotations for each in (free, other, registers)]
    assert [len(texts) for texts in found] == [1, 0, 0]
