"""汛期: requests about water so far against those of last year's season, and the storm in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.generator.samples import ledgers
from data.settings import VARIABLE
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.fetch import answer_from
from pages.parts.subjects.service_requests.flood_readings import Peak, SeasonCount, flood_reading
from pages.parts.subjects.service_requests.flood_season import flood_season, matters
from queries import Scope, row_count

FIRST = date(2026, 4, 1)


def a_season(daily: list[float], year: int = 2026) -> SeasonCount:
    first = FIRST.replace(year=year)
    return SeasonCount(first, first + len(daily) * DAY, tuple(daily))


def test_more_than_a_year_ago_is_a_finding() -> None:
    found = flood_reading(a_season([4.0] * 140), a_season([2.0] * 140, 2025), None)
    assert found.is_finding
    assert found.title == "汛期涉水诉求比上年同期多 100%"
    assert found.reading == "本期 560\xa0件，上年同期 280\xa0件；**看不出集中在哪几天**。"


def test_a_storm_in_one_of_two_seasons_is_not_more_in_general() -> None:
    storm = [1.0] * 67 + [30.0] * 3 + [1.0] * 70
    peak = Peak(date(2026, 6, 7), date(2026, 6, 10), 90, "桑园新村", 30)
    found = flood_reading(a_season(storm), a_season([1.0] * 140, 2025), peak)
    assert not found.is_finding
    assert found.title == "汛期涉水诉求 227\xa0件，06-07 至 06-09 最集中"
    assert "差别还不能排除偶然" in found.reading
    assert "其中桑园新村 30\xa0件，**汛前先查这里的排水**" in found.reading


def test_a_storm_over_all_compounds_names_none() -> None:
    peak = Peak(date(2026, 6, 7), date(2026, 6, 10), 90, "桑园新村", 4)
    assert "分散在各小区" in flood_reading(a_season([1.0] * 140), None, peak).reading


def test_few_requests_and_no_year_before_are_said() -> None:
    one = a_season([0.0] * 6 + [1.0])
    assert "件数少，不作比较" in flood_reading(one, a_season([0.0] * 7, 2025), None).reading
    assert "上年同期没有可比的数" in flood_reading(one, None, None).reading


def test_the_numbers_are_those_of_the_ledger_and_open_their_rows(samples: Snapshot) -> None:
    rows = pd.DataFrame(ledgers()["service_request"])
    counted = rows[~rows["is_excluded"].fillna(False).astype(bool) & (rows["status"] != "已作废")]
    days = pd.to_datetime(counted[counted["subcategory"].isin(matters())]["requested_at"]).dt.date
    scope = Scope(date(2026, 7, 20), date(2026, 7, 27))
    with answer_from(samples):
        found = flood_season(scope, samples, height=330)
        other = flood_season(scope.with_condition("subcategory", ["路灯不亮"]), samples, height=330)
        early = flood_season(Scope(date(2021, 3, 1), date(2021, 3, 8)), samples, height=330)
    assert found is not None
    last = found.table.iloc[-1]
    assert last["ten_days"] == "7 月下旬"
    assert last["season_total"] == ((days >= FIRST) & (days < date(2026, 7, 27))).sum()
    assert last["earlier_season_total"] == ((days >= date(2025, 4, 1)) & (days < date(2025, 7, 27))).sum()
    for behind in found.rows:
        assert row_count(behind.question, behind.scope, behind.part, snapshot=samples) == behind.count
    assert other is None
    assert early is None


def test_matters_that_the_ledger_does_not_know_are_said(
    samples: Snapshot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scope = Scope(date(2026, 7, 20), date(2026, 7, 27))
    for at, (written, title, said) in enumerate(
        [
            ("积涝，道路积水；下水堵塞", "汛期涉水诉求", "道路积水、下水堵塞（台账里没有积涝）"),
            ("积涝 冒溢", "汛期涉水诉求无法数出", "积涝、冒溢"),
        ]
    ):
        file = tmp_path / f"{at}.toml"
        file.write_text(f'flood_matters = "{written}"\n', encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(file))
        with answer_from(samples):
            found = flood_season(scope, samples, height=330)
        assert found is not None
        assert found.reading.title.startswith(title)
        assert said in found.subtitle + found.reading.reading
    assert found.figure is None
    assert not found.rows
