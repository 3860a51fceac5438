"""What stands beside the party's line: kinds of management, residents' bodies, alliances and stations."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, is_named, nothing, short, some
from pages.parts.numbers import count, plain
from pages.parts.wording import _, mark, sentences

MEMBERS, ITEMS = mark("家"), mark("个议题")
#: Kinds of management in the order they are shown.
MANAGEMENT = ("红色物业", "市场物业", "自管", "无物业", "未填写")
RED = MANAGEMENT[0]
_SUMS = ("households", "building_count", "headed_count", "contacted_count")


def by_management(frame: pd.DataFrame) -> pd.DataFrame:
    """Compounds by how they are managed: how many have a branch, a group, a residents' body, heads."""
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
    """Title and reading over ``by_management``: 红色物业 against the other compounds."""
    neutral = _("各管理模式的组织覆盖")
    red, rest = frame[frame["management"] == RED], frame[frame["management"] != RED]
    if red.empty or rest.empty:
        return Reading(neutral, _("所选范围只有一类小区，**不能比较**。"))
    values = {
        "n": int(red["branched_count"].sum()), "of": int(red["compound_count"].sum()),
        "m": int(rest["branched_count"].sum()), "among": int(rest["compound_count"].sum()),
    }  # fmt: skip
    title = fit(
        _("红色物业小区有党支部的 {n}/{of}，其他 {m}/{among}").format(**values),
        _("红色物业有党支部的 {n}/{of}").format(**values),
    )
    told = _("有业委会或自管组织的 {n}/{of}，其他 {m}/{among}；**样本少，不能说是物业带来的**").format(
        n=int(red["governed_count"].sum()), of=values["of"],
        m=int(rest["governed_count"].sum()), among=values["among"],
    )  # fmt: skip
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def joint_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of joint_bodies_by_community: who has alliances, and what is talked over."""
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
    said = _allied(have) if len(have) else ""
    rest = (
        _("**{names}还没有商家或单位联盟**").format(names=some(list(lack["community"]))) if len(lack) else ""
    )
    all_have = _("**各社区都有联盟**") if len(have) > 1 else _("**议题见议事与服务页**")
    told = sentences(said, rest or all_have)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _allied(have: pd.DataFrame) -> str:
    """The community with the most members, and its agenda."""
    members = have["merchant_member_count"].fillna(0) + have["unit_member_count"].fillna(0)
    first = have.loc[members.astype(float).idxmax()]
    return _("{name}联盟成员 {members}，议过 {items}").format(
        name=short(first["community"]),
        members=count(float(members.max()), MEMBERS),
        items=count(first["item_count"], ITEMS),
    )


def stations_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the stations: how many, where most, and which places are quiet."""
    neutral = _("服务阵地")
    if frame.empty:
        return nothing(neutral)
    sizes = frame[frame["community"].map(is_named)].groupby(frame["community"].astype(str)).size()
    values = {"n": len(frame)}
    title = _("{n} 处服务阵地").format(**values)
    if len(sizes) > 1:
        most = sizes.sort_values(ascending=False, kind="stable")
        title = fit(
            _("{n} 处服务阵地，{name}最多，{m} 处").format(
                name=short(most.index[0]), m=int(most.iloc[0]), **values
            ),
            title,
        )
    quiet = frame[frame["activity_count"] == 0]
    if quiet.empty:
        told = _("所在地都办过活动，**用得怎样还要看场次**")
    else:
        told = _("{names}所在地没有活动记录，**先核实是否闲置、是否漏记**").format(
            names=some(list(quiet["station_name"].fillna(_("未填写"))), 2)
        )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
