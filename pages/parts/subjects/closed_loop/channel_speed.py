"""Channels in which a first response takes longer than in the others."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.extremes import outside
from pages.parts.findings.reading import named_rows, some
from pages.parts.subjects.service_requests.readings import APART
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import NBSP, SMALL_SAMPLE, plain


def channel_speed(frame: pd.DataFrame, slow: pd.DataFrame, drawn: Sequence[str]) -> str:
    """The channels that a test finds slower than the rest; empty where fewer than two can be compared.

    The median test of Brown and Mood, exact and corrected for all channels, and a median clearly above that
    of all channels: the largest of several medians alone is no finding.

    Args:
        frame: One row per channel: responded_count, median_hours_to_respond.
        slow: half_hours, old_enough_count, slower_count per channel, from ``closed_loop/slow_by_channel``.
        drawn: The channels listed on the page.
    """
    timed = frame[(frame["responded_count"] >= SMALL_SAMPLE) & named_rows(frame, "channel")]
    hours = timed.set_index(timed["channel"].astype(str))["median_hours_to_respond"].astype(float)
    if len(hours) < 2:
        return ""
    names = slow["channel"].astype(str)
    sides = sides_of_rest(slow["slower_count"], slow["old_enough_count"], judged=names.isin(hours.index))
    slower = pd.Series(sides, index=names).reindex(hours.index, fill_value=0) > 0
    found = hours[slower & (hours >= APART * float(slow["half_hours"].iloc[0]))]
    if found.empty:
        return _("各渠道首次响应中位 {span}，快慢的差别还不能排除偶然").format(span=_span(hours))
    found = found.sort_values(ascending=False, kind="stable")
    told = _("{names}首次响应比其余渠道慢，中位 {span}").format(
        names=some(list(found.index)), span=_span(found)
    )
    return sentences(told, outside(list(found.index), drawn))


def _span(hours: pd.Series) -> str:
    """The hours of one channel, or the range of several."""
    low, high = (
        _("{n} 小时").format(n=plain(end, 1)).replace(" ", NBSP) for end in (hours.min(), hours.max())
    )
    return low if low == high else _("{low}至 {high}").format(low=low, high=high)
