"""What is said of the daily rounds of streets and of the problems they find."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.findings.comparison import newcombe
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, named_rows
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count, is_missing, is_small, points, share

_NAMED = {
    "hygiene_count": mark("卫生"),
    "frontage_count": mark("门前五包"),
    "vehicle_count": mark("车辆"),
}
#: Months on each side of the comparison.
_QUARTER = 3


def streets_reading(frame: pd.DataFrame, *, shown: int) -> Reading:
    """Title and reading of ``visits/street_findings``, at least one row.

    Args:
        frame: ``stretch`` is the name that the chart has.
        shown: How many stretches the chart has.
    """
    rounds, told = float(frame["round_count"].sum()), float(frame["told_round_count"].sum())
    found = float(frame["finding_count"].sum())
    if not told:
        title = _("街长巡查 {n}，没写有没有发现").format(n=count(rounds, "次"))
        return Reading(title, _("**先补填发现问题类别或发现问题数**。"), is_finding=True)
    values = {"n": count(rounds, "次"), "share": share(found, told), "most": _kind(frame)}
    title = _("街长巡查 {n}，发现问题 {share}").format(**values)
    if not found:
        return Reading(title, _("{text}。").format(text=_("**照常巡即可**")), is_finding=True)
    if values["most"]:
        title = fit(_("{most}；街长巡查发现问题 {share}").format(**values), title)
    unnamed = float(frame["unnamed_count"].sum())
    parts = [_where(frame), _("次数多少和巡得勤有关，**比发现率，不比次数**") if len(frame) > 1 else ""]
    if unnamed == found:
        parts.append(_("都没写是哪一类，**补填“发现问题类别”**"))
    elif unnamed:
        parts.append(_("{n}没写是哪一类").format(n=count(unnamed, "次")))
    elif len(frame) == 1:
        parts.append(_("**同一家反复出现的先上门**"))
    left = len(frame) - shown
    parts.append(_("另有 {n} 段不在图中").format(n=left) if left > 0 else "")
    return Reading(title, _("{text}。").format(text=sentences(*parts)), is_finding=True)


def _kind(frame: pd.DataFrame) -> str:
    """The kind that most rounds found; empty where none is ahead or no round names one."""
    sums = pd.Series({_(name): float(frame[column].sum()) for column, name in _NAMED.items()})
    most = largest(sums)
    return most.who(_("最多")) if most.value and most.is_alone else ""


def _where(frame: pd.DataFrame) -> str:
    """The stretch whose rounds found something most often, of those with rounds enough to say so."""
    rated = frame[named_rows(frame, "stretch") & ~frame["told_round_count"].map(is_small)]
    if len(rated) < 2:
        if len(frame) < 2:
            return ""
        return _("写明有没有发现的巡查够 30 次的不到两段，不比各段")
    rates = (rated["finding_count"] / rated["told_round_count"]).set_axis(rated["stretch"].astype(str))
    first = rates.sort_values(ascending=False, kind="stable").index[0]
    row = rated[rated["stretch"].astype(str) == first].iloc[0]
    told = share(float(row["finding_count"]), float(row["told_round_count"]))
    return _("{name}的发现率最高，{share}").format(name=first, share=told)


def months_reading(frame: pd.DataFrame, as_of: date) -> Reading:
    """Title and reading of the months: the last three whole ones beside the three before.

    Args:
        frame: ``visits/street_findings_by_period`` by month, in order.
        as_of: The day of the data; a month that is not over is in neither part.
    """
    neutral = _("每月街长巡查发现的问题")
    ends = pd.to_datetime(frame["period_start"]) + pd.offsets.MonthEnd(0)
    whole = frame[ends <= pd.Timestamp(as_of)]
    if len(whole) < 2 * _QUARTER:
        return Reading(neutral, _("整月不到六个，**暂不比升降**。"))
    now, before = whole.iloc[-_QUARTER:], whole.iloc[-2 * _QUARTER : -_QUARTER]
    late, early = _found_of(now), _found_of(before)
    values = {"now": share(*late), "before": share(*early)}
    if is_small(late[1]) or is_small(early[1]):
        text = _("近三个整月 {now}，再前三个整月 {before}，**样本少，不作判断**。").format(**values)
        return Reading(neutral, text)
    low, high = newcombe(late, early)
    if is_missing(low) or low <= 0 <= high:
        title = _("街长巡查发现率没有明显变化")
        text = _("近三个整月 {now}，再前三个整月 {before}，相差在偶然之内，**照常巡**。").format(**values)
        return Reading(fit(title, neutral), text, is_finding=True)
    gap = late[0] / late[1] - early[0] / early[1]
    rises = gap > 0
    title = (_("街长巡查发现率上升 {gap}") if rises else _("街长巡查发现率下降 {gap}")).format(
        gap=points(gap)
    )
    text = (
        _("近三个整月 {now}，再前三个整月 {before}，**先看是问题多了还是巡得细了**。")
        if rises
        else _("近三个整月 {now}，再前三个整月 {before}，**先看是问题少了还是巡得粗了**。")
    ).format(**values)
    return Reading(title, text, is_finding=True)


def _found_of(part: pd.DataFrame) -> tuple[float, float]:
    """Rounds with a problem, and those that say whether there was one."""
    return float(part["finding_count"].sum()), float(part["told_round_count"].sum())
