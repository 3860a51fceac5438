"""The words of a briefing: per cent, percentage points, flat, nothing before, few cases."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.parts.briefing import sourced_numbers
from pages.parts.briefing.model import Derivation, Number, Paragraph
from pages.parts.briefing.sentences import count_change, join, leaders, leading, rate_change, rate_value, say
from pages.parts.briefing.sourced_numbers import Cell
from queries import Comparison, Scope
from tests.cases import each

NOW = Scope(date_from=date(2025, 5, 12), date_to=date(2025, 5, 19))
THEN = Scope(date_from=date(2025, 5, 5), date_to=date(2025, 5, 12))
COUNT, RATE, WHOLE, PART = (Cell("q", name) for name in ("n_count", "a_rate", "whole_count", "part_count"))


class Window:
    """A window of comparison that is, or is not, there."""

    def __init__(self, other: Scope | None = THEN):
        self.scope, self.other = NOW, other

    def against(self, question: str, comparison: Comparison) -> Scope | None:
        return self.other

    def name_of(self, comparison: Comparison) -> str:
        return {Comparison.PREVIOUS: "上期", Comparison.YEAR: "上年同期"}[comparison]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch):
    kept: dict[Scope, pd.DataFrame] = {}
    monkeypatch.setattr(sourced_numbers, "fetch", lambda question, scope: kept[scope])

    def give(now: dict[str, float], then: dict[str, float]) -> None:
        kept[NOW], kept[THEN] = pd.DataFrame([now]), pd.DataFrame([then])

    return give


def plain(told: Paragraph) -> str:
    return told.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (110, 100, "较上期（100 件）增 10.0%"),
        (90, 100, "较上期（100 件）减 10.0%"),
        (100, 100, "与上期持平"),
        (10_004, 10_000, "与上期持平"),
        (10_005, 10_000, "较上期（10,000 件）增 0.1%"),
        (5, 0, "上期为 0 件"),
        (0, 0, "与上期持平"),
        (12, 10, "较上期（10 件）增 2 件（样本少）"),
        (0, 29, "较上期（29 件）减 29 件（样本少）"),
    ],
)
def test_counts_change_in_per_cent(answers, now, then, words):
    answers({"n_count": now}, {"n_count": then})
    assert plain(count_change(COUNT, Window())) == words


def test_the_dates_compared_are_named(answers):
    answers({"n_count": 110}, {"n_count": 100})
    told = count_change(COUNT, Window(), Comparison.YEAR, dates="2024-05-13 至 05-19")
    assert plain(told) == "较上年同期（2024-05-13 至 05-19，100 件）增 10.0%"
    assert [number.derivation for number in told.numbers] == [Derivation.VALUE, Derivation.CHANGE]


def test_a_missing_year_says_so(answers):
    answers({"n_count": 5, "whole_count": 50}, {"n_count": 5, "whole_count": 50})
    assert count_change(COUNT, Window(None), Comparison.YEAR).text == "上年同期无台账可比"
    assert rate_change(RATE, WHOLE, Window(None), Comparison.YEAR).text == "上年同期无台账可比"


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ((0.8, 100), (0.75, 100), "较上期升 5.0 个百分点"),
        ((0.75, 100), (0.8, 100), "较上期降 5.0 个百分点"),
        ((0.8, 100), (0.8004, 100), "与上期持平"),
        ((0.8, 9), (0.7, 100), "不作比较"),
        ((0.8, 100), (0.7, 9), "上期样本少，不作比较"),
        ((None, 0), (0.7, 100), ""),
    ],
)
def test_rates_change_in_percentage_points(answers, now, then, words):
    answers({"a_rate": now[0], "whole_count": now[1]}, {"a_rate": then[0], "whole_count": then[1]})
    assert plain(rate_change(RATE, WHOLE, Window())) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (24, 30, "80.0%（24 / 30）"),
        (20, 25, "80%（20 / 25，样本少）"),
        (6, 9, "6 / 9（样本少）"),
        (0, 0, "没有可计算的记录"),
    ],
)
def test_few_cases_are_told_as_few(answers, part, whole, words):
    answers({"a_rate": part / whole if whole else None, "whole_count": whole, "part_count": part}, {})
    assert plain(rate_value(RATE, WHOLE, NOW, PART)) == words


def test_a_weighted_rate_names_its_denominator_only(answers):
    answers({"a_rate": 0.5, "whole_count": 40}, {})
    assert plain(rate_value(RATE, WHOLE, NOW)) == "50.0%（分母 40）"
    answers({"a_rate": 0.5, "whole_count": 4}, {})
    assert plain(rate_value(RATE, WHOLE, NOW)) == "样本少（分母 4）"


@pytest.mark.parametrize(
    ("values", "names", "is_cut", "end"),
    [
        ([5, 4], ["甲", "乙"], False, ""),
        ([5, 4, 3], ["甲", "乙"], True, ""),
        ([5, 4, 4], ["甲", "乙"], True, "等"),
    ],
)
def test_what_is_level_with_the_last_one_named_is_not_kept_back(values, names, is_cut, end):
    first = leaders(list("甲乙丙"[: len(values)]), values, 2)
    assert (first.names, first.is_cut, first.end) == (names, is_cut, end)


def test_numbers_come_in_the_order_they_are_read(answers):
    answers({"n_count": 5, "part_count": 7}, {})
    told = join([say("乙 {b}，甲 {a}", a=COUNT.number(NOW), b=PART.number(NOW)), Paragraph("")], end="。")
    assert told.text == "乙 7，甲 5。"
    assert [number.text for number in told.numbers] == ["7", "5"]


@each(
    ("values", "words"),
    [
        ({"南门社区": 5}, "南门社区，5 件"),
        ({"南门社区": 5, "新城社区": 4}, "南门社区最多，5 件"),
        ({"南门社区": 5, "新城社区": 5, "信江社区": 1}, "南门社区、新城社区并列最多，各 5 件"),
        ({"南门社区": 5, "新城社区": 5}, "南门社区、新城社区相同，各 5 件"),
        (dict.fromkeys("甲乙丙丁", 5), "甲、乙、丙等相同，各 5 件"),
    ],
)
def test_who_has_most(values, words):
    told = leading(pd.Series(values), Number("5", 5.0, "q", "n_count", NOW))
    assert plain(told) == words
    assert [number.text for number in told.numbers] == ["5"]
