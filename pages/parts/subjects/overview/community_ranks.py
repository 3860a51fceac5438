"""The ranks of the communities by their requests, and how they moved since the window of comparison."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.findings.ranking import Ranking
from pages.parts.words.language import _
from queries.measures import MEASURES

#: Ranks of fewer communities say nothing.
_LEAST_RANKED = 3


def with_ranks(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with ``rank`` and ``compared_rank``; null where a count is too small for one.

    Args:
        frame: ``community``, ``request_count``, and ``compared_count`` of the window of comparison.
    """
    found = {
        column: frame["community"].map(_ranking(frame, count).ranks).astype("Int64")
        for column, count in (("rank", "request_count"), ("compared_rank", "compared_count"))
    }
    return frame.assign(**found)


def rank_words(frame: pd.DataFrame) -> dict[str, str]:
    """Community -> its rank with its movement; empty where too few have one."""
    now, then = _ranking(frame, "request_count"), _ranking(frame, "compared_count")
    if len(now.ranks) < _LEAST_RANKED:
        return {}
    return {name: now.words(name, then if _is_compared(frame) else None) for name in frame["community"]}


def rank_clause(frame: pd.DataFrame, earlier: str) -> str:
    """What the ranks count and what their movement compares with; empty where there are none."""
    if not rank_words(frame):
        return ""
    least = _("；名次按诉求量，不足 {small} 件不排").format(small=settings().small_sample)
    return least + (_("，升降对照{window}").format(window=earlier) if _is_compared(frame) else "")


def _is_compared(frame: pd.DataFrame) -> bool:
    return bool(frame["compared_count"].notna().any())


def _ranking(frame: pd.DataFrame, count: str) -> Ranking:
    """The ranks by a column of counts: a count below 样本少 changes its rank by chance, and has none."""
    small = settings().small_sample
    known = frame[frame[count] >= small].rename(columns={"community": "name", count: "value"})
    return Ranking.of(known, MEASURES["request_count"], small)
