"""The readings of projects: at which stage they wait, whether plans were kept, whose money, whose need."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, is_named, nothing, short
from pages.parts.subjects.public_works.readings import WORKS
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import (
    DAYS,
    SMALL_SAMPLE,
    count,
    fraction,
    is_fraction_only,
    is_small,
    money,
    rate,
)

#: The stages in their order.
STAGES = tuple(LEDGERS["public_work"].column("stage").allowed)


#: Days in which a planned day is near.
_SOON = 30


def following(stage: str) -> str:
    """The stage after one; empty after the last, and for none that is known."""
    place = STAGES.index(stage) + 1 if stage in STAGES else len(STAGES)
    return STAGES[place] if place < len(STAGES) else ""


def stages_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the projects that wait, one row per stage as ``projects_by_stage`` returns it."""
    neutral = _("未完工项目走到哪一步")
    waiting = float(frame["project_count"].sum())
    if not waiting:
        return Reading(neutral, _("没有未完工的项目；**申报了、还没有开工的项目也填进台账**，这里才看得到。"))
    late, planned = float(frame["late_count"].sum()), float(frame["planned_count"].sum())
    title = _("未完工 {n}").format(n=count(waiting, WORKS))
    if not planned:
        told = _("都没有写计划开工、计划完工，**补上计划日期**才知道是否晚了")
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    title += _("，{n}晚于计划").format(n=count(late, WORKS)) if late else _("，没有晚于计划的")
    left = waiting - planned
    blank = _("{n}没有写下一步的计划，不判断").format(n=count(left, WORKS)) if left else ""
    if not late:
        told = sentences(_("有计划的都还没有到期，**按计划推进即可**"), blank)
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    worst = frame.loc[frame["longest_days_late"].astype(float).idxmax()]
    after = following(str(worst["stage"]))
    where = _("最多的晚 {days}，停在{stage}").format(
        days=count(worst["longest_days_late"], DAYS), stage=_(str(worst["stage"]))
    )
    if not is_named(worst["stage"]):
        where = _("最多的晚 {days}，没有写到了哪一步").format(days=count(worst["longest_days_late"], DAYS))
    ask = _("**先问为什么没有到{stage}**").format(stage=_(after)) if after else _("**先问原因**")
    return Reading(title, _("{text}。").format(text=sentences(where, ask, blank)), is_finding=True)


def lines_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the projects that are not finished, as ``open_rows`` returns them, not empty."""
    title = _("{n}还没有完工").format(n=count(len(frame), WORKS))
    ahead = frame[frame["past_plan"].notna() & (frame["past_plan"] <= 0) & (frame["past_plan"] >= -_SOON)]
    soon = ""
    if len(ahead):
        soon = _("{days}内有 {n}到计划的日子").format(days=count(_SOON, DAYS), n=count(len(ahead), WORKS))
    known = frame.dropna(subset=["days_at_stage"])
    if known.empty:
        text = sentences(soon, _("**补上各步的日期**，才知道停了多久"))
        return Reading(title, _("{text}。").format(text=text), is_finding=True)
    longest = known["days_at_stage"].max()
    first = known[known["days_at_stage"] == longest]
    row = first.iloc[0]
    days = count(longest, DAYS)
    place = str(row["compound"]) if is_named(row["compound"]) else short(row["community"])
    where = _("{place}的{kind}到{stage}已 {days}").format(
        place=place, kind=row["kind"], stage=row["stage"], days=days
    )
    if len(known) > 1:
        where = _("停在一步最久的是{place}的{kind}，到{stage}已 {days}").format(
            place=place, kind=row["kind"], stage=row["stage"], days=days
        )
    if len(first) > 1:
        where = _("{n}同为最久，已 {days}").format(n=count(len(first), WORKS), days=days)
    text = sentences(where, soon, _asked_first(frame["past_plan"].dropna()))
    return Reading(title, _("{text}。").format(text=text), is_finding=True)


def _asked_first(days_late: pd.Series) -> str:
    """What to do about projects with these days behind their plan, those without a plan left out."""
    if days_late.empty:
        return _("**补上计划日期**，才知道是否晚了")
    return (
        _("**先问排在前面、晚于计划的**")
        if (days_late > 0).any()
        else _("**没有晚于计划的，按计划推进即可**")
    )


def plan_reading(frame: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of finished works against their plan, as ``plan_by_kind`` returns them."""
    neutral = _("完工的工程与计划相比")
    if frame.empty:
        return nothing(neutral)
    finished, planned, kept = (
        float(frame[name].sum()) for name in ("finished_count", "with_plan_count", "on_plan_count")
    )
    if not planned:
        told = _("完工的 {n}都没有写计划完工，**台账补上“计划完工”一列**才能比").format(
            n=count(finished, WORKS)
        )
        return Reading(neutral, _("{text}。").format(text=told))
    title = _("按计划完工 {part}").format(part=fraction(kept, planned))
    if not is_fraction_only(planned):
        title = _("按计划完工 {share}").format(share=rate(kept / planned))
    few = (
        _("样本少，**只作参考**")
        if is_small(planned, small_sample)
        else _("**晚完工的先看是计划太紧还是干得慢**")
    )
    if kept == planned:
        few = _("样本少，**只作参考**") if is_small(planned, small_sample) else _("**都按计划完工**")
    left = finished - planned
    blank = _("另有 {n}没有写计划完工，不在内").format(n=count(left, WORKS)) if left else ""
    return Reading(title, _("{text}。").format(text=sentences(few, blank)), is_finding=True)


def money_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of money by source, one row per source as ``money_by_source`` returns it."""
    neutral = _("实事的钱从哪里来")
    if frame.empty:
        return nothing(neutral)
    named = frame[[is_named(each) or each == "其他" for each in frame["fund_source"]]]
    if named.empty:
        return Reading(neutral, _("台账没有写资金来源，**补上“资金来源”一列**才能分开看。"))
    total, spent = (float(each["cost_yuan"].sum()) for each in (frame, named))
    every, told_count = (float(each["project_count"].sum()) for each in (frame, named))
    blank = ""
    if every > told_count:
        blank = _("{part} 项写了来源，**其余的补填**").format(part=fraction(told_count, every))
    sums = named.set_index("fund_source")["cost_yuan"].dropna()
    sums = sums[sums > 0]
    if sums.empty:
        return Reading(neutral, _("{text}。").format(text=blank or _("**还没有写投入资金**")))
    most = largest(sums)
    title = _("{who}，{n}").format(who=most.who(_("投入最多")), n=most.each(money(most.value)))
    if most.among == 1:
        title = _("{name}投入 {cost}").format(name=_(most.name), cost=money(most.value))
    lead = ""
    if most.is_alone and most.among > 1:
        lead = _("占写明来源的 {share}").format(share=rate(most.value / float(sums.sum())))
    left = _("没有写来源的 {cost}").format(cost=money(total - spent)) if total > spent else ""
    text = sentences(lead, left, blank or _("**只是写了金额的，不是全部造价**"))
    return Reading(title, _("{text}。").format(text=text), is_finding=True)


def needs_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of where needs came from, one row per source as ``projects_by_need`` returns it."""
    neutral = _("实事是怎样提出来的")
    if frame.empty:
        return nothing(neutral)
    named = frame[[is_named(each) or each == "其他" for each in frame["need_source"]]]
    if named.empty:
        return Reading(neutral, _("台账没有写需求来源，**补上“需求来源”一列**才能分开看。"))
    every, told_count = (float(each["project_count"].sum()) for each in (frame, named))
    most = largest(named.set_index("need_source")["project_count"].astype(float))
    title = _("{who}，{n}").format(who=most.who(_("提出最多")), n=most.each(count(most.value, WORKS)))
    if most.among == 1:
        title = _("{name} {n}").format(name=_(most.name), n=count(most.value, WORKS))
    blank = ""
    if every > told_count:
        blank = _("{part} 项写了来源，其余不知道").format(part=fraction(told_count, every))
    tied = float(frame["event_tie_count"].sum() + frame["item_tie_count"].sum())
    ties = _("**写了工单、议题编号的，能看到前后**") if tied else _("**补上关联编号**，才能看到是哪件诉求")
    return Reading(title, _("{text}。").format(text=sentences(blank, ties)), is_finding=True)
