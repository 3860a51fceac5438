"""What is said of the 党员中心户 that compounds lack."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit
from pages.parts.subjects.organisation.readings import HOUSEHOLDS, LINE
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, plain


def missing_reading(frame: pd.DataFrame, unplaced: int) -> Reading:
    """Title and reading of what is missing of one 党员中心户 for every ten households.

    Args:
        frame: ``organisation/centres_missing_by_compound``, at least one row.
        unplaced: 党员中心户 that stand in no registered compound.
    """
    known = frame[frame["households"].notna()]
    left = sentences(_unknown_clause(len(frame) - len(known)), _unlinked_clause(known), _unplaced(unplaced))
    if known.empty:
        told = _("小区名册没有户数，**先补户数才能算还缺几个**")
        return Reading(_("党员中心户还缺几个，算不出来"), _join(told, left if unplaced else ""))
    missing, needed = float(known["missing_centre_count"].sum()), float(known["needed_count"].sum())
    values = {
        "line": LINE,
        "needed": plain(needed),
        "have": plain(known["centre_count"].sum()),
    }
    reckoned = _("按每 {line} 户一个，应设 {needed} 个，现有 {have} 个").format(**values)
    if not missing:
        return Reading(_("党员中心户一个不缺"), _join(reckoned, _("**每季核对一次即可**"), left))
    values |= {"missing": plain(missing)}
    unlinked = known["unlinked_households"]
    short_title = _("还缺 {missing} 个党员中心户").format(**values)
    title = short_title
    if unlinked.notna().all():
        title = _("还缺 {missing} 个党员中心户，{homes}没有联系").format(
            **values, homes=count(float(unlinked.sum()), HOUSEHOLDS)
        )
    most = largest(known.set_index("compound")["missing_centre_count"])
    todo = _("{who}，{n} 个，**先在那里发展**").format(
        who=most.who(_("缺得最多")), n=most.each(plain(most.value))
    )
    return Reading(fit(title, short_title), _join(reckoned, todo, left), is_finding=True)


def _unknown_clause(n: int) -> str:
    return _("没有户数的 {n} 个小区不在内").format(n=n) if n else ""


def _unlinked_clause(known: pd.DataFrame) -> str:
    n = int(known["unlinked_households"].isna().sum())
    return _("{n} 个小区的中心户没有填联系户数，未联系的户数不含它们").format(n=n) if n else ""


def _unplaced(n: int) -> str:
    return _("另有 {n} 个中心户没有写小区，不在内").format(n=n) if n else ""


def _join(*parts: str) -> str:
    return _("{text}。").format(text=sentences(*parts))
