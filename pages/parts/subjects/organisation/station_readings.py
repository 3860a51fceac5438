"""What is said of the stations: which are used, which are not, and where no ledger tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.findings.extremes import largest, outside
from pages.parts.findings.reading import Reading, fit, nothing, some
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import count, fraction, plain


def is_told(frame: pd.DataFrame) -> pd.Series:
    """For each station whether the ledgers of its community name any station: else its use is not known."""
    if frame.empty:
        return pd.Series(dtype=bool)
    return frame.groupby(frame["community"].astype(str))["use_count"].transform("sum") > 0


def stations_reading(
    frame: pd.DataFrame, naming: pd.DataFrame, until: date | None = None, *, shown: int | None = None
) -> Reading:
    """Title and reading of the stations: how often they are used, which ones are not, what is not written.

    Args:
        frame: Result of organisation/stations.
        naming: Result of organisation/station_naming.
        until: The day after the window; a station that opens later is not said to be idle.
        shown: Number of stations on the page; all when None.
    """
    if frame.empty:
        return nothing(_("服务阵地"))
    told = is_told(frame)
    if not told.any():
        return Reading(
            _("{n} 处服务阵地，用得怎样台账没写").format(n=len(frame)),
            _("{text}。").format(text=sentences(_unnamed(naming), _("**小区里的活动不能算作阵地的**"))),
            is_finding=True,
        )
    uses = float(frame["use_count"].sum())
    values = {"n": len(frame), "uses": plain(uses)}
    title = fit(
        _("{n} 处服务阵地，写明使用 {uses} 次").format(**values), _("写明使用 {uses} 次").format(**values)
    )
    said = sentences(
        _idle(frame[told], until, list(frame["station_name"])[:shown]),
        _riders(frame),
        _rest(frame, told, naming),
    )
    return Reading(title, _("{text}。").format(text=said), is_finding=True)


def _unnamed(naming: pd.DataFrame) -> str:
    """Which column would be needed, or that the names written are on no register."""
    unknown = float(naming["unknown_count"].sum()) if len(naming) else 0.0
    if unknown:
        return _("有 {n} 行写了阵地，但名册里没有这些名称或编号").format(n=plain(unknown))
    return _("活动、议事、三单、诉求或走访台账加“阵地”一列，写阵地编号或名称，这里就按月数")


def _idle(frame: pd.DataFrame, until: date | None, drawn: Sequence[str]) -> str:
    opened = pd.to_datetime(frame["opened_on"])
    is_open = opened.isna() | (True if until is None else opened < pd.Timestamp(until))
    idle = [str(name) for name in frame.loc[(frame["use_count"] == 0) & is_open, "station_name"]]
    if idle:
        told = _("{names}没有使用记录，**先核实是闲置还是漏记**").format(names=some(idle, 2))
        return sentences(told, outside(idle[:2], drawn))
    most = largest(frame.set_index("station_name")["use_count"])
    told = most.each(count(most.value, "次"))
    return _("{who}，{n}，**次数多少要看开放时间**").format(who=most.who(_("最多")), n=told)


def _riders(frame: pd.DataFrame) -> str:
    """How many of the people were riders and couriers, as far as rows say so."""
    rows = frame[frame["new_use_count"] > 0]
    if rows.empty:
        return ""
    people = rows["new_people_count"].sum()
    if not people:
        return _("{n} 处写了为新就业群体服务，没写人次").format(n=len(rows))
    return _("写明是新就业群体的 {people} 人次，在 {n} 处").format(people=plain(float(people)), n=len(rows))


def _rest(frame: pd.DataFrame, told: pd.Series, naming: pd.DataFrame) -> str:
    """What is not known: communities that never name a station, ledgers that do not, names on no register."""
    silent = list(dict.fromkeys(frame.loc[~told, "community"].astype(str)))
    own = _("{names}的台账没写阵地，用没用不知道").format(names=some(silent, 3)) if silent else ""
    named = naming[naming["named_count"] > 0]
    empty = [_(LEDGERS[str(name)].title) for name in naming.loc[naming["named_count"] == 0, "ledger"]]
    none = _("{ledgers}没写在哪处阵地").format(ledgers=listing(empty)) if empty else ""
    written = _("写了阵地的只有 {share} 行").format(
        share=fraction(float(named["named_count"].sum()), float(named["row_count"].sum()))
    )
    unknown = float(naming["unknown_count"].sum()) if len(naming) else 0.0
    lost = _("其中 {n} 行写的阵地名册里没有，不算在内").format(n=plain(unknown)) if unknown else ""
    return sentences(own, none, written, lost)


def months_reading(frame: pd.DataFrame, months: Sequence[date]) -> Reading:
    """Title and reading of organisation/station_use_by_month, which has rows.

    Args:
        frame: Its rows.
        months: First days of the months shown.
    """
    sums = frame.groupby("station_name")["use_count"].sum()
    most = largest(sums)
    title = fit(
        _("{who}，近 {months} 个月 {n}").format(
            who=most.who(_("用得最多")), months=len(months), n=most.each(count(most.value, "次"))
        ),
        _("{n} 处阵地近 {months} 个月有使用记录").format(n=len(sums), months=len(months)),
    )
    held = frame.groupby("station_name")["period_start"].nunique()
    every = int((held == len(months)).sum())
    told = (
        _("月月有记录的 {n} 处，**灰格的月先核对是没开还是没记**").format(n=every)
        if every
        else _("没有一处月月有记录，**灰格的月先核对是没开还是没记**")
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
