"""What the requests by building say: busy buildings without anybody, and whether contact speeds answers."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from pages.parts.findings.few_persons import FEW
from pages.parts.findings.reading import Reading, some
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import elapsed_time, is_missing, plain

#: Fewer answered requests on either side are no comparison.
_LEAST = 20


def requests_reading(frame: pd.DataFrame, contact: pd.DataFrame) -> Reading:
    """Title and reading of the buildings.

    Args:
        frame: Result of organisation/requests_by_building.
        contact: Result of organisation/answers_by_contact.
    """
    told, alone = frame[frame["request_count"].notna()], busy_alone(frame)
    if told.empty:
        title = _("各栋楼的诉求都不足 {n} 件").format(n=FEW.removeprefix("<"))
        return Reading(
            title, _("{text}。").format(text=sentences(_("**看走访列，没走到的楼先去**"), _rest(contact)))
        )
    if alone.empty:
        most = told.to_dict("records")[0]
        title = _("诉求最多的是{who}，{n} 件").format(
            who=_building_name(most), n=plain(most["request_count"])
        )
        todo = _("诉求 {least} 件以上的楼都有人联系，**请他们先去问**").format(least=FEW.removeprefix("<"))
    else:
        title = _("{n} 栋楼诉求不少，没有楼栋长也没有联络人").format(n=plain(len(alone)))
        named = [_building_name(row) for row in alone.to_dict("records")]
        todo = _("**先给{who}定人**").format(who=some(named))
    text = sentences(todo, _compared(contact), _rest(contact))
    return Reading(title, _("{text}。").format(text=text), is_finding=bool(len(alone)))


def busy_alone(frame: pd.DataFrame) -> pd.DataFrame:
    """The buildings whose requests are counted and that have neither head nor contact.

    Args:
        frame: Result of organisation/requests_by_building.
    """
    has_nobody = ~frame["has_head"].astype(bool) & ~frame["has_contact"].astype(bool)
    return frame[frame["request_count"].notna() & has_nobody]


def _building_name(row: dict[Hashable, object]) -> str:
    return _("{compound}{n}栋").format(compound=row["compound"], n=row["building_number"])


def _compared(contact: pd.DataFrame) -> str:
    """How soon requests are answered on both sides; empty where one of them has too few."""
    sides = {bool(row["is_covered"]): row for row in contact.to_dict("records")}
    if len(sides) < 2 or any(side["responded_count"] < _LEAST for side in sides.values()):
        return ""
    hours = {covered: side["median_hours_to_respond"] for covered, side in sides.items()}
    return _("有人联系的楼响应中位 {one}，没人的 {other}").format(
        one=elapsed_time(hours[True]), other=elapsed_time(hours[False])
    )


def _rest(contact: pd.DataFrame) -> str:
    """How many requests of the same compounds name no building."""
    if contact.empty or is_missing(contact["without_building_count"].iloc[0]):
        return ""
    rest = int(contact["without_building_count"].iloc[0])
    return _("这些小区另有 {n} 件看不出是哪栋楼").format(n=plain(rest)) if rest else ""
