"""民生实事与帮扶: which works were done, at what cost, did requests change, and how many were helped?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.fetch import fetch
from pages.parts.asking.page import Page, in_section
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import before, history, windows
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.shared_blocks import kind_by_community
from pages.parts.subjects.assistance import blocks as assistance
from pages.parts.subjects.public_works import blocks as around_works
from pages.parts.subjects.public_works import blocks as public_works
from pages.parts.subjects.public_works import sources as sources_of_works
from pages.parts.subjects.public_works import stages as projects
from pages.parts.subjects.public_works.readings import WORKS, by_kind, headline
from pages.parts.subjects.public_works.ties import ties
from pages.parts.words.dates import period_name
from pages.parts.words.language import _
from pages.parts.words.numbers import count
from queries import Scope
from queries.subjects import ledgers_of, ledgers_read_on
from queries.windows import YEAR_OF_WEEKS

WORKS_SUMMARY = "public_works/summary"
PERIODS = "public_works/volume_by_period"
OWN, READ = ledgers_of("works_assistance"), ledgers_read_on("works_assistance")


def cards(scope: Scope, served: Snapshot, works: Windows) -> Iterator[Card]:
    """The measures of the page, for the ledgers that were imported."""
    if served.row_counts.get("public_work"):
        unfinished = _("在建 {n}").format(n=count(int(works.now["open_count"]), WORKS))
        yield card("work_count", works, history(PERIODS, "work_count", scope, served), note=unfinished)
        yield card("cost_yuan", works)
        yield card("work_compound_count", works)
        yield card("median_days_to_finish", works)
    if assistance.is_told(scope) and scope.communities is None:
        yield assistance.household_card(scope)


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row, without those that have no rows."""
    wide = scope.at_least(YEAR_OF_WEEKS)  # works are few in a week
    yield from in_section(_("民生实事"), _rows_of_works(wide, served))
    yield from in_section(_("实事前后与帮扶"), _rows_of_effects(scope, wide))


def _rows_of_works(wide: Scope, served: Snapshot) -> Iterator[Sequence[Block | None]]:
    works = fetch(public_works.KINDS, wide)
    if len(works):
        length = len(by_kind(works)) + 1
        then, earlier = before(public_works.KINDS, wide, served), earlier_name(wide, served.as_of)
        yield [public_works.kinds(wide, then, earlier), public_works.progress(wide, most=length)]
    yield [projects.progress_lines(wide)]
    yield [projects.stages(wide), projects.plan(wide)]
    yield [sources_of_works.money_sources(wide), sources_of_works.needs(wide)]
    yield [ties(wide)]


def _rows_of_effects(scope: Scope, wide: Scope) -> Iterator[Sequence[Block | None]]:
    works, has_help = fetch(public_works.KINDS, wide), assistance.is_told(scope)
    given = [assistance.kinds(scope)] if has_help else []
    places = {*kind_by_community.names_in(wide), *works["community"]}
    if wide.compounds is None and len(places) > 1:
        yield [around_works.around(wide), around_works.communities(wide) if len(works) else None]
        yield [*given, assistance.communities(scope) if has_help else None]
        return
    beside = given[0].figure if given else None
    height = None if beside is None else beside.layout.height
    yield [around_works.around(wide, height=height), *given]


def missing(scope: Scope, served: Snapshot) -> Iterator[str]:
    """Lines on each ledger of the page that was never imported: its template, and what is missing."""
    for name in READ:
        if not served.row_counts.get(name):
            line = _("还没有导入{title}台账：模板在“台账管理”页，填好后拖进去即可。")
            yield line.format(title=_(LEDGERS[name].title))
    if scope.compounds is not None and served.row_counts.get("assistance"):
        yield _("帮扶只按整年、按社区公布，不按小区，以免推知是哪一户。")


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    wide = scope.at_least(YEAR_OF_WEEKS)  # works are few in a week
    question, beside = "public_works/volume_by_period", ("assistance/volume_by_period",)
    sentence = scope_sentence(scope, served, question=question, beside=beside)
    view = View(_("民生实事与帮扶"), scope, served, sentence)
    has_works = not is_empty(fetch(WORKS_SUMMARY, wide).iloc[0].to_dict())
    if not has_works and not assistance.is_told(scope) and around_works.around(wide) is None:
        return Page(view, empty_ledger=next((name for name in OWN if served.row_counts.get(name)), OWN[0]))
    works = windows(WORKS_SUMMARY, scope, served)
    return Page(
        view,
        headline=headline(
            period_name(scope.date_from, scope.date_to, served.as_of),
            works.now if served.row_counts.get("public_work") else None,
            assistance.assistance_clause(scope),
        ),
        cards=list(cards(scope, served, works)),
        rows=lambda: blocks(scope, served),
        notes=list(missing(scope, served)),
        sources=sources(served, READ),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)
