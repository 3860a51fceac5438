"""The readings of meetings: items raised, agreed on and settled, and handled together."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.reading import (
    HEADLINE_WIDTH,
    Reading,
    fit,
    is_named,
    named_rows,
    nothing,
    short,
)
from pages.parts.subjects.activities import readings as activities
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, is_small, share


def services_headline(
    period: str,
    items: tuple[float, ...],
    orders: tuple[float, ...],
    held: tuple[float, ...] = (0, 0),
) -> str:
    """Headline of 议事与服务: items and orders of the window, and how many of each are settled.

    Args:
        period: Name of the window.
        items: Settled items, items with a recorded state, and all items.
        orders: Orders done, orders with a recorded state, and all orders.
        held: Activities and their attendances, mentioned when there are neither items nor orders.
    """
    said = []
    if items[2]:
        form = _("议题 {n}、办结 {done}") if items[1] else _("议题 {n}")
        said.append(form.format(n=count(items[2]), done=count(items[0])))
    if orders[2]:
        form = _("三单 {n}、办结 {done}") if orders[1] else _("三单 {n}")
        said.append(form.format(n=count(orders[2]), done=count(orders[0])))
    if not said and held[0]:
        said.append(activities.attendance_clause(*held))
    if not said:
        return _("{period}没有新的议题和点单").format(period=period)
    first = _("{period}{text}").format(period=period, text=said[0])
    return fit(
        sentences(first, said[-1]) if len(said) > 1 else first,
        first,
        most=HEADLINE_WIDTH,
    )


def fortnights_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the fortnights: period_start, meeting_type, counts of items.

    Items without a recorded state are in no share and do not count as waiting.
    """
    neutral = _("每半月的议题与办结")
    if frame.empty or not frame["item_count"].sum():
        return nothing(neutral)
    total, known, settled = (
        float(frame[name].sum()) for name in ("item_count", "settled_known_count", "settled_count")
    )
    kinds = frame[named_rows(frame, "meeting_type")].groupby("meeting_type")["item_count"].sum()
    values = {
        "n": count(total),
        "share": share(settled, known),
        "fortnights": frame["period_start"].nunique(),
    }
    form = _("议题 {n}、办结 {share}") if known else _("议题 {n}，没写办没办结")
    plain_title = form.format(**values)
    most = largest(kinds) if len(kinds) else None
    leading = most.who(_("最多")) if most is not None and most.among > 1 and not most.is_level else ""
    title = fit(sentences(leading, plain_title), plain_title)
    lead = _("有议题的半月 {fortnights} 个").format(**values)
    waiting = frame[frame["settled_known_count"] > frame["settled_count"]]
    told = _still_open(waiting["period_start"].min(), known - settled, is_told=known == total)
    if not known:
        told = untold_clause()
    return Reading(title, _("{text}。").format(text=sentences(lead, told)), is_finding=True)


def untold_clause() -> str:
    """Which columns would say whether items are settled, where none does."""
    return _("看不出还有没有未办结的，**连同“办理状态”或“办结时间”一列重新导出**")


def _still_open(first: object, left: float, *, is_told: bool) -> str:
    """How many are open and since which half-month; ``is_told``: whether all have a recorded state."""
    if left > 0:
        start = pd.Timestamp(first)
        return _half(start).format(n=count(left), month=f"{start:%Y-%m}")
    return _("已全部办结，**不必再催办**") if is_told else _("写明状态的都已办结，**其余的请补上状态**")


def _half(first: pd.Timestamp) -> str:
    """The clause on the earliest half-month with an open item."""
    if first.day == 1:
        return _("还有 {n}未办结，**先看 {month} 上半月的**")
    return _("还有 {n}未办结，**先看 {month} 下半月的**")


def topics_reading(
    topics: pd.DataFrame, alliances: pd.DataFrame | None, *, small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of topic, item_count, triage_known_count, joint_count; and of the alliances.

    Without ``alliances``, as where compounds are chosen, nothing is said of what their communities have.
    """
    total = float(topics["item_count"].sum()) if not topics.empty else 0.0
    if not total:
        return nothing(_("协商议题"))
    known = float(topics["triage_known_count"].sum())
    if not known:
        return Reading(
            _("议题都没写明分流方式"),
            _("{text}。").format(text=_("不知几件联办、共办，**补填分流方式后再看**")),
        )
    joint = float(topics["joint_count"].sum())
    named = topics[named_rows(topics, "topic")]
    values = {"share": share(joint, known)}
    sums = named.groupby(named["topic"].astype(str), sort=False)["item_count"].sum()
    full = _("联办共办占 {share}").format(**values)
    if len(sums) > 1 and not largest(sums).is_level:
        values["who"] = _topics(largest(sums))
        full = _("联办共办占 {share}，{who}").format(**values)
    title = fit(full, _("联办共办占 {share}").format(**values))
    told = "" if alliances is None else _alliance_clause(alliances)
    if known < total:
        told = sentences(told, _("{n}没写明分流方式，未计入").format(n=count(total - known)))
    if is_small(total, small_sample):
        told = sentences(told, _("议题只有 {n}，**样本少不比较各题**").format(n=count(total)))
    else:
        told = sentences(told, _("联办、共办要有牵头单位，**逐题核对责任单位**"))
    return Reading(title, _("{text}。").format(text=told), is_finding=not is_small(total, small_sample))


def _topics(most: Extreme) -> str:
    """The clause on the largest topic."""
    return _("议题{who}").format(who=most.who(_("最多")))


def _alliance_clause(alliances: pd.DataFrame) -> str:
    """The communities with an alliance of units, and the share that they handle together."""
    allied = alliances[alliances["unit_alliance_count"] > 0]
    if allied.empty:
        return _("名册里没有单位联盟")
    names = listing(short(name) for name in allied["community"] if is_named(name))
    return _("{names}在名册有单位联盟（不在图中），成员 {units}，其联办共办 {share}").format(
        names=names,
        units=count(allied["unit_member_count"].sum(), "家"),
        share=share(float(allied["joint_count"].sum()), float(allied["triage_known_count"].sum())),
    )
