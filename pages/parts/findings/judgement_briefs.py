"""The verdict on a measure as a clause after its number, for headlines and rows."""

from __future__ import annotations

from pages.parts.findings.case import Case
from pages.parts.findings.comparison import Tag
from pages.parts.findings.judgement import Ground, Verdict
from pages.parts.findings.periods import in_a_row, two_of_three, usual
from pages.parts.findings.signal_rules import RUN_LENGTH
from pages.parts.findings.states import State
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import rate

#: Clause for a period that is not compared with limits.
_UNJUDGED = {
    State.EXCLUDED: mark("假期周不与上下限比较"),
    State.INCOMPLETE: mark("尚未结束"),
    State.PARTIAL: mark("不满一期，不作判断"),
    State.SMALL: mark("样本少，不作判断"),
    State.MISSING: mark("台账缺报，不作判断"),
}


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
