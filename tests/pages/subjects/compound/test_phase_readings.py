"""What the phases of a compound say."""

from __future__ import annotations

from datetime import date

from pages.parts.subjects.compound.phases import Phase, phases_reading

FIRST, END = date(2021, 1, 1), date(2023, 1, 1)


def phase(name: str, mean: float, *, periods: int = 24, error: float = 0.3, around: float = 100.0) -> Phase:
    return Phase(
        name, FIRST, END, periods=periods, mean=mean, error=error, around=around, satisfied=80, rated=100
    )


def test_fewer_requests_under_the_new_company():
    found = phases_reading([phase("甲物业", 9.0), phase("乙物业", 4.0, around=105.0)], per="月均")
    assert found.title == "乙物业之后，月均诉求由 9.0 件降到 4.0 件"
    assert found.reading == (
        "甲物业 24 期月均 9.0 件，乙物业 24 期月均 4.0 件；满意率由 80.0% 到 80.0%；同期全街道 +5%；"
        "**变化超出正常波动，是否因物业还要看同期做了什么**。"
    )
    assert found.is_finding


def test_nothing_that_chance_would_not_do():
    found = phases_reading([phase("甲物业", 4.2), phase("", 4.0)], per="月均")
    assert found.title == "无物业前后，月均诉求未见明显变化"
    assert "**前后对比不能说明因果**" in found.reading
    assert not found.is_finding


def test_a_short_time_proves_nothing():
    found = phases_reading([phase("甲物业", 9.0, periods=5), phase("乙物业", 4.0)], per="月均")
    assert "**前后对比不能说明因果**" in found.reading


def test_one_company_all_along():
    found = phases_reading([phase("甲物业", 4.0)], per="月均")
    assert found.title == "台账以来一直是甲物业，月均 4.0 件"
    assert "**没有前后可比**" in found.reading


def test_nothing_known():
    assert phases_reading([], per="月均").title == "历年诉求与物业更替"


def test_a_compound_without_a_contract_says_so():
    assert "没有这个小区的合同" in phases_reading([], per="月均").reading
