"""The complaints of a year beside those of the year before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.importer import import_files
from data.store import current
from pages.parts.blocks.complaints import year_of
from pages.parts.fetch import held
from queries import Scope

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
