"""The model of a briefing: sections of sentences, tables and charts, each number with its question.

A briefing is frozen and has plain values only: the same ledgers and the same period give the same bytes.
Writers (text, JSON, Word, slides, pictures) read it and run no queries.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime

from queries import Scope


class Derivation(enum.StrEnum):
    """How a number is computed from the answer of its question."""

    VALUE = "value"  # the column of the row, or its sum over the rows
    CHANGE = "change"  # the change since ``against``, as a share of the value there
    DIFFERENCE = "difference"  # the value minus the value in ``against``
    SHARE = "share"  # the value of the rows as a share of the sum over all rows
    RANK = "rank"  # 1 plus the number of named rows with a larger value
    CLIMB = "climb"  # the rank in ``against`` minus the rank in the scope
    ROWS = "rows"  # the number of rows
    JUDGED = "judged"  # a signal of ``asking.attention``; the text is the whole statement
    SETTING = "setting"  # the setting named by ``column``; there is no question


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text, and its source.

    Attributes:
        text: The printed number, without its unit.
        value: The unrounded value.
        question: Path name of the question.
        column: Column of the answer.
        scope: Scope of the question.
        rows: Column and value that select the rows; all rows when empty.
        derivation: How the number is computed from the answer.
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
    """A small table of printed texts.

    Attributes:
        title: Its content, with its window.
        headings: Names of the columns.
        rows: Cells, row by row.
        is_number: For each column, whether it is right-aligned.
        numbers: The numbers in the cells of those columns, in reading order.
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
        note: Measure (unit), window, how to read the chart.
        kind: ``bar`` or ``line``.
        categories: Names of the bars or periods.
        series: Name and values of each series; None where there is no value.
        unit: Unit of the values.
        key: Name of the chart, the same in every briefing; identifies its picture.
        numbers: The numbers in the title.
        points: The values, series by series, with their questions; without those that are None.
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
    """One section of the briefing; its position is its number."""

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
        document: What the document is called: 每周简报, 月报, 季报.
        issue: Year and number of the issue, such as ``2026 年第 43 期``.
        place: Community, or the whole sub-district.
        date_from: First day.
        date_to: Day after the last.
        period: The window in words, with its dates.
        compared: One text per comparison, with its dates.
        as_of: 数据截至.
        request_count: Requests counted in the window.
        excluded_count: Requests of the window that are not counted.
        is_demonstration: Whether the ledgers are synthetic.
        snapshot: Id of the snapshot.
        headline: The one sentence of the period.
        sections: The sections in order.
        advice_title: Heading of the advice: 下周建议, 下月建议, 下季建议.
        advice: What a user wrote under it; empty without a text.
        definitions: Name and 口径 of each measure used.
        settings: Name and value of each setting that changes a number.
    """

    office: str
    title: str
    document: str
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
    advice_title: str
    advice: str = ""
    definitions: tuple[tuple[str, str], ...] = field(default=())
    settings: tuple[tuple[str, str], ...] = field(default=())
