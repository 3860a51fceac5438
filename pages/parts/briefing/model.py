"""What a briefing is: sections of sentences, tables and charts, every number with the question that gave it.

A briefing is frozen and made of plain values: the same ledgers and the same week give the same briefing, to
the byte. Writers (text, JSON, Word, slides, pictures) read it and ask nothing.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime

from queries import Scope


class Derivation(enum.StrEnum):
    """How a number follows from the answer of its question."""

    VALUE = "value"  # the column of the row, or its sum over the rows
    CHANGE = "change"  # the value against the same in ``against``, as a share of it
    DIFFERENCE = "difference"  # the value less the same in ``against``
    SHARE = "share"  # the value of the rows as a share of the sum over all rows
    RANK = "rank"  # 1 and the number of named rows whose value is larger
    CLIMB = "climb"  # the rank in ``against`` less the rank in the scope
    ROWS = "rows"  # the number of rows
    JUDGED = "judged"  # what ``asking.attention`` says of the scope; the text is the whole statement
    SETTING = "setting"  # the setting named by ``column``; no question is asked


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text, and where it comes from.

    Attributes:
        text: As it is printed, without its unit.
        value: As it was answered, not rounded.
        question: Path name of the question.
        column: Column of the answer.
        scope: What the question was asked for.
        rows: Column and value of the rows meant; all rows when empty.
        derivation: How the number follows from the answer.
        against: Scope of the comparison, for changes and differences.
    """

    text: str
    value: float
    question: str
    column: str
    scope: Scope
    rows: tuple[tuple[str, str], ...] = ()
    derivation: Derivation = Derivation.VALUE
    against: Scope | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: plain text, and the numbers in it."""

    text: str
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A small table, all cells as they are printed.

    Attributes:
        title: What it shows, with its window.
        headings: Names of the columns.
        rows: Cells, row by row.
        is_number: For each column whether it is set to the right.
        numbers: The numbers in the cells of those columns, in the order they are read.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A simple chart: bars of categories, or lines over periods.

    Attributes:
        title: The finding, a sentence with its number.
        note: Measure (unit), window, how to read it.
        kind: ``bar`` or ``line``.
        categories: Names of the bars or periods.
        series: Name and values of each series; None where there is no value.
        unit: Unit of the values.
        key: Name of the chart, the same in every briefing: a picture of it is found by it.
        numbers: The numbers in the title.
        points: The values, series by series, with the question that gave each; those that are None left out.
    """

    title: str
    note: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str
    key: str = ""
    numbers: tuple[Number, ...] = ()
    points: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the briefing, numbered by its place."""

    key: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing of one office, or of one of its communities, for one window.

    Attributes:
        office: Name of the office.
        title: Title of the document.
        issue: Year and number of the issue, such as ``2026 年第 43 期``.
        place: Community, or the whole sub-district.
        date_from: First day.
        date_to: Day after the last.
        period: The window in words, with its dates.
        compared: Each comparison in words, with its dates.
        as_of: 数据截至.
        request_count: Requests counted in the window.
        excluded_count: Requests of the window left out of the count.
        is_demonstration: Whether the ledgers are synthetic.
        snapshot: Id of the snapshot.
        headline: The one sentence of the week.
        sections: The sections in order.
        advice: 下周建议, written by hand; empty when nobody wrote any.
        definitions: Name and 口径 of each measure used.
        settings: Name and value of each setting that changes a number.
    """

    office: str
    title: str
    issue: str
    place: str
    date_from: date
    date_to: date
    period: str
    compared: tuple[str, ...]
    as_of: datetime
    request_count: int
    excluded_count: int
    is_demonstration: bool
    snapshot: str
    headline: str
    sections: tuple[Section, ...]
    advice: str = ""
    definitions: tuple[tuple[str, str], ...] = field(default=())
    settings: tuple[tuple[str, str], ...] = field(default=())
