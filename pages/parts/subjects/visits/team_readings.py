"""What is said of teams of patrol and of their routes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.findings.reading import Reading, fit, some
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count, plain

_TEAMS, _ROUTES, _DAYS = mark("支"), mark("条"), mark("天")


def teams_reading(names: Sequence[str], sums: pd.Series, weeks: int) -> Reading:
    """Title and reading of the patrols of teams over some weeks.

    Args:
        names: Every team that went out within the year.
        sums: Team -> its patrols within these weeks; a team without any is not in it.
        weeks: How many weeks.
    """
    total = float(sums.sum())
    idle = [name for name in names if name not in sums.index]
    values = {"teams": count(len(names), _TEAMS), "weeks": weeks, "n": count(total, "次")}
    if idle:
        title = _("{names}近 {weeks} 周没有巡逻记录").format(names=some(idle), **values)
        told = _("**先核对是没去还是没记**")
        return Reading(
            fit(title, _("{teams}队伍近 {weeks} 周巡逻 {n}").format(**values)), _join(told), is_finding=True
        )
    title = _("{teams}队伍近 {weeks} 周巡逻 {n}").format(**values)
    told = _("平均每队每周 {mean} 次，**灰格的周先核对是没去还是没记**").format(
        mean=plain(total / len(names) / weeks, 1)
    )
    return Reading(title, _join(told), is_finding=True)


def routes_reading(frame: pd.DataFrame, most: int) -> Reading:
    """Title and reading of the routes (``visits/routes``, at least one row): those not walked for long.

    Args:
        frame: ``route`` and ``days_since``, the longest ago first.
        most: A route that was not walked for more days is due.
    """
    due = frame[frame["days_since"] > most]
    known = _("台账里从没写过的路线不在内")
    if due.empty:
        title = _("{n}路线都在 {most} 天内走过").format(n=count(len(frame), _ROUTES), most=most)
        return Reading(title, _join(_("**照常走即可**"), known))
    title = _("{n}路线超过 {most} 天没走").format(n=count(len(due), _ROUTES), most=most)
    first = due.iloc[0]
    told = _("最久的{name}已隔 {days}，**本周先走它**").format(
        name=first["route"], days=count(int(first["days_since"]), _DAYS)
    )
    return Reading(title, _join(told, known), is_finding=True)


def _join(*parts: str) -> str:
    return _("{text}。").format(text=sentences(*parts))
