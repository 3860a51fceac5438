"""Repeat complaints: where the same matter comes back, what of it is still open."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import NOT_NAMED, Reading, as_written
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, fraction, plain

#: A matter that came back so often is said first.
THRICE = 3


def repeats_reading(frame: pd.DataFrame, *, repeat_count: int, judged_count: int) -> Reading:
    """Title and reading of the repeats.

    Args:
        frame: Answer of ``signals/repeats_by_compound_subcategory``.
        repeat_count: Repeats of the whole scope.
        judged_count: Requests of the whole scope that can be judged.
    """
    neutral = _("重复诉求集中在哪里")
    if not judged_count:
        told = _("所选范围内没有来电人或标题，**无法判断重复**。")
        return Reading(neutral, told)
    if not repeat_count or frame.empty:
        title = _("{n}可判断的诉求中没有重复").format(n=count(judged_count))
        return Reading(title, _("没有同一事项再次提出，**不必另列清单**。"))
    still_open = int(frame["open_repeat_count"].sum())
    said = {"n": fraction(repeat_count, judged_count), "open": count(still_open)}
    template = _("重复诉求 {n} 件，{open}未办结") if still_open else _("重复诉求 {n} 件，已办结")
    if not still_open and repeat_count > 1:
        template = _("重复诉求 {n} 件，都已办结")
    title = template.format(**said)
    return Reading(title, _("{text}。").format(text=_told(frame)), is_finding=True)


def _told(frame: pd.DataFrame) -> str:
    matter = str(frame["subcategory"].iloc[0])
    first, often = frame.iloc[0], int((frame["repeat_count"] >= THRICE).sum())
    said = {
        "place": place(first),
        "matter": as_written(matter),
        "n": count(first["repeat_count"]),
        "open": plain(first["open_repeat_count"]),
        "often": often,
    }
    parts = [_("{often} 处重复 3 件及以上").format(**said) if often else _("没有一处重复到 3 件")]
    if first["open_repeat_count"]:
        parts.append(_("排在最前的是{place}{matter}，{n}中 {open} 件还没办结，**先办这些**").format(**said))
    else:
        parts.append(_("排在最前的是{place}{matter}（{n}），**办结不等于解决，先回访**").format(**said))
    return sentences(*parts)


def place(row: pd.Series) -> str:
    """The compound, or the community where no compound is known, or 未填写."""
    named = [str(row[name]) for name in ("compound", "community") if str(row[name]) not in NOT_NAMED]
    return named[0] if named else _("未填写")
