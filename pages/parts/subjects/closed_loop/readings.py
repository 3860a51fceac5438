"""The readings of the closed loop: how far events get, where they break off, who is late or unanswered."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.findings.comparison import wilson
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit, named_rows, nothing
from pages.parts.subjects.closed_loop.channel_speed import channel_speed
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import (
    SMALL_SAMPLE,
    count,
    elapsed_time,
    fraction,
    is_missing,
    is_small,
    plain,
    rate,
    share,
)

STEPS = (mark("网格巡查发现"), mark("党小组研判分流"), mark("矛调团队限时办结"), mark("满意度回访评价"))
#: Last step reached, as ``closed_loop/breaks`` writes it -> number of the step that did not follow.
_NEXT = {mark("发现"): 2, mark("研判分流"): 3, mark("限时办结"): 4}
#: Number of a step -> its name in a sentence.
_SHORT = {1: mark("发现"), 2: mark("研判分流"), 3: mark("限时办结"), 4: mark("回访评价")}


def stuck_at(last_step: str) -> str:
    """The step that did not follow the last one reached, in the user's language."""
    return _(_SHORT[_NEXT[last_step]])


def with_stops(steps: pd.DataFrame, breaks: pd.DataFrame) -> pd.DataFrame:
    """The steps with the cases stopped before each: ``waiting_count`` not late, ``broken_count`` late."""
    following = breaks["last_step"].map(_NEXT)
    late = breaks["is_broken"].astype(bool)
    stops = {
        "waiting_count": following[~late].value_counts(),
        "broken_count": following[late].value_counts(),
    }
    numbers = steps["step_number"]
    found = {name: numbers.map(counts).fillna(0).astype(int) for name, counts in stops.items()}
    return steps.assign(step=[STEPS[int(number) - 1] for number in numbers], **found)


def steps_reading(table: pd.DataFrame, outside: float, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the steps (``with_stops``); ``outside`` is the requests without an event."""
    neutral = _("闭环四步")
    left = _("没有事件编号的诉求 {n}不在内").format(n=count(outside)) if outside else ""
    if table.empty:
        return Reading(neutral, _("{text}。").format(text=sentences(_("所选范围内**没有闭环事件**"), left)))
    found, done = float(table["reached_count"].iloc[0]), float(table["reached_count"].iloc[-1])
    broken = float(table["broken_count"].sum())
    waits = float(table["waiting_count"].sum())
    rest = _("{n}在途、未逾期").format(n=count(waits)) if waits else ""
    if not broken:
        told = _("走完四步的 {fraction}，**没有断点**").format(fraction=fraction(done, found))
        return Reading(_("没有断点，走完四步 {n}").format(n=count(done)), _join(told, rest, left))
    values = {"n": count(broken), "stuck": _stuck(table), "fraction": fraction(done, found)}
    title = fit(_("{n}逾期未闭环，{stuck}").format(**values), _("{n}逾期未闭环").format(**values))
    told = _("走完四步的 {fraction}；**{stuck}，先催这一步**").format(**values)
    few = _("事件不足 {n} 件，不比较各步").format(n=small_sample) if is_small(found, small_sample) else ""
    return Reading(title, _join(told, _times(table), rest, few, left), is_finding=True)


def _stuck(table: pd.DataFrame) -> str:
    """The step before which most cases are late, with their number."""
    most = largest(table.set_index("step_number")["broken_count"])
    steps = listing(_(_SHORT[int(number)]) for number in most.names)
    if len(most.names) > 1:
        return _("卡在{steps}各 {n}").format(steps=steps, n=count(most.value))
    return _("{n}卡在{steps}").format(steps=steps, n=count(most.value))


def without_ledgers(titles: Sequence[str]) -> Reading:
    """Title and reading of the steps when ledgers that they need were never imported."""
    told = _("还没有导入{titles}，**看不到后面的步骤**；台账管理页有模板")
    return Reading(_("闭环四步"), _join(told.format(titles=listing(titles))))


def _join(*parts: str) -> str:
    return _("{text}。").format(text=sentences(*parts))


def _times(table: pd.DataFrame) -> str:
    """The time of each step; the steps differ in kind, so none is called slower than another."""
    timed = table[table["median_hours"].notna() & (table["timed_count"] > 0)]
    steps = listing(
        _("{step} {time}").format(step=_(_SHORT[int(number)]), time=elapsed_time(hours))
        for number, hours in zip(timed["step_number"], timed["median_hours"], strict=True)
    )
    if len(timed) < 2:
        return _("中位：{steps}").format(steps=steps) if steps else ""
    return _("各步中位：{steps}；是不同的事，不比快慢").format(steps=steps)


def breaks_reading(breaks: pd.DataFrame) -> Reading:
    """Title and reading of the list of events that broke off."""
    neutral = _("断点清单")
    late = breaks[breaks["is_broken"].astype(bool)]
    if late.empty:
        return Reading(_("没有断点"), _("没有逾期未走下一步的事件，**不必催办**。"))
    longest = late["days_since"].max()
    title = neutral if is_missing(longest) else _("最久的断点已停 {n} 天").format(n=plain(longest))
    gaps = int(late["has_later"].astype(bool).sum())
    told = _("共 {n}逾期未走下一步，**先催停得最久的**") if len(late) > 1 else _("**先催这一件**")
    told = told.format(n=count(len(late)))
    rest = _("其中 {n}后面的步骤有记录，是漏填").format(n=count(gaps)) if gaps else ""
    return Reading(title, _join(told, rest), is_finding=True)


def deadlines_reading(frame: pd.DataFrame, days: int) -> Reading:
    """Title and reading of the deadlines of the units: what is overdue or due within ``days`` now."""
    neutral = _("各承办单位的期限")
    if frame.empty or not frame["due_count"].sum() + frame["due_soon_count"].sum():
        return nothing(neutral)
    late, soon = float(frame["overdue_open_count"].sum()), float(frame["due_soon_count"].sum())
    values = {"late": count(late), "soon": count(soon), "days": days}
    undated = float(frame["undated_count"].sum())
    left = _("没有期限的 {n}不在内").format(n=count(undated)) if undated else ""
    next_up = _("{days} 天内到期 {soon}").format(**values)
    if not late:
        return Reading(_("没有超期未结"), _join(_("**没有超期未结**"), next_up, left))
    named = frame[named_rows(frame, "responsible_unit")]
    if not named["overdue_open_count"].sum():
        told = _("都没有写承办单位，**先补填承办单位**") if late > 1 else _("没有写承办单位，**先补填**")
        return Reading(_("现超期未结 {late}").format(**values), _join(told, next_up, left), is_finding=True)
    most = largest(named.set_index("responsible_unit")["overdue_open_count"])
    values |= {"unit": most.name, "n": most.each(count(most.value))}
    title = fit(_("现超期未结 {late}，{unit} {n}").format(**values), _("现超期未结 {late}").format(**values))
    told = _("**先办{unit}的超期件（{n}）**").format(**values)
    return Reading(title, _join(told, next_up, left), is_finding=True)


def answers_reading(
    frame: pd.DataFrame, slow: pd.DataFrame | None = None, shown: int | None = None
) -> Reading:
    """Title and reading of the answers by channel (``closed_loop/answers_by_channel``).

    Args:
        frame: One row per channel.
        slow: Per channel, how many waited longer than the median (``closed_loop/slow_by_channel``), if known.
        shown: Number of rows on the page; all when None.
    """
    missing = float(frame["unanswered_count"].sum()) if len(frame) else 0.0
    total = missing + float(frame["answered_count"].sum()) if len(frame) else 0.0
    if not total:
        return nothing(_("件件有回音"))
    drawn = list(frame["channel"].astype(str))[:shown]
    speed = "" if slow is None or slow.empty else channel_speed(frame, slow, drawn)
    rest = sentences(speed, unknown_outcome_clause(float(frame["request_count"].sum()) - total))
    if not missing:
        return Reading(_("件件有回音，没有漏回"), _join(_all_answered_clause(total), rest))
    title = _("{n}未回应，占 {share}").format(n=count(missing), share=share(missing, total))
    told = _("**先联系这 {n}的诉求人**").format(n=count(missing))
    return Reading(title, _join(told, rest), is_finding=True)


def unknown_outcome_clause(requests: float) -> str:
    """The clause on requests whose outcome no ledger has, which are in neither part; empty for none."""
    return _("没说明是否办结的 {n}不在内").format(n=count(requests)) if requests else ""


def _all_answered_clause(total: float) -> str:
    form = _("{n}均已回应，**没有漏回**") if total > 1 else _("{n}已回应，**没有漏回**")
    return form.format(n=count(total))


def levels_trend_reading(frame: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the levels over the periods: the last full one against the first.

    Args:
        frame: ``unit`` (name of the period), counts of the levels, ``unfilled_count`` and
            ``succeeded_count``, in order of time. Cases without a level are not counted.
        small_sample: Fewer settled cases with a level are not compared.
    """
    neutral = _("小事不出网格、大事不出社区")
    placed = frame["succeeded_count"] - frame["unfilled_count"]
    total = float(placed.sum()) if len(frame) else 0.0
    if not total:
        return nothing(neutral)
    near = frame["within_grid_count"] + frame["at_community_count"]
    title = _("{share} 在社区以内化解").format(share=share(float(near.sum()), total))
    enough = frame.assign(placed=placed)[placed >= small_sample]
    if len(enough) < 2:
        return Reading(title, _join(_("够 {n} 件的时段不足两个，**不比较先后**").format(n=small_sample)))
    first, last = enough.iloc[0], enough.iloc[-1]
    ends = [float(row["within_grid_count"]) for row in (first, last)]
    wholes = [float(row["placed"]) for row in (first, last)]
    spans = [wilson(n, whole) for n, whole in zip(ends, wholes, strict=True)]
    shares = {
        "then": f"{first['unit']} {rate(ends[0] / wholes[0])}",
        "now": f"{last['unit']} {rate(ends[1] / wholes[1])}",
    }
    if spans[1][0] > spans[0][1]:
        told = _("网格化解由 {then} 升到 {now}，**超出正常波动**").format(**shares)
    elif spans[1][1] < spans[0][0]:
        told = _("网格化解由 {then} 降到 {now}，**超出正常波动，看上交的是哪些**").format(**shares)
    else:
        told = _("网格化解 {then}、{now}，**未见明显变化**").format(**shares)
    return Reading(title, _join(told), is_finding=True)


def loop_headline(
    period: str, unanswered: float, overdue: float, broken: float, *, is_wider: bool = False
) -> str:
    """Headline of 闭环与时效: unanswered in the window, everything overdue, loops of a year broken off.

    Args:
        period: Name of the window.
        unanswered: Requests of the window without an answer.
        overdue: Everything overdue at the day of the data.
        broken: Loops broken off.
        is_wider: Whether the loops are those of the 52 weeks that end with a shorter window.
    """
    if not (unanswered or overdue or broken):
        return _("{period}件件有回音，没有超期未结和闭环断点").format(period=period)
    values = {"period": period, "unanswered": count(unanswered), "overdue": count(overdue)}
    first = (
        _("{period}未回应 {unanswered}，现超期未结 {overdue}")
        if unanswered
        else _("{period}件件有回音，现超期未结 {overdue}")
    ).format(**values)
    last = _("近 52 周闭环断点 {broken}") if is_wider else _("闭环断点 {broken}")
    last = last.format(broken=count(broken)) if broken else ""
    return fit(sentences(first, last), first, most=HEADLINE_WIDTH)
