"""Panels of places: their order and what is said of them."""

from __future__ import annotations

from pages.parts.findings.case import Case, Facts, Run
from pages.parts.findings.comparison import Tag
from pages.parts.findings.judgement_reasons import judge
from pages.parts.findings.part import Part
from pages.parts.findings.xmr import control
from pages.parts.subjects.signals.readings import panels, panels_reading
from queries.measures import MEASURES

CALM = (10.0, 12.0) * 10


def judged(**places: tuple[float, ...]) -> list[Part]:
    return [_part(name, values) for name, values in places.items()]


def _part(name: str, values: tuple[float, ...]) -> Part:
    run = Run(control(values, least_reach=5.0))
    return Part(
        name, values, run.control, judge(Case(MEASURES["request_count"], Facts(values[-1]), None, run))
    )


def test_worst_first_and_a_fall_is_no_alarm():
    found = panels(
        judged(
            平静=CALM, 一周=(*CALM, 30.0), 两周=(*CALM, 30.0, 31.0), 少报=(*CALM, 0.0), 未填写=(*CALM, 99.0)
        )
    )
    assert [(panel.name, panel.word) for panel in found] == [
        ("两周", Tag.ALARM),
        ("一周", Tag.WATCH),
        ("少报", Tag.CHANGED),
        ("平静", Tag.NORMAL),
    ]


def test_short_places_are_not_judged_and_rare_ones_by_five_more():
    found = panels(judged(新建=(10.0, 12.0, 90.0), 罕见=((0.0, 1.0) * 10 + (0.0,) * 30 + (4.0,))))
    assert [(panel.name, panel.word) for panel in found] == [("罕见", Tag.NORMAL), ("新建", Tag.UNKNOWN)]
    told = panels_reading(panels(judged(新建=(10.0, 12.0, 90.0))), "社区", "各社区")
    assert (told.title, "没有高出" in told.title) == ("各社区", False)


def test_one_signal_is_said_with_its_number():
    told = panels_reading(panels(judged(南门社区=(*CALM, 30.0, 31.0), 新城社区=CALM)), "社区", "各社区")
    assert told.title == "南门 31\u00a0件，连续两周超上限；其余 1 个正常波动"
    assert told.is_finding
    assert told.reading == "三期中两期明显偏高才是预警，一期在外或八期在一侧是关注；**先看南门**。"


def test_first_week_and_a_run():
    assert (
        panels_reading(panels(judged(南门社区=(*CALM, 30.0))), "社区", "").title == "南门 30\u00a0件，超上限"
    )
    run = panels_reading(panels(judged(南门社区=(*(8.0, 16.0) * 10, *[22.0] * 8))), "社区", "")
    assert run.title == "南门 22\u00a0件，连续 8 周高于均值"


def test_several_signals():
    both = panels(judged(甲地=(*CALM, 30.0, 31.0), 乙地=(*CALM, 30.0), 丙地=CALM))
    assert panels_reading(both, "社区", "").title == "甲地预警；乙地关注"


def test_nothing_to_react_to():
    told = panels_reading(panels(judged(甲地=CALM, 乙地=(*CALM, 0.0))), "社区", "")
    assert told.title == "2 个社区都没有高出正常波动"
    assert "乙地低于平常，少报不等于问题少" in told.reading
    assert "**暂不作判断**" in panels_reading([], "社区", "各社区").reading
