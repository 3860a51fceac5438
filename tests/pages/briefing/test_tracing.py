"""Every number of a paragraph, a table or a chart is what its question answers, and none stands untraced."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

import pandas as pd
import pytest

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.briefing.build import build
from pages.parts.briefing.model import Briefing, Chart, Derivation, Number, Paragraph, Table
from pages.parts.briefing.weeks import week_of
from queries import Scope, run

Ask = Callable[[str, Scope], pd.DataFrame]

WEEKS = ("2021-W01", "2022-W01", "2024-W10", "2025-W20", "2026-W43", "2026-W44")
PLACES = (None, "南门社区", "白龙社区")
#: What may hold digits without being a number of the briefing.
DATES = re.compile(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?|(?<=至 )\d{2}-\d{2}")


@pytest.fixture(scope="module", params=[(week, place) for week in WEEKS for place in PLACES], ids=str)
def briefing(request: pytest.FixtureRequest, samples: Snapshot) -> Briefing:
    week, place = request.param
    first, end = week_of(week)
    return build(Scope(date_from=first, date_to=end, communities=place and (place,)), samples)


@pytest.fixture(scope="module")
def ask(samples: Snapshot) -> Ask:
    """The answer of a question for a scope, by the question alone; many numbers are told of one."""

    @functools.cache
    def answer(question: str, scope: Scope) -> pd.DataFrame:
        return run(question, scope, snapshot=samples)

    return answer


@pytest.fixture(scope="module")
def names(samples: Snapshot) -> list[str]:
    """Names of places, channels and categories with a digit in them, such as 12345, the longest first."""
    found = {
        str(cell)
        for question in ("places/compounds", "places/channels", "places/categories")
        for column in run(question, Scope(), snapshot=samples).itertuples(index=False)
        for cell in column
        if not str(cell).isdigit() or str(cell) == "12345"
    }
    return sorted((name for name in found if re.search(r"\d", name)), key=len, reverse=True)


def without(text: str, names: list[str]) -> str:
    """The text without the names, whose digits are no numbers of the briefing."""
    for name in names:
        text = text.replace(name, "")
    return text


def answered(number: Number, scope: Scope, ask: Ask, *, all_rows: bool = False) -> float:
    """The value over again."""
    frame = ask(number.question, scope)
    if not all_rows:
        for name, wanted in number.rows:
            texts = frame[name].astype(str)
            frame = frame[(texts.str[:10] if name == "period_start" else texts) == wanted]
    if number.column == "concluded_count":
        return float((frame["succeeded_count"] + frame["failed_count"]).sum())
    values = pd.to_numeric(frame[number.column])
    assert len(values) < 2 or number.column.endswith("_count"), "only counts may be added up"
    return float(values.sum())


def place_of(number: Number, scope: Scope, ask: Ask) -> int:
    frame = ask(number.question, scope)
    named = frame[~frame[number.rows[-1][0]].astype(str).isin(["未填写", "未匹配", "其他"])]
    ordered = sorted(named[number.column], reverse=True)
    return ordered.index(answered(number, scope, ask)) + 1


def recomputed(number: Number, ask: Ask) -> float:
    if number.derivation is Derivation.SETTING:
        return asdict(settings())[number.column]
    if number.derivation is Derivation.RANK:
        return place_of(number, number.scope, ask)
    if number.derivation is Derivation.CLIMB:
        return place_of(number, number.against, ask) - place_of(number, number.scope, ask)
    if number.derivation is Derivation.ROWS:
        return len(ask(number.question, number.scope))
    now = answered(number, number.scope, ask)
    if number.derivation is Derivation.SHARE:
        return now / answered(number, number.scope, ask, all_rows=True)
    if number.derivation is Derivation.VALUE:
        return now
    before = answered(number, number.against, ask)
    return (now - before) / before if number.derivation is Derivation.CHANGE else now - before


def paragraphs(briefing: Briefing) -> list[Paragraph]:
    return [paragraph for section in briefing.sections for paragraph in section.paragraphs]


def tables(briefing: Briefing) -> list[Table]:
    return [table for section in briefing.sections for table in section.tables]


def charts(briefing: Briefing) -> list[Chart]:
    return [chart for section in briefing.sections for chart in section.charts]


def test_every_number_is_what_its_question_answers(briefing: Briefing, samples: Snapshot, ask: Ask):
    told = [number for paragraph in paragraphs(briefing) for number in paragraph.numbers]
    assert len(told) > 20
    assert_answered(told, samples, ask)


def test_every_number_of_tables_and_charts_is_what_its_question_answers(
    briefing: Briefing, samples: Snapshot, ask: Ask
):
    of_tables = [number for table in tables(briefing) for number in table.numbers]
    assert len(of_tables) > 10
    of_charts = [number for chart in charts(briefing) for number in (*chart.numbers, *chart.points)]
    assert len(of_charts) > 10
    assert_answered([*of_tables, *of_charts], samples, ask)
    for number in of_tables:  # a change has its sign here
        sign = {"+": 1, "−": -1}.get(number.text[0])
        assert sign is None or sign * number.value > 0, number


def test_every_cell_every_title_and_every_value_of_a_chart_is_traced(briefing: Briefing, names: list[str]):
    for table in tables(briefing):
        cells = [
            cell
            for row in table.rows
            for cell, is_number in zip(row, table.is_number, strict=True)
            if is_number
        ]
        assert_traced("\n".join(cells), table.numbers)
    for chart in charts(briefing):
        assert_traced(without(chart.title, names), chart.numbers)
        values = [value for _name, row in chart.series for value in row if value is not None]
        assert values == [number.value for number in chart.points]


def assert_traced(text: str, numbers: tuple[Number, ...]) -> None:
    """Every digit of a text belongs to the numbers told with it, in their order."""
    rest = text
    for number in numbers:
        assert number.text in rest, (number.text, text)
        head, _found, rest = rest.partition(number.text)
        assert not re.search(r"\d", head), (head, text)
    assert not re.search(r"\d", rest), (rest, text)


def assert_answered(told: list[Number], samples: Snapshot, ask: Ask) -> None:
    for number in told:
        if number.derivation is Derivation.JUDGED:
            said = {s.what.replace("**", ""): s.weight for s in attention(number.scope, samples)}
            assert said[number.text] == number.value
            continue
        value = recomputed(number, ask)
        assert number.value == pytest.approx(value), number
        size = abs(value)
        printed = {f"{factor * size:,.{digits}f}" for factor in (1, 100) for digits in (0, 1)}
        assert number.text.lstrip("+−") in printed, number


def test_no_number_stands_untraced(briefing: Briefing, names: list[str]):
    for paragraph in paragraphs(briefing):
        assert_traced(without(DATES.sub("", paragraph.text), names), paragraph.numbers)


def test_a_whole_month_can_be_told(samples: Snapshot):
    told = build(Scope(date_from=date(2025, 5, 1), date_to=date(2025, 6, 1)), samples)
    assert told.issue == "2025 年 5 月"
    assert "上月：2025-04-01 至 04-30" in told.compared
