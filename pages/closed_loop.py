"""闭环与时效: are matters completed, on time, with an answer, and who handles them?"""

from __future__ import annotations

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import View
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import comparison_scope, history, windows
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.subjects.closed_loop import steps as closed_loop_steps
from pages.parts.subjects.closed_loop.blocks import LOOP, WIDTHS, rows
from pages.parts.subjects.closed_loop.readings import loop_headline
from pages.parts.words.dates import period_name
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction
from queries import Comparison, Scope
from queries.measures import MEASURES
from queries.subjects import ledgers_read_on

SUMMARY = closed_loop_steps.SUMMARY
READ = ledgers_read_on("closed_loop")


def cards(scope: Scope, served: Snapshot, found: Windows, backlog: Windows) -> list[Card]:
    """The measures of the page."""
    on_time = history("service_requests/on_time_by_period", "on_time_rate", scope, served)
    row, days = found.now, settings().due_soon_days
    timed = fraction(row["responded_count"], row["request_count"])
    return [
        card("loop_rate", found),
        card("answered_rate", found),
        card("median_hours_to_respond", found, note=_("有响应时间 {fraction}").format(fraction=timed)),
        card("on_time_rate", found, on_time),
        card(
            "overdue_open_count",
            backlog,
            note=_("含以前受理的"),
            label=_("{label} · 数据截至").format(label=_(MEASURES["overdue_open_count"].label)),
        ),
        card(
            "due_soon_count",
            backlog,
            label=_("{label} · 数据截至").format(label=_(MEASURES["due_soon_count"].label)),
            note=_("到数据截至，{days} 天内到期").format(days=days),
        ),
    ]


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    shifts = (scope, *(comparison_scope(SUMMARY, scope, served, each) for each in Comparison))
    absent = {name for name in READ if name not in served.freshness}
    found = windows(SUMMARY, scope, served)
    found = found if absent.intersection(LOOP) else closed_loop_steps.with_loops(found, shifts)
    sentence = scope_sentence(
        scope, served, excluded=int(found.now["excluded_count"]), beside=("closed_loop/matter_rows",)
    )
    view = View(_("闭环与时效"), scope, served, sentence)
    if is_empty(found.now):
        return Page(view, empty_ledger="service_request")
    backlog, year = closed_loop_steps.backlog(scope), closed_loop_steps.over_a_year(scope)
    headline = loop_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        float(found.now["unanswered_count"]),
        float(backlog.now["overdue_open_count"]),
        0.0 if absent.intersection(LOOP) else float(closed_loop_steps.uncalled_event_count(year)),
        is_wider=year.date_from != scope.date_from,
        is_told=float(found.now["answered_known_count"]) > 0,
        is_dated=float(backlog.now["due_count"] + backlog.now["pending_count"]) > 0,
    )
    return Page(
        view,
        headline=headline,
        cards=cards(scope, served, found, backlog),
        rows=lambda: rows(scope, absent),
        widths=WIDTHS,
        sources=sources(served, READ),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)
