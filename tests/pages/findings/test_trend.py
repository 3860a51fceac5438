"""What a series says in words, on the series whose limits are 105 ± 26.6."""

from __future__ import annotations

from pages.parts.findings.trend import counts_of, rates, trend_reading
from pages.parts.findings.xmr import control, limits, signals
from tests.cases import each

ORDINARY = [100.0, 110.0] * 6
OF = limits(ORDINARY, [False] * 12)


def reading(*tail: float, excluded: int = 0):
    values = [*ORDINARY, *tail]
    out = [False] * (len(values) - excluded) + [True] * excluded
    return trend_reading(
        values, signals(values, OF, out), latest="上周", neutral="每周诉求量", scale=counts_of()
    )


def test_ordinary_week():
    found = reading(108)
    assert found.title == "上周 108\u00a0件属正常波动，近 12 期无异常"
    assert (
        found.reading == "上周 108\u00a0件，12 期均值 105\u00a0件，在上下限 78–132 之内，**还不能排除偶然**。"
    )
    assert not found.is_finding


def test_of_fewer_periods_no_quiet_year_is_claimed():
    first = signals(ORDINARY[:2], OF, [False] * 2)
    found = trend_reading(ORDINARY[:2], first, latest="上月", neutral="每月诉求量", scale=counts_of())
    assert found.title == "上月 110\u00a0件属正常波动"


def test_ordinary_week_after_a_signal_claims_no_quiet_year():
    assert reading(200, 108).title == "上周 108\u00a0件属正常波动"


@each(
    ("tail", "title", "clause"),
    [
        ((140,), "上周 140\u00a0件，超上限", "**先核对数据，再看下一期**"),
        ((20,), "上周 20\u00a0件，低于下限", "**先核对数据，再看下一期**"),
        ((140, 141), "上周 141\u00a0件，连续两周超上限", "**应当查明原因**"),
        ((20, 20, 20), "上周 20\u00a0件，连续 3 周低于下限", "**应当查明原因**"),
        ((127, 105, 127), "上周 127\u00a0件，近三周两周明显高于均值", "**应当查明原因**"),
        ((83, 83), "上周 83\u00a0件，近三周两周明显低于均值", "**应当查明原因**"),
        ((117,) * 8, "上周 117\u00a0件，连续 8 周高于均值", "**水平可能已经移动**"),
        # the last of the ordinary twelve is above the mean, so seven of these do not make eight
        ((93,) * 8, "上周 93\u00a0件，连续 8 周低于均值", "**水平可能已经移动**"),
    ],
)
def test_signals_in_words(tail, title, clause):
    found = reading(*tail)
    assert found.title == title
    assert clause in found.reading
    assert found.is_finding


def test_holiday_weeks_are_told():
    assert "1 个假期周不参与算界限" in reading(108, 30, excluded=1).reading


def test_gaps_are_told():
    values = [*ORDINARY, None, 108.0]
    found = trend_reading(values, control(values), latest="上周", neutral="每周诉求量", scale=counts_of())
    assert "1 期台账缺报，不按 0 计" in found.reading


def test_short_series_is_not_judged():
    found = trend_reading(
        [5.0, 900.0], control([5.0, 900.0]), latest="上周", neutral="每周诉求量", scale=counts_of()
    )
    assert found.title == "每周诉求量"
    assert "只有 2\u00a0个正常周，不足 12 个" in found.reading


def test_too_few_periods_since_an_annotation_say_since_when():
    found = trend_reading(
        [5.0, 900.0], control([5.0, 900.0]), latest="上周", neutral="每周诉求量", scale=counts_of(),
        new_from="2026-06-01",
    )  # fmt: skip
    assert found.title == "每周诉求量"
    assert "按标注 2026-06-01 起算新上下限，其后只有 2\u00a0个正常周，不足 12 个" in found.reading


def test_a_series_without_a_whole_period_has_records_all_the_same():
    found = trend_reading(
        [5.0], control([5.0], incomplete=[True]), latest="", neutral="每周诉求量", scale=counts_of()
    )
    assert (found.title, found.reading) == ("每周诉求量", "没有完整的一期，**暂不作判断**。")


def test_rates_in_per_cent():
    values = [0.80, 0.90] * 6
    found = trend_reading(values, control(values), latest="上周", neutral="满意率", scale=rates())
    assert "均值 85.0%，在上下限 58.4–" in found.reading


def test_empty_series():
    assert (
        trend_reading([], control([]), latest="上周", neutral="每周诉求量", scale=counts_of()).title
        == "每周诉求量"
    )
