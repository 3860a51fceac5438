"""Hot spots: one category in one compound, beyond what its own half year before leads to expect."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from pages.parts.dates import short_day
from pages.parts.findings.comparison import Tag
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.findings.signals import Signal
from pages.parts.numbers import count, plain
from pages.parts.wording import _, sentences

#: Weeks that are judged, and weeks before them that say what is usual.
RECENT_WEEKS, EARLIER_WEEKS = 4, 26
#: A hot spot has at least so many requests in the weeks judged.
LEAST_COUNT = 5
#: Of the last three weeks so many lie above the usual week.
_RISING, _OF = 2, 3
#: Share of false alarms among the hot spots named (Benjamini–Hochberg).
FALSE_SHARE = 0.05
#: With fewer earlier weeks nothing is known of what is usual.
LEAST_EARLIER = 8
_WEEKS = tuple(f"week_{number}_count" for number in range(1, RECENT_WEEKS + 1))


def upper_tail(observed: int, mean: float, variance: float) -> float:
    """Probability of that many or more: negative binomial, or Poisson where the variance is no larger."""
    if observed <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if variance <= mean * (1 + 1e-9):
        term = math.exp(observed * math.log(mean) - mean - math.lgamma(observed + 1))
        factor, shift = 0.0, mean
    else:
        size = mean * mean / (variance - mean)
        share = mean / variance
        log = math.lgamma(observed + size) - math.lgamma(size) - math.lgamma(observed + 1)
        term = math.exp(log + size * math.log(share) + observed * math.log1p(-share))
        factor, shift = 1 - share, size * (1 - share)
    total, number = 0.0, observed
    while term > total * 1e-12 and term > 0:
        total += term
        term *= (factor * number + shift) / (number + 1)
        number += 1
    return min(total, 1.0)


def passing(chances: Sequence[float], false_share: float = FALSE_SHARE) -> list[bool]:
    """Which of the chances stay signals when so many were looked at (Benjamini–Hochberg)."""
    order = sorted(chances)
    held = [p for rank, p in enumerate(order, 1) if p <= rank * false_share / len(order)]
    return [bool(held) and p <= held[-1] for p in chances]


def hot_spots(cells: pd.DataFrame, *, earlier_weeks: int = EARLIER_WEEKS) -> pd.DataFrame:
    """The cells that are hot, the farthest out first.

    Args:
        cells: Answer of ``signals/count_by_compound_category``: every cell that was looked at.
        earlier_weeks: How many of the 26 earlier weeks the ledger was kept.

    Returns:
        Their rows with ``expected`` (in the weeks judged), ``z`` (standard deviations above it) and
        ``weeks_running`` (weeks up to the last one above the usual week).
    """
    judged = _expected(cells, min(earlier_weeks, EARLIER_WEEKS))
    if judged.empty or earlier_weeks < LEAST_EARLIER:
        return judged.iloc[:0].drop(columns=["variance"])
    tails = [
        upper_tail(int(row.recent_count), row.expected, row.variance)
        if row.recent_count >= LEAST_COUNT and row.recent_count > row.expected
        else 1.0
        for row in judged.itertuples()
    ]
    weeks = judged[list(_WEEKS)].gt(judged["expected"] / RECENT_WEEKS, axis=0)
    judged["weeks_running"] = weeks[list(reversed(_WEEKS))].cummin(axis=1).sum(axis=1)
    rising = weeks[list(_WEEKS[-_OF:])].sum(axis=1) >= _RISING
    found = judged[pd.Series(passing(tails), index=judged.index) & rising]
    return found.sort_values("z", ascending=False, kind="stable").drop(columns=["variance"])


def _expected(cells: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """Mean and variance of the next four weeks: the cell's own weeks, and that these were only so many."""
    judged = cells.copy()
    usual = (judged["earlier_count"].astype(float) + 0.5) / max(weeks, 1)
    squares = judged["earlier_squares"].astype(float) - judged["earlier_count"] ** 2 / max(weeks, 1)
    spread = pd.concat([usual, squares / max(weeks - 1, 1)], axis=1).max(axis=1)
    judged["expected"] = RECENT_WEEKS * usual
    judged["variance"] = RECENT_WEEKS * spread * (1 + RECENT_WEEKS / max(weeks, 1))
    judged["z"] = (judged["recent_count"] - judged["expected"]) / judged["variance"] ** 0.5
    return judged


def hot_spots_reading(found: pd.DataFrame, *, cell_count: int, earlier_weeks: int = EARLIER_WEEKS) -> Reading:
    """Title and reading over ``hot_spots``; ``cell_count``: how many cells were looked at."""
    neutral = _("小区 × 类别的热点")
    if earlier_weeks < LEAST_EARLIER:
        told = _("此前的台账不足 {n} 周，不知道平常有多少，**暂不作判断**。")
        return Reading(neutral, told.format(n=LEAST_EARLIER))
    if not cell_count:
        return nothing(neutral)
    if found.empty:
        title = _("看过 {n} 个小区 × 类别，没有热点").format(n=plain(cell_count))
        return Reading(title, _("没有哪一格超出它自己的平常水平，**不必逐格追因**。"))
    first = found.iloc[0]
    said = {
        "place": first["compound"],
        "category": first["category"],
        "n": count(first["recent_count"]),
        "expected": plain(first["expected"], 1),
        "rest": len(found),
        "cells": plain(cell_count),
        "first": count(first["first_count"]),
    }
    title = fit(
        _("{place}{category} {n}，平常约 {expected}").format(**said),
        _("{place}{category} {n}").format(**said),
        _("{rest} 处热点").format(**said),
    )
    whole = _("{cells} 格中 {rest} 处超出自己的平常水平").format(**said)
    told = sentences(whole, _callers(int(first["first_count"])).format(**said))
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _callers(first_count: int) -> str:
    """What the first reports say: many are 群诉, few may be one person; none are known without numbers."""
    if first_count >= LEAST_COUNT:
        return _("最突出的一处有 {first}是首次反映，**属群诉，不是一人反复来电**")
    if first_count:
        return _("最突出的一处只有 {first}是首次反映，**先看是不是同一人反复来电**")
    return _("**先看最突出一处的明细**")


def hot_spot_signals(found: pd.DataFrame, window: str) -> list[Signal]:
    """Rows of 需办: every hot spot is 关注, whose community it is, how many of them are first reports.

    Args:
        found: Answer of ``hot_spots``.
        window: The dates of the weeks that were judged.
    """
    signals = []
    for row in found.itertuples():
        said = {
            "place": row.compound,
            "category": row.category,
            "n": count(row.recent_count),
            "expected": plain(row.expected, 1),
            "community": row.community, "weeks": EARLIER_WEEKS, "window": window,
        }  # fmt: skip
        what = _("**{place} {category}**近 4 周 {n}，平常约 {expected}").format(**said)
        source = _("首次反映 {n}").format(n=count(row.first_count)) if row.first_count else ""
        clause = _("{community}{place}{category}近 4 周 {n}，远超平常").format(**said)
        reason = _(
            "{window}：{n}，按此前 {weeks} 周平常约 {expected}；已按看过的格数校正，三周中至少两周高于平常"
        ).format(**said)
        signals.append(
            Signal(
                Tag.WATCH, what, source, row.community, weight=float(row.z), clause=clause, reason=reason
            )
        )  # fmt: skip
    return signals


def since(weeks_running: int, date_to: date) -> str:
    """Since when: the first day of its weeks above the usual one, or before the weeks that are judged."""
    day = short_day(date_to - timedelta(weeks=max(weeks_running, 1)))
    return _("{day} 前").format(day=day) if weeks_running >= RECENT_WEEKS else day
