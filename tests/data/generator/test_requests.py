"""The requests of the demonstration: what is asked, by whom, where, and who handles it, go together."""

from __future__ import annotations

import pandas as pd

from tests.cases import each

_PATROL = "网格巡查"


def without_firm(ledgers: dict[str, pd.DataFrame], rows: pd.DataFrame, day: pd.Series) -> pd.Series:
    """Whether no property firm had a contract with the compound of a row on its day."""
    contracts = ledgers["property_contract"]
    contracts = contracts.assign(ended_on=contracts.ended_on.replace("", "9999-12-31"))
    placed = rows.assign(day=day, row=range(len(rows)))[rows.compound != ""]
    served = placed.merge(contracts, on="compound")
    served = served[(served.started_on <= served.day) & (served.day <= served.ended_on)]
    is_placed = (rows.compound != "").to_numpy()
    return pd.Series(is_placed & ~pd.Series(range(len(rows))).isin(served.row).to_numpy(), index=rows.index)


def test_no_heating_in_the_south(requests):
    said = requests.category + requests.subcategory + requests.title
    assert not said.str.contains("暖").any()
    assert (requests.category == "水电气").sum() > 500


def test_thanks_questions_and_ideas_are_worded_as_such(requests):
    asks = requests.title.str.match("咨询|询问")
    assert (asks == (requests.request_type == "咨询")).all()
    assert (requests.title.str.startswith("感谢") == (requests.request_type == "表扬")).all()
    assert (requests.title.str.startswith("建议") == (requests.request_type == "建议")).all()
    assert {"咨询", "表扬", "建议"} <= set(requests.request_type)


def test_patrols_find_what_can_be_seen(requests):
    found = requests[requests.channel == _PATROL]
    assert len(found) > 1_000
    assert set(found.request_type) <= {"其他", "求助"}
    unseen = {"噪声扰民", "政策咨询", "油烟扰民", "电梯故障", "水电气"}
    assert not unseen & set(found.category)
    assert not {"物业收费争议", "家庭矛盾"} & set(found.subcategory)


def test_nothing_of_a_firm_where_there_is_none(ledgers, requests):
    """自管, 无物业, and 清音路小区 between its two firms."""
    alone = requests[without_firm(ledgers, requests, requests.day)]
    assert {"自管", "无物业", "红色物业"} == set(alone.management)
    assert not (alone.responsible_unit == "物业公司").any()
    assert not alone.handler_kind.eq("物业").any()
    assert not alone.subcategory.isin(("物业收费争议", "保洁不到位", "门禁监控")).any()
    assert not alone.category.eq("电梯故障").any()
    assert requests.responsible_unit.eq("物业公司").sum() > 3_000


def test_no_item_is_given_to_a_body_that_the_compound_has_not(ledgers):
    items = ledgers["deliberation"]
    alone = without_firm(ledgers, items, items.met_at.str[:10])
    assert not (items[alone].responsible_unit == "物业公司").any()
    assert not items[alone].topic.isin(("物业费调整说明", "小区门禁更换")).any()
    bodies = ledgers["organisation"]
    for unit, level in (("小区党支部", "小区党支部"), ("业委会", "业委会")):
        having = set(bodies[bodies.level == level].compound)
        assert set(items[items.responsible_unit == unit].compound) <= having


def test_a_street_has_doors_and_no_blocks(ledgers, requests):
    name = "三公街9号至43号"
    assert name not in set(ledgers["building"].compound)
    placed = requests[(requests.compound == name) | requests.address.str.startswith("三公街")]
    assert len(placed) > 100
    assert not placed.address.str.contains("栋").any()
    assert not placed.category.eq("电梯故障").any()
    assert not placed.subcategory.eq("加装电梯").any()
    works = ledgers["public_work"]
    assert not ((works.kind == "电梯") & (works.compound == name)).any()
    stretch = ledgers["role_holder"].query("role == '街巷长' and compound == @name")
    assert list(stretch.area) == [name]
    assert not ledgers["role_holder"].query("role in ('楼栋长', '单元长')").compound.eq(name).any()


@each(
    ("matter", "unit"),
    [("停电", "供电公司"), ("燃气", "燃气公司"), ("停水", "供水公司"), ("水质浑浊", "供水公司")],
)
def test_supply_goes_to_its_own_unit(requests, matter: str, unit: str):
    units = requests[requests.subcategory == matter].responsible_unit.value_counts(normalize=True)
    assert units.index[0] == unit
    assert units.iloc[0] > 0.6
    assert not {"供电公司", "供水公司", "燃气公司"} & set(units.index) - {unit}


def test_sorting_follows_its_rule_mostly_and_only_where_the_article_has_it(ledgers, requests):
    for frame in (requests, ledgers["deliberation"], ledgers["mediation_case"]):
        assert set(frame[frame.triage != ""].community) <= {"信江社区", ""}
    filled = requests[(requests.triage != "") & (requests.category != "")]
    ways = pd.crosstab(filled.category, filled.triage, normalize="index")
    usual = {"路灯照明": "联办", "环境卫生": "共办", "邻里纠纷": "协办"}
    for category, way in usual.items():
        assert 0.7 < ways.loc[category, way] < 0.98
    items = ledgers["deliberation"].query("triage != ''")
    by_topic = items.groupby("topic").triage.agg(lambda ways: ways.value_counts(normalize=True).iloc[0])
    assert 0.7 < (by_topic * items.groupby("topic").size()).sum() / len(items) < 0.98


def test_only_one_community_numbers_its_events(ledgers, requests):
    events = ledgers["mediation_case"].query("event_id != ''")
    assert set(events.community) == {"信江社区"}
    assert set(requests[requests.event_id != ""].event_id) == set(events.event_id)
    assert {"敲门行动", "文化活动"} & set(requests[requests.community == "南门社区"].channel) == set()
    assert set(requests[requests.channel == "敲门行动"].community) <= {"信江社区", ""}


def test_complaints_of_one_compound_fall_when_its_firm_changes(requests):
    """象城外滩: the fourth firm left at the end of 2021."""
    own = requests[(requests.compound == "象城外滩") & (requests.request_type == "投诉")]
    by_year = own.groupby("year").size()
    assert by_year["2021"] > 2 * by_year["2022"]
    assert by_year["2022":].max() < by_year["2021"]
