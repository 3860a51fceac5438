"""The readings of activities: kinds, attendance, problems found, volunteers, stars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import Number, count, is_fraction_only, is_missing, is_number, share

#: Kinds of star, the widest first.
STARS = ("社区之星", "楼长之星", "楼院之星")


def calendar_reading(kinds: pd.DataFrame) -> Reading:
    """Title and reading of the calendar: kind, activity_count, participant_count, one row per kind."""
    total = float(kinds["activity_count"].sum()) if not kinds.empty else 0.0
    if not total:
        return nothing(_("活动日历"))
    title = attendance_clause(total, float(kinds["participant_count"].sum()))
    attended = kinds[(kinds["participant_count"] > 0) & named_rows(kinds, "kind")]
    if attended.empty:
        return Reading(title, _("台账没有填人次，**不能说参与多少**。"), is_finding=True)
    silent = kinds[~(kinds["participant_count"] > 0)]
    told = sentences(
        _turnout(attended),
        _("没有人次的 {n}（如公示、推送）不在其内，**不要拿场次比参与**").format(
            n=count(silent["activity_count"].sum(), "场")
        )
        if len(silent)
        else _("**同一人多次参加计多次**"),
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def attendance_clause(activities: float, people: float) -> str:
    """The number of activities and of participants; only the first where no participants are recorded."""
    if is_missing(people) or not people:
        return _("活动 {n}").format(n=count(activities, "场"))
    return _("活动 {n}，参与 {people}").format(n=count(activities, "场"), people=count(people, "人次"))


def _turnout(attended: pd.DataFrame) -> str:
    """The kind with most participants, and how many come to each of its activities."""
    sums = attended.groupby(attended["kind"].astype(str), sort=False)[
        ["participant_count", "activity_count"]
    ].sum()
    most = largest(sums["participant_count"])
    if len(most.names) > 1:
        return _("{who}，{n}").format(who=most.who(_("人次最多")), n=most.each(count(most.value, "人次")))
    each = count(round(most.value / float(sums["activity_count"][most.names[0]])), "人次")
    if most.among == 1:
        return _("{name}平均每场 {n}").format(name=most.name, n=each)
    return _("{who}，平均每场 {n}").format(who=most.who(_("人次最多")), n=each)


def issues_reading(kinds: pd.DataFrame, requests: float) -> Reading:
    """Title and reading of the issues: kind, issues_collected_count, issues_resolved_count, one row per kind.

    Args:
        kinds: The issues by kind of activity.
        requests: Requests of the window that came through the channel 文化活动.
    """
    collected = float(kinds["issues_collected_count"].sum()) if not kinds.empty else 0.0
    if not collected:
        return nothing(_("活动收集的问题"))
    solved = float(kinds["issues_resolved_count"].sum())
    title = fit(
        _("活动收集问题 {a}，已解决 {b}").format(a=count(collected), b=count(solved)),
        _("已解决 {b}").format(b=count(solved)),
    )
    left = kinds.assign(left=kinds["issues_collected_count"] - kinds["issues_resolved_count"])
    most = largest(left.set_index("kind")["left"])
    told = sentences(
        _("解决 {share}，**先看{name}（未解决 {n}）**").format(
            share=share(solved, collected), name=most.name, n=most.each(count(most.value))
        )
        if most.value > 0
        else _("已全部解决，**不必再催办**"),
        _("同期诉求工单中来自文化活动的有 {n}").format(n=count(requests)) if requests else "",
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def service_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of 双报到、双服务, one row per community: members, voluntary activities, orders."""
    if frame.empty:
        return nothing(_("双报到、双服务"))
    people = float(frame["member_count"].fillna(0).sum())
    served = float(frame["volunteer_count"].sum() + frame["volunteer_done_count"].sum())
    values = {"people": count(people, "名"), "n": count(served, "次")}
    title = fit(_("报到在职党员 {people}，志愿服务 {n}").format(**values), _("志愿服务 {n}").format(**values))
    if not people:
        title = _("志愿服务 {n}").format(**values)
    told = _("人数取自现在的名册，次数是所选时段的，**不能逐人折算**")
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def stars_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the stars: period_start, kind, community, compound, star_count."""
    if frame.empty:
        return Reading(
            _("星级评选：台账里还没有记录"),
            _("活动台账中类别填“社区之星”“楼长之星”“楼院之星”的，**会在这里按月、按小区列出，不写姓名**。"),
        )
    total, months = float(frame["star_count"].sum()), frame["period_start"].nunique()
    title = _("{months} 个月评出星级 {n}").format(months=months, n=count(total, "名"))
    places = frame[named_rows(frame, "compound")].groupby("compound")["star_count"].sum()
    told = _("来自 {n} 个小区，**只列名额与来源，不显示姓名**").format(n=len(places))
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def stars_wide(frame: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The stars, one row per month, latest first: month, the count of each kind, their places."""
    rows: list[Mapping[str, Any]] = []
    for month, own in sorted(frame.groupby("period_start"), reverse=True):
        counts = own.groupby("kind")["star_count"].sum()
        places = own.sort_values("star_count", ascending=False)
        names = dict.fromkeys(
            str(place.compound if place.compound not in ("未填写", "未匹配") else place.community)
            for place in places.itertuples()
        )
        rows.append(
            {"month": month, "counts": {k: int(counts.get(k, 0)) for k in STARS}, "places": list(names)}
        )
    return rows


def per_hundred(served: float, people: Number) -> float | None:
    """Number per hundred members; None where the members are unknown or too few for a ratio."""
    if not is_number(people) or is_fraction_only(people):
        return None
    return 100 * float(served) / float(people)
