"""Complaints of this year beside those of last year: month by month, and by category."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.findings.comparison import compare_counts
from pages.parts.findings.reading import Reading, fit, nothing, some
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, is_small, plain, signed_number


def months(now: pd.DataFrame, then: pd.DataFrame | None, value: str) -> pd.DataFrame:
    """The months of a year beside those of the year before: month, this, last; null where unknown.

    Args:
        now: period_start (the first of a month) and ``value``, of this year up to today.
        then: The same for the same part of the year before; None when the ledger was not kept.
        value: Column of the counts.
    """
    sides = {"this": now, "last": now.iloc[0:0] if then is None else then}
    columns = {
        name: frame.groupby(pd.to_datetime(frame["period_start"]).dt.month)[value]
        .sum(min_count=1)
        .astype(float)
        for name, frame in sides.items()
    }
    if then is not None:
        columns["last"] = columns["last"].reindex(
            columns["this"].index.union(columns["last"].index), fill_value=0.0
        )
    return pd.DataFrame(columns, dtype=float).rename_axis("month").sort_index().reset_index()


def months_unknown(table: pd.DataFrame) -> int:
    """The number of months in a result of ``months`` in which a count of either year is unknown.

    A year that was not kept, or is wholly unknown, is not compared: it has no such months.
    """
    kept = [side for side in ("this", "last") if table[side].notna().any()]
    return int(table[kept].isna().any(axis=1).sum())


def running(table: pd.DataFrame) -> pd.DataFrame:
    """Running totals of a result of ``months``; null after the last month of each year that has begun."""
    return table.assign(**{side: table[side].cumsum() for side in ("this", "last")})


def change(now: float, before: float) -> str:
    """A change since last year: ``少 170 件（−40.0%）``, ``持平``, ``上年为 0``; no % of a small base."""
    if before == 0:
        return _("上年为 0")
    if now == before:
        return _("持平")
    size = count(abs(now - before))
    said = (_("多 {size}") if now > before else _("少 {size}")).format(size=size)
    if is_small(before):
        return said
    return _("{size}（{share}）").format(
        size=said, share=f"{signed_number(100 * (now - before) / before, 1)}%"
    )


def year_reading(table: pd.DataFrame, year: int, *, label: str, whole: str = "") -> Reading:
    """Title and reading of complaints month by month against last year.

    Args:
        table: A result of ``months``.
        year: The year of ``this``.
        label: Name of what is counted, in the user's language: 12345 投诉.
        whole: A clause on all channels together; empty when no channel filter is set.
    """
    neutral = _("{label}逐月与上年比").format(label=label)
    now = float(table["this"].sum())
    if table.empty or not (now or table["last"].sum()):
        return nothing(neutral)
    said = {"label": label, "year": year, "n": count(now)}
    first = _("{label} {year} 年 {n}").format(**said)
    if table["last"].isna().all():
        return Reading(first, _("{text}。").format(text=sentences(_no_last_year(), whole)))
    if unknown := unknown_months(months_unknown(table)):
        return Reading(first, _("{text}。").format(text=sentences(unknown, whole)))
    before = float(table["last"].sum())
    moved = change(now, before)
    title = fit(_("{first}，比上年{moved}").format(first=first, moved=moved), first)
    side = 0 if is_small(before) else compare_counts(now, before).side
    if side:
        verdict = _("合计变化**超出正常波动**，逐月的涨落还不能排除偶然")
    elif is_small(before):
        verdict = _("上年不足 {n} 件，**样本少不作判断**").format(n=plain(SMALL_SAMPLE))
    else:
        verdict = _("合计的变化**还不能排除偶然**")
    return Reading(
        title,
        _("{text}。").format(text=sentences(_fewer(table), verdict, whole)),
        is_finding=bool(side),
    )


def _no_last_year() -> str:
    return _("上年没有台账，或都没写工单类型，**无法比较**")


def _fewer(table: pd.DataFrame) -> str:
    """The number of months with fewer complaints than a year ago."""
    both = table.dropna(subset=["this", "last"])
    fewer = int((both["this"] < both["last"]).sum())
    return _("{n} 个月里 {fewer} 个月少于上年").format(n=len(both), fewer=fewer)


def whole_year(now: float, before: float | None) -> str:
    """All channels together, as a clause of the reading: ``全部渠道 231 件，比上年少 154 件（−40.0%）``."""
    first = _("全部渠道 {n}").format(n=count(now))
    if before is None:
        return first
    return _("{first}，比上年{moved}").format(first=first, moved=change(now, before))


def categories_reading(table: pd.DataFrame, year: int, handler: str, *, unknown: int = 0) -> Reading:
    """Title and reading of the complaints about a handler's categories: category, this, last.

    Args:
        table: One row per category; ``last`` null when the ledger was not kept.
        year: The year of ``this``.
        handler: The handler, as the ledger names it.
        unknown: In how many months the number of complaints is unknown; with any, totals are not compared.
    """
    neutral = _("{handler}承接类别的投诉与上年比").format(handler=handler)
    now, before = float(table["this"].sum()), float(table["last"].sum(min_count=1))
    if table.empty or not (now or before > 0):
        return nothing(neutral)
    names = some([str(name) for name in table["category"]])
    if math.isnan(before) or unknown:
        title = _("{names}投诉 {n}").format(names=names, n=count(now))
        told = unknown_months(unknown) or _no_last_year()
        return Reading(title, _("{text}。").format(text=told))
    title = fit(
        _("{names}投诉 {n}，比上年{moved}").format(names=names, n=count(now), moved=change(now, before)),
        _("{names}投诉 {n}").format(names=names, n=count(now)),
    )
    side = compare_counts(now, before).side
    return Reading(title, _("{text}。").format(text=_verdict(side, before, handler)), is_finding=bool(side))


def _verdict(side: int, before: float, handler: str) -> str:
    if side < 0:
        return _("下降超出正常波动；**其他类别同期也要看**，不能全归于{handler}").format(handler=handler)
    if side > 0:
        return _("上升超出正常波动，**先看是哪几家商户**")
    if before < SMALL_SAMPLE:
        return _("上年不足 {n} 件，**样本少不作判断**").format(n=plain(SMALL_SAMPLE))
    return _("还不能排除偶然，**不能说投诉因此减少**")


#: Units of ``count`` for the things counted here.
COMPOUNDS, COMMUNITIES = mark("个小区"), mark("个社区")
CATEGORIES, SERVICES = mark("个类别"), mark("段物业服务")
_MONTHS = mark("个月")


def left_out(n: float, unit: str) -> str:
    """The clause on places, categories or services that are not in a number; empty for none.

    Args:
        n: Their number.
        unit: Their unit, one of the constants above.
    """
    return _("不含诉求都没写工单类型的 {left}").format(left=count(n, unit)) if n else ""


def unknown_months(n: int) -> str:
    """The clause on why the totals of two years are not compared; empty when every month is known."""
    if not n:
        return ""
    return _("诉求都没写工单类型的有 {months}，不知几件是投诉，**合计不与上年比**").format(
        months=count(n, _MONTHS)
    )
