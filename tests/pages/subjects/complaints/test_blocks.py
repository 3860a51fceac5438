"""The complaints of a year beside those of the year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.importing.importer import import_files
from data.snapshots.store import Snapshot, current
from pages.parts.asking.fetch import answer_from, fetch
from pages.parts.subjects.complaints import blocks as complaints
from pages.parts.subjects.complaints.blocks import year_of
from pages.parts.subjects.compounds_compared import groups as groups
from queries import Comparison, Grain, Scope, row_count
from tests.cases import each

HEADER = "工单编号,受理时间,社区,工单类型"
THIS = "B1,2026-03-02 09:00,南门社区,投诉"


@pytest.mark.parametrize(("kind", "is_compared"), [("投诉", True), ("求助", True), ("", False)])
def test_a_year_without_types_is_no_year_without_complaints(tmp_path: Path, kind: str, is_compared: bool):
    file = tmp_path / "x.csv"
    file.write_text(f"{HEADER}\nA1,2025-03-02 09:00,南门社区,{kind}\n{THIS}\n", encoding="utf-8")
    import_files([file], home=tmp_path / "home", ledger="service_request")
    served = current(tmp_path / "home")
    with answer_from(served):
        now, then = year_of(Scope(date(2026, 1, 1), date(2026, 4, 1)), served)
    assert now.date_from == date(2026, 1, 1)
    assert (then is not None) is is_compared


COMPOUNDS = """社区,小区,户数,管理模式
南门社区,甲苑,100,红色物业
南门社区,乙苑,800,红色物业
南门社区,丙苑,200,市场物业
南门社区,丁苑,400,自管
"""
#: 甲苑 says of two of three that they are complaints, 乙苑 and 丁苑 never say a type, 丙苑 has no complaint.
REQUESTS = """工单编号,受理时间,社区,小区,问题分类,工单类型
A0,2026-02-02 09:00,南门社区,甲苑,油烟扰民,投诉
D0,2026-02-02 09:00,南门社区,丁苑,占道经营,
A1,2026-03-02 09:00,南门社区,甲苑,油烟扰民,投诉
A2,2026-03-03 09:00,南门社区,甲苑,油烟扰民,投诉
A3,2026-03-04 09:00,南门社区,甲苑,油烟扰民,
B1,2026-03-02 09:00,南门社区,乙苑,占道经营,
C1,2026-03-02 09:00,南门社区,丙苑,噪声扰民,咨询
D1,2026-03-02 09:00,南门社区,丁苑,占道经营,
"""
MARCH = Scope(date(2026, 3, 1), date(2026, 4, 1), comparison=Comparison.PREVIOUS)


@pytest.fixture(scope="module")
def partly_typed(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A store in which two compounds and a category never say a type."""
    folder = tmp_path_factory.mktemp("typed")
    for name, text in (("compound", COMPOUNDS), ("service_request", REQUESTS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        import_files([folder / f"{name}.csv"], home=folder / "home", ledger=name)
    return current(folder / "home")


def test_a_compound_without_types_is_in_neither_part(partly_typed: Snapshot):
    """红色物业: two complaints of 甲苑 over its 100 households; 市场物业: none over 200; 自管 has no mark."""
    with answer_from(partly_typed):
        block = groups.management_block(MARCH, partly_typed)
    assert block.subtitle.replace("\u00a0", " ").endswith(
        "；不含诉求都没写工单类型的 2 个小区；上月同期不含诉求都没写工单类型的 1 个小区"
    )
    table = block.table.set_index(block.table["management"].astype(str))
    assert table["complaint_count"].dropna().to_dict() == {"红色物业": 2, "市场物业": 0}
    assert table.loc["红色物业", ["households", "per_hundred_households"]].tolist() == [100, 2]
    assert table.loc["自管", ["households", "per_hundred_households"]].isna().all()
    pooled = next(trace for trace in block.figure.data if trace.name == "pooled")
    assert sorted(pooled.customdata) == ["市场物业", "红色物业"]
    ticks = next(trace for trace in block.figure.data if trace.name == "members")
    assert sorted(ticks.text) == ["丙苑", "甲苑"]
    (rows,) = block.rows
    assert rows.count == row_count(rows.question, rows.scope, rows.part, snapshot=partly_typed) == 2


def test_a_category_without_types_is_left_out(partly_typed: Snapshot):
    said = {"handler": "商家联盟", "place": "全街道", "height": 300}
    with answer_from(partly_typed):
        both = complaints.of_categories(MARCH, partly_typed, categories=("占道经营", "油烟扰民"), **said)
        none = complaints.of_categories(MARCH, partly_typed, categories=("占道经营",), **said)
    assert none is None
    assert both.reading.title == "油烟扰民投诉 3\u00a0件"
    assert both.subtitle.replace("\u00a0", " ").endswith("：油烟扰民；不含诉求都没写工单类型的 1 个类别")
    assert both.rows[0].count == both.table["this"].iloc[-1] == 3


def test_complaints_of_no_group_are_told_with_their_number(samples: Snapshot):
    year = Scope(date(2025, 11, 1), date(2026, 11, 1), Grain.MONTH)
    with answer_from(samples):
        managed, companies = groups.management_block(year, samples), groups.companies(year, samples)
        everything = int(fetch("compounds/complaint_summary", year)["complaint_count"].iloc[0])
        outside = int(fetch(groups.OUTSIDE, year)["outside_count"].iloc[0])
        assert everything - managed.rows[0].count > 0
        assert f"没有户数的 {everything - managed.rows[0].count}\u00a0件不计" in managed.subtitle
        assert f"不在公司服务期内的 {outside}\u00a0件不计" in companies.subtitle
        rated = int(fetch(groups.RATED_OUTSIDE, year)["outside_count"].iloc[0])
        satisfied = groups.satisfaction_block(year, by="company", noun="物业公司")
        assert f"不在公司服务期内的 {rated}\u00a0件不计" in satisfied.subtitle
        assert rated > 0
        place = year.replace(compounds=("象城外滩",))
        assert (
            "不计"
            not in groups.management_block(place, samples).subtitle
            + groups.companies(place, samples).subtitle
        )


#: This year and last year: complaints of the hotline 1 and 3, of a patrol 2 and 1; one request is none.
#: 新城社区 hears of the hotline only, 1 and 0.
CHANNELS = """工单编号,受理时间,社区,工单类型,受理渠道
L1,2025-01-02 09:00,南门社区,投诉,12345
L2,2025-01-03 09:00,南门社区,投诉,12345
L3,2025-02-03 09:00,南门社区,投诉,12345
L4,2025-02-04 09:00,南门社区,投诉,网格巡查
N1,2026-01-02 09:00,南门社区,投诉,12345
N2,2026-01-03 09:00,南门社区,咨询,12345
N3,2026-02-03 09:00,南门社区,投诉,网格巡查
N4,2026-02-27 09:00,南门社区,投诉,网格巡查
X1,2026-02-02 09:00,新城社区,投诉,12345
"""
WINTER = Scope(date(2026, 1, 1), date(2026, 3, 1), comparison=Comparison.PREVIOUS, communities=("南门社区",))


@pytest.fixture(scope="module")
def two_channels(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A store of requests that came by two channels."""
    folder = tmp_path_factory.mktemp("channels")
    (folder / "x.csv").write_text(CHANNELS, encoding="utf-8")
    import_files([folder / "x.csv"], home=folder / "home", ledger="service_request")
    return current(folder / "home")


@each(
    ("scope", "told"),
    [
        (WINTER, {"complaints-by-month": (1, 3), "complaints-all-channels": (3, 4)}),
        (WINTER.replace(channels=("网格巡查",)), {"complaints-by-month": (2, 1)}),
        (WINTER.replace(channels=("12345", "网格巡查")), {"complaints-by-month": (3, 4)}),
        (WINTER.replace(communities=("新城社区",)), {"complaints-by-month": (1, 0)}),
        (WINTER.replace(channels=("来访",)), {}),
    ],
)
def test_complaints_of_the_hotline_and_of_all_channels_stand_side_by_side(
    scope: Scope, told: dict, two_channels: Snapshot
):
    """One chart where channels are chosen, and where the hotline is all there is."""
    with answer_from(two_channels):
        drawn = complaints.by_month(scope, two_channels)
        assert {one.key: tuple(one.table[["this", "last"]].sum()) for one in drawn} == told
        assert all(
            row_count(rows.question, rows.scope, rows.part, snapshot=two_channels) == rows.count
            for one in drawn
            for rows in one.rows
        )
