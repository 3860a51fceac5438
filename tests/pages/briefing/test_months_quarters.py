"""The briefing of a month and of a quarter, on ledgers small enough to add up by eye."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest

from data.snapshots.store import Snapshot
from pages.parts.briefing.build import build
from pages.parts.briefing.model import Briefing
from queries import Scope
from tests.queries.tables import build as tables

Told = Callable[..., Briefing]


def days(first: str, number: int = 1) -> list[str]:
    """So many days in a row."""
    begin = date.fromisoformat(first)
    return [f"{begin + timedelta(days=at)}" for at in range(number)]


@pytest.fixture
def told(tmp_path) -> Told:
    """``told(requests, as_of, first, end)``: the briefing of those days, one request on each day listed.

    The store has the name of the test: what is known of a store is kept by its name.
    """

    def of(requests: Iterable[str], as_of: str, first: str, end: str) -> Briefing:
        rows = [{"requested_at": f"{day} 09:00", "category": "噪声扰民"} for day in requests]
        served: Snapshot = tables(tmp_path / tmp_path.name, {"service_request": rows}, f"{as_of} 18:00")
        return build(Scope(date.fromisoformat(first), date.fromisoformat(end)), served)

    return of


def first_text(briefing: Briefing) -> str:
    return briefing.sections[0].paragraphs[0].text.replace("\u00a0", " ")


def basis(briefing: Briefing) -> str:
    return "".join(part.text for part in briefing.sections[-1].paragraphs).replace("\u00a0", " ")


def test_a_leap_february(told):
    requests = [
        *days("2023-02-01"),
        *days("2023-02-28"),
        *days("2024-01-10", 2),
        *days("2024-02-01"),
        *days("2024-02-15"),
        *days("2024-02-29"),
        *days("2024-03-05"),
    ]
    found = told(requests, "2024-03-05", "2024-02-01", "2024-03-01")
    assert (found.title, found.issue, found.advice_title) == (
        "示例街道办事处月报",
        "2024 年 2 月",
        "下月建议",
    )
    assert first_text(found).startswith(
        "2024-02-01 至 02-29 受理诉求 3 件，较上月（2024-01-01 至 01-31，2 件）增 1 件（样本少），"
        "较上年同期（2023-02-01 至 02-28，2 件）增 1 件（样本少）。"
    )
    (chart,) = found.sections[0].charts
    assert chart.title.replace("\u00a0", " ") == "本月 3 件，近 13 个月在 0 至 3 件之间"
    assert (chart.categories[0], chart.categories[-1]) == ("2023-02", "2024-02")
    assert chart.series[0][1] == (2, *[0] * 10, 2, 3)


def test_a_month_that_is_not_over_is_compared_with_as_much_of_the_one_before(told):
    requests = [*days("2026-01-05"), *days("2026-02-01", 2), *days("2026-02-11", 5), *days("2026-03-07", 4)]
    found = told(requests, "2026-03-10", "2026-03-01", "2026-04-01")
    assert found.period == "2026-03-01 至 03-31（未结束，只算到 2026-03-10）"
    assert found.compared[0] == "上月同期：2026-02-01 至 02-10"
    assert "2026-03-01 至 03-10 受理诉求 4 件，较上月同期（2026-02-01 至 02-10，2 件）增 2 件" in first_text(
        found
    )
    assert "本月未结束，只算到数据截至；比较的是同样长的一段。" in basis(found)
    assert "之后没有记录" not in basis(found)  # days that have not come lack nothing
    (chart,) = found.sections[0].charts
    assert chart.title.replace("\u00a0", " ") == "上月 7 件，近 2 个月在 1 至 7 件之间"


def test_a_month_that_is_longer_than_the_one_before_says_so(told):
    requests = [*days("2026-01-05"), *days("2026-02-27", 2), *days("2026-03-29", 2)]
    found = told(requests, "2026-03-30", "2026-03-01", "2026-04-01")
    assert found.compared[0] == "上月同期：2026-02-01 至 02-28"
    assert "本月未结束，只算到数据截至；上月较短，与它的全部比较。" in basis(found)


def test_a_quarter_that_is_not_over(told):
    requests = [*days("2026-01-01", 3), *days("2026-02-14"), *days("2026-02-15", 9), *days("2026-04-02", 5)]
    found = told([*requests, *days("2026-05-15")], "2026-05-15", "2026-04-01", "2026-07-01")
    assert (found.document, found.issue) == ("季报", "2026 年第二季度")
    assert "2026-04-01 至 05-15 受理诉求 6 件，较上季同期（2026-01-01 至 02-14，4 件）增 2 件" in first_text(
        found
    )


def test_a_quarter_with_a_gap_in_its_ledger(told):
    # one a day; none from Monday 2 February to Sunday 22 February
    requests = [*days("2025-07-01", 92 + 92 + 32), *days("2026-02-23", 37)]
    found = told(requests, "2026-03-31", "2026-01-01", "2026-04-01")
    text = first_text(found)
    assert "受理诉求 69 件，较上季（2025-10-01 至 12-31，92 件）减 25.0%" in text
    assert "本季台账有缺报，与上季相比的增减只供参考。" in text
    assert "诉求工单在 2026-02-02 至 02-22 之间缺报 3 周，缺的不等于没有发生。" in basis(found)
    (chart,) = found.sections[0].charts
    assert chart.categories == ("2025Q3", "2025Q4")
    assert chart.series[0][1] == (92, 92)
    assert chart.title.startswith("2025 年第四季度\u00a092")
    assert "台账缺报的 1 个季度不画" in chart.note


def test_few_periods_are_not_judged(told):
    found = told(days("2026-01-01", 90), "2026-04-01", "2026-03-01", "2026-04-01")
    risks = next(section for section in found.sections if section.key == "risks")
    assert risks.paragraphs[0].text == "数据不足以判断有无异常。"
    assert "数据不足以判断" in found.headline
