"""The readings of safety hazards: what is still there, who found them, and the headline of their page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import DAYS, SMALL_SAMPLE, count, fraction, is_fraction_only, is_small, rate

#: The unit of hazards.
HAZARDS = mark("处")
#: The grades that cannot wait.
DANGEROUS = ("重大", "较大")


def open_reading(frame: pd.DataFrame, found: float, untold: float = 0.0) -> Reading:
    """Title and reading of what is still there (``hazards/open_by_danger``).

    Args:
        frame: One row per danger.
        found: Number of all hazards of the scope: without any there is nothing to judge.
        untold: Those of them of which nobody tells whether they are rectified.
    """
    if not found:
        return nothing(_("未整改隐患"))
    left = _("没写整改情况的 {n}不在内").format(n=count(untold, HAZARDS)) if untold else ""
    if untold == found:
        told = sentences(left, _("**连同“整改状态”或“整改完成时间”一列重新导出**"))
        return Reading(_("看不出还有没有未整改的"), _("{text}。").format(text=told))
    if frame.empty and untold:
        return Reading(_("写明的都已整改"), _("{text}。").format(text=left), is_finding=True)
    if frame.empty:
        told = _("发现的 {n}没有一处还在，**不必催办**。").format(n=count(found, HAZARDS))
        return Reading(_("没有未整改的隐患"), told, is_finding=True)
    waiting, late = float(frame["open_hazard_count"].sum()), float(frame["overdue_hazard_count"].sum())
    graded = frame[frame["danger"].astype(str).isin(DANGEROUS)]
    grave, grave_late = (float(graded[name].sum()) for name in ("open_hazard_count", "overdue_hazard_count"))
    said = {"n": count(waiting, HAZARDS), "late": count(late, HAZARDS), "grave": count(grave, HAZARDS)}
    title = _("未整改 {n}").format(**said)
    if late:
        title = fit(_("未整改 {n}，超期 {late}").format(**said), title)
    days = count(math.floor(frame["longest_open_days"].max()), DAYS)
    oldest = _("最久的已有 {days}").format(days=days)
    if grave_late:
        first = _("**先催重大、较大的**，其中 {n}已过期限").format(n=count(grave_late, HAZARDS))
    elif grave:
        first = _("重大、较大的 {grave}都还没到期限，**按期整改即可**").format(**said)
    else:
        first = _("没有重大、较大的") if not late else _("没有重大、较大的，**先催超期的**")
    return Reading(title, _("{text}。").format(text=sentences(first, oldest, left)), is_finding=True)


def sources_reading(frame: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the hazards by source (``hazards/hazards_by_source``): found by whom."""
    total = float(frame["hazard_count"].sum()) if not frame.empty else 0.0
    if not total:
        return nothing(_("隐患由谁发现"))
    sizes = frame.set_index(frame["source"].astype(str))["hazard_count"]
    patrol, complaint = (float(sizes.get(name, 0)) for name in ("巡查", "诉求"))
    if is_fraction_only(total):
        title = _("巡查发现 {patrol}，诉求发现 {complaint}").format(
            patrol=fraction(patrol, total), complaint=fraction(complaint, total)
        )
    else:
        title = _("巡查发现 {patrol}，诉求发现 {complaint}").format(
            patrol=rate(patrol / total), complaint=rate(complaint / total)
        )
    if is_small(total, small_sample):
        told = _("合计只有 {n}，**样本少不作判断**").format(n=count(total, HAZARDS))
    elif complaint > patrol:
        told = _("群众先看到的比巡查多，**先补巡查的地方和时段**")
    else:
        told = _("诉求先看到的 {n}是巡查没有看到的，**看看在哪些小区**").format(n=count(complaint, HAZARDS))
        told = told if complaint else _("没有由诉求发现的，**核对来源是否如实填写**")
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def kinds_reading(frame: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the hazards by kind (``hazards/hazards_by_kind``): rectified in time or not."""
    due = float(frame["due_hazard_count"].sum()) if not frame.empty else 0.0
    if frame.empty:
        return nothing(_("各类隐患整改"))
    if not due:
        return Reading(_("没有期限已过的隐患"), _("**还不能算按期整改率**。"), is_finding=True)
    done, on_time = float(frame["rectified_count"].sum()), float(frame["rectified_on_time_count"].sum())
    checked = float(frame["rechecked_count"].sum())
    title = _("按期整改 {part}").format(part=_part(on_time, due))
    few = _("样本少，**不作判断**") if is_small(due, small_sample) else ""
    left = done - checked
    seen = _("已整改的 {part}复查合格").format(part=_part(checked, done)) if done else ""
    missing = _("**还有 {n}没有复查**").format(n=count(left, HAZARDS)) if left > 0 and not few else ""
    calm = _("**都已复查**") if done and not left and not few else ""
    return Reading(
        title, _("{text}。").format(text=sentences(seen, missing or calm, few) or few), is_finding=True
    )


def _part(part: float, whole: float) -> str:
    """A share with its fraction; the fraction alone below ten."""
    told = fraction(part, whole)
    return (
        told
        if is_fraction_only(whole)
        else _("{rate}（{fraction}）").format(rate=rate(part / whole), fraction=told)
    )


def headline(period: str, now: Mapping[str, Any], standing: Mapping[str, Any]) -> str:
    """Headline of the page: found in the window, and what of all is still there.

    Args:
        period: Name of the window.
        now: The summary of the window.
        standing: The summary of all hazards up to its end.
    """
    found = _("发现隐患 {n}").format(n=count(now["hazard_count"], HAZARDS))
    late, grave = float(standing["overdue_hazard_count"]), float(standing["overdue_danger_count"])
    if not now["hazard_count"]:
        found = _("没有发现隐患")
    if grave:
        rest = _("超期未整改 {n}，其中重大、较大 {grave}").format(
            n=count(late, HAZARDS), grave=count(grave, HAZARDS)
        )
    elif late:
        rest = _("超期未整改 {n}").format(n=count(late, HAZARDS))
    elif standing["hazard_count"] > standing["open_hazard_count"] + standing["rectified_count"]:
        rest = _("写明的没有超期未整改")
    else:
        rest = _("没有超期未整改的")
    return _("{period}{parts}").format(period=period, parts=_("；").join([found, rest]))
