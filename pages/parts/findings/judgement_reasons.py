"""Why a state is what it is: what was compared, by which limits, over how many periods and which window."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.findings.case import NO_RUN, Case, counted
from pages.parts.findings.comparison import Tag, newcombe, wilson
from pages.parts.findings.judgement import Ground, Verdict, verdict
from pages.parts.findings.periods import in_a_row, ordinary, two_of_three, usual
from pages.parts.findings.reading import capital, word
from pages.parts.findings.signal_rules import RUN_LENGTH
from pages.parts.findings.states import State
from pages.parts.findings.xmr import LEAST_POINTS
from pages.parts.numbers import fraction, interval, is_missing, is_small, plain, points, rate, signed
from pages.parts.wording import _, mark, sentences

#: Why a period is held against no limits, and the same as a clause behind its number.
_UNJUDGED = {
    State.EXCLUDED: (mark("假期周不与上下限比较"), mark("假期周不与上下限比较")),
    State.INCOMPLETE: (mark("本期还没有结束"), mark("尚未结束")),
    State.PARTIAL: (mark("台账没有这一期的全部"), mark("不满一期，不作判断")),
    State.SMALL: (mark("分母太少，不作判断"), mark("样本少，不作判断")),
    State.MISSING: (mark("台账这一期缺报，不按 0 计"), mark("台账缺报，不作判断")),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of a measure in a scope, in the language spoken.

    Attributes:
        found: The state as codes.
        reason: Why: what was compared, the limits, over how many periods, over which window.
        brief: The same as a clause behind the number, for a headline: ``连续两周高于上限``.
    """

    found: Verdict
    reason: str
    brief: str

    @property
    def word(self) -> Tag:
        """The tag."""
        return self.found.word


def judge(case: Case) -> Judgement:
    """The state of a measure in a window, with its reason: the one function everything that is shown asks."""
    found, told = verdict(case), counted(case)
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
    text = (
        sentences(_("户数不变，按{label}判断").format(label=word(told.measure.label)), text)
        if (told is not case)
        else text
    )
    return Judgement(found, capital(text), _brief(told, found))


def _limit(case: Case, value: float) -> str:
    """A limit as the value is written; that of a change has its sign."""
    if case.is_rate:
        return rate(min(value, 1.0))
    return signed(value) if case.is_stock else limit(value)


def limit(value: float) -> str:
    """A limit or mean of counts; a small one keeps a decimal, for 6 above 5.6 is not 6 above 6."""
    return plain(value, int(abs(value) < 10 and not float(value).is_integer()))


def _measured(case: Case) -> str:
    """The window and its value; of a stock what it changed by."""
    said = {"window": case.window, "value": case.written(case.now.value), "earlier": case.earlier}
    if case.is_stock:
        return _("{window}：期末 {value}，较{earlier}末 {change}").format(change=signed(case.value), **said)
    return _("{window}：{value}").format(**said)


def _small(case: Case, found: Verdict) -> str:
    return _("{value}：分母少于 {least}，不作判断").format(
        value=fraction(case.now.part, case.now.whole), least=case.small_sample
    )


def _against_target(case: Case, found: Verdict) -> str:
    low, high = wilson(case.now.part, case.now.whole)
    said = {
        "measured": _measured(case), "fraction": fraction(case.now.part, case.now.whole),
        "interval": interval(low, high), "goal": rate(case.target, 0),
    }  # fmt: skip
    if found.word is Tag.CONTAINS:
        text = _("{measured}（{fraction}），95% 区间 {interval}% 含目标 {goal}，不能说高于或低于目标")
    elif low > case.target:
        text = _("{measured}（{fraction}），95% 区间 {interval}% 整段高于目标 {goal}")
    else:
        text = _("{measured}（{fraction}），95% 区间 {interval}% 整段低于目标 {goal}")
    return text.format(**said)


def _against_limits(case: Case, found: Verdict) -> str:
    limits = case.run.limits
    said = {
        "measured": _measured(case), "upper": _limit(case, limits.upper), "lower": _limit(case, limits.lower)
    }  # fmt: skip
    if not found.side:
        text = _("{measured}，在上下限 {lower} 至 {upper} 之内")
    else:
        text = _("{measured}，高于上限 {upper}") if found.side > 0 else _("{measured}，低于下限 {lower}")
    again = _("{row}在外").format(row=in_a_row(found.run, case.run.grain)) if found.run >= 2 else ""
    return sentences(text.format(**said), again)


def _off_middle(case: Case, found: Verdict) -> str:
    """Inside the limits or not, but far from the middle in several periods."""
    if found.ground is Ground.REPEATED:
        above, below = (
            _("{measured}，{row}明显高于{usual} {mean}"),
            _("{measured}，{row}明显低于{usual} {mean}"),
        )
    else:
        above = _("{measured}，在上下限之内，但{row}高于{usual} {mean}")
        below = _("{measured}，在上下限之内，但{row}低于{usual} {mean}")
    of = case.run.limits
    said = {"row": _row(case, found), "usual": usual(of), "mean": _limit(case, of.mean)}
    return (above if found.side > 0 else below).format(measured=_measured(case), **said)


def _row(case: Case, found: Verdict) -> str:
    grain = case.run.grain
    return two_of_three(grain) if found.ground is Ground.REPEATED else in_a_row(RUN_LENGTH, grain)


def _against_window(case: Case, found: Verdict) -> str:
    if case.is_rate:
        pair = (case.now.part, case.now.whole), (case.before.part, case.before.whole)
        low, high = newcombe(*pair)
        difference = case.now.value - case.before.value
        said = {
            "measured": _measured(case), "earlier": case.earlier, "then": rate(case.before.value),
            "size": points(difference), "low": signed(100 * low, 1), "high": signed(100 * high, 1),
        }  # fmt: skip
        text = (
            _("{measured}，比{earlier}的 {then} 高 {size}，差的 95% 区间 {low} 至 {high}") if difference >= 0
            else _("{measured}，比{earlier}的 {then} 低 {size}，差的 95% 区间 {low} 至 {high}")
        )  # fmt: skip
        told = _("不含 0，超出正常波动") if found.side else _("含 0，属正常波动")
        return f"{text.format(**said)}{_('，')}{told}"
    said = {"measured": _measured(case), "earlier": case.earlier, "reach": plain(found.reach)}
    if not case.is_stock:
        said["then"] = case.written(case.before.value)
        text = _("{measured}，{earlier}为 {then}").format(**said)
    else:
        text = said["measured"]
    told = (_("相差超出正常波动 ±{reach}") if found.side else _("相差在正常波动 ±{reach} 之内")).format(
        **said
    )
    return f"{text}{_('，')}{told}"


def _missing(case: Case, found: Verdict) -> str:
    """What is missing for a judgement."""
    run = case.run or NO_RUN
    parts = [_measured(case) if not is_missing(case.value) else ""]
    if by_nature := case.why_unjudged:
        parts.append(by_nature)
    elif run.is_one and run.state in _UNJUDGED:
        parts.append(_(_UNJUDGED[run.state][0]))
    elif case.run is not None and run.limits.point_count < LEAST_POINTS:
        known, least = (ordinary(number, run.grain) for number in (run.limits.point_count, LEAST_POINTS))
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
    """What the limits rest on; nothing where none were used."""
    run = case.run or NO_RUN
    is_used = found.ground not in (Ground.SMALL, Ground.TARGET, Ground.NOTHING)
    if not is_used or not run.limits.is_known or (found.ground is Ground.WINDOW and case.is_rate):
        return ""
    known = ordinary(run.limits.point_count, run.grain)
    text = _("界限按 {known}的变动算（{since}）") if case.is_stock else _("界限按 {known}算（{since}）")
    text = _("界限按 {known}的趋势与季节算（{since}）") if run.limits.is_expected else text
    return text.format(known=known, since=run.since)


def _target_clause(case: Case, found: Verdict) -> str:
    """On which side of its target a rate lies."""
    if found.word is Tag.CONTAINS:
        text = _("与 {goal} 目标无明显差异")
    elif case.now.value > case.target:
        text = _("高于 {goal} 目标")
    else:
        text = _("低于 {goal} 目标")
    return text.format(goal=rate(case.target, 0))


def _brief(case: Case, found: Verdict) -> str:
    """The state as a clause behind the number."""
    grain = (case.run or NO_RUN).grain
    if found.ground is Ground.LIMITS and found.side:
        if found.run >= 2:
            text = _("{row}超上限") if found.side > 0 else _("{row}低于下限")
            return text.format(row=in_a_row(found.run, grain))
        return _("超上限") if found.side > 0 else _("低于下限")
    if found.ground in (Ground.REPEATED, Ground.SIDE):
        text = _("{row}高于{usual}") if found.side > 0 else _("{row}低于{usual}")
        if found.ground is Ground.REPEATED:
            text = _("{row}明显高于{usual}") if found.side > 0 else _("{row}明显低于{usual}")
        return text.format(row=_row(case, found), usual=usual(case.run.limits))
    if found.ground is Ground.LIMITS:
        return _("属正常波动")
    if found.ground is Ground.WINDOW:
        text = (
            _("高于{name}，超出正常波动") if found.side > 0
            else _("低于{name}，超出正常波动") if found.side < 0
            else _("与{name}相比属正常波动")
        )  # fmt: skip
        return text.format(name=case.earlier_name)
    if found.ground is Ground.TARGET:
        return _target_clause(case, found)
    run = case.run or NO_RUN
    if run.is_one and run.state in _UNJUDGED:
        return _(_UNJUDGED[run.state][1])
    return _("样本少，不作判断") if found.ground is Ground.SMALL else _("数据不足以判断")
