"""Requests before and after public works: did they change differently from those of the whole office?"""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.findings.comparison import deviations
from pages.parts.findings.reading import Reading, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, is_missing, signed_number

_COUNTS = ["requests_before", "requests_after", "all_before", "all_after"]


def pool_by_kind(frame: pd.DataFrame) -> pd.DataFrame:
    """Requests of the same topic before and after works, pooled by kind, with the change of all places."""
    if frame.empty:
        return pd.DataFrame(columns=["kind", "topic", "work_count", *_COUNTS, "all_change", "dispersion"])
    sums = frame.groupby(["kind", "topic"], sort=False).agg(
        work_count=("work_id", "size"), **{name: (name, "sum") for name in _COUNTS}
    )
    change = sums["all_after"] / sums["all_before"].where(sums["all_before"] > 0) - 1
    return sums.assign(all_change=change, dispersion=_dispersion(frame)).reset_index()


def _dispersion(works: pd.DataFrame) -> float:
    """How much more single works vary than chance (φ, Pearson), at least 1.

    Each work is compared with the change of its own kind, which is the effect, not part of the variation.
    """
    own = works["requests_before"] + works["requests_after"]
    share = works["all_after"] / (works["all_before"] + works["all_after"])
    variance = own * share * (1 - share)
    known, kind = variance > 0, works["kind"]
    change = (works["requests_after"] - own * share)[known]
    variance, kind = variance[known], kind[known]
    of_kind = change.groupby(kind).transform("sum") / variance.groupby(kind).transform("sum")
    freedom = len(kind) - kind.nunique()
    scores = (change - variance * of_kind) ** 2 / variance
    return max(1.0, float(scores.sum()) / freedom) if freedom > 0 else 1.0


def around_reading(frame: pd.DataFrame, *, days: int, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the requests around works, as ``pool_by_kind`` returns it.

    A kind stands out when its requests divide into before and after differently from those of all places,
    beyond the chance of one among the kinds compared and the variation between single works.
    """
    neutral = _("工程前后的同类诉求")
    before, after = (int(frame[name].sum()) for name in ("requests_before", "requests_after"))
    if not before + after:
        return nothing(neutral)
    everywhere = (
        frame["all_after"].sum() / frame["all_before"].sum() - 1 if frame["all_before"].sum() else math.nan
    )
    other = "" if is_missing(everywhere) else _("全街道同期同类 {change}").format(change=_percent(everywhere))
    cause = _("**前后之差不能说明因果**")
    judged = frame[frame["requests_before"] + frame["requests_after"] >= small_sample]
    least = deviations(max(len(judged), 1))  # the kinds are one family
    found = [(abs(_score(row)), row) for _at, row in judged.iterrows() if abs(_score(row)) >= least]
    if not found:
        title = _("完工后 {days} 天同类诉求 {after}，之前 {before}").format(
            days=days, after=count(after), before=before
        )
        small = _small(frame, small_sample) if judged.empty else _("与全街道同期的差别还不能排除偶然")
        return Reading(title, _("{text}。").format(text=sentences(small, other, cause)))
    row = max(found, key=lambda pair: pair[0])[1]
    title = _("{kind}前后，{topic} {before} 变 {after}").format(
        kind=row["kind"],
        topic=row["topic"],
        before=int(row["requests_before"]),
        after=count(int(row["requests_after"])),
    )
    here = _("{kind}的变化与全街道（{change}）不同，超出正常波动").format(
        kind=row["kind"], change=_percent(row["all_change"])
    )
    return Reading(title, _("{text}。").format(text=sentences(here, cause)), is_finding=True)


def _small(frame: pd.DataFrame, small_sample: int) -> str:
    """The clause that no kind has enough requests to be compared."""
    every = _("各类前后合计都不足 {n} 件，样本少不作比较")
    text = every if len(frame) > 1 else _("前后合计不足 {n} 件，样本少不作比较")
    return text.format(n=small_sample)


def _percent(change: float) -> str:
    return f"{signed_number(100 * change, 1)}%"


def _score(row: pd.Series) -> float:
    """Standard deviations by which the requests after the works differ from the share of all places."""
    everywhere = row["all_before"] + row["all_after"]
    total = row["requests_before"] + row["requests_after"]
    share = row["all_after"] / everywhere if everywhere else math.nan
    spread = math.sqrt(total * share * (1 - share)) if 0 < share < 1 else math.nan
    return (
        0.0
        if is_missing(spread)
        else (row["requests_after"] - total * share) / (spread * math.sqrt(row["dispersion"]))
    )
