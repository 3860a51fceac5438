"""Which weeks a ledger covers: the weeks with rows, the missing weeks and the merely quiet ones."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.ledgers import LEDGERS
from data.weeks import DAY, WEEK, mondays, week_start
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import count, plain
from queries.windows import YEAR_OF_WEEKS

#: Weeks on the screen, including the unfinished one.
WEEKS = 53
#: An empty stretch with at least this many expected rows is not chance: e^-7 is 0.1 %.
LEAST_EXPECTED = 7

PRESENT, UNFINISHED, MISSING, QUIET, BEFORE = "present", "unfinished", "missing", "quiet", "before"
#: State of a week as shown in tables and files.
STATES = {
    PRESENT: mark("有数据"),
    UNFINISHED: mark("未完的一周"),
    MISSING: mark("缺报"),
    QUIET: mark("没有记录"),
    BEFORE: mark("台账尚未开始"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One stretch of missing weeks of a ledger.

    Attributes:
        ledger: Name of the ledger.
        first: Monday of the first missing week.
        weeks: Number of weeks.
        per_week: Rows of an ordinary week.
    """

    ledger: str
    first: date
    weeks: int
    per_week: float

    @property
    def dates(self) -> str:
        """First and last day, in words."""
        return dates(self.first, self.first + self.weeks * WEEK)


def shown_weeks(as_of: date) -> list[date]:
    """The Mondays of the weeks on the screen; the last is that of the week of 数据截至."""
    return mondays(as_of - (WEEKS - 1) * WEEK, as_of + DAY)


def calendar(found: pd.DataFrame, as_of: date, holidays: Collection[date] = ()) -> pd.DataFrame:
    """The last 53 weeks of every ledger that has rows, each week with its state.

    An empty stretch is missing when chance does not explain it: by the ledger's own mean, without holidays,
    seven or more rows were expected in it, and the same weeks of the year before were not empty too, as they
    are for a seasonal ledger. All other empty weeks count as rare.

    Args:
        found: One row per ledger and week that has rows: ledger, week_start, row_count; of all time.
        as_of: 数据截至.
        holidays: Mondays of the weeks in which offices are closed.

    Returns:
        ledger, week_start, row_count, state, and per_week, the rows of an ordinary week.
    """
    shown = shown_weeks(as_of)
    by_ledger = dict(iter(found.groupby("ledger", observed=True)))
    rows = [
        row
        for name in LEDGERS
        if name in by_ledger
        for row in _weeks(name, by_ledger[name], shown, closed=set(holidays), is_over=as_of.weekday() == 6)
    ]
    return pd.DataFrame(rows, columns=["ledger", "week_start", "row_count", "state", "per_week"])


def missing_weeks(found: pd.DataFrame, as_of: date, holidays: Collection[date] = ()) -> frozenset[date]:
    """Mondays of the weeks for which one ledger was not kept, over all its time, by the rule of ``calendar``.

    Args:
        found: The ledger's weeks that have rows: week_start, row_count.
        as_of: 数据截至.
        holidays: Mondays of the weeks in which offices are closed.
    """
    counts = dict(zip(found["week_start"], found["row_count"].astype(int), strict=True))
    if not counts:
        return frozenset()
    weeks = mondays(min(counts), week_start(as_of + DAY))
    per_week = sum(counts.values()) / max(len(weeks), 1)
    return frozenset(_missing(weeks, counts, per_week, set(holidays)))


def gaps(weeks: pd.DataFrame) -> list[Gap]:
    """The missing stretches of a calendar, the one with most missing rows first."""
    found = []
    for (ledger, state), run in itertools.groupby(
        weeks.itertuples(index=False), key=lambda one: (one.ledger, one.state)
    ):
        if state == MISSING:
            stretch = list(run)
            found.append(Gap(ledger, stretch[0].week_start, len(stretch), stretch[0].per_week))
    return sorted(found, key=lambda gap: -gap.weeks * gap.per_week)


def coverage_reading(weeks: pd.DataFrame) -> Reading:
    """Title and reading of the calendar."""
    if not weeks["state"].isin((PRESENT, MISSING)).any():
        told = _("台账还不满一周，**下周起能看出缺不缺**。")
        return Reading(_("各台账每周的行数"), told if len(weeks) else nothing("").reading)
    missing = gaps(weeks)
    rare = _("空白的周本来就少有记录，不算缺报") if (weeks["state"] == QUIET).any() else ""
    if not missing:
        calm = _("没有空得比平常久的周，**不必补导**")
        return Reading(
            _calm_title(weeks),
            _("{text}。").format(text=sentences(calm, rare, _shorter(weeks))),
        )
    worst = missing[0]
    told = _("{ledger} {dates} 一行也没有，平常每周约 {n}，**请补导出这几周再导入**").format(
        ledger=_title(worst.ledger), dates=worst.dates, n=count(round(worst.per_week), mark("行"))
    )
    return Reading(_headline(missing), _("{text}。").format(text=sentences(told, rare)), is_finding=True)


def _weeks_kept(weeks: pd.DataFrame) -> pd.Series:
    """Per ledger, the number of weeks that are kept and can be judged."""
    judged = weeks[~weeks["state"].isin((BEFORE, UNFINISHED))]
    return judged.groupby("ledger", sort=False).size()


def _calm_title(weeks: pd.DataFrame) -> str:
    """The title when nothing is missing, with the number of weeks."""
    kept = _weeks_kept(weeks)
    said = {"n": int(kept.max()), "ledger": _title(str(kept.index[0]))}
    if len(kept) == 1:
        return fit(_("近 {n} 周{ledger}没有缺报").format(**said), _("近 {n} 周没有缺报").format(**said))
    return _("近 {n} 周各台账没有缺报").format(**said)


def _shorter(weeks: pd.DataFrame) -> str:
    """The clause on ledgers that begin later than the others."""
    kept = _weeks_kept(weeks)
    later = int((kept < kept.max()).sum())
    return _("{n} 种台账开始较晚，从各自第一周算起").format(n=later) if later else ""


def _headline(missing: list[Gap]) -> str:
    by_ledger: dict[str, int] = {}
    for gap in missing:
        by_ledger[gap.ledger] = by_ledger.get(gap.ledger, 0) + gap.weeks
    if len(missing) == 1:
        only = missing[0]
        return fit(
            _("{ledger}缺 {n} 周：{dates}").format(
                ledger=_title(only.ledger), n=only.weeks, dates=only.dates
            ),
            _("{ledger}缺 {n} 周").format(ledger=_title(only.ledger), n=only.weeks),
        )
    named = [_("{ledger}缺 {n} 周").format(ledger=_title(name), n=plain(n)) for name, n in by_ledger.items()]
    total = _("{n} 种台账共缺 {weeks} 周").format(n=len(by_ledger), weeks=sum(by_ledger.values()))
    return fit(listing(named), total)


def _title(name: str) -> str:
    return _(LEDGERS[name].title)


def _weeks(
    name: str, found: pd.DataFrame, shown: list[date], *, closed: set[date], is_over: bool
) -> Iterator[tuple[Any, ...]]:
    last = shown[-1]
    counts = {
        week: int(rows)
        for week, rows in zip(found["week_start"], found["row_count"], strict=True)
        if week <= last
    }
    if not counts:
        return
    begun = min(counts)
    per_week = sum(counts.values()) / ((last - begun).days // 7 + 1)
    judged = [week for week in shown if begun <= week and (week < last or is_over)]
    missing = set(_missing(judged, counts, per_week, closed))
    for week in shown:
        if week < begun:
            state = BEFORE
        elif week == last and not is_over:
            state = UNFINISHED
        elif week in counts:
            state = PRESENT
        else:
            state = MISSING if week in missing else QUIET
        yield name, week, counts.get(week, 0), state, per_week


def _missing(
    judged: Iterable[date], counts: dict[date, int], per_week: float, closed: set[date]
) -> Iterator[date]:
    """The weeks of the empty stretches that neither chance nor the season explains."""
    begun = min(counts)
    for is_there, run in itertools.groupby(judged, key=lambda week: week in counts):
        stretch = list(run)
        if is_there or len(set(stretch) - closed) * per_week < LEAST_EXPECTED:
            continue
        # A week may shift by one from year to year.
        before = [week - YEAR_OF_WEEKS for week in stretch if week - YEAR_OF_WEEKS >= begun]
        empty = sum(week not in counts for week in before)
        if not before or 2 * empty < len(before):
            yield from stretch
