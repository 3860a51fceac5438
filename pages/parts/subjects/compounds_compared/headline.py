"""The headline of the compared compounds: how many complaints, and do they differ by management?"""

from __future__ import annotations

from pages.parts.findings.judgement import Ground
from pages.parts.findings.judgement_reasons import Judgement
from pages.parts.findings.reading import HEADLINE_WIDTH, fit
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_missing, is_small, plain, signed_number


def compounds_headline(
    period: str,
    now: float,
    before: float | None = None,
    *,
    told: Judgement,
    earlier: str = "",
    found: tuple[float, float, int] | None = None,
    is_wider: bool = False,
) -> str:
    """Headline of the compared compounds.

    Args:
        period: Name of the window.
        now: Complaints of the window; NaN where no request has a type.
        before: The same for the window compared with; None without a comparison.
        told: The verdict on the complaints, as their card has it.
        earlier: Name of the window compared with.
        found: Ratios of 红色物业 and of the others, as ``gap`` returns them.
        is_wider: Whether the ratios are those of the 52 weeks that end with a shorter window.
    """
    if is_missing(now):
        return _("{period}的诉求都没写工单类型，不知几件是投诉").format(period=period)
    if not now:
        return _("{period}没有投诉记录").format(period=period)
    lead = _("{period}投诉 {n}").format(period=period, n=count(now))
    moved = "" if before is None or is_missing(before) else _change_clause(now, before, earlier)
    changed = _behind(lead, moved)
    whole = _behind(changed, "" if told.found.ground is Ground.WINDOW else told.brief)
    managed = _management_clause(found)
    managed = _("近 52 周{told}").format(told=managed) if managed and is_wider else managed
    with_managed = [sentences(first, managed) for first in (whole, changed, lead)]
    is_finding = found is not None and found[2] != 0
    texts = with_managed if is_finding else [*with_managed[:2], whole, changed]
    return fit(*texts, lead, most=HEADLINE_WIDTH)


def _behind(first: str, clause: str) -> str:
    return _("{first}，{moved}").format(first=first, moved=clause) if clause else first


def _change_clause(now: float, before: float, earlier: str) -> str:
    """The change since the window compared with, also in % where its base allows."""
    difference = now - before
    said = {"earlier": earlier, "n": count(abs(difference))}
    if not difference:
        return _("与{earlier}持平").format(**said)
    if is_small(before):
        return (_("比{earlier}增加 {n}") if difference > 0 else _("比{earlier}减少 {n}")).format(**said)
    said["share"] = f"{signed_number(100 * difference / before, 1)}%"
    text = _("比{earlier}增加 {n}（{share}）") if difference > 0 else _("比{earlier}减少 {n}（{share}）")
    return text.format(**said)


def _management_clause(found: tuple[float, float, int] | None) -> str:
    if found is None:
        return ""
    own, rest, side = found
    if not side:
        return _("红色物业与其他小区的差别还不能排除偶然")
    said = {"own": plain(own, 1), "rest": plain(rest, 1)}
    return _("红色物业百户 {own} 件，其他 {rest} 件").format(**said)
