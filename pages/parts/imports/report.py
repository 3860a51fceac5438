"""The report of an import: rows = added + updated + unchanged + rejected + folded, and its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

import pandas as pd
import streamlit as st

from data.errors import StoreError
from data.importing.reports import COUNTS, FileReport, ImportReport
from data.importing.rules import in_order, rule_of
from data.ledgers import LEDGERS
from pages.parts.findings.import_results import findings_title, import_reading
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading, Table
from pages.parts.imports.changes import changes
from pages.parts.imports.findings_file import findings_file
from pages.parts.screen.links import clicked_link, foot_links
from pages.parts.screen.table_orders import note_table
from pages.parts.words.language import _, listing, mark
from pages.parts.words.literal import literal
from pages.parts.words.numbers import count, fraction, plain

KEY = "import-report"
#: Columns by which the table of the files is sorted.
_EQUATION = ["file", "ledger", "rows", *COUNTS]
#: Columns by which the findings of a rule are sorted.
_FINDINGS = ["file", "row", "column", "value", "message"]
_PLACES = mark("处")
#: Most findings of a rule on the page; the workbook has all of them.
_LISTED = 20
#: Most row numbers of the same finding; where there are more, their number follows.
_NUMBERED = 6


def report(done: ImportReport, *, ends_demonstration: bool = False) -> None:
    """Draw the report of an import, with a note when it replaced the samples."""
    reading = import_reading(done, ends_demonstration=ends_demonstration)
    st.html(
        markup.block_head(
            reading.title,
            _("行数 = 新增 + 更新 + 未变 + 拒收 + 合并（同一件的其余各行）；合计、落款等不是记录的行不计入"),
        )
    )
    table = markup.unit_table(_equation(done.files))
    note_table(KEY, table)
    st.html(f'<div class="eq">{table}</div>{markup.reading(reading.reading)}')
    with st.container(horizontal=True, vertical_alignment="center", key="ledger-next"):
        st.page_link("overview.py", label=_("看“本周” →"))
        st.page_link("service_requests.py", label=_("看诉求量 →"))
    changes(done.files)
    if any(one.finding_counts for one in done.files):
        _findings(done)


def _equation(files: Iterable[FileReport]) -> Table:
    headings = (
        Heading(_("文件"), True, wraps=True, column="file"),
        Heading(_("台账"), True, True, column="ledger"),
        Heading(_("行数 ="), column="rows"),
        Heading(_("新增 +"), column="added"),
        Heading(_("更新 +"), column="updated"),
        Heading(_("未变 +"), column="unchanged"),
        Heading(_("拒收 +"), column="rejected"),
        Heading(_("合并"), column="folded"),
        Heading(_("其他"), True, True, wraps=True),
    )
    files = list(files)
    rows = tuple(row for one in files for row in _rows(one))
    values = pd.DataFrame([record for one in files for record in _values(one)], columns=_EQUATION)
    return Table(headings, rows, _total(files) if len(rows) > 1 else (), values, KEY)


def _values(one: FileReport) -> Iterator[tuple[str | int, ...]]:
    """The values by which the rows of a file are sorted."""
    for ledger, counts in one.by_ledger.items():
        numbers = (counts.get(part, 0) for part in ("rows", *COUNTS))
        yield (_name(one), _(LEDGERS[ledger].title), *numbers)


def _total(files: Iterable[FileReport]) -> tuple[Cell, ...]:
    every = [counts for one in files for counts in one.by_ledger.values()]
    sums = [Cell(_exact(sum(counts.get(part, 0) for counts in every))) for part in ("rows", *COUNTS)]
    return (Cell(_("合计")), Cell(""), *sums, Cell(""))


def _rows(one: FileReport) -> Iterator[tuple[Cell, ...]]:
    """The row of a file, and one for each further ledger that its rows go into."""
    name = _name(one)
    for ledger, counts in one.by_ledger.items():
        if ledger == one.ledger:
            yield _row(Cell(name, bold=True), ledger, counts, Cell(_aside(one)))
        else:
            yield _row(Cell(name), ledger, counts, Cell(_("随工单一并导入")))


def _name(one: FileReport) -> str:
    """Name of the file, with that of its sheet."""
    return f"{one.file}/{one.sheet}" if one.sheet and not one.file.endswith(one.sheet) else one.file


def _row(file: Cell, ledger: str, counts: dict[str, int], aside: Cell) -> tuple[Cell, ...]:
    # A report of an earlier version of the program has no count of folded rows.
    parts = {part: counts.get(part, 0) for part in COUNTS}
    cells = [
        Cell(_exact(times), colour="amber" if times and part == "rejected" else "")
        for part, times in parts.items()
    ]
    return (
        file,
        Cell(_(LEDGERS[ledger].title)),
        Cell(_exact(counts["rows"]), bold=True),
        *cells,
        aside,
    )


def _exact(number: int) -> str:
    """The exact number, never in 万, so that the user can add up the columns."""
    return f"{number:,}"


def _aside(one: FileReport) -> str:
    missed, named = one.unmatched
    parts = [
        _("合计等 {n} 行没有计入").format(n=plain(one.totals)) if one.totals else "",
        _("修复引号 {n} 处").format(n=plain(one.repaired)) if one.repaired else "",
        _("按文字认小区，{share} 行没认出").format(share=fraction(missed, named)) if missed else "",
    ]
    return _("；").join(part for part in parts if part) or "—"


def _findings(done: ImportReport) -> None:
    """Draw the findings by rule, and the link of the workbook with all of them."""
    st.html(
        markup.block_head(
            findings_title(done),
            _("按问题归类，点开看在哪一行、哪一列；XLSX 里是全部，可发回给导出的人照着改"),
        )
    )
    for rule in in_order({rule for one in done.files for rule in one.finding_counts}):
        fold = _rule_fold(rule, done.files)
        note_table(KEY, fold)
        st.html(fold)
    file = None
    if clicked_link(KEY):
        try:
            file = findings_file(done)
        except StoreError as error:
            st.error(literal(error))
    foot_links(KEY, {"xlsx": _("下载问题清单（XLSX）")}, file=file)


def _rule_fold(rule: str, files: Iterable[FileReport]) -> str:
    """HTML of the findings of one rule, one line per text with all its rows."""
    files = [one for one in files if rule in one.finding_counts]
    declared = rule_of(rule)
    times = sum(one.finding_counts[rule] for one in files)
    rows: dict[tuple[str, str, str, str], list[int]] = {}
    for one in files:
        for found in one.findings:
            if found.rule == rule:
                same = (_name(one), found.column, found.value, found.message)
                rows.setdefault(same, []).append(found.row)
    shown = dict(list(rows.items())[:_LISTED])
    colour = ' class="c-amber"' if declared.rejects else ""
    head = f"<b{colour}>{escape(_(declared.title))}</b> {escape(count(times, _PLACES))}"
    more, left = "", times - sum(map(len, shown.values()))
    if left:
        more = f'<p class="m">{escape(_("另有 {n} 在 XLSX 里").format(n=count(left, _PLACES)))}</p>'
    advice = f'<span class="m">{escape(_(declared.advice))}</span>'
    return (
        f'<details class="fold"><summary>{head}{advice}</summary>'
        f"{markup.unit_table(_places(rule, shown))}{more}</details>"
    )


def _places(rule: str, rows: dict[tuple[str, str, str, str], list[int]]) -> Table:
    headings = (
        Heading(_("文件"), True, True, wraps=True, column="file"),
        Heading(_("行号"), True, wraps=True, column="row"),
        Heading(_("列"), True, column="column"),
        Heading(_("值"), True, wraps=True, column="value"),
        Heading(_("说明"), True, True, wraps=True, column="message"),
    )
    cells = (
        (Cell(file), Cell(_numbers(places)), Cell(column or "—"), Cell(value or "—"), Cell(message))
        for (file, column, value, message), places in rows.items()
    )
    values = [
        (file, min(filter(None, places), default=None), column or None, value or None, message)
        for (file, column, value, message), places in rows.items()
    ]
    frame = pd.DataFrame(values, columns=_FINDINGS).astype({"row": float})
    return Table(headings, tuple(cells), frame=frame, name=f"findings-{rule}")


def _numbers(places: list[int]) -> str:
    """Rows of the file: ``5、7、11 等 137 行``; a dash when the finding is of the file."""
    known = [f"{place}" for place in places if place]
    if len(known) <= _NUMBERED:
        return listing(known) or "—"
    return _("{rows}等 {n} 行").format(rows=listing(known[:_NUMBERED]), n=plain(len(known)))
