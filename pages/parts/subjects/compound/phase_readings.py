"""What the phases of a compound say: requests and satisfaction under one company and under the next."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.subjects.compound.phases import ENOUGH, Phase, latest_change, named, side
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, is_small, plain, share, signed


def phases_reading(found: Sequence[Phase], *, per: str, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the phases; ``per`` is what a period is called in front of a mean (月均)."""
    neutral = _("历年诉求与物业更替")
    known = [phase for phase in found if not is_missing(phase.mean)]
    if not found:
        return Reading(neutral, _("物业更替台账里没有这个小区的合同，**没有前后可比**。"))
    if not known:
        return nothing(neutral)
    pair = latest_change(found)
    if pair is None:
        said = {"name": named(known[-1]), "per": per, "n": plain(known[-1].mean, 1)}
        title = fit(_("台账以来一直是{name}，{per} {n} 件").format(**said), _("{per} {n} 件").format(**said))
        told = _("这段时间没有更替，**没有前后可比**")
        return Reading(
            title, _("{text}。").format(text=sentences(told, _satisfied(known[-1:], small_sample)))
        )
    before, after = pair
    moved = side(before, after)
    said = {"name": named(after), "per": per, "now": plain(after.mean, 1), "then": plain(before.mean, 1)}
    forms = {
        -1: (_("{name}之后，{per}诉求由 {then} 件降到 {now} 件"), _("{per}诉求由 {then} 件降到 {now} 件")),
        1: (_("{name}之后，{per}诉求由 {then} 件升到 {now} 件"), _("{per}诉求由 {then} 件升到 {now} 件")),
        0: (_("{name}前后，{per}诉求未见明显变化"), _("更替前后，{per}诉求未见明显变化")),
    }[moved]
    title = fit(*(form.format(**said) for form in forms))
    told = sentences(
        _told(before, after, per), _satisfied(pair, small_sample), _meaning(before, after, moved)
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=bool(moved))


def _told(before: Phase, after: Phase, per: str) -> str:
    return _("{then_name} {then_n} 期{per} {then} 件，{now_name} {now_n} 期{per} {now} 件").format(
        then_name=named(before), then_n=before.periods, then=plain(before.mean, 1),
        now_name=named(after), now_n=after.periods, now=plain(after.mean, 1), per=per,
    )  # fmt: skip


def _satisfied(pair: Sequence[Phase], small_sample: int) -> str:
    rated = [phase for phase in pair if phase.rated]
    if len(rated) < len(pair):
        return ""
    shares = [share(phase.satisfied, phase.rated, small_sample) for phase in rated]
    few = _("（样本少）") if any(is_small(phase.rated, small_sample) for phase in rated) else ""
    if len(shares) == 1:
        return _("同期满意率 {now}{few}").format(now=shares[0], few=few)
    return _("满意率由 {then} 到 {now}{few}").format(then=shares[0], now=shares[1], few=few)


def _meaning(before: Phase, after: Phase, moved: int) -> str:
    around = ""
    if not is_missing(before.around) and not is_missing(after.around) and before.around:
        change = after.around / before.around - 1
        around = _("同期全街道 {change}%").format(change=signed(100 * change))
    if moved == 0 or min(before.periods, after.periods) < ENOUGH:
        return sentences(around, _("**前后对比不能说明因果**"))
    return sentences(around, _("**变化超出正常波动，是否因物业还要看同期做了什么**"))
