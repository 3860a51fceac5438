"""Block of the coverage calendar: which weeks each ledger of events covers."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from data.weeks import WEEK
from pages.parts.asking.block import Block, Opening
from pages.parts.asking.fetch import fetch
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.charts.coverage import coverage as coverage_chart
from pages.parts.findings.coverage import STATES, WEEKS, calendar, coverage_reading, shown_weeks
from pages.parts.findings.few_persons import FEW, is_few
from pages.parts.words.dates import day
from pages.parts.words.holidays import is_holiday_week
from pages.parts.words.language import _
from queries import Scope

QUESTION = "ledgers/rows_by_week"
#: Ledger -> the list of all its rows; acts of help are not listed.
ROWS = {
    "service_request": "service_requests/rows",
    "mediation_case": "mediation_cases/rows",
    "satisfaction_response": "satisfaction/rows",
    "deliberation": "deliberation/rows",
    "service_order": "service_orders/rows",
    "commitment": "commitments/rows",
    "public_work": "public_works/rows",
    "activity": "activities/rows",
    "visit": "visits/rows",
    "safety_hazard": "hazards/rows",
    "collective_income": "collective_income/rows",
}
#: The ledger of help, whose small numbers are not shown.
HELP = "assistance"


def coverage(served: Snapshot) -> Block:
    """The last 53 weeks of every ledger of events that has rows."""
    as_of = served.as_of.date()
    closed = [monday for monday in shown_weeks(as_of) if is_holiday_week(monday)]
    weeks = calendar(fetch(QUESTION, Scope()), as_of, closed)
    shown = weeks.assign(
        title=[_(LEDGERS[name].title) for name in weeks["ledger"]],
        said=[_(STATES[state]) for state in weeks["state"]],
        written=[_rows(ledger, n) for ledger, n in zip(weeks["ledger"], weeks["row_count"], strict=True)],
    )
    shown = shown.assign(told=[n if n == FEW else f"{n:,}" for n in shown["written"]])
    headers = {
        "title": _("台账"),
        "week_start": _("周一日期"),
        "written": _("行数"),
        "said": _("情况"),
    }
    return Block(
        key="coverage",
        reading=coverage_reading(weeks),
        subtitle=_(
            "各台账每周行数，近 {n} 周，截至 {day}；深浅与该台账平常的一周相比；最右的框为未完的一周"
        ).format(n=WEEKS, day=day(served.as_of)),
        table=shown[list(headers)].rename(columns=headers),
        question=QUESTION,
        figure=coverage_chart(shown, name="title", count_label=_("有数据/周数")),
        opens=_openings(weeks),
        silent=_("没有行的一周没有明细可看；救助帮扶不列明细，五户以下不显示"),
    )


def _openings(weeks: pd.DataFrame) -> tuple[Opening, ...]:
    """The rows of each ledger in each week."""
    found: tuple[Opening, ...] = ()
    for ledger, part in weeks[weeks["row_count"] > 0].groupby("ledger", sort=False):
        if ledger in ROWS:
            mondays = [pd.Timestamp(monday).date() for monday in part["week_start"]]
            spans = [
                Span((_(LEDGERS[str(ledger)].title), str(monday)), monday, monday + WEEK, float(rows))
                for monday, rows in zip(mondays, part["row_count"], strict=True)
            ]
            found += span_openings(ROWS[str(ledger)], Scope(), spans)
    return found


def _rows(ledger: str, rows: int) -> int | str:
    """The number of rows of a week; for acts of help a number below five is shown as ``FEW``."""
    return FEW if ledger == HELP and is_few(rows) else rows
