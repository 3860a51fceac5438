"""What is said of the decisions of meetings, of how soon they came and of the scores of residents."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit
from pages.parts.subjects.deliberation.agreement_readings import score_of
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, days, share


def absent_reading(items: float) -> Reading:
    """Title and reading where no item says what was decided.

    Args:
        items: Items of the window, at least one.
    """
    return Reading(
        _("议题没有写议定结果"),
        _(
            "{n}都没有写议定结果（也叫表决结果、协商结果、是否通过）、议定时间和评议得分，"
            "**议定率只能看有没有写分流方式和责任单位**。"
        ).format(n=count(items)),
    )


def decided_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of ``deliberation/decided_by_community``, at least one row."""
    known, passed = float(frame["result_known_count"].sum()), float(frame["passed_count"].sum())
    left = float(frame["deferred_count"].sum() + frame["later_count"].sum())
    scored = float(frame["review_count"].sum())
    parts = [_soon(frame), _scores(frame) if scored else _("没有评议得分")]
    if not known:
        told = sentences(_("**先补填议定结果**"), *parts)
        return Reading(_("议题没有写议定结果"), _("{text}。").format(text=told), is_finding=True)
    values = {"share": share(passed, known), "n": count(known)}
    title = fit(
        _("写明结果的议题 {n}，通过 {share}").format(**values), _("议题通过 {share}").format(**values)
    )
    ask = (
        _("暂缓、另议 {n}，**下次会先议这些**").format(n=count(left))
        if left
        else _("没有暂缓、另议的，**看办没办结**")
    )
    return Reading(title, _("{text}。").format(text=sentences(ask, *parts)), is_finding=True)


def _soon(frame: pd.DataFrame) -> str:
    """How soon the decisions came: the median of one community, the range of several."""
    told = frame[frame["decided_time_count"] > 0]
    if told.empty:
        return _("通过的没有写议定时间") if frame["passed_count"].sum() else ""
    low, high = told["median_days_to_decide"].min(), told["median_days_to_decide"].max()
    if high == 0:
        return _("多数当场议定")
    if len(told) == 1 or low == high:
        return _("议到定中位 {n}").format(n=days(high))
    return _("各社区议到定中位 {low} 至 {high}").format(low=days(low), high=days(high))


def _scores(frame: pd.DataFrame) -> str:
    """The mean score of all items that have one."""
    rated = frame[frame["review_count"] > 0]
    scored = float(rated["review_count"].sum())
    mean = float((rated["mean_review_score"] * rated["review_count"]).sum()) / scored
    return _("评议均分 {score}").format(score=score_of(mean, scored))
