"""Laws of the import that hold for any export: whatever wrote it, and whatever became of it on the way."""

from __future__ import annotations

import codecs
import csv
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from data.errors import NoSnapshot, UnreadableFileError
from data.importing.importer import import_files
from data.importing.reports import ImportReport
from data.snapshots.store import current
from tests.data.stored_rows import stored_rows

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be")
#: Signs that mean something to a reader of tables, and some that only Chinese texts have.
SIGNS = "事停水电梯，。；、㳇𠮷é,;\t\"'|>"
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d", "%Y.%m.%d")
DATES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y年%m月%d日 %H时%M分%S秒",
    "%Y%m%d%H%M%S",
    "%Y-%m-%dT%H:%M:%S",
)
#: Of four rows about one is followed by something that is no record, or has a quote too many.
SOME = st.sampled_from([False, False, False, True])

Request = tuple[str, datetime, str, str, str]


@dataclass(frozen=True)
class Column:
    """One column of an export.

    Attributes:
        header: Its header.
        note: What a template says under it.
        cell: What it says of a request.
        group: What stands above it, and above those beside it, in a header of two rows.
    """

    header: str
    note: str
    cell: Callable[[Request], str]
    group: str | None = None


@dataclass(frozen=True)
class Sheet:
    """The lines of an export, and what they say.

    Attributes:
        lines: The cells of each line.
        stray: Numbers of the lines, from 0, in which a quote before the title is never closed.
        rows: The requests.
        totals: Lines that are sums or signatures.
    """

    lines: list[list[str]]
    stray: frozenset[int]
    rows: list[Request]
    totals: int


@dataclass(frozen=True)
class Export:
    """An export and what it says.

    Attributes:
        content: The bytes of the file.
        suffix: The ending of its name.
        rows: Number, time, kind, title and community of each request.
        totals: Lines that are sums or signatures.
        repaired: Rows with a quote that is never closed.
    """

    content: bytes
    suffix: str
    rows: list[Request]
    totals: int
    repaired: int = 0


moments = st.datetimes(datetime(2020, 1, 1), datetime(2026, 10, 1)).map(
    lambda one: one.replace(microsecond=0)
)
titles = st.text(SIGNS, max_size=12).map(lambda text: f"事{text}完")
kinds = st.sampled_from(["投诉", "求助", "咨询"])
places = st.sampled_from(["南门社区", "新城社区"])
requests = st.lists(st.tuples(moments, kinds, titles, places), min_size=1, max_size=8).map(
    lambda found: [(f"GD{number:03}", *row) for number, row in enumerate(found, start=1)]
)


def times(date: str, *, are_apart: bool) -> list[Column]:
    """The time of a request in one column, or its day, hour and minute in three."""
    if not are_apart:
        return [Column("受理时间", "格式：年-月-日 时:分:秒", lambda row: row[1].strftime(date))]
    return [
        Column("受理日期", "格式：年-月-日", lambda row: row[1].strftime(date)),
        Column("受理时", "填写 0 到 23", lambda row: str(row[1].hour)),
        Column("受理分", "填写 0 到 59", lambda row: str(row[1].minute)),
    ]


@st.composite
def columns(draw: st.DrawFn, *, are_apart: bool) -> list[Column]:
    """The columns of an export, with or without one that numbers the rows."""
    return [
        *draw(st.sampled_from([[], [Column("序号", "自动生成", lambda row: row[0].lstrip("GD0"))]])),
        Column("工单编号", "必填，不能重复", lambda row: row[0]),
        *times(draw(st.sampled_from(DAYS if are_apart else DATES)), are_apart=are_apart),
        Column("工单类型", "三选一：投诉、求助、咨询", lambda row: row[2], "诉求"),
        Column("标题", "一句话说清", lambda row: row[3], ""),
        Column("社区", "填写社区全称", lambda row: row[4]),
    ]


@st.composite
def heads(draw: st.DrawFn, given: list[Column]) -> list[list[str]]:
    """Titles, and a header of one row or two, or with notes under it."""
    header = [column.header for column in given]
    upper = [column.header if column.group is None else column.group for column in given]
    lower = ["" if column.group is None else column.header for column in given]
    notes = [column.note for column in given]
    tops = [["示例街道工单明细"]] * draw(st.integers(0, 2))
    return tops + draw(st.sampled_from([[header], [upper, lower], [header, notes]]))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A ledger as an office lays it out: blank rows, sums in between, a sum and a signature below."""
    are_apart, found = draw(st.booleans()), draw(requests)
    given = draw(columns(are_apart=are_apart))
    lines, stray, kept, totals = draw(heads(given)), set(), [], 0
    blank = [""] * (len(given) - 2)
    for number, moment, kind, title, place in found:
        if draw(SOME):
            title, stray = f'"{number}停水', stray | {len(lines)}
        told = (number, moment.replace(second=0) if are_apart else moment, kind, title, place)
        kept.append((*told[:3], title.replace("\t", " "), place))  # what parts words is one plain space
        lines.append([column.cell(told) for column in given])
        if draw(SOME):
            lines.append(["", "", *blank])
        if draw(SOME):
            lines.append(["小计", "1", *blank])
            totals += 1
    below = draw(
        st.sampled_from([[], [["合计", "8", *blank]], [["合计", "8", *blank], ["填表人：王某", "", *blank]]])
    )
    return Sheet(lines + below, frozenset(stray), kept, totals + len(below))


@st.composite
def texts(draw: st.DrawFn) -> Export:
    """A text file in any encoding, with any delimiter and line end, quoted or not."""
    sheet, encoding = draw(sheets()), draw(st.sampled_from(ENCODINGS))
    delimiter, end = draw(st.sampled_from(",\t;，")), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting)
    for number, line in enumerate(sheet.lines):
        if number in sheet.stray:
            buffer.write(delimiter.join(line) + end)
        else:
            writer.writerow(line)
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    content = mark + buffer.getvalue().encode(encoding)
    return Export(content, ".csv", sheet.rows, sheet.totals, len(sheet.stray))


@st.composite
def workbooks(draw: st.DrawFn) -> Export:
    """A workbook, with or without a second sheet; a quote in a cell is only a sign."""
    sheet, book = draw(sheets()), openpyxl.Workbook()
    for line in sheet.lines:
        book.active.append([cell or None for cell in line])
    if draw(st.booleans()):
        book.create_sheet("说明").append(["由系统导出"])
    buffer = io.BytesIO()
    book.save(buffer)
    return Export(buffer.getvalue(), ".xlsx", sheet.rows, sheet.totals)


def stored(home: Path) -> list[Request]:
    return stored_rows(
        home,
        "select request_id, requested_at, request_type, title, community from service_request order by 1",
    )


def taken(path: Path, home: Path) -> ImportReport:
    """What an import says; every row is accounted for, and coming once more the file changes nothing.

    Raises:
        UnreadableFileError: The file is refused.
    """
    first = import_files([path], home=home, ledger="service_request")
    second = import_files([path], home=home, ledger="service_request")
    assert second.snapshot == first.snapshot
    for one, again in zip(first.files, second.files, strict=True):
        assert one.rows == one.added + one.updated + one.unchanged + one.rejected + one.folded
        assert (again.rows, again.rejected) == (one.rows, one.rejected)
        assert (again.added, again.updated, again.unchanged) == (0, 0, one.rows - one.rejected - one.folded)
    return first


@given(st.one_of(texts(), texts(), workbooks()))
def test_any_export_says_what_was_written(export: Export) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder) / f"工单{export.suffix}", Path(folder) / "home"
        path.write_bytes(export.content)
        (report,) = taken(path, home).files
        said = (report.rows, report.added, report.totals, report.repaired)
        assert said == (len(export.rows), len(export.rows), export.totals, export.repaired)
        assert stored(home) == export.rows


@given(texts(), st.integers(0, 10_000), st.binary(max_size=6), st.integers(0, 40))
def test_a_damaged_export_is_counted_or_refused(export: Export, at: int, new: bytes, lost: int) -> None:
    at %= len(export.content)
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder) / "工单.csv", Path(folder) / "home"
        path.write_bytes(export.content[:at] + new + export.content[at + lost :])
        try:
            reports = taken(path, home).files
        except UnreadableFileError as refusal:
            reports, said = (), str(refusal)
            assert "工单.csv" in said, said  # noqa: PT017 - either outcome is right, and each has its law
        assert is_filled(home) == any(one.added for one in reports)


def is_filled(home: Path) -> bool:
    """Whether the store serves anything."""
    try:
        current(home)
    except NoSnapshot:
        return False
    return True
