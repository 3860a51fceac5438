"""What is said of the different households that were visited."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, named_rows, nothing
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count, fraction, share

_HOUSEHOLDS = mark("户")


def households_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the households visited, and what is not known of them.

    Args:
        frame: ``visits/households_by_compound``.
    """
    named, visits = float(frame["named_visit_count"].sum()), float(frame["home_visit_count"].sum())
    if not named:
        return nothing(_("走到的户"))
    visited = float(frame["visited_household_count"].sum())
    is_known = (frame["named_visit_count"] > 0) & named_rows(frame, "compound") & (frame["households"] > 0)
    known = frame[is_known]
    title = _("入户走到 {n}").format(n=count(visited, _HOUSEHOLDS))
    told = _("没有一个写了户号的小区有户数，**先补小区名册的户数**")
    if len(known):
        reached, homes = float(known["visited_household_count"].sum()), float(known["households"].sum())
        values = {"n": count(visited, _HOUSEHOLDS), "share": share(reached, homes)}
        title = _("入户走到 {n}，占这些小区的 {share}").format(**values)
        filed = float(known["filed_household_count"].fillna(0).sum())
        told = _("其中和以前走到的，建了家庭档案 {filed}，占这些小区的 {share}").format(
            filed=count(filed, _HOUSEHOLDS), share=share(filed, homes)
        )
    unnamed = visits - named
    left = _("写了户号的走访 {fraction}，其余不知道是哪一户，**走到率和建档率都是至少**").format(
        fraction=fraction(named, visits)
    )
    every = _("入户走访都写了户号，**没走到的户按名册排下一轮**")
    return Reading(
        title, _("{text}。").format(text=sentences(told, left if unnamed else every)), is_finding=True
    )


def family_files_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the family files that the register of compounds counts.

    Args:
        frame: ``visits/files_by_compound``, at least one row.
    """
    known = frame[frame["households"] > 0]
    filed = float(frame["filed_households"].sum())
    if known.empty:
        title = _("建了家庭档案 {n}").format(n=count(filed, _HOUSEHOLDS))
        return Reading(title, _("小区名册没有户数，**先补户数才能算建档率**。"))
    n, of = float(known["filed_households"].sum()), float(known["households"].sum())
    over = known[known["filed_households"] > known["households"]]
    told = _("**户户有档，搬迁后及时更新**") if n >= of else _unfiled_clause(known, of - n)
    wrong = _("{n} 个小区的建档户数多于户数，请核对").format(n=len(over)) if len(over) else ""
    left = (
        _("没有户数的 {n} 个小区不在内").format(n=len(frame) - len(known)) if len(known) < len(frame) else ""
    )
    title = _("建了家庭档案 {n}，占 {share}").format(n=count(n, _HOUSEHOLDS), share=share(n, of))
    return Reading(title, _("{text}。").format(text=sentences(told, wrong, left)), is_finding=True)


def _unfiled_clause(known: pd.DataFrame, unfiled: float) -> str:
    """Where to begin: the compound with the lowest share; of one, or of several alike, the homes without."""
    shares = known["filed_households"].astype(float) / known["households"].astype(float)
    if len(known) == 1 or int((shares == shares.min()).sum()) > 1:
        return _("还有 {n}没有档案，**逐户补齐**").format(n=count(unfiled, _HOUSEHOLDS))
    part, whole = (float(known.iloc[0][name]) for name in ("filed_households", "households"))
    values = {
        "name": known.iloc[0]["compound"],
        "share": share(part, whole),
        "fraction": fraction(part, whole),
    }
    return _("{name}最低，{share}（{fraction}），**先补它的档案**").format(**values)
