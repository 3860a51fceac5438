"""What is said of the alliances, of the trades of their members, and of members that did nothing together."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, is_named, name_as_written, named_rows, short, some
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count, plain, share

MEMBERS = mark("家")


def absent_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading where the roll has alliances and no register says who their members are.

    Args:
        frame: ``organisation/alliances_by_community``, at least one row.
    """
    said = float(frame["roll_member_count"].sum())
    number = _("组织名册只写了成员数（{n}）").format(n=count(said, MEMBERS)) if said else ""
    return Reading(
        _("联盟没有成员名册"),
        _("{text}。").format(
            text=sentences(
                number,
                _("**导入联盟成员（成员名称、联盟类别、业态、街段、资源）后才知道是谁、一起办了什么**"),
            )
        ),
    )


def alliances_reading(frame: pd.DataFrame, deeds: pd.DataFrame) -> Reading:
    """Title and reading of the alliances whose members are known.

    Args:
        frame: ``organisation/alliances_by_community`` with at least one member.
        deeds: ``organisation/partner_deeds`` of the same window.
    """
    members, active = (float(frame[name].sum()) for name in ("alliance_member_count", "active_member_count"))
    values = {"n": count(members, MEMBERS), "share": share(active, members)}
    left = members - active
    title = fit(_("联盟成员 {n}，一起办过事的 {share}").format(**values), _("联盟成员 {n}").format(**values))
    if deeds.empty:
        told = _("时段内没有一件活动或议题写共办单位，**先在台账里补填“共办单位”**")
        return Reading(
            title, _("{text}。").format(text=sentences(told, _short_of_roll(frame))), is_finding=True
        )
    idle = (
        _("{n}没有一起办过事，**先问一问能做什么**").format(n=count(left, MEMBERS))
        if left
        else _("家家都一起办过事，**照常邀请**")
    )
    if members == 1 and not left:
        idle = _("一起办过事，**照常邀请**")
    strange = int((deeds["alliance_member_count"] == 0).sum())
    beside = _("另有 {n}的共办单位不在名册里或写法不同").format(n=count(strange)) if strange else ""
    told = sentences(idle, beside, _short_of_roll(frame))
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _short_of_roll(frame: pd.DataFrame) -> str:
    """Where the register has another number of members than the roll of organisations."""
    said = frame[frame["roll_member_count"].notna()]
    other = said[said["roll_member_count"] != said["alliance_member_count"]]
    if other.empty:
        return ""
    first = other.assign(gap=(other["roll_member_count"] - other["alliance_member_count"]).abs())
    row = first.sort_values("gap", ascending=False, kind="stable").iloc[0]
    return _("{place}{kind}组织名册写 {said}，成员名册有 {known}").format(
        place=short(row["community"]),
        kind=name_as_written(row["alliance_kind"]),
        said=count(float(row["roll_member_count"]), MEMBERS),
        known=count(float(row["alliance_member_count"]), MEMBERS),
    )


def trades_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of ``organisation/members_by_trade_stretch``, at least one row."""
    total = float(frame["alliance_member_count"].sum())
    named = frame[named_rows(frame, "trade")]
    title = _("联盟成员 {n}").format(n=count(total, MEMBERS))
    if len(named):
        sums = named.groupby(named["trade"].astype(str), sort=False)["alliance_member_count"].sum()
        kinds = _("联盟成员 {n}，业态 {kinds} 种").format(n=count(total, MEMBERS), kinds=plain(len(sums)))
        most = largest(sums)
        full = _("{who}；{title}").format(who=most.who(_("最多")), title=kinds) if most.is_alone else kinds
        title = fit(full, kinds)
    streets = [name for name in frame["stretch"].astype(str).unique() if is_named(name)]
    placed = frame[frame["stretch"].astype(str).isin(streets)]
    idle = placed.groupby(placed["stretch"].astype(str))["active_member_count"].sum()
    quiet = sorted(map(str, idle[idle == 0].index))
    left = float(frame.loc[~named_rows(frame, "stretch"), "alliance_member_count"].sum())
    parts = [
        _("{n}没写街段").format(n=count(left, MEMBERS)) if left else "",
        _("{names}没有成员一起办过事，**先从这里邀请**").format(names=some(quiet))
        if quiet
        else _("**看各段缺哪一类，再去邀请**"),
        _leading_shops(frame),
    ]
    return Reading(title, _("{text}。").format(text=sentences(*parts)), is_finding=True)


def _leading_shops(frame: pd.DataFrame) -> str:
    """How many shops with the sign of party members joined in, how many were done up; empty without any."""
    shops, active, upgraded = (
        float(frame[name].sum()) for name in ("party_shop_count", "active_party_shop_count", "upgraded_count")
    )
    told = (
        _("党员示范店 {n}，{k} 家一起办过事").format(n=count(shops, MEMBERS), k=plain(active))
        if shops
        else ""
    )
    done = _("提档 {n}").format(n=count(upgraded, MEMBERS)) if upgraded else ""
    return sentences(told, done)


def members_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of ``organisation/alliance_members``, at least one row: who did most, who nothing."""
    active = frame[frame["partner_deed_count"] > 0]
    idle, total = len(frame) - len(active), len(frame)
    if active.empty:
        title = _("联盟成员还没有一起办过事")
        told = _("时段内的活动和议题都没写到它们，**先核对共办单位和成员名称写得是否一样**")
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    times = (
        active.groupby(active["member_name"].astype(str), sort=False)["partner_deed_count"]
        .sum()
        .astype(float)
    )
    most = largest(times)
    title = _("{n}成员一起办过事").format(n=count(len(active), MEMBERS))
    if most.among > 1 and not most.is_level:
        told = most.each(count(most.value, "次"))
        title = fit(_("{who}，{n}").format(who=most.who(_("最多")), n=told), title)
    told = sentences(
        _idle_clause(frame, idle) if idle else _all_joined(total), _("只按台账写的共办单位算，没写的不知道")
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _idle_clause(frame: pd.DataFrame, idle: int) -> str:
    """How many members did nothing, and how many of them have something to bring."""
    bringing = int((frame["partner_deed_count"].eq(0) & frame["resource"].notna()).sum())
    ask = _("**先问清它们能提供什么**")
    if bringing:
        ask = _("其中 {n}写了资源，**先用起来**").format(n=count(bringing, MEMBERS))
    return sentences(_("{n}一次也没有").format(n=count(idle, MEMBERS)), ask)


def _all_joined(total: int) -> str:
    return _("名册里的都参与过，**照常邀请**") if total > 1 else _("名册里的这一家参与过，**照常邀请**")
