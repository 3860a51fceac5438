"""The readings of public works: how much was done, what is unfinished, what changed around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, is_named, named_rows, nothing, short
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    DAYS,
    NBSP,
    count,
    is_fraction_only,
    is_missing,
    money,
    plain,
    rate,
    share,
    unit_of,
)

#: The unit of works.
WORKS = mark("项")
#: A work is late beyond the 90th percentile of its kind, if the kind has at least this many others.
_ENOUGH = 10


def quantity(value: float, unit: str) -> str:
    """An amount of work in its recorded unit: ``15,600 平方米``; empty when none is recorded."""
    if is_missing(value):
        return "—"
    number = plain(value, 0 if float(value).is_integer() else 1)
    return f"{number}{NBSP}{unit_of(value, unit)}" if unit and is_named(unit) else number


def by_kind(frame: pd.DataFrame) -> pd.DataFrame:
    """Works of all communities by kind and unit, most works first; a sum without any number stays empty."""
    sums = frame.groupby(["kind", "unit"], sort=False)[["work_count", "finished_count"]].sum()
    amounts = frame.groupby(["kind", "unit"], sort=False)[["quantity", "cost_yuan"]].sum(min_count=1)
    joined = sums.join(amounts).reset_index()
    return joined.sort_values(["work_count", "kind"], ascending=[False, True], ignore_index=True)


def works_reading(frame: pd.DataFrame, untold: int = 0) -> Reading:
    """Title and reading of works as ``by_kind`` returns them, and the ``untold_count`` of the same works."""
    neutral = _("各类民生实事")
    if frame.empty or not frame["work_count"].sum():
        return nothing(neutral)
    works, cost = frame["work_count"].sum(), frame["cost_yuan"].sum(min_count=1)
    title = _("开工 {n}，完工 {done}").format(
        n=count(works, WORKS), done=count(frame["finished_count"].sum(), WORKS)
    )
    if untold and untold == works:
        title = _("开工 {n}，没写完没完工").format(n=count(works, WORKS))
    if not is_missing(cost):
        title = fit(_("{title}，投入 {cost}").format(title=title, cost=money(cost)), title)
    most = _costliest(frame) if not is_missing(cost) and cost else ""
    units = _("**单位不同的数量不相加**")
    return Reading(title, _("{text}。").format(text=sentences(most, units)), is_finding=True)


def _costliest(frame: pd.DataFrame) -> str:
    """The kind that cost most, over all its units."""
    costs = frame.dropna(subset=["cost_yuan"]).groupby("kind", sort=False)["cost_yuan"].sum()
    named = costs[[is_named(kind) for kind in costs.index]]
    if len(named) < 2:
        return ""
    most = largest(named)
    if most.is_level:
        return ""
    if len(most.names) > 1:
        return _("{who}，{n}").format(who=most.who(_("花费最多")), n=most.each(money(most.value)))
    return _("{who}，{cost}，占 {share}").format(
        who=most.who(_("花费最多")), cost=money(most.value), share=rate(most.value / float(costs.sum()))
    )


def is_late(days: float, usual: pd.Series | None) -> bool:
    """Whether an unfinished work has already taken longer than nine in ten of its kind."""
    return usual is not None and _is_judged(usual) and days > usual["p90_days_to_finish"]


def _is_judged(usual: pd.Series | None) -> bool:
    """Whether enough works of a kind are finished to know its usual duration."""
    return usual is not None and bool(usual["finished_count"] >= _ENOUGH)


def progress_reading(frame: pd.DataFrame, usual: dict[str, pd.Series]) -> Reading:
    """Title and reading of the unfinished works: rows of the ledger, the usual days by kind."""
    if frame.empty:
        return nothing(_("工程进度"))
    unfinished, untold = frame[frame["is_unfinished"]], untold_count(frame)
    left = _("没写完没完工的 {n}不在内").format(n=count(untold, WORKS)) if untold else ""
    if unfinished.empty:
        return _none_unfinished(left, is_any_told=untold < len(frame))
    title = _("在建 {n}").format(n=count(len(unfinished), WORKS))
    dated = unfinished.dropna(subset=["work_days"])
    if dated.empty:
        return Reading(title, _("没有开工日期，**先补填开工日期**。"), is_finding=True)
    longest = count(dated["work_days"].max(), DAYS)
    title = (_("{title}，最久 {days}") if len(dated) > 1 else _("{title}，已 {days}")).format(
        title=title, days=longest
    )
    text = sentences(_oldest(dated, usual), _late(dated, usual), left)
    return Reading(title, _("{text}。").format(text=text), is_finding=True)


def untold_count(frame: pd.DataFrame) -> int:
    """Number of ``public_works/rows`` of which neither status, stage nor day says if they are finished."""
    is_over = frame["stage"].astype(str).isin(("完工", "验收"))
    is_void = frame["work_status"].astype(str) == "已作废"
    return int((~frame["is_unfinished"] & ~is_over & ~is_void).sum())


def _none_unfinished(left: str, *, is_any_told: bool) -> Reading:
    """Title and reading without an unfinished work; ``left``: the clause on those that do not tell."""
    if not left:
        told = _("开工的均已完工，**不必催办**；下列为最近开工的。")
        return Reading(_("没有在建的工程"), told, is_finding=True)
    told = _("{text}。").format(text=sentences(left, _("**连同“项目状态”或“完工日期”一列重新导出**")))
    if is_any_told:
        return Reading(_("写明的都已完工"), told, is_finding=True)
    return Reading(_("看不出还有没有在建的"), told)


def _oldest(dated: pd.DataFrame, usual: dict[str, pd.Series]) -> str:
    """The work that has taken longest, and the usual duration of its kind."""
    first = dated[dated["work_days"] == dated["work_days"].max()]
    if len(first) > 1:
        return _("{n}同为最久").format(n=count(len(first), WORKS))
    row = first.iloc[0]
    place = row["compound"] if is_named(row["compound"]) else short(row["community"])
    what = _("最久的是{place}的{kind}") if len(dated) > 1 else _("在建的是{place}的{kind}")
    known = usual.get(row["kind"])
    common = (
        ""
        if known is None
        else _("同类一半在 {n}内完工").format(n=count(round(known["median_days_to_finish"]), DAYS))
    )
    return sentences(what.format(place=place, kind=row["kind"]), common)


def _late(dated: pd.DataFrame, usual: dict[str, pd.Series]) -> str:
    """How many took longer than nine in ten of their kind, where that can be judged."""
    judged = dated[[_is_judged(usual.get(kind)) for kind in dated["kind"]]]
    if judged.empty:
        return _("同类完工的不足 {n} 项，**不判断是否拖期**").format(n=_ENOUGH)
    late = sum(is_late(row["work_days"], usual[row["kind"]]) for _at, row in judged.iterrows())
    if late:
        return _("{n}超过九成同类的工期，**先问原因**").format(n=count(late, WORKS))
    return _("没有超过九成同类工期的，**按期推进即可**")


def communities_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of works by community: the result of works_by_kind."""
    neutral = _("各社区的民生实事")
    named = frame[named_rows(frame, "community")]
    if named.empty:
        return nothing(neutral)
    works = named.groupby(named["community"].astype(str))["work_count"].sum().sort_values(ascending=False)
    most, all_works = largest(works), frame["work_count"].sum()
    said = {"who": most.who(_("开工最多")), "n": most.each(count(most.value, WORKS))}
    title = _("{who}，{n}").format(**said)
    if most.among == 1:
        title = _("{name}开工 {n}").format(name=most.name, n=said["n"])
    if most.is_alone and not is_fraction_only(all_works):
        title = _("{who}，{n}，占 {share}").format(**said, share=share(most.value, all_works))
    costs = named.groupby(named["community"].astype(str))["cost_yuan"].sum(min_count=1).dropna()
    spent = ""
    if len(costs):
        top = largest(costs)
        spent = _("{who}，{n}").format(who=top.who(_("投入最多")), n=top.each(money(top.value)))
        spent = "" if top.is_level else spent
    if len(costs) == 1:
        spent = _("{name}投入 {cost}").format(name=top.name, cost=money(top.value))
    rule = _("**各社区底子不同，项数不作排名**")
    return Reading(title, _("{text}。").format(text=sentences(spent, rule)), is_finding=True)


def headline(period: str, works: Mapping[str, Any] | None, helped: str = "") -> str:
    """Headline of the page: works begun, works unfinished, help given.

    Args:
        period: Name of the window.
        works: The row of the summary of works; None when that ledger was never imported.
        helped: The clause on the help of the year, in the user's language; empty without one.
    """
    parts = []
    if works is not None:
        begun = _("开工 {n}").format(n=count(works["work_count"], WORKS))
        cost = works["cost_yuan"]
        if not works["work_count"]:
            parts.append(_("没有开工"))
        elif is_missing(cost):
            parts.append(begun)
        else:
            parts.append(_("{begun}，投入 {cost}").format(begun=begun, cost=money(cost)))
    if helped:
        parts.append(helped)
    return _("{period}{parts}").format(period=period, parts=_("；").join(parts))
