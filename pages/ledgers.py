"""台账管理: import exports, see their findings and the missing weeks, restore earlier states."""

from __future__ import annotations

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from pages.parts.asking.block import View
from pages.parts.asking.page import Page
from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit
from pages.parts.imports import importing
from pages.parts.imports.annotations import annotation_room
from pages.parts.imports.drop import drop
from pages.parts.imports.history import past
from pages.parts.imports.inbox import inbox
from pages.parts.imports.report import report
from pages.parts.imports.templates import lacking, templates
from pages.parts.imports.unmatched import unmatched
from pages.parts.screen.frame import show
from pages.parts.subjects.coverage.blocks import coverage
from pages.parts.words.dates import day, moment
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count
from queries import Scope


def headline(served: Snapshot, coverage: Reading) -> str:
    """The headline: demonstration, or number of ledgers with rows and the last day, and the missing weeks."""
    if served.is_demonstration:
        return _("当前使用演示数据；导入台账后显示本街道的数字")
    here = _("{n} 种台账有数据，最新到 {day}").format(
        n=len(LEDGERS) - len(lacking(served)), day=day(served.as_of)
    )
    if not coverage.is_finding:
        return here
    missing = coverage.title[:1].lower() + coverage.title[1:]
    return fit(_("{here}；{missing}").format(here=here, missing=missing), here, most=HEADLINE_WIDTH)


def sentence(served: Snapshot) -> tuple[str, ...]:
    """The sentence on the data of the whole sub-district: the scope bar has no effect here."""
    rows = count(sum(served.row_counts.values()), mark("行"))
    return (
        _("**全部台账**（{rows}）").format(rows=rows),
        _("数据截至 {moment}").format(moment=moment(served.as_of)),
        _("最近导入 {moment}").format(moment=moment(served.imported_at)),
        _("筛选条件对本页没有影响"),
    )


def bring_in(served: Snapshot) -> None:
    """Draw the drop zone, and the report of the last import."""
    drop(served)
    if done := importing.report():
        report(done, ends_demonstration=importing.ended_demonstration())


def keep(served: Snapshot) -> None:
    """Draw the templates, the rows without a compound, the annotations, the history, and the inbox."""
    templates(served)
    unmatched(served)
    annotation_room(served)
    past(served)
    inbox(served)


def page(scope: Scope, served: Snapshot) -> Page:
    """The page; the scope has no effect here."""
    block = coverage(served)
    return Page(
        View(_("台账管理"), Scope(), served, sentence(served)),
        headline=headline(served, block.reading),
        below_head=lambda: bring_in(served),
        rows=lambda: [[block]],
        below_charts=lambda: keep(served),
        sources=[_("数据版本 {id}").format(id=served.id)],
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)
