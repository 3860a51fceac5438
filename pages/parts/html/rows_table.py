"""The table of a list of rows: heads that sort, rows that open their record, the pages below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

from pages.parts.words.column_names import Kind, ReadableTable, Value, cell_text
from pages.parts.words.dates import day
from pages.parts.words.language import _
from pages.parts.words.numbers import full_days

#: Column -> the column it belongs to, below which it stands in the same cell.
BELOW = {"community": "compound", "subcategory": "category"}
#: Columns with days that something is late or waits: at the right, whole.
DAYS = ("days_late", "days_since")
#: From so many days on, hours do not matter.
_LONG_DAYS = 8
#: Long texts, which are told in the record.
LONG = ("title", "topic", "item", "reason", "theme", "event_name")
#: Columns shown at first.
MOST_COLUMNS = 8
_QUIET = ("未匹配", "未填写")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place in the table, and that of what stands below it in the same cell."""

    at: int
    below: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: the address that a click leads to, and its order now: ``▲``, ``▼`` or empty."""

    address: str
    arrow: str


def columns_of(names: Sequence[str], *, chosen: Collection[str] = (), sort: str = "") -> list[Column]:
    """The columns to show, in their order; days that something is late come last.

    Args:
        names: The columns of the list.
        chosen: The columns that the user has chosen; none: at most eight.
        sort: The column they are sorted by, which is shown too; empty for none.
    """
    places = {name: at for at, name in enumerate(names)}
    known = {name for name in names if not chosen or name in chosen}
    below = {upper: places[lower] for lower, upper in BELOW.items() if {lower, upper} <= known}
    tops = [name for name in names if name in known and BELOW.get(name) not in known]
    if not chosen:
        late = [name for name in tops if name in DAYS]
        tops = [name for name in tops if name not in (*LONG, *DAYS)][: MOST_COLUMNS - len(late)] + late
    shown = (*tops, *(lower for lower, upper in BELOW.items() if upper in tops and upper in below))
    tops += [sort] if sort and sort not in shown else []
    return [Column(places[name], below.get(name)) for name in tops]


def shown_names(names: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The names of the columns that are shown, those below others too, in the order of the list."""
    at = {place for column in columns for place in (column.at, column.below) if place is not None}
    return [name for place, name in enumerate(names) if place in at]


def rows_table(
    table: ReadableTable,
    columns: Sequence[Column],
    heads: Sequence[Head],
    opens: Sequence[str],
    chosen: int | None,
) -> str:
    """The table.

    Args:
        table: The rows of this page.
        columns: The columns to show.
        heads: The head of each of them.
        opens: For each row the query of the address that shows its record.
        chosen: Number of the row whose record is shown; None for none.
    """
    head = "".join(_head(table, column, shown) for column, shown in zip(columns, heads, strict=True))
    body = "".join(
        _row(table, columns, row, address, is_chosen=at == chosen)
        for at, (row, address) in enumerate(zip(table.rows(), opens, strict=True))
    )
    return (
        f'<div class="scroll"><table class="tb rows"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _head(table: ReadableTable, column: Column, head: Head) -> str:
    kind, name = _class(table, column), escape(table.headers[column.at])
    sorted_as = {"▲": "ascending", "▼": "descending"}.get(head.arrow, "none")
    sign = f'<i class="{"on" if head.arrow else ""}">{head.arrow or "↕"}</i>'
    hint = escape(_("点击按这一列排"))
    return (
        f'<th class="{kind}" scope="col" aria-sort="{sorted_as}"><span class="pick sort" role="button" '
        f'tabindex="0" title="{hint}" data-rows="{escape(head.address)}">{name}{sign}</span></th>'
    )


def _row(
    table: ReadableTable, columns: Sequence[Column], row: Sequence[Value], address: str, *, is_chosen: bool
) -> str:
    cells = [_cell(table, column, row) for column in columns]
    first = (
        f'<span class="pick no" role="button" tabindex="0" data-rows="{escape(address)}" '
        f'aria-label="{escape(_("看这一件"))} {escape(_text(table, columns[0].at, row))}">{cells[0]}</span>'
    )
    told = "".join(
        f'<td class="{_class(table, column)}">{cell}</td>'
        for column, cell in zip(columns, [first, *cells[1:]], strict=True)
    )
    mark = ' class="on" aria-current="true"' if is_chosen else ""
    return f'<tr{mark} data-rows="{escape(address)}">{told}</tr>'


def _cell(table: ReadableTable, column: Column, row: Sequence[Value]) -> str:
    upper = _quiet(_text(table, column.at, row))
    if str(table.frame.columns[column.at]) in DAYS:
        upper = f"<b>{upper}</b>"
    if column.below is None:
        return upper
    return f'{upper}<span class="nn">{_quiet(_text(table, column.below, row))}</span>'


def _quiet(text: str) -> str:
    return f'<span class="m">{escape(text)}</span>' if text in _QUIET else escape(text)


def _text(table: ReadableTable, at: int, row: Sequence[Value]) -> str:
    value = row[at]
    if value is None:
        return "—"
    if table.kinds[at] is Kind.MOMENT and not isinstance(value, (str, float, int)):
        return day(value)
    if isinstance(value, float) and str(table.frame.columns[at]) in DAYS and value >= _LONG_DAYS:
        return full_days(value)
    return cell_text(value, table.kinds[at])


def _class(table: ReadableTable, column: Column) -> str:
    return "" if table.kinds[column.at].is_number else "s"


def pager(said: str, pages: int, at: int, addresses: Sequence[str]) -> str:
    """The line below the table: which rows are shown, and the other pages.

    Args:
        said: Which rows are shown.
        pages: Number of pages.
        at: The one shown, from 1.
        addresses: Query of the address of each page.
    """
    if pages <= 1:
        return f'<div class="pager"><span>{escape(said)}</span></div>'
    near = sorted({1, pages, *(page for page in range(at - 2, at + 3) if 1 <= page <= pages)})
    links, last = [], 0
    for page in near:
        if page > last + 1:
            links.append("<i>…</i>")
        links.append(_page(str(page), addresses[page - 1], is_on=page == at))
        last = page
    before = _page(_("‹ 上一页"), addresses[at - 2]) if at > 1 else ""
    after = _page(_("下一页 ›"), addresses[at]) if at < pages else ""
    return f'<div class="pager"><span>{escape(said)}</span><nav>{before}{"".join(links)}{after}</nav></div>'


def _page(text: str, address: str, *, is_on: bool = False) -> str:
    if is_on:
        return f'<b aria-current="page">{escape(text)}</b>'
    return (
        f'<span class="pick" role="button" tabindex="0" data-rows="{escape(address)}">{escape(text)}</span>'
    )
