"""The headline of a page: what changed, is it real, where; at most 40 characters, no adjectives."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.against_target import Standing
from pages.parts.findings.comparison import Position, position
from pages.parts.findings.contribution import Contribution
from pages.parts.findings.reading import HEADLINE_WIDTH, fit, is_named, short, some, word
from pages.parts.findings.signals import Signal
from pages.parts.findings.xmr import Control, State
from pages.parts.numbers import SMALL_SAMPLE, count, fraction, is_small, rate
from pages.parts.wording import _, sentences

#: A window of one period is judged by its place in the limits, a longer one by a test against the last.
_ONE = 1


def requests_headline(
    period: str,
    total: float,
    *,
    judged: Control | None = None,
    side: int = 0,
    periods: int = _ONE,
    signals: Sequence[Signal] = (),
    found: Contribution | None = None,
    has_previous: bool = True,
) -> str:
    """Headline of 总览 and 诉求量.

    Args:
        period: What the window is called (上周, 近 12 周).
        total: request_count of the window.
        judged: States of the series up to the window's end; decides when the window is one period.
        side: +1 or −1 when the total differs from the window before beyond noise (``count_side``).
        periods: How many periods the window holds.
        signals: The rows of 须办, worst first.
        found: Which community carries the change.
        has_previous: Whether there is a window before to compare with.
    """
    if not total:
        return _("{period}没有诉求记录").format(period=period)
    said = {"period": period, "n": count(total)}
    if judged is not None and periods == _ONE and judged.current.is_known:
        is_judged = judged.states[-1].is_judged
        first = (_in_limits(judged) if is_judged else _not_judged(judged)).format(**said)
    elif not has_previous:
        first = _("{period}诉求 {n}，没有上期可比").format(**said)
    else:
        first = _against_last(side).format(**said)
    return _with_where(first, _where(signals, found))


def _in_limits(judged: Control) -> str:
    state, side, run = judged.last_state, judged.last_side, judged.runs[judged.last]
    if run >= 2:
        return _("{period}诉求 {n}，连续高于上限") if side > 0 else _("{period}诉求 {n}，连续低于下限")
    if run == 1:
        return _("{period}诉求 {n}，首次高于上限") if side > 0 else _("{period}诉求 {n}，首次低于下限")
    if state is State.WATCH:
        return (
            _("{period}诉求 {n}，连续 8 期高于均值") if side > 0 else _("{period}诉求 {n}，连续 8 期低于均值")
        )
    return _("{period}诉求 {n}，仍在正常波动内")


def _not_judged(judged: Control) -> str:
    if judged.states[-1] is State.INCOMPLETE:
        return _("{period}诉求 {n}，尚未结束")
    return _("{period}诉求 {n}，假期周不与上下限比较")


def _against_last(side: int) -> str:
    if side > 0:
        return _("{period}诉求 {n}，高于上期且超出正常波动")
    if side < 0:
        return _("{period}诉求 {n}，低于上期且超出正常波动")
    return _("{period}诉求 {n}，与上期相比属正常波动")


def _where(signals: Sequence[Signal], found: Contribution | None) -> list[str]:
    """Where it comes from, the fullest wording first."""
    clauses = [signal.clause for signal in signals if signal.clause]
    if clauses:
        more = _("另有 {n} 项须办").format(n=len(clauses) - 1) if len(clauses) > 1 else ""
        return [sentences(clauses[0], more), clauses[0]]
    carrier = found.carrier if found is not None else None
    if carrier is not None and is_named(carrier.name):
        said = {"name": short(carrier.name), "n": count(abs(carrier.change))}
        return [
            (_("变动主要在{name}，多 {n}") if carrier.change > 0 else _("变动主要在{name}，少 {n}")).format(
                **said
            )
        ]
    return [_("没有单个社区需要追查")] if found is not None and found.moves else []


def _with_where(first: str, where: Sequence[str]) -> str:
    return fit(*(sentences(first, text) for text in where), first, most=HEADLINE_WIDTH)


def rate_headline(
    period: str,
    label: str,
    part: float,
    whole: float,
    *,
    target: float,
    side: int = 0,
    found: Sequence[Standing] = (),
    volume: str = "",
    small_sample: int = SMALL_SAMPLE,
) -> str:
    """Headline of 满意度 and 矛盾调解: the rate against its target and the last window, and who is below.

    Args:
        period: What the window is called.
        label: Message key of the rate: 满意率, 化解率.
        part: Numerator.
        whole: Denominator.
        target: The target.
        side: +1 or −1 when the rate differs from the window before beyond chance (``rate_side``).
        found: The units against the target.
        volume: A first clause on the volume, in the language spoken (受理 34 件); empty for none.
        small_sample: Below so many nothing is judged.
    """
    lead = _("{period}{volume}，").format(period=period, volume=volume) if volume else period
    if not whole:
        return _("{lead}没有可计算的{label}").format(lead=lead, label=word(label))
    if is_small(whole, small_sample):
        return _("{lead}{label} {fraction}，样本少不作判断").format(
            lead=lead, label=word(label), fraction=fraction(part, whole)
        )
    said = {"lead": lead, "label": word(label), "rate": rate(part / whole), "goal": rate(target, 0)}
    first = _to_target(position(part, whole, target, small_sample)).format(**said)
    moved = _("高于上期") if side > 0 else _("低于上期") if side < 0 else ""
    below = [s.name for s in found if s.position is Position.BELOW and is_named(s.name)][::-1]
    where = _("{names}低于目标").format(names=some(below)) if below else ""
    fewer = _("{n} 个低于目标").format(n=len(below)) if below else ""
    texts = (sentences(first, moved, where), sentences(first, where), sentences(first, fewer))
    return fit(*texts, first, most=HEADLINE_WIDTH)


def _to_target(where: Position) -> str:
    if where is Position.BELOW:
        return _("{lead}{label} {rate}，低于 {goal} 目标")
    if where is Position.ABOVE:
        return _("{lead}{label} {rate}，高于 {goal} 目标")
    return _("{lead}{label} {rate}，尚不能说高于或低于 {goal} 目标")


def satisfaction_headline(
    period: str, part: float, whole: float, *, target: float, side: int = 0, found: Sequence[Standing] = ()
) -> str:
    """Headline of 满意度: ``上周满意率 86.7%，尚不能说高于或低于 85% 目标；体育场低于目标``."""
    return rate_headline(period, "满意率", part, whole, target=target, side=side, found=found)


def mediation_headline(
    period: str,
    cases: float,
    succeeded: float,
    concluded: float,
    *,
    target: float,
    side: int = 0,
    found: Sequence[Standing] = (),
) -> str:
    """Headline of 矛盾调解: accepted, 化解率 against its target, who is below."""
    if not cases:
        return _("{period}没有受理矛盾纠纷").format(period=period)
    volume = _("受理 {n}").format(n=count(cases))
    return rate_headline(
        period, "化解率", succeeded, concluded, target=target, side=side, found=found, volume=volume
    )
