"""Shared by the Word and the slide writer: valid texts, printed values, sizes of texts, repeatable bytes."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from pages.parts.briefing.model import Briefing, Chart, Section, Table
from pages.parts.charts.lettering import decimals_of
from pages.parts.words import dates
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import MINUS, NOTHING, count, is_missing, is_number

#: Language of the documents, which are the office's, whatever the language of the user.
LANGUAGE = "zh"
#: Key of the section with what was counted, and until when.
BASIS = "basis"
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
#: The earliest time in a zip file; all its parts have it, so that the bytes do not depend on the clock.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_NUMERALS = "零一二三四五六七八九十"
#: From this character on (arrows, geometric marks), a character is as wide as it is high.
_WIDE_FROM = 0x2190
_LATIN_EMS, _LEAST_EMS = 0.55, 3.5
#: Padding of a text in its cell, and its distance from a number to its left, in ems.
_BESIDE, _APART = 1.5, 1.0


def clean(text: str) -> str:
    """The text without characters that are invalid in XML, such as control characters from a ledger."""
    return _NOT_XML.sub("", text)


def numeral(number: int) -> str:
    """Number of a section in a 通报: 一, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    return f"{_NUMERALS[tens] if tens > 1 else ''}十{_NUMERALS[ones] if ones else ''}"


def chart_value_text(value: float | None, decimals: int) -> str:
    """The exact text of one value of a chart, without 万, so that a column has one unit."""
    if not is_number(value):
        return _(NOTHING)
    return f"{MINUS if round(value, decimals) < 0 else ''}{abs(value):,.{decimals}f}"


def has_values(chart: Chart) -> bool:
    """Whether the chart has a value to draw."""
    return any(not is_missing(value) for _name, values in chart.series for value in values)


def values_of(chart: Chart) -> list[tuple[str, tuple[str, ...]]]:
    """Each category with the texts of its values, one per series."""
    columns = [
        [chart_value_text(value, decimals_of(values)) for value in values] for _name, values in chart.series
    ]
    return [(name, tuple(values)) for name, *values in zip(chart.categories, *columns, strict=True)]


def is_in_tables(chart: Chart, tables: Sequence[Table]) -> bool:
    """Whether one of the tables has each value of the chart beside its category."""
    rows = values_of(chart)
    return bool(rows) and any(
        all(any({name, *values} <= set(cells) for cells in table.rows) for name, values in rows)
        for table in tables
    )


def alt_text(chart: Chart) -> str:
    """The text of a chart for screen readers: finding, measure and all values."""
    names = [name for name, _values in chart.series]
    texts = [
        f"{category} " + "、".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
        for category, values in values_of(chart)
    ]
    return f"{chart.title}。{note(chart)}。{'；'.join(texts)}。"


def note(chart: Chart) -> str:
    """The note of a chart, which always names its unit."""
    if not chart.unit or chart.unit in chart.note:
        return chart.note
    return sentences(chart.note, _("单位：{unit}").format(unit=chart.unit))


def facts(briefing: Briefing) -> list[tuple[str, str]]:
    """Name and content of the facts that stand before all numbers."""
    counted = _("{counted}，另有 {excluded}未计入").format(
        counted=count(briefing.request_count), excluded=count(briefing.excluded_count)
    )
    found = [
        (_("统计时段"), briefing.period),
        (_("对比时段"), sentences(*briefing.compared)),
        (_("统计范围"), briefing.place),
        (_("计入诉求"), counted),
        (_("数据截至"), dates.moment(briefing.as_of)),
        (_("数据性质"), _("演示数据，非真实统计") if briefing.is_demonstration else ""),
    ]
    return [(name, content) for name, content in found if content]


def origin(briefing: Briefing) -> str:
    """Office, issue, 数据截至 and 演示数据 in one line: the footer of each slide."""
    parts = (
        briefing.office,
        briefing.issue,
        _("数据截至 {moment}").format(moment=dates.moment(briefing.as_of)),
        _("演示数据") if briefing.is_demonstration else "",
    )
    return clean(" · ".join(part for part in parts if part))


def name_of(briefing: Briefing) -> str:
    """The title without the name of the office, which stands beside it."""
    return briefing.title.removeprefix(briefing.office) or briefing.title


def content_sections(briefing: Briefing) -> list[Section]:
    """The sections without the last (口径说明), which follows the advice with the definitions."""
    return [section for section in briefing.sections if section.key != BASIS]


def basis(briefing: Briefing) -> list[str]:
    """The sentences of the section 口径说明."""
    found = (section for section in briefing.sections if section.key == BASIS)
    return [paragraph.text for section in found for paragraph in section.paragraphs]


def definitions(briefing: Briefing) -> Table:
    """One table with the 口径 of each measure, then each setting and the snapshot."""
    settings = ((_("{name}（设置）").format(name=name), value) for name, value in briefing.settings)
    snapshot = [(_("数据快照"), briefing.snapshot)] if briefing.snapshot else []
    rows = (*briefing.definitions, *settings, *snapshot)
    return Table(_("口径说明"), (_("指标"), _("口径")), rows, (False, False))


def repeatable_archive(archive: bytes, moment: datetime) -> bytes:
    """The document with ``moment`` in place of all its dates, so that equal content has equal bytes."""
    stamp = f"{moment:%Y-%m-%dT%H:%M:%S}Z".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith(".xlsx"):  # the workbook of a chart
                part = repeatable_archive(part, moment)
            elif name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, part)
    return buffer.getvalue()


def ems(text: str) -> float:
    """Width of a text in units of its font size: a Chinese character is 1, a letter about half."""
    return sum(1 if ord(char) >= _WIDE_FROM and char != MINUS else _LATIN_EMS for char in text)


def lines(text: str, width: float) -> int:
    """Number of lines of a text in a column that is ``width`` ems wide."""
    return sum(max(1, math.ceil(ems(part) / max(width, 1))) for part in text.split("\n"))


def shares(table: Table, width: float) -> list[float]:
    """Share of the width (0 to 1) per column, by its longest text; the longest wrap where not all fit.

    Args:
        table: The table.
        width: Width of the whole table in ems of its text.
    """
    columns = [[heading, *cells] for heading, *cells in zip(table.headings, *table.rows, strict=True)]
    wanted = [max(max(map(ems, column)) + _BESIDE, _LEAST_EMS) for column in columns]
    for at in range(1, len(wanted)):
        wanted[at] += _APART * (table.is_number[at - 1] and not table.is_number[at])
    most = max(wanted)
    while most > _LEAST_EMS and sum(min(one, most) for one in wanted) > width:
        most -= 0.25
    kept = [min(one, most) for one in wanted]
    return [one / sum(kept) for one in kept]


def split(heights: Sequence[float], room: float) -> list[slice]:
    """The fewest pages for a stack of rows, about equally full, so that no page has a single last row.

    >>> split([1.0] * 9, 8)
    [slice(0, 5, None), slice(5, 9, None)]
    """
    pages = _fill_pages(heights, room)
    if len(pages) > 1:
        even = sum(heights) / len(pages) + max(heights) / 2
        fuller = _fill_pages(heights, min(room, even))
        pages = fuller if len(fuller) == len(pages) else pages
    return pages


def _fill_pages(heights: Sequence[float], room: float) -> list[slice]:
    starts, used = [0], 0.0
    for place, height in enumerate(heights):
        if used and used + height > room:
            starts.append(place)
            used = 0.0
        used += height
    return [slice(start, end) for start, end in zip(starts, [*starts[1:], len(heights)], strict=True)]
