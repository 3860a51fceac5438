"""每月一题: the category that ranks first in one month's numbers, and why it was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.months import first_day_of, month_number
from pages.parts.findings.cell_chances import upper_tail
from pages.parts.findings.false_discovery import passing
from pages.parts.findings.reading import Reading, fit, named_rows
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import count, fraction, plain, rate

#: The month and the twelve before it.
MONTHS = 13
#: The criteria of a topic: column of the category's share -> column of the counts, label.
CRITERIA = {
    "rise_share": ("rise", mark("超出正常波动的增量")),
    "repeat_share": ("repeat_count", mark("重复件")),
    "overdue_share": ("overdue_count", mark("超期件")),
}
#: A month with fewer requests has no topic; a category with fewer cannot be one.
LEAST_COUNT, LEAST_OF_CATEGORY = 30, 10
#: A criterion with fewer cases over all categories is ignored.
LEAST_OF_CRITERION = 5
#: Expected share of chance among the categories whose month counts as risen (Benjamini and Hochberg).
FALSE_SHARE = 0.05
#: d2 for ranges of two values: mean moving range / d2 estimates the standard deviation.
_D2 = 1.128
#: With fewer categories none can rank first.
_LEAST_CATEGORIES = 2


@dataclass(frozen=True)
class Topic:
    """The topic of one month.

    Attributes:
        month: First day of the month.
        category: The category chosen.
        curve: period_start and request_count of the thirteen months, zeros too.
        candidates: Every named category with its counts, its shares and its score, the chosen one first.
    """

    month: date
    category: str
    curve: pd.DataFrame
    candidates: pd.DataFrame

    @property
    def row(self) -> pd.Series:
        """Counts and shares of the chosen category."""
        return self.candidates.iloc[0]


def months_to(date_to: date) -> list[date]:
    """The first days of the last thirteen whole calendar months before a day, oldest first."""
    number = month_number(date_to)
    return [first_day_of(at) for at in range(number - MONTHS, number)]


def topic(frame: pd.DataFrame, months: list[date]) -> Topic | None:
    """The category with the largest mean share of the month's rise, repeats and overdue; None without one.

    The rise is the excess over the category's own mean of the earlier months that the ledger covers, where
    it is more than chance explains in any of the categories; the shares are among the named categories, and
    a criterion with too few cases is omitted from the mean.

    Args:
        frame: Result of ``signals/category_by_month`` over the months.
        months: First days of the months, oldest first; the last one is judged.
    """
    named = frame[named_rows(frame, "category")]
    starts = pd.to_datetime(named["period_start"]).dt.date
    kept = [month for month in months[:-1] if (pd.to_datetime(frame["period_start"]).dt.date == month).any()]
    now = named[starts == months[-1]].set_index("category").select_dtypes("number")
    if len(now) < _LEAST_CATEGORIES or now["request_count"].sum() < LEAST_COUNT or not kept:
        return None
    earlier = [_curve(named, name, kept)["request_count"].to_numpy(float) for name in now.index]
    now["usual"] = [counts.mean() for counts in earlier]
    spread = np.array([_variance(counts) for counts in earlier])
    chances = upper_tail(now["request_count"], now["usual"], spread)
    now["rise"] = (now["request_count"] - now["usual"]).where(passing(chances, FALSE_SHARE), 0.0)
    for share, (column, _words) in CRITERIA.items():
        total = now[column].sum()
        now[share] = now[column] / total if total >= LEAST_OF_CRITERION else float("nan")
    now["score"] = now[list(CRITERIA)].mean(axis=1)
    now = now[now["request_count"] >= LEAST_OF_CATEGORY]
    if now.empty or now["score"].isna().all():
        return None
    ranked = now.reset_index().sort_values(
        ["score", "request_count", "category"], ascending=[False, False, True]
    )
    ranked = ranked.reset_index(drop=True)
    category = str(ranked["category"][0])
    return Topic(months[-1], category, _curve(named, category, [*kept, months[-1]]), ranked)


def _curve(named: pd.DataFrame, category: str, kept: list[date]) -> pd.DataFrame:
    """Counts of a category in the months that the ledger covers: a month without a ledger is not 0."""
    of = named[named["category"] == category]
    counts = dict(zip(pd.to_datetime(of["period_start"]).dt.date, of["request_count"], strict=True))
    rows = [(month, counts.get(month, 0)) for month in kept]
    return pd.DataFrame(rows, columns=["period_start", "request_count"])


def _variance(counts: np.ndarray) -> float:
    """Variance of the next month's count: the largest of those of the months before, their steps and chance.

    It is enlarged by their number, because the mean of few months is uncertain too.
    """
    steps = np.abs(np.diff(counts)).mean() / _D2 if len(counts) > 1 else 0.0
    varied = counts.var(ddof=1) if len(counts) > 1 else 0.0
    return float(max(counts.mean(), varied, steps**2) * (1 + 1 / len(counts)))


def topic_reading(found: Topic) -> Reading:
    """Title and reading: the topic, the rule that chose it, and that it is not official."""
    row = found.row
    shares = {share: row[share] for share in CRITERIA if pd.notna(row[share])}
    most = max(shares, key=lambda share: shares[share])
    said = {"month": month_name(found.month), "category": found.category}
    title = fit(
        _("{month}“每月一题”建议：{category}（占{what} {share}）").format(
            **said, what=_(CRITERIA[most][1]), share=rate(shares[most], 0)
        ),
        _("{month}“每月一题”建议：{category}").format(**said),
    )
    why = listing(
        _("{what}占 {share}").format(what=_(CRITERIA[share][1]), share=rate(value, 0))
        for share, value in shares.items()
    )
    month = _("当月 {n}，此前月均 {usual}，按期办结 {due}").format(
        n=count(row["request_count"]), usual=plain(row["usual"], 1), due=_on_time(row)
    )
    level = (
        len(found.candidates) > 1 and found.candidates["score"].round(3).eq(round(row["score"], 3)).sum() > 1
    )
    told = (
        _("它在各类别中{why}，平均并列最高，其中件数多").format(why=why)
        if level
        else _("选它是因为它在各类别中{why}，平均最高").format(why=why)
    )
    rule = _("**由本看板按规则选出，不是上级公布的题目**")
    return Reading(title, _("{text}。").format(text=sentences(month, told, rule)), is_finding=True)


def _on_time(row: pd.Series) -> str:
    if not row["due_count"]:
        return _("无到期件")
    return fraction(row["closed_on_time_count"], row["due_count"])


def month_name(month: date) -> str:
    """A month with its year, for a title: ``2026 年 9 月``."""
    return _("{year} 年 {month} 月").format(year=month.year, month=month.month)


def no_topic(month: date) -> Reading:
    """Title and reading of a month without a topic."""
    told = _("{month}的诉求不足 {n} 件，或只有一类，或没有更早的月份可比，或重复和超期太少，**不选题**。")
    return Reading(_("每月一题"), told.format(month=month_name(month), n=LEAST_COUNT))
