"""The headline of the compounds side by side: how many complaints, and do they differ by management?"""

from __future__ import annotations

from pages.parts.findings.reading import HEADLINE_WIDTH, fit
from pages.parts.numbers import count, is_small, plain, signed
from pages.parts.wording import _, sentences


def compounds_headline(
    period: str,
    now: float,
    before: float | None = None,
    *,
    side: int = 0,
    is_year: bool = False,
    found: tuple[float, float, int] | None = None,
    is_wider: bool = False,
) -> str:
    """Headline of the compounds side by side.

    Args:
        period: What the window is called.
        now: Complaints of the window.
        before: Those of the window compared with; None when nothing is compared.
        side: +1 or −1 when they differ beyond chance.
        is_year: Whether the window compared with is the one a year ago.
        found: Ratios of 红色物业 and of the others, as ``gap`` says them.
        is_wider: Whether these are of the 52 weeks that end with a shorter window.
    """
    if not now:
        return _("{period}没有投诉记录").format(period=period)
    first = _("{period}投诉 {n}").format(period=period, n=count(now))
    moved = "" if before is None else _moved(now, before, side, is_year=is_year)
    told = _managed(found)
    told = _("近 52 周{told}").format(told=told) if told and is_wider else told
    return fit(
        sentences(_("{first}，{moved}").format(first=first, moved=moved) if moved else first, told),
        sentences(first, moved),
        first,
        most=HEADLINE_WIDTH,
    )


def _moved(now: float, before: float, side: int, *, is_year: bool) -> str:
    """The change against the window before, in % where its base allows, and whether it is noise."""
    if before == 0:
        return _("上期为 0")
    difference = now - before
    size = signed(difference) if is_small(before) else f"{signed(100 * difference / before, 1)}%"
    if side:
        return (_("比上年同期 {size}") if is_year else _("比上期 {size}")).format(size=size)
    return (_("比上年同期 {size}，属正常波动") if is_year else _("比上期 {size}，属正常波动")).format(
        size=size
    )


def _managed(found: tuple[float, float, int] | None) -> str:
    if found is None:
        return ""
    own, rest, side = found
    if not side:
        return _("红色物业与其他小区分不出高低")
    said = {"own": plain(own, 1), "rest": plain(rest, 1)}
    return _("红色物业百户 {own} 件，其他 {rest} 件").format(**said)
