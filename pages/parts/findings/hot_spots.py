"""Hot spots: one category in one place, above what its own previous half year leads to expect."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
import pandas as pd

from pages.parts.findings.cell_chances import (
    EARLIER_WEEKS,
    LEAST_COUNT,
    QUARTER_WEEKS,
    RECENT_WEEKS,
    cell_chances,
)
from pages.parts.findings.comparison import Tag
from pages.parts.findings.false_discovery import SHARES, Group, passing
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.findings.signals import Signal
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, plain

#: With fewer earlier weeks the usual level is unknown.
LEAST_EARLIER = 8
#: A compound's cell with at least this many requests in the 26 earlier weeks is busy. Busy cells are a family
#: of their own, so that the hundreds of quiet cells do not hide them.
BUSY = 13
#: The rise of a community is explained by its hot compounds when they make at least this share of it.
_TOLD_BY_COMPOUNDS = 0.5


def hot_spots(cells: pd.DataFrame, *, earlier_weeks: int = EARLIER_WEEKS) -> pd.DataFrame:
    """The hot cells, the farthest above expectation first.

    Args:
        cells: Result of ``signals/count_by_compound_category`` or ``…_community_category``: every cell that
            was tested, of all places and categories.
        earlier_weeks: For how many of the 26 earlier weeks the ledger was kept.

    Returns:
        The rows that ``cell_chances`` returns, with ``group`` (the family the cell was tested in) and
        ``looked`` (number of cells in that family).
    """
    weeks = min(earlier_weeks, EARLIER_WEEKS)
    if cells.empty or weeks < LEAST_EARLIER:
        cells, weeks = cells.iloc[:0], EARLIER_WEEKS
    judged = cell_chances(cells, earlier_weeks=weeks)
    groups = _groups(judged, weeks)
    judged = judged.assign(group=groups, looked=groups.map(groups.value_counts()))
    stays = np.zeros(len(judged), dtype=bool)
    for group in groups.unique():
        of = (groups == group).to_numpy()
        stays[of] = passing(judged["chance"].to_numpy()[of], SHARES[group])
    return judged[stays].sort_values("z", ascending=False, kind="stable")


def _groups(cells: pd.DataFrame, weeks: int) -> pd.Series:
    """The family of each cell, by its earlier count, which is independent of the judged weeks."""
    if "compound" not in cells:
        return pd.Series(Group.COMMUNITY_CATEGORY, index=cells.index, dtype=object)
    is_busy = cells["earlier_count"] * EARLIER_WEEKS >= BUSY * weeks
    return is_busy.map({True: Group.BUSY_CELL, False: Group.QUIET_CELL}).astype(object)


def without_hot_compounds(communities: pd.DataFrame, compounds: pd.DataFrame) -> pd.DataFrame:
    """The hot communities whose rise is not mostly that of their hot compounds."""
    by = ["community", "category"]
    rises = compounds.assign(within=compounds["judged_count"] - compounds["expected"])
    within = rises.astype(dict.fromkeys(by, str)).groupby(by)["within"].sum()
    own = communities["judged_count"] - communities["expected"]
    keys = zip(*(communities[name].astype(str) for name in by), strict=True)
    told = np.array([within.get(key, 0.0) for key in keys])
    return communities[(told < _TOLD_BY_COMPOUNDS * own.to_numpy())]


def hot_spots_reading(found: pd.DataFrame, *, cell_count: int, earlier_weeks: int = EARLIER_WEEKS) -> Reading:
    """Title and reading of the result of ``hot_spots``; ``cell_count``: how many cells were tested."""
    neutral = _("小区 × 类别的热点")
    if earlier_weeks < LEAST_EARLIER:
        told = _("最近 {quarter} 周之前的台账不足 {n} 周，不知道平常有多少，**暂不作判断**。")
        return Reading(neutral, told.format(quarter=QUARTER_WEEKS, n=LEAST_EARLIER))
    if not cell_count:
        return nothing(neutral)
    if found.empty:
        title = _("看过 {n} 个小区 × 类别，没有热点").format(n=plain(cell_count))
        return Reading(title, _("**没有哪一格高出自己的平常水平到能排除偶然**。"))
    first = found.iloc[0]
    said = {
        "place": first["compound"],
        "category": first["category"],
        "weeks": int(first["judged_weeks"]),
        "n": count(first["judged_count"]),
        "expected": plain(first["expected"], 1),
        "rest": len(found),
        "cells": plain(cell_count),
        "first": count(first_reports(first)),
    }
    title = fit(
        _("{place}{category}近 {weeks} 周 {n}，平常约 {expected}").format(**said),
        _("{place}{category} {n}").format(**said),
        _("{rest} 处热点").format(**said),
    )
    whole = _("{cells} 格中 {rest} 处超出自己的平常水平").format(**said)
    told = sentences(whole, _callers(first_reports(first)).format(**said))
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def first_reports(row: pd.Series) -> int:
    """How many of the requests of the row's judged weeks are not repeats."""
    return int(row["first_count"] if row["judged_weeks"] == RECENT_WEEKS else row["quarter_first_count"])


def _callers(first_count: int) -> str:
    """The note on first reports: many are 群诉, few may be one person; empty where they are not recorded."""
    if first_count >= LEAST_COUNT:
        return _("最突出的一处有 {first}是首次反映，**属群诉，不是一人反复来电**")
    if first_count:
        return _("最突出的一处只有 {first}是首次反映，**先看是不是同一人反复来电**")
    return _("**先看最突出一处的明细**")


def hot_spot_signals(found: pd.DataFrame, date_to: date) -> list[Signal]:
    """Rows of 需办: every hot spot is 关注, with its comparison, its owner and its number of first reports.

    Args:
        found: Result of ``hot_spots``, of compounds or of communities.
        date_to: The day after the weeks that were judged.
    """
    return [_signal(row, date_to) for _at, row in found.iterrows()]


def _signal(row: pd.Series, date_to: date) -> Signal:
    is_compound, weeks = "compound" in row.index, int(row["judged_weeks"])
    said = {
        "place": row["compound"] if is_compound else row["community"],
        "within": row["community"] if is_compound else "",
        "category": row["category"], "weeks": weeks, "earlier": EARLIER_WEEKS,
        "n": count(row["judged_count"]), "expected": plain(row["expected"], 1),
        "group": _(row["group"]), "looked": plain(row["looked"]),
        "window": dates(date_to - timedelta(weeks=weeks), date_to), "first": count(first_reports(row)),
    }  # fmt: skip
    kind = _("小区 × 类别") if is_compound else _("社区 × 类别")
    first = _("首次反映 {first}").format(**said) if first_reports(row) else ""
    reason = _(
        "{window}：{n}，按更早的 {earlier} 周平常约 {expected}；三周中至少两周高于平常；"
        "已按同看的 {looked} 格校正：{group}"
    ).format(**said)
    return Signal(
        Tag.WATCH,
        _("**{place} {category}**近 {weeks} 周 {n}，平常约 {expected}").format(**said),
        sentences(kind, first),
        row["community"],
        weight=float(row["z"]),
        clause=_("{within}{place}{category}近 {weeks} 周 {n}，超出平常").format(**said),
        reason=reason,
        mark=tuple((key, str(row[key])) for key in ("community", "compound", "category") if key in row.index),
    )


def since(weeks_running: int, date_to: date) -> str:
    """Since when it lasts: the first day of its weeks above the usual one, or before the judged weeks."""
    day = short_day(date_to - timedelta(weeks=max(weeks_running, 1)))
    return _("{day} 前").format(day=day) if weeks_running >= RECENT_WEEKS else day


def within_scope(found: pd.DataFrame, **chosen: Iterable[str] | None) -> pd.DataFrame:
    """The rows whose columns hold one of the chosen values; None matches all."""
    stays = pd.Series(True, index=found.index)
    for column, values in chosen.items():
        if values is not None:
            stays &= found[column].astype(str).isin(list(values))
    return found[stays]
