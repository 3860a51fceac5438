"""The readings of orders: how far they get, which step takes longest, how many are done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.extremes import largest, smallest
from pages.parts.findings.nested_steps import nested_steps
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, word
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

#: A rate this far below the pooled one is named.
_GAP = 0.05
#: Step -> its column of hours since the step before.
STEPS = (
    (mark("点单"), ""),
    (mark("下单"), "median_hours_to_dispatch"),
    (mark("接单"), "median_hours_to_accept"),
    (mark("办结"), "median_hours_to_done"),
    (mark("评价"), ""),
)
#: Counts of the summary that are 0 where lists have no column for 下单, 接单, 办结 -> the columns.
_WRITTEN = {
    "dispatched_count": mark("“下单时间”"),
    "accepted_count": mark("“接单时间”"),
    "done_known_count": mark("“完成时间”或“订单状态”"),
}
#: The step of which a status tells too: what has no ending waits before it.
DONE = 4


def order_steps(
    row: Mapping[str, Any], by_step: pd.Series, written: Mapping[str, Any] | None = None
) -> pd.DataFrame:
    """The steps of the orders, as ``nested_steps`` has them, with ``untold``: of which nobody knows.

    Args:
        row: The one row of service_orders/summary.
        by_step: Last step -> orders, of service_orders/orders_by_step.
        written: The summary of the whole ledger; None: it has all times. A step of which no order of the
            ledger has the time, or none of these orders an end, passes nobody, and nobody waits before it.
    """
    hours = [None if not name or is_missing(row[name]) else float(row[name]) for _step, name in STEPS]
    steps = nested_steps([_(step) for step, _name in STEPS], hours, by_step)
    times = [written is not None and not written[name] for name in list(_WRITTEN)[:2]]
    is_untold = [False, *times, not row["done_known_count"], False]
    come = steps["reached"] + steps["waiting"].where([number == DONE for number in steps["step_number"]], 0)
    untold = come.where(is_untold, 0.0)
    hold = ~pd.Series(is_untold, index=steps.index)
    return steps.assign(
        reached=steps["reached"].where(hold, 0.0), waiting=steps["waiting"].where(hold, 0.0), untold=untold
    )


def steps_reading(
    row: Mapping[str, Any], steps: pd.DataFrame, *, small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of the steps: the one row of service_orders/summary, and ``order_steps``."""
    orders = float(row["order_count"])
    if not orders:
        return nothing(_("点单办理进度"))
    values = {"n": count(orders), "share": share(float(row["done_count"]), float(row["done_known_count"]))}
    title = _("点单 {n}，办结 {share}").format(**values)
    if not row["done_known_count"]:
        title = _("点单 {n}，没写办没办结").format(**values)
    times = "" if is_small(orders, small_sample) else _times(steps)
    return Reading(
        title,
        _("{text}。").format(text=sentences(_waiting(steps), _untold(steps), times, _rating_clause(row))),
    )


def _times(steps: pd.DataFrame) -> str:
    """The time of each step; the steps differ in kind, so none is called slower than another."""
    timed = steps.dropna(subset=["median_hours"])
    told = listing(
        _("{step} {time}").format(step=word(step), time=elapsed_time(hours))
        for step, hours in zip(timed["step"], timed["median_hours"], strict=True)
    )
    if len(timed) < 2:
        return _("中位：{steps}").format(steps=told) if told else ""
    return _("各步中位：{steps}；是不同的事，不比快慢").format(steps=told)


def _waiting(steps: pd.DataFrame) -> str:
    """How many orders wait at which step; the rating is voluntary and not counted."""
    is_told = [not untold for untold in steps["untold"]]
    labels = [
        _("未下单"),
        _("下单未接单") if is_told[1] else _("未接单"),
        _("接单未办结") if is_told[2] else _("未办结"),
    ]
    waits = list(zip(labels, map(float, steps["waiting"][1:4]), strict=True))
    if not any(n for _label, n in waits):
        return _("点的单已全部办结，**不必再催办**") if is_told[3] else ""
    said = [_("{label} {n}").format(label=label, n=count(n)) for label, n in waits if n > 0]
    return sentences(*said, _("**先看停留最久的单**"))


def _untold(steps: pd.DataFrame) -> str:
    """The steps of which the ledger does not write, and the columns to export with it."""
    untold = [(step, name) for step, name in zip(steps["step"][1:4], _WRITTEN.values(), strict=True)]
    untold = [one for one, n in zip(untold, steps["untold"][1:4], strict=True) if n]
    if not untold:
        return ""
    return _("台账没写{steps}，看不出停没停在那里，**连同{columns}重新导出**").format(
        steps=listing(word(step) for step, _name in untold),
        columns=listing(_(name) for _step, name in untold),
    )


def _rating_clause(row: Mapping[str, Any]) -> str:
    if not row["rated_count"] or is_missing(row["mean_stars"]):
        return ""
    return _("{n}评了分，平均 {stars} 星").format(
        n=count(row["rated_count"]), stars=plain(float(row["mean_stars"]), 1)
    )


def kinds_reading(frame: pd.DataFrame, *, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the kinds: kind, order_count, done_count, done_known_count."""
    total = float(frame["order_count"].sum()) if not frame.empty else 0.0
    named = frame[named_rows(frame, "kind")] if total else frame
    if not total or named.empty:
        return nothing(_("各类三单的办结"))
    columns = ["order_count", "done_count", "done_known_count"]
    by_kind = named.groupby(named["kind"].astype(str), sort=False)[columns].sum()
    most = largest(by_kind["order_count"])
    values = {"who": most.who(_("最多")), "n": most.each(count(most.value))}
    title = fit(_("{who}，{n}").format(**values))
    if len(most.names) == 1:
        row = by_kind.loc[most.names[0]]
        done = share(float(row["done_count"]), float(row["done_known_count"]))
        title = fit(_("{who}，{n}，办结 {share}").format(**values, share=done), title)
    return Reading(title, _("{text}。").format(text=_weakest(named, small_sample)), is_finding=True)


def _weakest(named: pd.DataFrame, small_sample: int) -> str:
    judged = named[named["done_known_count"] >= max(small_sample, 1)]
    if judged.empty:
        told = _("各类都不足 {n} 件，**样本少不比较办结率**")
        told = told if len(named) > 1 else _("不足 {n} 件，**样本少不作判断**")
        return told.format(n=small_sample)
    if len(named) == 1:
        return _("只有一类，**没有可以比较的**")
    rates = judged["done_count"].astype(float) / judged["done_known_count"].astype(float)
    pooled = float(named["done_count"].sum()) / float(named["done_known_count"].sum())
    if pooled - float(rates.min()) < _GAP:
        return _("办结率没有比总体 {all} 低 5 个百分点的，**不能据此按类别排名**").format(all=rate(pooled))
    sides = sides_of_rest(judged["done_count"], judged["done_known_count"])
    below = judged.assign(rate=rates)[sides < 0]
    if below.empty:
        return _("各类办结率的差别还不能排除偶然（总体 {all}），**不能据此按类别排名**").format(
            all=rate(pooled)
        )
    low = smallest(below.set_index("kind")["rate"], 3)
    if len(low.names) > 1:
        return _("{names}办结率均为 {rate}，低于总体 {all}，**先看它们的未办结单**").format(
            names=low.name, rate=rate(low.value), all=rate(pooled)
        )
    lowest = below.loc[below["rate"].idxmin()]
    return _("{name}办结率 {rate}（{fraction}），低于总体 {all}，**先看它的未办结单**").format(
        name=lowest["kind"],
        rate=rate(low.value),
        fraction=fraction(lowest["done_count"], lowest["done_known_count"]),
        all=rate(pooled),
    )


def fulfilled_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of orders by the time they were done: kind, fulfilled_count, one row per kind."""
    total = float(frame["fulfilled_count"].sum()) if not frame.empty else 0.0
    if not total:
        return nothing(_("完成的三单服务"))
    held = frame.groupby(frame["kind"].astype(str))["fulfilled_count"].sum()
    wishes = float(held.get("微心愿", 0))
    values = {"wishes": plain(wishes), "n": count(total)}
    title = _("微心愿实现 {wishes} 个；三单共完成 {n}").format(**values)
    if not wishes:
        title = _("三单共完成 {n}").format(**values)
    told = _("按完成时间归期，**不要与同期点单数相减当作积压**")
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
