"""Headlines: what changed, is it real, where; never wider than forty characters."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.against_target import standings
from pages.parts.findings.comparison import Tag
from pages.parts.findings.contribution import contribution
from pages.parts.findings.headline import mediation_headline, requests_headline, satisfaction_headline
from pages.parts.findings.reading import HEADLINE_WIDTH, width
from pages.parts.findings.signals import Signal
from pages.parts.findings.xmr import control

ORDINARY = [100.0, 110.0] * 20
ALARM = Signal(Tag.ALARM, "", clause="南门社区连续 2 期高于上限")


def moved(change: int):
    frame = pd.DataFrame({"community": ["南门社区", "新城社区"], "request_count": [50, 50]})
    return contribution(frame.assign(request_count=[50 + change, 50]), frame, "community")


def test_ordinary_week_with_a_signal():
    said = requests_headline("上周", 412, judged=control(ORDINARY), signals=[ALARM])
    assert said == "上周诉求 412\u00a0件，仍在正常波动内；南门社区连续 2 期高于上限"


def test_further_signals_are_counted():
    said = requests_headline("上周", 412, judged=control(ORDINARY), signals=[ALARM, ALARM, ALARM])
    assert said.endswith("南门社区连续 2 期高于上限；另有 2 项须办")


def test_no_signal_names_the_carrier_or_nobody():
    assert requests_headline("近 12 周", 4712, periods=12, found=moved(17)) == (
        "近 12 周诉求 4,712\u00a0件，与上期相比属正常波动；变动主要在南门，多 17\u00a0件"
    )
    assert requests_headline("近 12 周", 4712, periods=12, found=moved(0)).endswith("；没有单个社区需要追查")


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ([*ORDINARY, 300.0], "首次高于上限"),
        ([*ORDINARY, 300.0, 310.0], "连续高于上限"),
        ([*ORDINARY, 10.0], "首次低于下限"),
    ],
)
def test_last_period_outside(series, said):
    assert requests_headline("上周", 300, judged=control(series)) == f"上周诉求 300\u00a0件，{said}"


def test_unfinished_and_holiday_weeks_are_not_judged():
    last = [False] * 40 + [True]
    assert "尚未结束" in requests_headline("本周", 30, judged=control([*ORDINARY, 30.0], incomplete=last))
    assert "假期周" in requests_headline("上周", 30, judged=control([*ORDINARY, 30.0], holidays=last))


@pytest.mark.parametrize(("side", "said"), [(1, "高于上期且超出"), (-1, "低于上期且超出"), (0, "属正常波动")])
def test_longer_window_is_held_against_the_last(side, said):
    assert said in requests_headline("近 12 周", 4712, periods=12, side=side)


def test_without_a_last_window():
    assert "没有上期可比" in requests_headline("全部时段", 4712, periods=300, has_previous=False)


def test_nothing():
    assert requests_headline("上周", 0) == "上周没有诉求记录"
    assert satisfaction_headline("上周", 0, 0, target=0.85) == "上周没有可计算的满意率"
    assert mediation_headline("上周", 0, 0, 0, target=0.9) == "上周没有受理矛盾纠纷"


def test_satisfaction_against_target():
    frame = pd.DataFrame(
        {"community": ["体育场社区"], "satisfaction_rate": [118 / 153], "rated_count": [153]}
    )
    below = standings(frame, "community", "satisfaction_rate", "rated_count", 0.85)
    assert satisfaction_headline("近 4 周", 1009, 1173, target=0.85, found=below) == (
        "近 4 周满意率 86.0%，尚不能说高于或低于 85% 目标；体育场低于目标"
    )
    assert "高于 85% 目标；高于上期" in satisfaction_headline("上周", 95, 100, target=0.85, side=1)
    assert "低于 85% 目标；低于上期" in satisfaction_headline("上周", 60, 100, target=0.85, side=-1)


def test_mediation_says_volume_first():
    assert mediation_headline("上周", 34, 27, 30, target=0.9) == (
        "上周受理 34\u00a0件，化解率 90.0%，尚不能说高于或低于 90% 目标"
    )
    assert mediation_headline("上周", 4, 2, 3, target=0.9) == (
        "上周受理 4\u00a0件，化解率 2\u00a0/\u00a03，样本少不作判断"
    )


@given(st.integers(0, 10**7), st.integers(-1, 1), st.integers(0, 4), st.integers(-60, 60))
def test_never_wider_than_forty_characters(total, side, signals, change):
    said = requests_headline(
        "2021-01-01 至 2026-10-31",
        total,
        periods=300,
        side=side,
        signals=[ALARM] * signals,
        found=moved(change),
    )
    assert width(said) <= HEADLINE_WIDTH
    assert not any(word in said for word in ("nan", "None", "inf"))
