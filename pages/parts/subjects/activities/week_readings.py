"""What is said of weeks with and without an activity."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, nothing, short
from pages.parts.words.dates import dates
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import fraction, plain


def weeks_reading(frame: pd.DataFrame, quiet: pd.DataFrame) -> Reading:
    """Title and reading of activities/weeks_by_community, with the runs of activities/quiet_weeks."""
    if frame.empty:
        return nothing(_("周周有活动"))
    every = frame[frame["active_week_count"] == frame["week_count"]]
    most = largest(frame.set_index(frame["community"].astype(str))["active_week_count"])
    of = frame.loc[frame["community"].astype(str) == most.names[0], "week_count"].iloc[0]
    told = most.each(fraction(most.value, of))
    if len(frame) == 1:
        title = _("{name} {n} 周里 {m} 周有活动").format(
            name=short(most.names[0]), n=int(of), m=int(most.value)
        )
    elif len(every) == len(frame):
        title = _("{n} 个社区周周有活动").format(n=len(frame))
    else:
        title = fit(
            _("有活动的周{who}，{n}").format(who=most.who(_("最多")), n=told),
            _("{n} 个社区里 {m} 个周周有活动").format(n=len(frame), m=len(every)),
        )
    return Reading(title, _("{text}。").format(text=_gap(quiet, is_named=len(frame) > 1)), is_finding=True)


def _gap(quiet: pd.DataFrame, *, is_named: bool) -> str:
    """The longest run of weeks without an activity."""
    if quiet.empty:
        return _("所算的周都有活动，**照常办即可**")
    first = quiet.iloc[0]
    values = {"window": _days(first), "n": int(first["quiet_week_count"])}
    if not is_named:
        return _("最长的空档 {window} 连续 {n} 周没有，**先核对是没办还是没记**").format(**values)
    name = short(first["community"])
    return _("最长的空档在{name}，{window} 连续 {n} 周没有，**先核对是没办还是没记**").format(
        name=name, **values
    )


def _days(row: pd.Series) -> str:
    return dates(
        pd.Timestamp(row["quiet_from"]).date(), pd.Timestamp(row["quiet_to"]).date() + pd.Timedelta(days=1)
    )


def quiet_reading(frame: pd.DataFrame, *, shown: int) -> Reading:
    """Title and reading of activities/quiet_weeks.

    Args:
        frame: Its rows, which may be none.
        shown: Number of runs in the table.
    """
    if frame.empty:
        return Reading(_("没有一周没有活动"), _("所算的周都有活动，**照常办即可**。"), is_finding=True)
    weeks, where = plain(float(frame["quiet_week_count"].sum())), frame["community"].nunique()
    title = _("没有活动的共 {weeks} 周，{n} 个社区").format(weeks=weeks, n=where)
    long = int((frame["quiet_week_count"] > 1).sum())
    told = sentences(
        _("各社区的周数相加，同一周几个社区都没有的算几周"),
        _("连着两周以上的 {n} 段，**先补这些空档**").format(n=long)
        if long
        else _("**没有连着两周以上的空档**"),
        _("还有 {n} 段未列出").format(n=len(frame) - shown) if len(frame) > shown else "",
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def compounds_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of activities/weeks_by_compound, where an activity names a compound."""
    sums = frame.set_index(frame["compound"].astype(str))["active_week_count"]
    most = largest(sums)
    title = fit(
        _("有活动的周{who}，{n}").format(
            who=most.who(_("最多")), n=most.each(_("{n} 周").format(n=plain(most.value)))
        ),
        _("写明小区的活动在 {n} 个小区").format(n=int((sums > 0).sum())),
    )
    none = int((sums == 0).sum())
    told = (
        _("{n} 个小区没有写明在那里办的活动，**先核对是没办还是没写小区**").format(n=none)
        if none
        else _("每个小区都有写明在那里办的活动，**没写小区的不在内**")
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
