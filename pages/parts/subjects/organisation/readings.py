"""The gaps in the registers: compounds without a party group, buildings without anybody, homes below ten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from pages.parts.findings.extremes import largest, outside
from pages.parts.findings.reading import (
    HEADLINE_WIDTH,
    Reading,
    capital,
    fit,
    named_rows,
    nothing,
    some,
)
from pages.parts.words.language import _, language, mark, sentences
from pages.parts.words.numbers import NBSP, count, plain, rate, share

#: One 党员中心户 keeps in touch with ten households (信江社区).
LINE = 10
BUILDINGS, HOUSEHOLDS = mark("栋"), mark("户")


def with_gaps(frame: pd.DataFrame, *, has_units: bool = True, has_buildings: bool = True) -> pd.DataFrame:
    """The compounds with ``headless_count`` and ``gap_count``, those with most gaps first.

    Args:
        frame: Result of coverage_by_compound.
        has_units: Whether there is a register of organisations: without one nothing counts as missing.
        has_buildings: Whether there is a register of buildings.

    Returns:
        A gap is a missing 党小组, a missing 业委会 or 自管组织, or a building with neither head nor contact.
    """
    lacks = (frame["group_count"] == 0).astype(int) + (frame["self_governing_count"] == 0).astype(int)
    gaps = lacks * has_units + (frame["uncovered_count"] > 0).astype(int) * has_buildings
    counted = frame.assign(headless_count=frame["building_count"] - frame["headed_count"], gap_count=gaps)
    keys = ["gap_count", "group_count", "uncovered_count", "headless_count"]
    return counted.sort_values(keys, ascending=[False, True, False, False], kind="stable", ignore_index=True)


def untold_levels() -> str:
    """What cannot be seen of a register of organisations without levels, and the column to export."""
    return _("组织名册没写层级，看不出缺不缺党小组、业委会，**连同“组织层级”一列重新导出**")


def gaps_reading(
    frame: pd.DataFrame,
    *,
    has_units: bool = True,
    has_buildings: bool = True,
    has_levels: bool = True,
    shown: int | None = None,
) -> Reading:
    """Title and reading of ``with_gaps``: what is missing, and where to begin.

    Args:
        frame: Result of ``with_gaps``.
        has_units: Whether there is a register of organisations by level.
        has_buildings: Whether there is a register of buildings.
        has_levels: False of a register of organisations that says the level of none.
        shown: Number of rows in the list on the page; all when None.
    """
    neutral = _("各小区的组织和楼栋")
    if frame.empty:
        return nothing(neutral)
    ungrouped = list(frame.loc[frame["group_count"] == 0, "compound"]) if has_units else []
    ungoverned = list(frame.loc[frame["self_governing_count"] == 0, "compound"]) if has_units else []
    uncovered = int(frame["uncovered_count"].sum()) if has_buildings else 0
    values = {"groups": len(ungrouped), "bodies": len(ungoverned), "buildings": uncovered}
    left = "" if has_levels else untold_levels()
    if left and not uncovered:
        title = _("楼栋没有缺项") if has_buildings else _("看不出哪些小区缺党小组")
        return Reading(title, _("{text}。").format(text=left))
    if not any(values.values()):
        told = _("名册里没有缺项，**每季核对一次即可**。")
        title = _("{n} 个小区都没有缺项") if len(frame) > 1 else _("{n} 个小区没有缺项")
        return Reading(title.format(n=len(frame)), told)
    first = [
        _("{groups} 个小区没有党小组").format(**values) if ungrouped else "",
        _("{buildings} 栋楼无人联系").format(**values) if uncovered else "",
        _("{bodies} 个小区没有业委会或自管组织").format(**values) if ungoverned else "",
    ]
    title = capital(fit(_join_clauses(first[:2]) or first[2], next(text for text in first if text)))
    told = sentences(_first_steps(frame, ungrouped, ungoverned, uncovered, shown), left)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _join_clauses(parts: list[str]) -> str:
    return _("，").join(part for part in parts if part)


def _first_steps(
    frame: pd.DataFrame, ungrouped: list[str], ungoverned: list[str], uncovered: int, shown: int | None
) -> str:
    """The clause to act on, in bold, and the remaining gaps."""
    listed = list(frame["compound"].astype(str))[:shown]
    bodies = _("没有业委会或自管组织的是{names}").format(names=some(ungoverned, 3)) if ungoverned else ""
    if ungrouped:
        told = _("**先给{names}建党小组**").format(names=some(ungrouped, 3))
        named = [*ungrouped[:3], *ungoverned[:3]]
    elif uncovered:
        most = largest(frame.set_index("compound")["uncovered_count"])
        told = _("无人联系的楼：{who}，{n}，**先给这些楼定人**").format(
            who=most.who(_("最多")), n=most.each(count(most.value, BUILDINGS))
        )
        named = [*most.names[:3], *ungoverned[:3]]
    else:
        told, bodies = _("**先在{names}筹建业委会或自管组织**").format(names=some(ungoverned, 3)), ""
        named = ungoverned[:3]
    return sentences(told, bodies, outside(list(dict.fromkeys(named)), listed))


def headline(row: Mapping[str, Any], has: Collection[str], people: float) -> str:
    """The headline of the page: the gaps in the registers.

    Args:
        row: Result of organisation/summary.
        has: Ledgers that have rows: without a register nothing counts as missing in it.
        people: Persons with a role.
    """
    is_judged = {"organisation", "compound"} <= set(has)
    ungrouped = int(row["compound_count"]) - int(row["grouped_compound_count"]) if is_judged else 0
    headless = int(row["building_count"]) - int(row["headed_building_count"])
    uncovered = int(row["uncovered_building_count"])
    groups = _("{n} 个小区没有党小组").format(n=ungrouped) if ungrouped else ""
    heads = _("{n} 栋楼没有楼栋长").format(n=headless) if headless else ""
    none = _("其中 {n} 栋既无楼栋长、也无联络人").format(n=uncovered) if uncovered else ""
    if groups or heads:
        told = fit(_join_clauses([groups, heads, none]), _join_clauses([groups, heads]), most=HEADLINE_WIDTH)
        return _unbroken(capital(told))
    if row["building_count"] and is_judged:
        return _("{n} 个小区的党小组、{m} 栋楼的楼栋长没有缺项").format(
            n=plain(row["compound_count"]), m=plain(row["building_count"])
        )
    if row["building_count"]:
        return _("{n} 栋楼的楼栋长没有缺项").format(n=plain(row["building_count"]))
    if row["unit_count"]:
        form = _("名册里有 {n} 个组织") if "organisation" in has else _("名册里有 {n} 个组织，没写层级")
        return form.format(n=plain(row["unit_count"]))
    return _("{n} 名骨干在册").format(n=plain(people))


def _unbroken(text: str) -> str:
    """The headline with line breaks after its commas only, in a language without spaces between words."""
    return text.replace(" ", NBSP) if language() == "zh" else text


def by_place(frame: pd.DataFrame, place: str) -> pd.DataFrame:
    """The counts of a query by compound, summed per ``place``: community or compound."""
    numbers = [name for name in frame.columns if name not in ("community", "compound")]
    return frame.groupby(frame[place].astype(str))[numbers].sum().reset_index()


def buildings_reading(frame: pd.DataFrame, place: str) -> Reading:
    """Title and reading of buildings by who is responsible for them, one row per ``place``."""
    neutral = _("楼栋联系情况")
    total = int(frame["building_count"].sum()) if len(frame) else 0
    if not total:
        return nothing(neutral)
    uncovered, both = int(frame["uncovered_count"].sum()), int(frame["both_count"].sum())
    if not uncovered:
        told = _("楼栋长、联络人两者均有的占 {share}，**缺一项的按明细补**").format(share=share(both, total))
        if both == total:
            told = _("楼栋长、联络人均已登记，**每季核对一次即可**")
        title = _("{n} 栋楼都有人联系") if total > 1 else _("{n} 栋楼有人联系")
        return Reading(title.format(n=plain(total)), _("{text}。").format(text=told))
    if uncovered == total:  # nobody at all: the register may lack both columns
        title = _("{n} 栋楼都没写楼栋长和联络人") if total > 1 else _("{n} 栋楼没写楼栋长和联络人")
        told = _("**先看名册里有没有这两列**；确实空着的，逐栋定人")
        return Reading(title.format(n=plain(total)), _("{text}。").format(text=told), is_finding=True)
    title = _("{n} 栋楼无人联系，占 {share}").format(n=plain(uncovered), share=share(uncovered, total))
    named = frame[named_rows(frame, place)]
    told = _("**逐栋名单在“看明细”里**")
    if len(named) and named["uncovered_count"].max():
        most = largest(named.set_index(place)["uncovered_count"])
        told = _("{who}，{n}，**逐栋名单在“看明细”里**").format(
            who=most.who(_("最多")), n=most.each(count(most.value, BUILDINGS))
        )
    whole = _("两者均有的占 {share}").format(share=share(both, total))
    return Reading(title, _("{text}。").format(text=sentences(told, whole)), is_finding=True)


def with_linked_per_centre(frame: pd.DataFrame) -> pd.DataFrame:
    """The places with ``linked_per_centre``; null where no home has its households recorded."""
    judged = frame["judged_centre_count"].where(frame["judged_centre_count"] > 0)
    return frame.assign(linked_per_centre=frame["linked_households"].astype(float) / judged.astype(float))


def centres_reading(frame: pd.DataFrame, households: float) -> Reading:
    """Title and reading of the homes against the line of ten; ``households``: of the scope, 0 if unknown."""
    neutral = _("党员中心户联系户数")
    judged = int(frame["judged_centre_count"].sum()) if len(frame) else 0
    if not judged:
        return nothing(neutral)
    linked, below = float(frame["linked_households"].sum()), int(frame["below_line_count"].sum())
    values = {"mean": plain(linked / judged, 1), "below": below, "n": judged, "line": LINE}
    short_title = _("平均每个中心户联系 {mean} 户").format(**values)
    full = _("平均每个中心户联系 {mean} 户，{below} 个不足 {line} 户").format(**values)
    title = fit(full if below else short_title, short_title)
    todo = _("**先补足不足 {line} 户的中心户**") if below else _("**每季核对一次即可**")
    todo = todo.format(**values)
    if not households:
        told = _("{n} 个中心户里 {below} 个不足 {line} 户").format(**values)
        told = sentences(told, todo)
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    known = _("合计联系 {linked}，占全部 {all}的 {share}").format(
        linked=count(linked, HOUSEHOLDS), all=count(households, HOUSEHOLDS), share=rate(linked / households)
    )
    rest = _("其余住户未登记中心户联系") if linked < households else ""
    told = sentences(known, rest, todo)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
