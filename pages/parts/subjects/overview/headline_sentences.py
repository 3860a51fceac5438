"""The headline of a page: what changed, is it real, where; at most 40 characters, no adjectives."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.against_target import Standing, below_target
from pages.parts.findings.comparison import Position, position
from pages.parts.findings.contribution import Contribution
from pages.parts.findings.judgement_reasons import Judgement
from pages.parts.findings.reading import HEADLINE_WIDTH, fit, is_named, short, some, word
from pages.parts.findings.signals import Signal
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import NBSP, SMALL_SAMPLE, count, fraction, is_small, plain, rate


def requests_headline(
    period: str,
    total: float,
    told: Judgement,
    *,
    signals: Sequence[Signal] = (),
    found: Contribution | None = None,
    of_requests: bool = False,
) -> str:
    """Headline of 本周 and 诉求量.

    Args:
        period: Name of the window (上周, 近 12 周).
        total: request_count of the window.
        told: The verdict on the volume, as its card has it.
        signals: The rows of 需办, worst first.
        found: The contribution of the communities to the change.
        of_requests: Whether the rows are those of the requests alone.
    """
    if not total:
        return _("{period}没有诉求记录").format(period=period)
    number = plain(total)  # joined to its unit: in English that is 诉求, not 件
    bare = _("{period}诉求 1 件") if total == 1 else _("{period}诉求 {number}件")
    bare = bare.format(period=period, number=number if number.endswith("万") else f"{number}{NBSP}")
    first = _("{lead}，{brief}").format(lead=bare, brief=told.brief)
    due = [signal.clause for signal in signals if signal.clause and signal.is_due]
    if not due:
        return fit(sentences(first, _carrier_clause(found)), first, most=HEADLINE_WIDTH)
    others = _("另有 {n} 项诉求需办") if of_requests else _("另有 {n} 项需办")
    more = others.format(n=len(due) - 1) if len(due) > 1 else ""
    texts = (sentences(lead, due[0], more) for lead in (first, bare, ""))
    return fit(*texts, due[0], most=HEADLINE_WIDTH)


def _carrier_clause(found: Contribution | None) -> str:
    """The community whose change is beyond chance and makes most of that of all, or why none is named.

    Empty with fewer than two compared, and where the largest change may be chance.
    """
    if found is None:
        return ""
    if found.against.unlike:
        return found.against.unlike
    carrier = found.carrier
    if carrier is not None and is_named(carrier.name):
        if not carrier.is_beyond:
            return ""
        said = {"name": short(carrier.name), "n": count(abs(carrier.change))}
        text = _("变动主要在{name}，多 {n}") if carrier.change > 0 else _("变动主要在{name}，少 {n}")
        return text.format(**said)
    is_among_several = sum(is_named(move.name) for move in found.moves) > 1
    return _("变动不集中在一个社区") if is_among_several else ""


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
    earlier: str = "",
    span: str = "",
    pooled: str = "",
    small_sample: int = SMALL_SAMPLE,
) -> str:
    """Headline of 满意度 and 矛盾调解: the rate against its target and the last window, and who is below.

    Args:
        period: Name of the window.
        label: Message key of the rate: 满意率, 化解率.
        part: Numerator.
        whole: Denominator.
        target: The target.
        side: +1 or −1 when the rate differs from the window before beyond chance (``compare_rates``).
        found: The units against the target, including those that chance may explain.
        volume: A first clause on the volume, in the user's language (受理 34 件); empty for none.
        earlier: Name of the window before.
        span: Name of the window of the units, where it is longer.
        pooled: Which answers the rate pools, in the user's language (仅回访); empty where it is of one kind.
        small_sample: Fewer cases are not judged.
    """
    name = _("{label}（{pooled}）").format(label=word(label), pooled=pooled) if pooled else word(label)
    lead = _("{period}{volume}，").format(period=period, volume=volume) if volume else period
    if not whole:
        return _("{lead}没有可计算的{label}").format(lead=lead, label=word(label))
    if is_small(whole, small_sample):
        return _("{lead}{label} {fraction}，样本少不作判断").format(
            lead=lead, label=name, fraction=fraction(part, whole)
        )
    said = {"lead": lead, "label": name, "rate": rate(part / whole), "goal": rate(target, 0)}
    first = _to_target(position(part, whole, target, small_sample)).format(**said)
    moved = _("高于{earlier}") if side > 0 else _("低于{earlier}") if side < 0 else ""
    moved = moved.format(earlier=earlier)
    below = [unit.name for unit in below_target(found, target)][::-1]  # as in 需办 and the chart
    where = _("{span}{names}低于目标").format(span=span, names=some(below)).strip() if below else ""
    fewer = _("{span}{n} 个低于目标").format(span=span, n=len(below)).strip() if below else ""
    texts = (sentences(first, moved, where), sentences(first, where), sentences(first, fewer))
    return fit(*texts, first, most=HEADLINE_WIDTH)


def _to_target(where: Position) -> str:
    if where is Position.BELOW:
        return _("{lead}{label} {rate}，低于 {goal} 目标")
    if where is Position.ABOVE:
        return _("{lead}{label} {rate}，高于 {goal} 目标")
    return _("{lead}{label} {rate}，尚不能说高于或低于 {goal} 目标")


def satisfaction_headline(
    period: str,
    part: float,
    whole: float,
    *,
    target: float,
    side: int = 0,
    found: Sequence[Standing] = (),
    earlier: str = "",
    span: str = "",
    pooled: str = "",
) -> str:
    """Headline of 满意度: ``上周满意率（仅回访）86.7%，尚不能说高于或低于 85% 目标；体育场低于目标``."""
    told = rate_headline(
        period, "满意率", part, whole, target=target, side=side, found=found, earlier=earlier, span=span,
        pooled=pooled,
    )  # fmt: skip
    return told.replace("） ", "）")  # a full-width bracket has its own space


def mediation_headline(
    period: str,
    cases: float,
    succeeded: float,
    concluded: float,
    *,
    target: float,
    side: int = 0,
    found: Sequence[Standing] = (),
    earlier: str = "",
    span: str = "",
) -> str:
    """Headline of 矛盾调解: accepted, 化解率 against its target, who is below."""
    if not cases:
        return _("{period}没有受理矛盾纠纷").format(period=period)
    volume = _("受理 {n}").format(n=count(cases))
    return rate_headline(
        period, "化解率", succeeded, concluded, target=target, side=side, found=found, volume=volume,
        earlier=earlier, span=span,
    )  # fmt: skip
