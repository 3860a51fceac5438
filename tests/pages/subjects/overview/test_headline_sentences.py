"""Headlines: what changed, is it real, where; never wider than forty characters."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.against_target import standings
from pages.parts.findings.case import Case, Facts, Run
from pages.parts.findings.comparison import Tag
from pages.parts.findings.contribution import EQUAL, Against, contribution
from pages.parts.findings.judgement_reasons import judge
from pages.parts.findings.reading import HEADLINE_WIDTH, width
from pages.parts.findings.signals import Signal
from pages.parts.findings.xmr import control
from pages.parts.subjects.overview.headline_sentences import (
    mediation_headline,
    requests_headline,
    satisfaction_headline,
)
from queries.measures import MEASURES
from tests.cases import each

ORDINARY = [100.0, 110.0] * 20
ALARM = Signal(Tag.ALARM, "", clause="南门社区连续两周超上限")


def moved(change: int, against: Against = EQUAL):
    frame = pd.DataFrame({"community": ["南门社区", "新城社区"], "request_count": [50, 50]})
    return contribution(frame.assign(request_count=[50 + change, 50]), frame, "community", against=against)


def told(values: list[float], *, periods: float = 1.0, before: float | None = None, **reasons: list[bool]):
    run = Run(control(values, **reasons), periods=periods, is_one=periods == 1.0)
    now, earlier = Facts(values[-1] * periods), None if before is None else Facts(before)
    return judge(Case(MEASURES["request_count"], now, earlier, run, earlier_name="前一周"))


NORMAL = told(ORDINARY)


def test_ordinary_week_with_a_signal():
    said = requests_headline("上周", 412, NORMAL, signals=[ALARM])
    assert said == "上周诉求 412\u00a0件，在上下限之内；南门社区连续两周超上限"


def test_further_signals_are_counted_and_better_ones_are_not():
    better = Signal(Tag.BETTER, "", clause="按期办结率升到 99%")
    said = requests_headline("上周", 412, NORMAL, signals=[ALARM, ALARM, ALARM, better])
    assert said.endswith("南门社区连续两周超上限；另有 2 项需办")
    of_requests = requests_headline("上周", 412, NORMAL, signals=[ALARM, ALARM], of_requests=True)
    assert of_requests.endswith("另有 1 项诉求需办")
    assert "需办" not in requests_headline("上周", 412, NORMAL, signals=[better])


def test_a_long_place_and_matter_leave_the_volume_out():
    longer = Signal(Tag.ALARM, "", clause="南门社区青云首府夜间施工噪声连续两周超上限")
    said = requests_headline("上周", 1412, NORMAL, signals=[longer, longer, longer])
    assert said == "上周诉求 1,412\u00a0件；南门社区青云首府夜间施工噪声连续两周超上限；另有 2 项需办"
    assert requests_headline(
        "2021-01-04 至 2023-10-25", 11_412, NORMAL, signals=[longer, longer, longer]
    ) == ("南门社区青云首府夜间施工噪声连续两周超上限；另有 2 项需办")


def test_no_signal_names_the_carrier_or_nobody():
    """110 after 50 is beyond chance; 67 after 50 is not, and nobody is named for being the largest."""
    longer = told(ORDINARY, periods=12.0, before=1320.0)
    bare = "近 12 周诉求 4,712\u00a0件，与前一周的差别还不能排除偶然"
    assert requests_headline("近 12 周", 4712, longer, found=moved(60)) == (
        f"{bare}；变动主要在南门，多 60\u00a0件"
    )
    assert requests_headline("近 12 周", 4712, longer, found=moved(17)) == bare
    assert requests_headline("近 12 周", 4712, longer, found=moved(0)).endswith("；变动不集中在一个社区")


def test_after_a_holiday_week_nobody_carries_the_change():
    holiday = Against(unlike="对比期为假期周")
    assert requests_headline("上周", 412, NORMAL, found=moved(60, holiday)).endswith("之内；对比期为假期周")


def test_of_one_community_nobody_is_said_to_be_left_alone():
    frame = pd.DataFrame({"community": ["南门社区"], "request_count": [50]})
    one = contribution(frame, frame, "community")
    assert "追查" not in requests_headline("上周", 50, NORMAL, found=one)


@each(
    ("values", "reasons", "said"),
    [
        ([*ORDINARY, 300.0], {}, "超上限"),
        ([*ORDINARY, 300.0, 310.0], {}, "连续两周超上限"),
        ([*ORDINARY, 10.0], {}, "低于下限"),
        ([*ORDINARY, 30.0], {"incomplete": [False] * 40 + [True]}, "尚未结束"),
        ([*ORDINARY, 30.0], {"holidays": [False] * 40 + [True]}, "假期周不与上下限比较"),
        ([30.0, 40.0], {}, "数据不足以判断"),
    ],
)
def test_what_the_volume_is(values: list[float], reasons: dict[str, list[bool]], said: str):
    assert requests_headline("上周", 300, told(values, **reasons)) == f"上周诉求 300\u00a0件，{said}"


def test_nothing():
    assert requests_headline("上周", 0, NORMAL) == "上周没有诉求记录"
    assert satisfaction_headline("上周", 0, 0, target=0.85) == "上周没有可计算的满意率"
    assert mediation_headline("上周", 0, 0, 0, target=0.9) == "上周没有受理矛盾纠纷"


def test_satisfaction_against_target():
    frame = pd.DataFrame(
        {"community": ["体育场社区"], "satisfaction_rate": [110 / 153], "rated_count": [153]}
    )
    below = standings(frame, "community", "satisfaction_rate", "rated_count", 0.85)
    assert satisfaction_headline("近 4 周", 1009, 1173, target=0.85, found=below) == (
        "近 4 周满意率 86.0%，尚不能说高于或低于 85% 目标；体育场低于目标"
    )
    near = pd.DataFrame(
        {"community": ["甲", "乙"], "satisfaction_rate": [0.75, 0.86], "rated_count": [100, 100]}
    )
    unsure = standings(near, "community", "satisfaction_rate", "rated_count", 0.85)
    assert satisfaction_headline("近 4 周", 1009, 1173, target=0.85, found=unsure).endswith("85% 目标"), (
        "75 of 100 is .0061, and the least of two must be below .004"
    )
    for satisfied, side, said in (
        (95, 1, "高于 85% 目标；高于前一周"),
        (60, -1, "低于 85% 目标；低于前一周"),
    ):
        assert said in satisfaction_headline("上周", satisfied, 100, target=0.85, side=side, earlier="前一周")
    assert satisfaction_headline("上周", 87, 100, target=0.85, found=below, span="近 12 周").endswith(
        "；近 12 周体育场低于目标"
    )


def test_mediation_says_volume_first():
    assert mediation_headline("上周", 34, 27, 30, target=0.9) == (
        "上周受理 34\u00a0件，化解率 90.0%，尚不能说高于或低于 90% 目标"
    )
    assert mediation_headline("上周", 4, 2, 3, target=0.9) == (
        "上周受理 4\u00a0件，化解率 2\u00a0/\u00a03，样本少不作判断"
    )


@given(st.integers(0, 10**7), st.sampled_from([1.0, 12.0]), st.integers(0, 4), st.integers(-60, 60))
def test_never_wider_than_forty_characters(total, periods, signals, change):
    said = requests_headline(
        "2021-01-01 至 2026-10-31",
        total,
        told(ORDINARY, periods=periods, before=900.0),
        signals=[ALARM] * signals,
        found=moved(change),
    )
    assert width(said) <= HEADLINE_WIDTH
    assert not any(word in said for word in ("nan", "None", "inf"))
