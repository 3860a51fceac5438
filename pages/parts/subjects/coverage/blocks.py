"""Block of the coverage calendar: which weeks each ledger of events covers."""

from __future__ import annotations

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch
from pages.parts.charts.coverage import coverage as coverage_chart
from pages.parts.findings.coverage import STATES, WEEKS, calendar, coverage_reading, shown_weeks
from pages.parts.findings.few_persons import FEW, is_few
from pages.parts.words.dates import day
from pages.parts.words.holidays import is_holiday_week
from pages.parts.words.language import _
from queries import Scope

QUESTION = "ledgers/rows_by_week"
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
    )


def _rows(ledger: str, rows: int) -> int | str:
    """The number of rows of a week; for acts of help a number below five is shown as ``FEW``."""
    return FEW if ledger == HELP and is_few(rows) else rows
