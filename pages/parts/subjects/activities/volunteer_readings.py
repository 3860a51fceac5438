"""What is said of teams of volunteers, of reporting units and members, and of the legal adviser."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, named_rows
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count, fraction, is_fraction_only, plain, share, with_unit

_HOURS = mark("个小时")


def teams_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of activities/hours_by_team, which has rows."""
    named = frame[named_rows(frame, "volunteer_team")]
    timed = int(frame["timed_count"].sum())
    if named.empty and not timed:
        return Reading(
            _("志愿队与时长：台账里还没有记录"),
            _("活动台账加“志愿队”和“服务时长”两列，**会在这里按队列出次数和小时**。"),
        )
    hours = float(frame["service_hours"].sum())
    served = int(frame["service_count"].sum())
    said = with_unit(hours, _HOURS, 0 if hours.is_integer() else 1)
    values = {"n": plain(served), "hours": said}
    title = _("{teams} 支志愿队服务 {n} 次").format(teams=len(named), n=plain(named["service_count"].sum()))
    if timed:
        title = fit(
            _("志愿活动 {n} 次，写了时长的合计 {hours}").format(**values), _("合计 {hours}").format(**values)
        )
    each = (
        _("写了时长的 {share}，平均每次 {hours}").format(
            share=fraction(timed, served), hours=with_unit(hours / timed, _HOURS, 1)
        )
        if timed
        else ""
    )
    rest = int(frame.loc[~named_rows(frame, "volunteer_team"), "service_count"].sum())
    told = sentences(
        each,
        _("没写志愿队的 {n} 次").format(n=plain(rest)) if rest else "",
        _("**没写时长的不知道，不算 0 小时**") if timed < served else _("**时长都写了**"),
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def units_reading(frame: pd.DataFrame, members: pd.DataFrame) -> Reading:
    """Title and reading of activities/reported_units, beside activities/members_served_by_community."""
    known, had = float(members["served_known_count"].sum()), float(members["served_member_count"].sum())
    of = float(members["member_count"].sum())
    told = ""
    if known:
        rated = (
            fraction(had, known)
            if is_fraction_only(known)
            else _("{a}（{b}）").format(a=fraction(had, known), b=share(had, known))
        )
        told = _("名册填了服务次数的报到党员里，服务过的 {share}").format(share=rated)
        if known < of:
            told = sentences(told, _("另 {n} 名没填，**不知道服务没有**").format(n=plain(of - known)))
    if frame.empty:
        needed = _("活动台账加“报到单位”一列，写单位不写人名，**会在这里列出各单位服务几次**")
        return Reading(_("报到单位：台账里还没有记录"), _("{text}。").format(text=sentences(needed, told)))
    values = {
        "units": frame["reporting_unit"].nunique(),
        "n": plain(float(frame["service_count"].sum())),
    }
    most = largest(frame.groupby("reporting_unit")["service_count"].sum())
    who = _("{who}，{n}").format(who=most.who(_("最多")), n=most.each(count(most.value, "次")))
    last = told or _("**没来过的单位不在台账里，不知道有几家**")
    title = _("{units} 家单位来报到服务 {n} 次").format(**values)
    return Reading(title, _("{text}。").format(text=sentences(who, last)), is_finding=True)


def advice_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of activities/consultations_by_compound, which has rows."""
    held = float(frame["consultation_count"].sum())
    places = frame[["community", "compound"]].drop_duplicates()
    people = float(frame["participant_count"].sum())
    title = _("法律咨询 {n} 场，{places} 个小区").format(n=plain(held), places=len(places))
    if people:
        title = fit(
            _("法律咨询 {n} 场，{people} 人次来问").format(n=plain(held), people=plain(people)), title
        )
    disputes, court = float(frame["dispute_count"].sum()), float(frame["to_court_count"].sum())
    beside = (
        _("同期这些小区受理纠纷 {n} 件，其中引导诉讼 {m} 件").format(n=plain(disputes), m=plain(court))
        if disputes
        else _("同期这些小区没有受理纠纷")
    )
    last = _("**台账不记问的是哪一类，不能说咨询使纠纷增减**")
    return Reading(title, _("{text}。").format(text=sentences(beside, last)), is_finding=True)
