"""How a briefing speaks of its period: 每周简报 月报 季报, 本月, 上月, 下月建议, 2026 年 9 月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from data.months import MONTHS_A_QUARTER
from data.weeks import DAY
from pages.parts.briefing.periods import kind_of
from pages.parts.briefing.weeks import number_of
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, mark
from queries import Grain, Scope


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The words of one kind of period; the documents are in Chinese, the page has some of them in English.

    Attributes:
        document: What the document is called.
        own: The period.
        before: The period before it.
        part_before: The same elapsed part of the period before, for one that is not over.
        advice: Heading of what the office writes itself.
    """

    document: str
    own: str
    before: str
    part_before: str
    advice: str


_WORDS: dict[Grain | None, PeriodWords] = {
    Grain.WEEK: PeriodWords(mark("每周简报"), "本期", "上期", "上期", mark("下周建议")),
    Grain.MONTH: PeriodWords(mark("月报"), "本月", "上月", "上月同期", mark("下月建议")),
    Grain.QUARTER: PeriodWords(mark("季报"), "本季", "上季", "上季同期", mark("下季建议")),
    None: PeriodWords(mark("简报"), "本期", "上期", "上期", mark("下一步建议")),
}
#: What is said of a window of comparison that is no equal, as ``ledger_gaps`` words it.
_UNUSUAL = re.compile("(本期|对比期)(?=有假期周|为假期周|台账有缺报)")
_QUARTERS = (
    mark("{year} 年第一季度"),
    mark("{year} 年第二季度"),
    mark("{year} 年第三季度"),
    mark("{year} 年第四季度"),
)


def words_of(scope: Scope) -> PeriodWords:
    """The words for the window of a scope."""
    return _WORDS[kind_of(*scope.bounds)]


def in_its_words(text: str, own: str, before: str) -> str:
    """A text on an unusual window, with 本月 and 上月 in place of 本期 and 对比期."""
    names = {"本期": own, "对比期": before}
    return _UNUSUAL.sub(lambda found: names[found[0]], text)


def issue_of(scope: Scope) -> str:
    """Year and number of the issue: ``2026 年第 43 期``, ``2026 年 9 月``, ``2026 年第三季度``.

    A window that is no period has its year and dates.
    """
    first, end = scope.bounds
    kind = kind_of(first, end)
    if kind is None:
        return f"{first.year} 年，{dates(first, end)}"
    return _week_issue(first) if kind is Grain.WEEK else period_title(first, end, kind)


def issue_name(scope: Scope) -> str:
    """The issue as the page names it, with the document where its number does not tell which one it is."""
    first, end = scope.bounds
    kind = kind_of(first, end)
    if kind is None:
        return _("简报（{dates}）").format(dates=dates(first, end))
    if kind is Grain.WEEK:
        return _week_issue(first)
    return _("{period}{document}").format(period=issue_of(scope), document=_(words_of(scope).document))


def period_title(first: date, end: date, kind: Grain) -> str:
    """Name of a period in a list: ``2026 年第 46 周（11-09 至 11-15）``, ``2026 年 9 月``."""
    if kind is Grain.WEEK:
        year, number = number_of(first)
        return _("{year} 年第 {number} 周（{first} 至 {last}）").format(
            year=year, number=number, first=short_day(first), last=short_day(end - DAY)
        )
    if kind is Grain.MONTH:
        return _("{year} 年 {month} 月").format(year=first.year, month=first.month)
    return _(_QUARTERS[(first.month - 1) // MONTHS_A_QUARTER]).format(year=first.year)


def _week_issue(first: date) -> str:
    year, number = number_of(first)
    return _("{year} 年第 {number} 期").format(year=year, number=number)
