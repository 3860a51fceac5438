"""The readings of deadlines, answers and levels: who is late or unanswered, where disputes are settled."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.comparison import wilson
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit, named_rows, nothing
from pages.parts.subjects.closed_loop.channel_speed import channel_speed
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import (
    SMALL_SAMPLE,
    count,
    rate,
    share,
)


def _join(*parts: str) -> str:
    return _("{text}。").format(text=sentences(*parts))


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
    period: str,
    unanswered: float,
    overdue: float,
    uncalled: float,
    *,
    is_wider: bool = False,
    is_told: bool = True,
    is_dated: bool = True,
) -> str:
    """Headline of 闭环与时效: unanswered in the window, everything overdue, a year's missing call-backs.

    Args:
        period: Name of the window.
        unanswered: Requests of the window without an answer.
        overdue: Everything overdue at the day of the data.
        uncalled: Events late for their call-back.
        is_wider: Whether the events are those of the 52 weeks that end with a shorter window.
        is_told: Whether the ledger says of any request of the window if it was answered.
        is_dated: Whether any request, of any time, has a deadline that can be late.
    """
    if not (is_told and (is_dated or overdue)):
        return _untold_headline(period, unanswered, is_told=is_told)
    if not (unanswered or overdue or uncalled):
        return _("{period}件件有回音，没有超期未结和逾期未回访").format(period=period)
    values = {"period": period, "unanswered": count(unanswered), "overdue": count(overdue)}
    if overdue:
        answered = _("{period}件件有回音，现超期未结 {overdue}")
        first = _("{period}未回应 {unanswered}，现超期未结 {overdue}") if unanswered else answered
    else:
        answered = _("{period}件件有回音，没有超期未结")
        first = _("{period}未回应 {unanswered}，没有超期未结") if unanswered else answered
    first = first.format(**values)
    last = _("近 52 周逾期未回访 {n}") if is_wider else _("逾期未回访 {n}")
    last = last.format(n=count(uncalled)) if uncalled else ""
    return fit(sentences(first, last), first, most=HEADLINE_WIDTH)


def _untold_headline(period: str, unanswered: float, *, is_told: bool) -> str:
    """The headline where the ledger has no column of answers, or none of deadlines."""
    if not is_told:
        return _("{period}的诉求没写响应、办结和状态，看不出有没有回音").format(period=period)
    form = (
        _("{period}未回应 {n}；没写期限，算不出超期")
        if unanswered
        else _("{period}件件有回音；没写期限，算不出超期")
    )
    return form.format(period=period, n=count(unanswered))
