"""Tasks of docs/tasks.md that hold one thing against another, done by clicks from the start page."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from playwright.sync_api import Locator, Page, expect

from data.importing.demonstration import SAMPLES
from data.snapshots.store import Snapshot
from pages.parts.words.numbers import MINUS
from queries import Condition, Scope, run
from tests.e2e.conftest import expect_query, query_of
from tests.e2e.task_steps import walk

SUMMARY = "service_requests/summary"
YEAR = Scope(date(2025, 10, 1), date(2026, 10, 1))


def requests(served: Snapshot, scope: Scope) -> int:
    """The number of requests, asked for without the screen."""
    return int(run(SUMMARY, scope, snapshot=served)["request_count"].iloc[0])


def asked(page: Page, name: str) -> date:
    """A date of the address."""
    return date.fromisoformat(query_of(page)[name][0])


def measure(page: Page, name: str) -> Locator:
    """The row of a measure on 对比."""
    return page.locator("table.cmp tr").filter(has=page.locator("td.name", has_text=name)).first


def test_a_compound_before_and_after_its_new_property_company(start: Page, samples: Snapshot) -> None:
    day, after, before = walk(start, 3)
    start.wait_for_url(f"**?from={day}&**&b_to=**")
    contracts = pd.read_csv(SAMPLES / "property_contract.csv", encoding="utf-8-sig", dtype="str")
    assert day == contracts.loc[contracts["小区"] == "象城外滩", "进驻日期"].max()
    expect_query(start, **{"from": [day], "b_to": [day]})
    first, end = asked(start, "from"), asked(start, "to")
    assert end - first == first - asked(start, "b_from") == timedelta(days=365)
    place = Scope(compounds=("象城外滩",))
    assert after == str(requests(samples, place.replace(date_from=first, date_to=end)))
    earlier = place.replace(date_from=asked(start, "b_from"), date_to=first)
    assert before == str(requests(samples, earlier))
    row = measure(start, "诉求量")
    expect(row.locator("td.a")).to_contain_text(after)
    expect(row.locator("td.b")).to_contain_text(before)


def test_a_community_against_last_year_and_its_rank(start: Page, samples: Snapshot) -> None:
    value, change, rank = walk(start, 5)
    now, before = (
        run("service_requests/on_time_by_community", Scope(first, end), snapshot=samples)
        .set_index("community")
        .drop("未填写", errors="ignore")
        for first, end in ((date(2026, 7, 1), date(2026, 10, 1)), (date(2025, 7, 1), date(2025, 10, 1)))
    )
    rates = now["on_time_rate"]
    assert value == f"{rates['桑园社区']:.1%}"
    points = 100 * (rates - before["on_time_rate"])["桑园社区"]
    assert change == f"{points:+.1f}".replace("-", MINUS)
    assert rank == f"第 {rates.rank(ascending=False)['桑园社区']:.0f}"
    row = start.locator(".st-key-explore-body table.tb tr", has_text="桑园").first
    for text in (value, change, rank):
        expect(row).to_contain_text(text)
    part, whole = now.loc["桑园社区", ["closed_on_time_count", "due_count"]].astype(int)
    expect(row).to_contain_text(f"{part}\u00a0/\u00a0{whole}")


def test_two_measures_of_every_compound_as_points(start: Page, samples: Snapshot) -> None:
    volume, satisfaction = walk(start, 8)
    people = run("satisfaction/summary", YEAR, snapshot=samples)["satisfaction_rate"].iloc[0]
    thousand = run(SUMMARY, YEAR, snapshot=samples)["per_thousand_households"].iloc[0]
    assert (volume, satisfaction) == (f"{thousand:.1f}", f"{people:.1%}")
    chart = start.locator('.chart-figure[data-key="explore"][data-state="painted"]')
    for text in (f"合计 {volume}", f"合计 {satisfaction}"):
        expect(chart).to_contain_text(text)
    expect(chart.locator(".scatterlayer .point").nth(40)).to_be_attached()


def test_two_compounds_side_by_side(start: Page, samples: Snapshot) -> None:
    told = walk(start, 9)
    row = measure(start, "千户诉求量")
    scope = Scope(date(2026, 8, 3), date(2026, 10, 26))
    for number, name, cell in zip(told, ("青云首府", "宁江新城二期"), ("td.a", "td.b"), strict=True):
        [found] = run(SUMMARY, scope.replace(compounds=(name,)), snapshot=samples).itertuples()
        assert number == f"{found.request_count} 件"
        beside = f"{found.request_count} 件 / {found.households} 户"
        expect(row.locator(cell)).to_contain_text(beside)
        expect(row.locator(cell)).to_contain_text(f"{1000 * found.request_count / found.households:.1f}")


def test_holidays_against_working_days(start: Page, samples: Snapshot) -> None:
    told = walk(start, 11)
    row = measure(start, "日均诉求量")
    for number, kind, cell in zip(told, ("法定节假日", "工作日"), ("td.a", "td.b"), strict=True):
        scope = YEAR.replace(conditions=(Condition("day_kind", (kind,)),))
        assert number == f"{requests(samples, scope):,} 件"
        expect(row.locator(cell)).to_contain_text(number)
