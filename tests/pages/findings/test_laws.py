"""What holds for every reading, whatever the frame: no nan, one bold clause, no overlong title."""

from __future__ import annotations

import re

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.against_target import standings, target_reading
from pages.parts.findings.contribution import contribution, contribution_reading
from pages.parts.findings.expected_counts import WIDE, expected_counts, expected_reading
from pages.parts.findings.reading import TITLE_WIDTH, Reading, width
from pages.parts.findings.trend import counts_of, trend_reading
from pages.parts.findings.xmr import control
from pages.parts.subjects.mediation.readings import disputes_reading, levels_reading
from pages.parts.subjects.satisfaction.readings import SCALE, ratings_reading
from pages.parts.subjects.service_requests.place_readings import (
    deviation_reading,
    deviations,
    per_thousand_reading,
)
from pages.parts.subjects.service_requests.readings import durations_reading
from pages.parts.words.language import set_language

NAMES = ("南门社区", "新城社区", "体育场社区", "BROOKLYN", "未匹配", "未填写")
COUNT = st.one_of(st.integers(0, 400), st.just(0), st.integers(0, 10**6))
MAYBE = st.one_of(st.none(), st.integers(0, 2000))


def check(reading: Reading, most: float = TITLE_WIDTH) -> None:
    text = reading.title + reading.reading
    assert not re.search(r"nan|None|\binf\b|NaT|\{|\}", text), text
    assert reading.reading.count("**") == 2, reading.reading
    assert width(reading.title) <= most, reading.title


def table(
    column: str, names: tuple[str, ...], **columns: st.SearchStrategy
) -> st.SearchStrategy[pd.DataFrame]:
    rows = st.lists(
        st.tuples(st.sampled_from(names), *columns.values()), unique_by=lambda row: row[0], max_size=6
    )
    return rows.map(lambda found: pd.DataFrame(found, columns=[column, *columns]))


@given(table("community", NAMES, request_count=COUNT), table("community", NAMES, request_count=COUNT))
def test_contribution(now, before):
    found = contribution(now, before, "community")
    assert found.net == now["request_count"].sum() - before["request_count"].sum()
    check(contribution_reading(found, "社区", earlier="前一周"))


@given(table("community", NAMES, part=COUNT, more=COUNT))
def test_against_target(frame):
    whole = frame["part"] + frame["more"]
    rated = frame.assign(rated_count=whole, satisfaction_rate=(frame["part"] / whole.where(whole > 0)))
    kept = rated.copy()
    check(target_reading(standings(rated, "community", "satisfaction_rate", "rated_count", 0.85), 0.85))
    pd.testing.assert_frame_equal(rated, kept)


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(("噪声扰民", "电梯故障", "未填写")), COUNT),
        unique_by=lambda row: row[:2],
        max_size=18,
    )
)
def test_deviations_add_up(cells):
    frame = pd.DataFrame(cells, columns=["community", "category", "request_count"])
    found = deviations(frame)
    assert found["request_count"].sum() == frame["request_count"].sum()
    check(deviation_reading(found))


@given(
    table("community", NAMES, request_count=COUNT, households=MAYBE),
)
def test_per_household(frame):
    households = pd.to_numeric(frame["households"])
    rate = 1000 * frame["request_count"] / households.where(households > 0)
    frame = frame.assign(households=households, per_thousand_households=rate)
    check(per_thousand_reading(frame))
    found = expected_counts(frame, "community")
    check(expected_reading(found, found.head(2), by="community", noun="社区", left_out=3), most=WIDE)


@given(
    table("community", NAMES, closed_count=COUNT, half_closed_days=MAYBE, nine_tenths_closed_days=MAYBE),
    MAYBE,
)
def test_durations(frame, overall):
    aged = frame[["community"]].assign(
        aged_count=frame["closed_count"], slow_count=frame["closed_count"] // 3
    )
    check(durations_reading(frame, overall, aged))


@given(
    table(
        "dispute_type",
        ("邻里纠纷", "物业纠纷", "未填写"),
        succeeded_count=COUNT,
        failed_count=COUNT,
        open=COUNT,
    )
)
def test_disputes(frame):
    total = frame["succeeded_count"] + frame["failed_count"] + frame["open"]
    check(disputes_reading(frame.assign(case_count=total)))


@given(table("resolved_level", ("网格", "社区", "街道", "区级以上", "未填写"), succeeded_count=COUNT))
def test_levels(frame):
    check(levels_reading(frame))


@given(table("rating", (*SCALE, "未填写"), response_count=COUNT), st.sampled_from((0.6, 0.9, 1.0)))
def test_ratings(frame, weight):
    check(ratings_reading(frame, weight))


@given(st.lists(MAYBE, max_size=40))
def test_trend(values):
    check(trend_reading(values, control(values), latest="上周", neutral="每周诉求量", scale=counts_of()))


@given(table("community", NAMES, request_count=COUNT), table("community", NAMES, request_count=COUNT))
def test_english_says_the_same_without_chinese_words(now, before):
    set_language("en")
    try:
        said = contribution_reading(contribution(now, before, "community"), "社区", earlier="the week before")
    finally:
        set_language("zh")
    bare = re.sub("|".join(NAMES), "", said.title + said.reading)
    assert not re.search("[\u4e00-\u9fff]", bare), bare
