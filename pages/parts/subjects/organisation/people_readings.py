"""Who does the work: people with a role relative to the size of a place, and the requests in their places."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import Extreme, largest, smallest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, plain, share

PEOPLE = mark("人")
#: Header in the table -> the roles that the column sums.
ROLES = {
    mark("街巷楼栋长"): ("街巷长", "楼栋长"),
    mark("单元长"): ("单元长",),
    mark("网格员"): ("网格员",),
    mark("调解员"): ("调解员",),
    mark("在职党员"): ("在职党员",),
    mark("兼职委员"): ("兼职委员",),
    mark("志愿者"): ("志愿者",),
}
_HALF = 0.5


def roles_table(holders: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """One row per community: one column per group of roles, then holders, households and the measure.

    Args:
        holders: Result of holders_by_community.
        roles: Result of role_holders_by_role.
    """
    table = holders[["community"]].copy()
    table["community"] = table["community"].astype(str)
    for header, names in ROLES.items():
        chosen = roles[roles["role"].isin(names)]
        sums = chosen.groupby(chosen["community"].astype(str))["holder_count"].sum()
        table[header] = table["community"].map(sums).fillna(0).astype(int)
    for name in ("holder_count", "party_member_count", "households", "holders_per_thousand_households"):
        table[name] = holders[name].to_numpy()
    return table.sort_values(
        "holders_per_thousand_households",
        ascending=False,
        na_position="last",
        kind="stable",
        ignore_index=True,
    )


def pooled_totals(holders: pd.DataFrame) -> dict[str, float]:
    """Holders, households and holders per thousand of the communities whose households are known."""
    known = holders[holders["households"].fillna(0) > 0]
    people, households = float(known["holder_count"].sum()), float(known["households"].sum())
    per_thousand = 1000 * people / households if households else float("nan")
    return {
        "holder_count": people,
        "households": households,
        "holders_per_thousand_households": per_thousand,
    }


def holders_reading(table: pd.DataFrame) -> Reading:
    """Title and reading of ``roles_table``: where there are most and fewest people for the size."""
    neutral = _("每千户骨干人数")
    total = int(table["holder_count"].sum()) if len(table) else 0
    if not total:
        return nothing(neutral)
    members = int(table["party_member_count"].sum())
    part = _("在职党员 {n}，占 {share}").format(n=count(members, PEOPLE), share=share(members, total))
    known = table[named_rows(table, "community") & table["holders_per_thousand_households"].notna()]
    if len(known) < 2:
        title = _("{n} 名骨干在册").format(n=plain(total))
        part = part if members else _("没有在职党员登记在这里")
        told = _("{part}，**楼栋一级看街巷楼栋长和单元长**").format(part=part)
        return Reading(title, _("{text}。").format(text=told))
    rates = known.set_index("community")["holders_per_thousand_households"]
    high, low = largest(rates, 1), smallest(rates, 1)
    said = {
        "high": high.who(_("最多")), "high_rate": plain(high.value, 1),
        "low": low.who(_("最少")), "low_rate": plain(low.value, 1),
    }  # fmt: skip
    title = fit(
        _("每千户骨干：{low}，{low_rate} 人；{high}，{high_rate} 人").format(**said),
        _("每千户骨干：{low}，{low_rate} 人").format(**said),
    )
    if low.is_level:
        told = _("{part}，**各社区相同，不分先后**").format(part=part)
    else:
        told = _member_share_clause(known.set_index("community").loc[high.names[0]], high, low, part)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _member_share_clause(row: pd.Series, high: Extreme, low: Extreme, part: str) -> str:
    """The clause on whether the community with most people has them only as 在职党员."""
    own = row["party_member_count"] / row["holder_count"]
    if own < _HALF or len(high.names) > 1:
        return _("{part}，**补人先补{name}**").format(part=part, name=low.name)
    return _("{name}有 {n} 是在职党员，**比楼栋力量看街巷楼栋长一列**").format(
        name=high.name, n=share(row["party_member_count"], row["holder_count"])
    )


def responsibility_reading(frame: pd.DataFrame, *, mean_name: str) -> Reading:
    """Title and reading of requests per responsible person.

    Args:
        frame: Result of responsibility_by_compound.
        mean_name: Name of the mean over its places: that of the whole office, or of a part of it.
    """
    neutral = _("责任段人员与诉求量")
    named = frame[named_rows(frame, "compound")] if len(frame) else frame
    if named.empty or not named["request_count"].sum():
        return nothing(neutral)
    first = largest(named.set_index("compound")["requests_per_holder"], 1)
    row = named.set_index("compound").loc[first.names[0]]
    mean = float(named["request_count"].sum()) / float(named["holder_count"].sum())
    values = {
        "name": first.name, "rate": plain(first.value, 1), "mean": plain(mean, 1), "mean_name": mean_name,
        "people": count(row["holder_count"], PEOPLE), "n": count(row["request_count"]),
    }  # fmt: skip
    title = _("{name}每名骨干对应 {rate} 件").format(**values)
    if len(named) == 1:
        told = _("{people}对 {n}，**只有一处，不作比较**").format(**values)
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    title = fit(_("{name}每名骨干对应 {rate} 件诉求，{mean_name} {mean} 件").format(**values), title)
    unled = int((named["street_head_count"] == 0).sum())
    told = _("**增配人员可优先考虑排名靠前的小区，不作个人评价依据**")
    if first.is_level:
        told = _("各处相同，**不分先后，不作个人评价依据**")
    if len(first.names) == 1:
        told = _("{name} {people}对 {n}，**增配人员可优先考虑排名靠前的小区，不作个人评价依据**").format(
            **values
        )
    rest = _("；{n} 处没有街巷长").format(n=unled) if unled else ""
    return Reading(title, _("{text}。").format(text=told + rest), is_finding=True)
