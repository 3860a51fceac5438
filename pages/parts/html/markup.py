"""The HTML of a page: head, KPI band, signal table, unit table, answers. Every text is escaped here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape

import pandas as pd

from pages.parts.html.clickable import opening
from pages.parts.html.row_order import heading_marks, row_marks
from pages.parts.words.language import _
from pages.parts.words.numbers import NBSP

#: Word of a status tag -> CSS class of its colours; there are no other tags.
TAGS = {"预警": "red", "未达标": "red", "关注": "amber", "好转": "good", "达标": "good", "有差别": "differs"}
#: Three asterisks replace a hidden name of a person, and are no emphasis.
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)(.+?)(?<!\*)\*\*(?!\*)")
_DATE = re.compile(r"\b(?:\d{4}-)?\d{2}-\d{2}\b")
#: Spaces before a unit, around the slash of a fraction, before a signed change.
_GLUED = re.compile(
    r"(?<=\d) (?=[\u4e00-\u9fff])|(?<=\d) (?=/ \d)|(?<=\d /) (?=\d)|(?<=[\u4e00-\u9fff]) (?=[+\u2212]\d)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison line of a card: name of the comparison, change, CSS class of its colour."""

    name: str
    text: str
    colour: str = "flat"


@dataclass(frozen=True, slots=True)
class Card:
    """One KPI: label, tag and its reason, value with unit, comparisons, numerator/denominator, sparkline.

    ``measure`` is its name, by which a click on the value opens what it counts.
    """

    label: str
    value: str
    unit: str = ""
    tag: str = ""
    lines: tuple[Line, ...] = ()
    note: str = ""
    spark: str = ""
    help: str = ""
    reason: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a unit table; ``note`` follows in small grey text, ``html`` is inserted unescaped."""

    text: str = ""
    note: str = ""
    colour: str = ""
    tag: str = ""
    reason: str = ""
    bold: bool = False
    html: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading of a column: text, whether its cells are text, who sees it, what may wrap.

    ``only_on_phone``: in place of those; ``breaks``: only the heading may; ``column``: of the frame, to sort.
    """

    text: str
    is_text: bool = False
    hide_on_phone: bool = False
    wraps: bool = False
    breaks: bool = False
    column: str = ""
    only_on_phone: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of units; ``frame`` has the values by which it is sorted, one row each.

    ``name`` tells it in an address from another table of the same block.
    """

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = field(default=())
    frame: pd.DataFrame | None = None
    name: str = ""

    def without(self, column: str) -> Table:
        """The table without the heading of a column and the cells below it."""
        kept = [place for place, heading in enumerate(self.headings) if heading.column != column]
        rows = tuple(tuple(row[place] for place in kept) for row in self.rows)
        total = tuple(self.total[place] for place in kept) if self.total else ()
        return replace(self, headings=tuple(self.headings[place] for place in kept), rows=rows, total=total)


def unbroken_html(text: str) -> str:
    """The escaped text without line breaks inside a date or a fraction, or before a unit."""
    return _DATE.sub(r'<span class="nb">\g<0></span>', _GLUED.sub(NBSP, escape(text)))


def emphasis_html(text: str) -> str:
    """The text with ``**clause**`` in bold, the rest as ``unbroken_html`` returns it."""
    return _BOLD.sub(r"<b>\1</b>", unbroken_html(text))


def tag(word: str, reason: str) -> str:
    """A status tag with its reason as tooltip and for screen readers; empty for an empty word."""
    if not word:
        return ""
    why, text = escape(reason), escape(_(word))
    return (
        f'<details class="why"><summary class="tag t-{TAGS.get(word, "flat")}" title="{why}" '
        f'aria-label="{text}{escape(_("："))}{why}">{text}</summary><p>{why}</p></details>'
    )


def page_head(eye: str, headline: str, sentence: Sequence[str], *, view: str = "") -> str:
    """Page name, headline and scope sentence; the first part of the sentence is the place.

    Args:
        eye: Name of the page.
        headline: Its finding.
        sentence: The parts of the scope sentence.
        view: HTML that ends the sentence: which saved view is shown.
    """
    parts = in_parts([*map(emphasis_html, sentence), *filter(None, [view])])
    return (
        f'<div class="ph"><div class="eye">{escape(eye)}</div><h1>{unbroken_html(headline)}</h1>'
        f'<div class="scope">{parts}</div></div>'
    )


def in_parts(parts: Iterable[str]) -> str:
    """The parts of a line, each unbroken: the line wraps between them."""
    return " ".join(f'<span class="part">{part}</span>' for part in parts)


def facts_line(facts: Sequence[tuple[str, str]]) -> str:
    """The facts about one place in one line, each as label and value."""
    html = "".join(f"<span>{escape(label)} <b>{escape(value)}</b></span>" for label, value in facts)
    return f'<div class="facts">{html}</div>'


def kpi_band(cards: Sequence[Card], opens: Collection[str] = ()) -> str:
    """The band of KPI cards as one element; the values of the measures in ``opens`` can be clicked."""
    shown = "".join(_card(card, is_opening=card.measure in opens) for card in cards)
    return f'<div class="kpis k{len(cards)}">{shown}</div>'


def _card(card: Card, *, is_opening: bool) -> str:
    lines = "".join(
        f'<div class="d"><i>{escape(line.name)}</i>'
        f'<span class="c-{line.colour}">{escape(line.text)}</span></div>'
        for line in card.lines
    )
    title = f' title="{escape(card.help)}"' if card.help else ""
    unit = f"<small>{escape(card.unit)}</small>" if card.unit else ""
    name, dot, window = card.label.partition(" · ")
    label = escape(name) + (f"<small>{dot}{escape(window)}</small>" if window else "")
    head = f"<span>{label}</span>{tag(card.tag, card.reason)}"
    value = f'<div class="v">{escape(card.value)}{unit}</div>'
    value = opening(value, card.measure) if is_opening else value
    return (
        f'<div class="kpi"{title}><div class="l">{head}</div><div>{value}{lines}'
        f'<div class="n">{escape(card.note)}</div>{card.spark}</div></div>'
    )


def calm(text: str) -> str:
    """The line that replaces the table when there is no signal."""
    return f'<div class="sec">{as_written(text)}</div>'


def block_head(title: str, subtitle: str, kind: str = "", *, beside: str = "") -> str:
    """Kind, title (the finding) with the HTML ``beside`` it, subtitle (measure, unit, period, marks)."""
    eye = f'<div class="kind">{escape(kind)}</div>' if kind else ""
    head = f"<h2>{unbroken_html(title)}</h2>"
    head = f'<div class="told">{head}{beside}</div>' if beside else head
    return f'<div class="ct">{eye}{head}<p>{unbroken_html(subtitle)}</p></div>'


def reading(text: str) -> str:
    """The one sentence under a figure, with its bold clause."""
    return f'<p class="rd">{emphasis_html(text)}</p>'


def as_written(text: str) -> str:
    """A line that somebody wrote, each of its characters as it is."""
    return f'<p class="rd">{escape(text)}</p>'


def annotation_list(texts: Sequence[str]) -> str:
    """The texts of the numbered flags on a figure; empty without any."""
    lines = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return f'<div class="flags">{lines}</div>' if texts else ""


def unit_table(table: Table) -> str:
    """The table of units; a phone omits the columns whose heading says so, and scrolls the rest."""
    columns = [heading.column for heading in table.headings]
    heads = "".join(
        f'<th class="{_classes(heading)}" scope="col"{mark}>{escape(heading.text)}</th>'
        for heading, mark in zip(table.headings, heading_marks(table.frame, columns), strict=True)
    )
    marks = row_marks(table.frame, columns, len(table.rows))
    rows = "".join(_row(row, table.headings, mark) for row, mark in zip(table.rows, marks, strict=True))
    total = _row(table.total, table.headings, ' class="sum"') if table.total else ""
    name = f' data-table="{escape(table.name)}"' if table.name else ""
    return (
        f'<div class="scroll"><table class="tb"{name}><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}{total}</tbody></table></div>"
    )


def _row(cells: Sequence[Cell], headings: Sequence[Heading], mark: str) -> str:
    body = "".join(f'<td class="{_classes(h)}">{_cell(c)}</td>' for c, h in zip(cells, headings, strict=True))
    return f"<tr{mark}>{body}</tr>"


def _classes(heading: Heading) -> str:
    said = (heading.is_text, heading.hide_on_phone, heading.wraps, heading.breaks, heading.only_on_phone)
    marks = zip("shwbp", said, strict=True)
    return " ".join(word for word, on in marks if on)


def _cell(cell: Cell) -> str:
    text = f"<b>{escape(cell.text)}</b>" if cell.bold else escape(cell.text)
    text = f'<span class="c-{cell.colour}">{text}</span>' if cell.colour else text
    note = f' <span class="m">{escape(cell.note)}</span>' if cell.note else ""
    return f"{text}{note}{' ' + tag(cell.tag, cell.reason) if cell.tag else ''}{cell.html}"


def below(text: str) -> str:
    """HTML of a smaller line under the value of a cell."""
    return f'<span class="nn">{escape(text)}</span>'


def source_line(parts: Sequence[str]) -> str:
    """The last line of a page: ledgers, share of rows matched, meaning of 办结, 演示数据 where it applies."""
    return f'<div class="src">{in_parts(unbroken_html(part) for part in parts)}</div>'
