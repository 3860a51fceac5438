"""The page of the organisations: how things are now, whatever the time that is chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data.importing.importer import import_files
from queries import Scope, run
from tests.conftest import ROOT
from tests.pages.conftest import figures
from tests.pages.test_pages import UNSCOPED, open_page, text

SAMPLES = ROOT / "data" / "samples"


def shown(frame, **where) -> int:
    """Sum of the last column of a question's rows that match."""
    for name, value in where.items():
        frame = frame[frame[name].isin(value if isinstance(value, tuple) else (value,))]
    return int(frame.iloc[:, -1].sum())


def test_published_figures(samples):
    def asked(name):
        return run(name, Scope(), snapshot=samples)

    units = asked("organisation/units_by_level")[["community", "level", "unit_count"]]
    assert shown(units, community="体育场社区", level="党小组") == 21
    assert shown(units, community="新城社区", level="小区党支部") == 3
    holders = asked("organisation/role_holders_by_role")
    assert shown(holders, community="体育场社区", role=("街巷长", "楼栋长")) == 48
    assert shown(holders, community="南门社区", role="单元长") == 52
    assert shown(holders, community="信江社区", role="在职党员") == 253
    assert shown(asked("organisation/stations_by_kind"), community="新城社区", kind="暖锋驿站") == 2
    profile = asked("places/community_profile").set_index("community").loc["新城社区"]
    assert abs(profile["residents"] - 9000) < 100
    assert profile["managed_compound_count"] == 10


def test_the_time_has_no_effect_and_is_not_said(open_shell):
    now = text(open_page(open_shell, "organisation", **{"from": "2026-10-19", "to": "2026-10-26"}))
    then = text(open_page(open_shell, "organisation", **{"from": "2015-01-05", "to": "2015-01-12"}))
    # the links of the languages bear the whole scope
    assert re.sub(r'href="[^"]*"', "", now) == re.sub(r'href="[^"]*"', "", then)
    assert "<b>现状</b>（名册导入" in now
    assert "时间筛选对本页没有影响" in now


def test_the_list_leads_with_what_is_missing(open_shell):
    html = text(open_page(open_shell, "organisation"))
    assert html.index("缺</") < html.index("街巷楼栋长")
    assert "和顺家园" in html
    assert "御景台" in html


def test_one_community_is_laid_out_by_its_compounds(open_shell):
    app = open_page(open_shell, "organisation", community="南门社区")
    assert "<b>南门社区</b>" in text(app)
    # neither income nor members of an alliance are recorded for this community
    assert set(figures(app)) == UNSCOPED["organisation"] - {"collective-income", "alliance-trades"}
    assert "青云首府" in figures(app)["buildings"]["data"][0]["y"]


def test_one_compound_claims_nothing_of_alliances(open_shell):
    app = open_page(open_shell, "organisation", compound="象城外滩")
    assert "<b>象城外滩</b>" in text(app)
    assert "联盟" not in text(app).replace("自管组织和联盟", "").replace("联盟成员（导入", "")
    assert "没有写明上级" not in text(app)


def test_no_name_of_a_home_and_no_person(open_shell):
    app = open_page(open_shell, "organisation")
    sent = str(figures(app)) + text(app)
    assert "党员中心户1" not in sent
    assert "人员0" not in sent


def test_a_box_of_the_tree_can_be_clicked(open_shell):
    tree = figures(open_page(open_shell, "organisation"))["tree"]
    assert tree["marks"]
    assert tree["data"][0]["type"] == "icicle"
    assert "icicle" in Path(__import__("plotly").__file__).parent.joinpath(
        "package_data", "plotly.min.js"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ledgers", "drawn"),
    [
        (("organisation",), {"centres", "tree"}),
        (("role_holder", "building"), {"buildings"}),
        (("service_station",), set()),
    ],
)
def test_what_has_no_register_is_left_out_and_named(ledgers, drawn, tmp_path, monkeypatch, open_shell):
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    import_files([SAMPLES / f"{name}.csv" for name in ledgers], home=tmp_path)
    app = open_page(open_shell, "organisation")
    assert set(figures(app)) == drawn
    assert "还没有导入" in text(app)
    assert "模板在台账管理页" in text(app)


def test_without_any_register_the_page_says_how_to_begin(tmp_path, monkeypatch, open_shell):
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    import_files([SAMPLES / "mediation_case.csv"], home=tmp_path)
    app = open_page(open_shell, "organisation")
    assert "组织名册" in app.info[0].value
    assert "模板" in app.info[0].value
    assert not figures(app)
