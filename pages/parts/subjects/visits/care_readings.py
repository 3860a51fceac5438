"""What is said of visits out of care, and of the diaries kept of visits."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, short, some
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, fraction, is_fraction_only, share

_GROUPS, _ENTRIES = mark("类"), mark("篇")


def care_reading(shown: pd.DataFrame) -> Reading:
    """Title and reading of the visits by care group: which groups and where, no sum of hidden cells.

    Args:
        shown: ``community`` and ``care_group`` with the number as shown; at least one row.
    """
    groups = count(shown["care_group"].nunique(), _GROUPS)
    places = some([short(name) for name in sorted(shown["community"].astype(str).unique())], 3)
    return Reading(
        _("走访了 {groups}关爱对象").format(groups=groups),
        _("填了类别的在{places}；没有填的不知道，**空着不等于没有走访**。").format(places=places),
        is_finding=True,
    )


def diaries_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the diaries (``visits/diaries_by_community``), at least one row."""
    n, of = float(frame["diary_count"].sum()), float(frame["diary_known_count"].sum())
    if is_fraction_only(of):
        title = _("民情日记 {fraction}").format(fraction=fraction(n, of))
    else:
        title = _("民情日记 {n}，占写明的 {share}").format(n=count(n, _ENTRIES), share=share(n, of))
    told = _("走访后没记的 {n}，**补记后逐条看有没有转成工单**").format(n=count(of - n, "次"))
    if n == of:
        told = _("写明的走访都记了，**逐条看有没有转成工单**")
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
