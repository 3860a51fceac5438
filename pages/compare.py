"""对比: any two scopes side by side: places, times, or groups of rows, with what may be chance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.fetch import fetch_all
from pages.parts.asking.other_side import other_side
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.subjects.compare import categories as compare_categories
from pages.parts.subjects.compare import course as compare_course
from pages.parts.subjects.compare import table as compare_table
from pages.parts.subjects.compare.choosing import bring_back_other_side, parameters
from pages.parts.subjects.compare.head import head
from pages.parts.subjects.compare.measures import MeasurePair, measure_pairs
from pages.parts.subjects.compare.readings import measures_headline
from pages.parts.subjects.compare.sides import DATES, PLACES, Pair, pair_of
from pages.parts.words.language import _
from queries import Scope
from queries.dimensions import GRID
from queries.subjects import SUBJECT_OF, main_ledgers

SUMMARIES = tuple(SUBJECT_OF[ledger].summary for ledger in main_ledgers())


def blocks(pairs: list[MeasurePair], pair: Pair, served: Snapshot) -> Iterator[list[Block]]:
    """The blocks, row by row."""
    yield [compare_table.measures_block(pairs, pair, served)]
    course = compare_course.course_block(pair)
    yield [course, compare_categories.categories_block(pair, compare_course.HEIGHT)]


def sentence(scope: Scope, pair: Pair | None, served: Snapshot) -> tuple[str, ...]:
    """The scope sentence: both sides, then what they share."""
    alike = scope.replace(comparison=None)
    for name in () if pair is None else pair.differs:
        alike = alike if name == DATES or name in PLACES else alike.with_condition(name, ())
    place, days, *rest = scope_sentence(alike, served)
    if pair is None:
        return place, days, *rest
    both = _("**A {a}** 与 **B {b}**").format(a=pair.a.name, b=pair.b.name)
    is_elsewhere = set(PLACES) & set(pair.differs) or (GRID in pair.differs and scope.communities is None)
    shared = [] if is_elsewhere else [place]
    return both, *shared, *([] if DATES in pair.differs else [days]), *rest


def has_no_rows(a: Scope, b: Scope) -> bool:
    """Whether neither side has a request, a case or a call-back."""
    answers = fetch_all([(summary, scope) for scope in (a, b) for summary in SUMMARIES])
    return is_empty(*(answer.iloc[0].to_dict() for answer in answers))


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope as side A; side B stands in the address."""
    bring_back_other_side()
    b, notes = other_side(scope, parameters(), served.as_of)
    pair = pair_of(scope, b, served)
    beside = (("B", "" if pair is None else b.describe()),)
    view = View(_("对比"), scope, served, sentence(scope, pair, served), beside)
    controls = partial(head, scope, b, pair, served, notes)
    if has_no_rows(scope, b):
        return Page(view, empty_ledger="service_request", below_head=controls)
    used = sources(served, main_ledgers())
    if pair is None:
        return Page(
            view, headline=_("两边是同样的件，没有可比的"), below_head=controls, sources=used,
            notes=[_("换一个 B：另一个小区、社区、时段，或上面的一种比法。")],
        )  # fmt: skip
    pairs = measure_pairs(pair, served)
    names = (pair.a.name, pair.b.name)
    return Page(
        view,
        headline=measures_headline(compare_table.labelled_gaps(pairs, pair), names),
        rows=lambda: blocks(pairs, pair, served),
        widths=[[1], [3, 2]],
        sources=used,
        below_head=controls,
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)
