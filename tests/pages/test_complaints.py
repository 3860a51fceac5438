"""The complaints of a year beside those of the year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.importer import import_files
from data.store import Snapshot, current
from pages.parts.blocks import compounds_compared_groups as groups
from pages.parts.blocks.complaints import year_of
from pages.parts.fetch import fetch, held
from queries import Grain, Scope

HEADER = "工单编号,受理时间,社区,工单类型"
THIS = "B1,2026-03-02 09:00,南门社区,投诉"


@pytest.mark.parametrize(("kind", "is_compared"), [("投诉", True), ("求助", True), ("", False)])
def test_a_year_without_types_is_no_year_without_complaints(tmp_path: Path, kind: str, is_compared: bool):
    file = tmp_path / "x.csv"
    file.write_text(f"{HEADER}\nA1,2025-03-02 09:00,南门社区,{kind}\n{THIS}\n", encoding="utf-8")
    import_files([file], home=tmp_path / "home", ledger="service_request")
    served = current(tmp_path / "home")
    with held(served):
        now, then = year_of(Scope(date(2026, 1, 1), date(2026, 4, 1)), served)
    assert now.date_from == date(2026, 1, 1)
    assert (then is not None) is is_compared


def test_complaints_of_no_group_are_told_with_their_number(samples: Snapshot):
    year = Scope(date(2025, 11, 1), date(2026, 11, 1), Grain.MONTH)
    with held(samples):
        managed, companies = groups.managed(year, samples), groups.companies(year, samples)
        everything = int(fetch("compounds/complaint_summary", year)["complaint_count"].iloc[0])
        outside = int(fetch(groups.OUTSIDE, year)["outside_count"].iloc[0])
        assert everything - managed.rows[0].count > 0
        assert f"没有户数的 {everything - managed.rows[0].count}\u00a0件不计" in managed.subtitle
        assert f"不在公司服务期内的 {outside}\u00a0件不计" in companies.subtitle
        place = year.replace(compounds=("象城外滩",))
        assert (
            "不计" not in groups.managed(place, samples).subtitle + groups.companies(place, samples).subtitle
        )
