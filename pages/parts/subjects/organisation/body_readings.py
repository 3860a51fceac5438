"""Bodies beside the party's line: kinds of management, residents' bodies and alliances."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest, smallest
from pages.parts.findings.reading import Reading, fit, is_named, nothing, some
from pages.parts.subjects.organisation.tree import HOME, LINE, PARTY
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, plain

MEMBERS, ITEMS = mark("家"), mark("个议题")
#: Kinds of management in the order they are shown.
MANAGEMENT = ("红色物业", "市场物业", "自管", "无物业", "未填写")
RED = MANAGEMENT[0]
_SUMS = ("households", "building_count", "headed_count", "contacted_count")


def by_management(frame: pd.DataFrame) -> pd.DataFrame:
    """Compounds by kind of management: how many have a branch, a group, a residents' body, heads."""
    kinds = frame["management"].astype(str)
    flags = pd.DataFrame(
        {
            "compound_count": 1,
            "branched_count": (frame["branch_count"] > 0).astype(int),
            "grouped_count": (frame["group_count"] > 0).astype(int),
            "governed_count": (frame["self_governing_count"] > 0).astype(int),
            **{name: frame[name] for name in _SUMS},
        }
    )
    found = flags.groupby(kinds).sum()
    order = [kind for kind in MANAGEMENT if kind in found.index]
    return found.loc[order].rename_axis("management").reset_index()


def management_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of ``by_management``: 红色物业 against the other compounds."""
    neutral = _("各管理模式的组织覆盖")
    red, rest = frame[frame["management"] == RED], frame[frame["management"] != RED]
    if red.empty or rest.empty:
        return Reading(neutral, _("所选范围只有一类小区，**不能比较**。"))
    is_small = min(red["compound_count"].sum(), rest["compound_count"].sum()) < SMALL_SAMPLE
    values = {
        "n": int(red["branched_count"].sum()), "of": int(red["compound_count"].sum()),
        "m": int(rest["branched_count"].sum()), "among": int(rest["compound_count"].sum()),
    }  # fmt: skip
    title = fit(
        _("红色物业小区有党支部的 {n}/{of}，其他 {m}/{among}").format(**values),
        _("红色物业有党支部的 {n}/{of}").format(**values),
    )
    form = (
        _("有业委会或自管组织的 {n}/{of}，其他 {m}/{among}；**样本少，不能说是物业带来的**")
        if is_small
        else _("有业委会或自管组织的 {n}/{of}，其他 {m}/{among}；**不能说是物业带来的**")
    )
    told = form.format(
        n=int(red["governed_count"].sum()), of=values["of"],
        m=int(rest["governed_count"].sum()), among=values["among"],
    )  # fmt: skip
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def joint_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of joint_bodies_by_community: who has alliances, and the agenda."""
    neutral = _("自管组织和联盟")
    bodies = int((frame["owners_committee_count"] + frame["self_governing_group_count"]).sum())
    alliances = frame["merchant_alliance_count"] + frame["unit_alliance_count"]
    if frame.empty or not (bodies + alliances.sum()):
        return nothing(neutral)
    title = _("业委会和自管组织 {n} 个").format(n=plain(bodies))
    if alliances.sum():
        full = _("业委会和自管组织 {n} 个，联盟 {m} 个").format(n=plain(bodies), m=plain(alliances.sum()))
        title = fit(full, title)
    named = frame["community"].map(is_named)
    have, lack = frame[(alliances > 0) & named], frame[(alliances == 0) & named]
    said = _alliance_clause(have) if len(have) else ""
    rest = (
        _("**{names}还没有商家或单位联盟**").format(names=some(list(lack["community"]))) if len(lack) else ""
    )
    all_have = _("**各社区都有联盟**") if len(have) > 1 else _("**议题见议事与服务页**")
    told = sentences(said, rest or all_have)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _alliance_clause(have: pd.DataFrame) -> str:
    """The community with the most members, and its agenda."""
    members = have["merchant_member_count"].fillna(0) + have["unit_member_count"].fillna(0)
    members = members.astype(float).set_axis(have["community"].astype(str))
    most = largest(members)
    if not most.value:
        return ""
    told = _("{who}：联盟成员 {n}").format(who=most.who(_("最多")), n=most.each(count(most.value, MEMBERS)))
    if len(most.names) > 1:
        return told
    items = have.set_index(have["community"].astype(str))["item_count"][most.names[0]]
    return _("{told}，议过 {items}").format(told=told, items=count(items, ITEMS))


GROUP = PARTY[-1]
#: Ratio of the households per group of two communities from which on the larger is named.
_FAR_APART = 1.5


def level_counts(levels: pd.DataFrame) -> str:
    """The number of organisations per level of the party's line, one line each, for the root's box."""
    counts = levels.groupby("level")["unit_count"].sum()
    said = [(level, int(counts.get(level, 0))) for level in (*LINE, HOME)]
    return "<br>".join(_("{n} 个{level}").format(n=plain(n), level=_(level)) for level, n in said if n)


def tree_reading(nodes: pd.DataFrame, levels: pd.DataFrame, households: dict[str, float]) -> Reading:
    """Title and reading of the tree.

    Args:
        nodes: Result of ``tree``.
        levels: Result of organisation/units_by_level.
        households: Households per community, where known.
    """
    neutral = _("组织树")
    if nodes.empty:
        return nothing(neutral)
    counts = levels.groupby("level")["unit_count"].sum()
    said = [
        _("{n} 个{level}").format(n=plain(counts[level]), level=_(level)) for level in LINE if level in counts
    ]
    title = fit(listing(said), listing(said[1:]), listing(said[-2:])) if said else neutral
    loose = int((~nodes["is_placed"].astype(bool)).sum())
    left = _("{n} 个组织没有写明上级，挂在社区下").format(n=loose) if loose else ""
    told = _per_group(levels, households) or _("**点一块看它的下级**，点最左一块返回")
    return Reading(title, _("{text}。").format(text=sentences(told, left)), is_finding=bool(said))


def _per_group(levels: pd.DataFrame, households: dict[str, float]) -> str:
    """The clause on households per 党小组, where it is far above the others."""
    groups = levels[levels["level"] == GROUP]
    sizes = {
        str(row.community): households[str(row.community)] / row.unit_count
        for row in groups.itertuples()
        if households.get(str(row.community))
    }
    if not sizes:
        return ""
    high, low = largest(pd.Series(sizes), 0), smallest(pd.Series(sizes), 0)
    values = {"high": high.name, "most": plain(high.value), "low": low.name, "least": plain(low.value)}
    if len(sizes) == 1 or high.is_level:
        return _("平均一个党小组对应 {most} 户，**点一块看它的下级**").format(**values)
    if high.value < _FAR_APART * low.value:
        return _("平均一个党小组对应 {least} 至 {most} 户，**各社区相差不大**").format(**values)
    return _("{high}平均一个党小组对应 {most} 户，{low}只有 {least} 户，**先看{high}要不要分组**").format(
        **values
    )
