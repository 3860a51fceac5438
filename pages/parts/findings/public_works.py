"""What the ledger of public works says: how much was done, what is unfinished, what changed around it."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, is_named, named_rows, nothing, short
from pages.parts.numbers import (
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
from pages.parts.wording import _, mark, sentences

#: The unit of works.
WORKS = mark("项")
#: A work is late for its kind beyond the 90th percentile of at least so many others.
_ENOUGH = 10


def quantity(value: float, unit: str) -> str:
    """An amount of work in the unit it was written with: ``15,600 平方米``; nothing when none is written."""
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


def works_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of works by kind, as ``by_kind`` answers it."""
    neutral = _("各类民生实事")
    if frame.empty or not frame["work_count"].sum():
        return nothing(neutral)
    works, cost = frame["work_count"].sum(), frame["cost_yuan"].sum(min_count=1)
    title = _("开工 {n}，完工 {done}").format(
        n=count(works, WORKS), done=count(frame["finished_count"].sum(), WORKS)
    )
    if not is_missing(cost):
        title = fit(_("{title}，投入 {cost}").format(title=title, cost=money(cost)), title)
    costly = frame.dropna(subset=["cost_yuan"]).sort_values("cost_yuan", ascending=False)
    most = ""
    if len(costly) > 1 and cost:
        most = _("{kind}花费最多，{cost}，占 {share}").format(
            kind=costly.iloc[0]["kind"],
            cost=money(costly.iloc[0]["cost_yuan"]),
            share=rate(costly.iloc[0]["cost_yuan"] / cost),
        )
    units = _("**单位不同的数量不相加**")
    return Reading(title, _("{text}。").format(text=sentences(most, units)), is_finding=True)


def is_late(days: float, usual: pd.Series | None) -> bool:
    """Whether an unfinished work already took longer than nine in ten of its kind."""
    known = usual is not None and usual["finished_count"] >= _ENOUGH
    return bool(known and days > usual["p90_days_to_finish"])


def progress_reading(frame: pd.DataFrame, usual: dict[str, pd.Series]) -> Reading:
    """Title and reading of the works not finished: rows of the ledger, the usual days by kind."""
    if frame.empty:
        return nothing(_("工程进度"))
    unfinished = frame[frame["is_unfinished"]]
    if unfinished.empty:
        return Reading(
            _("开工的都已完工"), _("没有在建的工程，**不必催办**；下列为最近开工的。"), is_finding=True
        )
    oldest = unfinished.sort_values("work_days", ascending=False).iloc[0]
    late = sum(is_late(row["work_days"], usual.get(row["kind"])) for _at, row in unfinished.iterrows())
    title = _("在建 {n}，最久 {days}").format(
        n=count(len(unfinished), WORKS), days=count(oldest["work_days"], DAYS)
    )
    place = oldest["compound"] if is_named(oldest["compound"]) else short(oldest["community"])
    what = _("最久的是{place}的{kind}").format(place=place, kind=oldest["kind"])
    known = usual.get(oldest["kind"])
    common = (
        ""
        if known is None
        else _("同类一半在 {n}内完工").format(n=count(round(known["median_days_to_finish"]), DAYS))
    )
    todo = (
        _("{n}超过九成同类的工期，**先问原因**").format(n=count(late, WORKS))
        if late
        else _("**都在同类工期之内**")
    )
    return Reading(title, _("{text}。").format(text=sentences(what, common, todo)), is_finding=True)


def communities_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of works by community: the answer of works_by_kind."""
    neutral = _("各社区的民生实事")
    named = frame[named_rows(frame, "community")]
    if named.empty:
        return nothing(neutral)
    works = named.groupby(named["community"].astype(str))["work_count"].sum().sort_values(ascending=False)
    first, all_works = works.iloc[0], frame["work_count"].sum()
    said = {"name": short(works.index[0]), "n": count(first, WORKS), "share": share(first, all_works)}
    title = _("{name}开工最多，{n}").format(**said)
    if not is_fraction_only(all_works):
        title = _("{name}开工最多，{n}，占 {share}").format(**said)
    costs = named.groupby(named["community"].astype(str))["cost_yuan"].sum(min_count=1).dropna()
    spent = ""
    if len(costs):
        spent = _("投入最多的是{name}，{cost}").format(name=short(costs.idxmax()), cost=money(costs.max()))
    rule = _("**各社区底子不同，项数不作排名**")
    return Reading(title, _("{text}。").format(text=sentences(spent, rule)), is_finding=True)


def headline(period: str, works: dict[str, object] | None, helped: tuple[float, float] | None) -> str:
    """Headline of the page: what was begun, what is unfinished, how many households were helped.

    Args:
        period: What the window is called.
        works: The row of the summary of works; None when that ledger was never imported.
        helped: Households helped, as a number and as what is told of it; None likewise.
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
    if helped is not None:
        parts.append(_("帮扶 {n}").format(n=helped[1]) if helped[0] else _("没有新办的帮扶"))
    return _("{period}{parts}").format(period=period, parts=_("；").join(parts))
