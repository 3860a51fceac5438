"""The reason of a verdict: what was compared, with which limits, over how many periods and which window."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.findings.case import Case, case_of_count
from pages.parts.findings.comparison import Tag, wilson
from pages.parts.findings.judgement import Ground, Verdict, difference, verdict
from pages.parts.findings.judgement_briefs import brief, in_a_row, ordinary, row_in_words, usual
from pages.parts.findings.reading import capital, word
from pages.parts.findings.states import State
from pages.parts.findings.xmr import LEAST_POINTS
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    fraction,
    interval,
    is_missing,
    is_small,
    plain,
    points,
    rate,
    signed_number,
)

#: Why a period is not compared with limits.
_UNJUDGED = {
    State.EXCLUDED: mark("假期周不与上下限比较"),
    State.INCOMPLETE: mark("本期还没有结束"),
    State.PARTIAL: mark("台账没有这一期的全部"),
    State.SMALL: mark("分母太少，不作判断"),
    State.MISSING: mark("台账这一期缺报，不按 0 计"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a measure in a scope, in the user's language.

    Attributes:
        found: The verdict as codes.
        reason: What was compared, the limits, over how many periods, over which window.
        brief: The same as a clause after the number, for a headline: ``连续两周高于上限``.
    """

    found: Verdict
    reason: str
    brief: str

    @property
    def word(self) -> Tag:
        """The tag."""
        return self.found.word


def judge(case: Case) -> Judgement:
    """The verdict on a measure in a window, with its reason: the only function that all displays call."""
    found, told = verdict(case), case_of_count(case)
    reasons = {
        Ground.SMALL: _small,
        Ground.TARGET: _against_target,
        Ground.LIMITS: _against_limits,
        Ground.REPEATED: _off_middle,
        Ground.SIDE: _off_middle,
        Ground.WINDOW: _against_window,
        Ground.NOTHING: _missing,
    }
    text = sentences(reasons[found.ground](told, found), _basis(told, found))
    if told is not case:
        text = sentences(_of_count(told).format(label=word(told.measure.label)), text)
    return Judgement(found, capital(text), brief(told, found))


def _of_count(case: Case) -> str:
    """The note that a ratio is judged by its count, and over which households."""
    is_same = case.before is None or case.before.whole == case.now.whole
    return _("户数不变，按{label}判断") if is_same else _("按户数折算，按{label}判断")


def _limit(case: Case, value: float) -> str:
    """A limit in the format of the value; the limit of a change has a sign."""
    if case.is_rate:
        return rate(min(value, 1.0))
    return signed_number(value) if case.is_stock else limit(value)


def limit(value: float) -> str:
    """A limit or mean of counts; a small one keeps a decimal, so that 6 above 5.6 does not read 6 above 6."""
    return plain(value, int(abs(value) < 10 and not float(value).is_integer()))


def _value_clause(case: Case) -> str:
    """The window and its value; for a stock its change."""
    said = {"window": case.window, "value": case.value_text(case.now.value), "earlier": case.earlier}
    if case.is_stock:
        return _("{window}：期末 {value}，较{earlier}末 {change}").format(
            change=signed_number(case.value), **said
        )
    return _("{window}：{value}").format(**said)


def _small(case: Case, found: Verdict) -> str:
    return _("{value}：分母少于 {least}，不作判断").format(
        value=fraction(case.now.part, case.now.whole), least=case.small_sample
    )


def _against_target(case: Case, found: Verdict) -> str:
    low, high = wilson(case.now.part, case.now.whole)
    said = {
        "measured": _value_clause(case), "fraction": fraction(case.now.part, case.now.whole),
        "interval": interval(low, high), "goal": rate(case.target, 0),
    }  # fmt: skip
    if found.word is Tag.CONTAINS:
        text = _("{measured}（{fraction}），95% 区间 {interval}% 含目标 {goal}，不能说高于或低于目标")
    elif case.target is not None and low > case.target:
        text = _("{measured}（{fraction}），95% 区间 {interval}% 整段高于目标 {goal}")
    else:
        text = _("{measured}（{fraction}），95% 区间 {interval}% 整段低于目标 {goal}")
    return text.format(**said)


def _against_limits(case: Case, found: Verdict) -> str:
    limits = case.periods.limits
    said = {
        "measured": _value_clause(case),
        "upper": _limit(case, limits.upper), "lower": _limit(case, limits.lower),
    }  # fmt: skip
    if not found.side:
        text = _("{measured}，在上下限 {lower} 至 {upper} 之内")
    else:
        text = _("{measured}，高于上限 {upper}") if found.side > 0 else _("{measured}，低于下限 {lower}")
    again = _("{row}在外").format(row=in_a_row(found.run, case.periods.grain)) if found.run >= 2 else ""
    return sentences(text.format(**said), again)


def _off_middle(case: Case, found: Verdict) -> str:
    """Several periods far from the mean, whether inside the limits or not."""
    if found.ground is Ground.REPEATED:
        above, below = (
            _("{measured}，{row}明显高于{usual} {mean}"),
            _("{measured}，{row}明显低于{usual} {mean}"),
        )
    else:
        above = _("{measured}，在上下限之内，但{row}高于{usual} {mean}")
        below = _("{measured}，在上下限之内，但{row}低于{usual} {mean}")
    of = case.periods.limits
    said = {"row": row_in_words(case, found), "usual": usual(of), "mean": _limit(case, of.mean)}
    return (above if found.side > 0 else below).format(measured=_value_clause(case), **said)


def _against_window(case: Case, found: Verdict) -> str:
    if case.is_rate:
        return _rates_apart(case, found)
    said = {"measured": _value_clause(case), "earlier": case.earlier, "reach": plain(found.reach)}
    if not case.is_stock:
        said["then"] = case.value_text(case.then.value)
        text = _("{measured}，{earlier}为 {then}").format(**said)
    else:
        text = said["measured"]
    told = _("相差超出正常波动 ±{reach}") if found.side else _("相差在 ±{reach} 之内，还不能排除偶然")
    told = told.format(**said)
    return f"{text}{_('，')}{told}"


def _rates_apart(case: Case, found: Verdict) -> str:
    """Two rates, the interval of their difference and the conclusion; for few cases the exact test."""
    apart, change = difference(case), case.now.value - case.then.value
    said = {
        "measured": _value_clause(case), "earlier": case.earlier, "then": rate(case.then.value),
        "size": points(change),
        "low": signed_number(100 * apart.low, 1), "high": signed_number(100 * apart.high, 1),
    }  # fmt: skip
    text = (
        _("{measured}，比{earlier}的 {then} 高 {size}") if change >= 0
        else _("{measured}，比{earlier}的 {then} 低 {size}")
    )  # fmt: skip
    if is_missing(apart.low):
        told = (
            _("件数少，按确切概率，超出正常波动") if found.side else _("件数少，按确切概率，还不能排除偶然")
        )
    elif found.side:
        told = _("差的 99.7% 区间 {low} 至 {high} 不含 0，超出正常波动")
    else:
        told = _("差的 99.7% 区间 {low} 至 {high} 含 0，还不能排除偶然")
    return f"{text}{_('，')}{told}".format(**said)


def _missing(case: Case, found: Verdict) -> str:
    """What a judgement lacks."""
    run = case.periods
    parts = [_value_clause(case) if not is_missing(case.value) else ""]
    if by_nature := case.why_unjudged:
        parts.append(by_nature)
    elif run.is_one and run.state in _UNJUDGED:
        parts.append(_(_UNJUDGED[run.state]))
    elif case.run is not None and run.limits.point_count < LEAST_POINTS:
        known, least = (ordinary(number, run.grain) for number in (run.limits.point_count, LEAST_POINTS))
        parts.append(_new_limits(run.new_from))
        parts.append(_("只有 {known}，画上下限至少要 {least}").format(known=known, least=least))
    elif case.unlike:
        parts.append(case.unlike)
    elif case.before is None or is_missing(case.before.value):
        parts.append(_("没有更早的一期可比"))
    elif case.is_rate and is_small(case.before.whole, case.small_sample):
        fewer = _("{earlier} {fraction}，分母少于 {least}，不作比较")
        parts.append(
            fewer.format(
                earlier=case.earlier,
                fraction=fraction(case.before.part, case.before.whole),
                least=case.small_sample,
            )
        )
    else:
        parts.append(_("没有逐期的上下限"))
    return sentences(*parts)


def _basis(case: Case, found: Verdict) -> str:
    """The periods that the limits are computed from; empty where none were used."""
    run = case.periods
    is_used = found.ground not in (Ground.SMALL, Ground.TARGET, Ground.NOTHING)
    if not is_used or not run.limits.is_known or (found.ground is Ground.WINDOW and case.is_rate):
        return ""
    known = ordinary(run.limits.point_count, run.grain)
    text = _("界限按 {known}的变动算（{since}）") if case.is_stock else _("界限按 {known}算（{since}）")
    text = _("界限按 {known}的趋势与季节算（{since}）") if run.limits.is_expected else text
    return sentences(text.format(known=known, since=run.since), _new_limits(run.new_from))


def _new_limits(new_from: str) -> str:
    """The note that limits begin anew by an annotation; empty without one."""
    return _("按标注，{day} 起算新上下限").format(day=new_from) if new_from else ""
