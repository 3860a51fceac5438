"""The verdict on a measure as a clause after its number, and its periods in words.

The clauses are those of headlines and rows. Of periods: how many of them are ordinary, how many in a row.
"""

from __future__ import annotations

from pages.parts.findings.case import Case
from pages.parts.findings.comparison import Tag
from pages.parts.findings.judgement import Ground, Verdict
from pages.parts.findings.signal_rules import RUN_LENGTH
from pages.parts.findings.states import Limits, State
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP, rate, unit_of

_ORDINARY = {
    "day": mark("个正常日"),
    "week": mark("个正常周"),
    "month": mark("个正常月"),
    "quarter": mark("个正常季度"),
    "year": mark("个正常年"),
}
_TWO = {
    "day": mark("连续两日"),
    "week": mark("连续两周"),
    "month": mark("连续两个月"),
    "quarter": mark("连续两个季度"),
    "year": mark("连续两年"),
}
_MORE = {
    "day": mark("连续 {n} 日"),
    "week": mark("连续 {n} 周"),
    "month": mark("连续 {n} 个月"),
    "quarter": mark("连续 {n} 个季度"),
    "year": mark("连续 {n} 年"),
}
_OF_THREE = {
    "day": mark("近三日两日"),
    "week": mark("近三周两周"),
    "month": mark("近三个月两个月"),
    "quarter": mark("近三个季度两个季度"),
    "year": mark("近三年两年"),
}
#: Clause for a period that is not compared with limits.
_UNJUDGED = {
    State.EXCLUDED: mark("假期周不与上下限比较"),
    State.INCOMPLETE: mark("尚未结束"),
    State.PARTIAL: mark("不满一期，不作判断"),
    State.SMALL: mark("样本少，不作判断"),
    State.MISSING: mark("台账缺报，不作判断"),
}


def ordinary(number: int, grain: str) -> str:
    """The number of periods that limits are computed from: ``98 个正常周``."""
    return f"{number}{NBSP}{unit_of(number, _ORDINARY[grain])}"


def in_a_row(number: int, grain: str) -> str:
    """A number of consecutive periods: ``连续两周``, ``连续 8 周``."""
    return _(_TWO[grain]) if number == 2 else _(_MORE[grain]).format(n=number)


def two_of_three(grain: str) -> str:
    """Two of the last three periods: ``近三周两周``."""
    return _(_OF_THREE[grain])


def usual(of: Limits) -> str:
    """Name of the centre line: the count expected by trend and season, or the mean."""
    return _("预期") if of.is_expected else _("均值")


def brief(case: Case, found: Verdict) -> str:
    """The verdict as a clause after the number, for a headline: ``连续两周高于上限``."""
    grain = case.periods.grain
    if found.ground is Ground.LIMITS and found.side:
        if found.run >= 2:
            text = _("{row}超上限") if found.side > 0 else _("{row}低于下限")
            return text.format(row=in_a_row(found.run, grain))
        return _("超上限") if found.side > 0 else _("低于下限")
    if found.ground in (Ground.REPEATED, Ground.SIDE):
        text = _("{row}高于{usual}") if found.side > 0 else _("{row}低于{usual}")
        if found.ground is Ground.REPEATED:
            text = _("{row}明显高于{usual}") if found.side > 0 else _("{row}明显低于{usual}")
        return text.format(row=row_in_words(case, found), usual=usual(case.periods.limits))
    if found.ground is Ground.LIMITS:
        return _("在上下限之内")
    if found.ground is Ground.WINDOW:
        text = (
            _("高于{name}，超出正常波动") if found.side > 0
            else _("低于{name}，超出正常波动") if found.side < 0
            else _("与{name}的差别还不能排除偶然")
        )  # fmt: skip
        return text.format(name=case.earlier_name)
    if found.ground is Ground.TARGET:
        return _target_clause(case, found)
    run = case.periods
    if run.is_one and run.state in _UNJUDGED:
        return _(_UNJUDGED[run.state])
    return _("样本少，不作判断") if found.ground is Ground.SMALL else _("数据不足以判断")


def _target_clause(case: Case, found: Verdict) -> str:
    """The side of its target on which a rate lies."""
    if found.word is Tag.CONTAINS:
        text = _("高于还是低于 {goal} 目标尚不能断定")
    elif case.target is not None and case.now.value > case.target:
        text = _("高于 {goal} 目标")
    else:
        text = _("低于 {goal} 目标")
    return text.format(goal=rate(case.target, 0))


def row_in_words(case: Case, found: Verdict) -> str:
    """The periods that together make the signal: ``近三周两周``, ``连续 8 周``."""
    grain = case.periods.grain
    return two_of_three(grain) if found.ground is Ground.REPEATED else in_a_row(RUN_LENGTH, grain)
