"""Tasks of docs/tasks.md that ask for rows and numbers, done by clicks from the start page."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pandas as pd
from playwright.sync_api import Locator, Page, expect

from data.importing.demonstration import SAMPLES
from data.snapshots.store import Snapshot
from queries import Condition, Scope, run
from queries.analysis import Analysis, answer
from tests.e2e.conftest import becomes, expect_query, ready
from tests.e2e.task_steps import ROW, do, tasks, walk

MOST_CLICKS = 5
YEAR = Scope(date(2025, 10, 1), date(2026, 10, 1))
TWELVE_WEEKS = Scope(date(2026, 8, 3), date(2026, 10, 26))


def test_there_are_sixteen_tasks_of_five_clicks_at_most() -> None:
    found = tasks()
    assert list(found) == list(range(1, 17))
    assert {number: len(task.steps) for number, task in found.items() if len(task.steps) > MOST_CLICKS} == {}
    assert [number for number, task in found.items() if not task.steps] == []


def numbers(served: Snapshot, scope: Scope, measure: str, *by: str) -> pd.DataFrame:
    """A free question, asked without the screen."""
    return answer(Analysis((measure,), by), scope, snapshot=served, with_parts=True).to_pandas()


def ledger(name: str, date_column: str, scope: Scope) -> pd.DataFrame:
    """The rows of a ledger of the demonstration in a window, read from its file by pandas alone."""
    frame = pd.read_csv(SAMPLES / f"{name}.csv", encoding="utf-8-sig", dtype="str", keep_default_na=False)
    moments = pd.to_datetime(frame[date_column], format="mixed")
    return frame[(moments >= str(scope.date_from)) & (moments < str(scope.date_to))]


def expect_first_row(page: Page, *cells: str) -> None:
    """Wait until the first row of the table below the box begins with these cells."""
    row = page.locator(".ask-panel tbody tr").first.locator("td")
    becomes(page, lambda: tuple(map(spaced, row.all_inner_texts()[: len(cells)])), cells)


def expect_listed(page: Page, number: str) -> Locator:
    """Wait until the list of rows says that it has as many as the number that was clicked; its rows."""
    expect(page.locator(".rows-first")).to_contain_text(f"{number} 行 明细，一行不差")
    return page.locator(ROW)


def spaced(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").strip()


def test_who_has_overdue_requests_and_where_their_list_is(start: Page, samples: Snapshot) -> None:
    told = walk(start, 1)
    units = run("closed_loop/overdue_by_unit", Scope(), snapshot=samples).set_index("responsible_unit")
    counts = units["overdue_open_count"]
    assert told == (f"{counts.sum()} 件", counts.idxmax(), f"{counts.max()} 件")
    expect_listed(start, str(counts.sum()))
    expect(start.locator(".facets li").first).to_have_text(f"{told[1]}{counts.max()}")


def test_why_a_community_is_not_satisfied(start: Page, samples: Snapshot) -> None:
    [told] = walk(start, 2)
    answers = ledger("satisfaction_response", "回访时间", TWELVE_WEEKS)
    unsatisfied = answers[
        (answers["社区"] == "体育场社区") & answers["满意度"].isin(["不满意", "非常不满意"])
    ]
    assert told == str(len(unsatisfied))
    shown = expect_listed(start, told).locator("td:first-child")
    [last] = unsatisfied[unsatisfied["回访时间"] == unsatisfied["回访时间"].max()]["回访编号"]
    expect(shown.first).to_have_text(last)
    assert set(shown.all_inner_texts()) <= set(unsatisfied["回访编号"])


def test_where_noise_rose_most_after_the_holidays(start: Page, samples: Snapshot) -> None:
    told = walk(start, 4)
    noise = Scope(categories=("噪声扰民",), conditions=(Condition("request_type", ("投诉",)),))
    after, before = (
        numbers(samples, noise.replace(date_from=first, date_to=end), "request_count", "compound")
        .set_index("compound")["request_count"]
        for first, end in ((date(2026, 10, 8), date(2026, 11, 1)), (date(2026, 9, 7), date(2026, 10, 1)))
    )  # fmt: skip
    rise = after.sub(before, fill_value=0)
    place = rise.idxmax()
    assert told == (place, f"{after[place]} 件", f"{before.get(place, 0)} 件")
    expect_first_row(start, *told)


def test_the_noise_of_last_weeks_nights_by_compound(start: Page, samples: Snapshot) -> None:
    told = walk(start, 6)
    rows = ledger("service_request", "受理时间", Scope(date(2026, 10, 19), date(2026, 10, 26)))
    hours = pd.to_datetime(rows["受理时间"], format="mixed").dt.hour
    nightly = rows[(rows["问题分类"] == "噪声扰民") & ((hours >= 22) | (hours < 6))]
    places = nightly["小区"].value_counts()
    assert told == (places.index[0], f"{places.iloc[0]} 件")
    most = start.locator(".ask-panel tbody tr", has_text=told[0]).locator("td")
    becomes(start, lambda: tuple(map(spaced, most.all_inner_texts())), told)
    expect(start.locator(".ask-panel tbody tr")).to_have_count(len(places))


def test_a_rate_by_channel_and_community_month_by_month(start: Page, samples: Snapshot) -> None:
    [told] = walk(start, 7)
    [whole] = numbers(samples, YEAR, "on_time_rate").itertuples(index=False)
    assert told == f"{whole.on_time_rate:.1%}"
    start.wait_for_url("**/explore**")
    body = start.locator(".st-key-explore-body")
    expect(body.locator('.chart-figure[data-key="explore"][data-state="painted"]')).to_be_visible()
    expect_query(start, grain=["month"])
    total = body.locator("table.tb tr", has_text="合计").last
    expect(total).to_contain_text(told)
    expect(total).to_contain_text(f"{whole.closed_on_time_count:,}\u00a0/\u00a0{whole.due_count:,}")


def test_a_year_of_noise_is_exported_whole(start: Page, samples: Snapshot, tmp_path: Path) -> None:
    task = tasks()[10]
    for step in task.steps[:-1]:
        do(start, step)
    with start.expect_download() as waiting:
        do(start, task.steps[-1])
    waiting.value.save_as(tmp_path / "noise.csv")
    rows = ledger("service_request", "受理时间", YEAR)
    counted = (rows["是否不纳入考核"] != "1") & (rows["工单状态"] != "已作废")
    noise = rows[counted & (rows["问题分类"] == "噪声扰民")]
    assert task.told == (f"{len(noise)} 件",)
    expect_listed(start, str(len(noise)))
    _head, *lines = csv.reader((tmp_path / "noise.csv").read_text(encoding="utf-8-sig").splitlines())
    assert sorted(line[0] for line in lines) == sorted(noise["工单编号"])


def test_which_unit_is_slowest_at_weekends(start: Page, samples: Snapshot) -> None:
    told = walk(start, 12)
    weekends = TWELVE_WEEKS.replace(conditions=(Condition("day_kind", ("周末",)),))
    units = numbers(samples, weekends, "half_closed_days", "responsible_unit")
    slowest = units.loc[units["half_closed_days"].idxmax()]
    assert told == (slowest["responsible_unit"], f"{slowest['half_closed_days']:.1f} 天")
    expect_first_row(start, *told)


def test_how_many_reports_of_a_hot_spot_are_the_first(start: Page, samples: Snapshot) -> None:
    told = walk(start, 13)
    cells = run("signals/count_by_compound_category", Scope(date_to=date(2026, 10, 26)), snapshot=samples)
    [cell] = cells[(cells["compound"] == "青云首府") & (cells["category"] == "噪声扰民")].itertuples()
    assert told == (str(cell.recent_count), str(cell.first_count))
    dialog = start.get_by_role("dialog")
    dialog.locator("tbody tr").first.wait_for()
    ready(start)
    heads = dialog.locator("thead th").all_inner_texts()
    shown = dict(zip(heads, dialog.locator("tbody tr").first.locator("td").all_inner_texts(), strict=True))
    assert shown["小区"] == "青云首府"
    assert shown["其中首次反映（件）"] == told[1]
    assert told[0] in shown.values()


def test_requests_of_one_category_by_how_compounds_are_managed(start: Page, samples: Snapshot) -> None:
    told = walk(start, 14)
    ways = numbers(
        samples, TWELVE_WEEKS.replace(categories=("物业服务",)), "request_count", "management"
    ).set_index("management")["request_count"]  # fmt: skip
    assert told == tuple(str(ways[name]) for name in ("市场物业", "红色物业", "无物业", "自管"))
    chart = start.locator('.chart-figure[data-key="explore"][data-state="painted"]')
    for name, number in zip(("市场物业", "红色物业", "无物业", "自管"), told, strict=True):
        expect(chart).to_contain_text(name)
        expect(chart).to_contain_text(number)


def test_from_a_response_that_is_not_satisfied_to_its_request(start: Page) -> None:
    response, number = walk(start, 15)
    answers = ledger("satisfaction_response", "回访时间", TWELVE_WEEKS)
    unsatisfied = answers[answers["满意度"].isin(["不满意", "非常不满意"])].set_index("回访编号")
    assert response == unsatisfied["回访时间"].idxmax()
    expect(start.locator(".rec-title")).to_contain_text(response)
    expect_listed(start, str(len(unsatisfied)))
    requests = ledger("service_request", "受理时间", YEAR.replace(date_to=date(2026, 11, 1)))
    [request] = requests[requests["工单编号"] == unsatisfied["关联事件编号"][response]].itertuples()
    assert number == request.工单编号
    steps = start.locator("ol.way li")
    expect(steps.filter(has_text="诉求 · 受理")).to_contain_text(f"{request.受理时间}{number}")
    expect(steps.filter(has_text="回访 · ")).to_contain_text(response)
