"""The head of a list of rows: where it comes from, what it counts, and who holds the rows."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs

import streamlit as st

from pages.parts.asking.clicks import is_chosen
from pages.parts.asking.marks import PERIOD
from pages.parts.asking.page_address import link_query
from pages.parts.asking.rows_address import PARAMETERS, RowsAddress
from pages.parts.asking.rows_list import ListOfRows
from pages.parts.asking.scope_state import current_scope
from pages.parts.findings.reading import HEADLINE_WIDTH, fit, is_named
from pages.parts.html.clickable import narrowing
from pages.parts.html.clickable_rows import row_link
from pages.parts.words.column_names import definition, label
from pages.parts.words.condition_words import value_words
from pages.parts.words.dates import dates
from pages.parts.words.declared_names import list_name, number_of
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from pages.parts.words.navigation import PAGES, TITLES
from pages.parts.words.numbers import full_days
from pages.parts.words.value_names import in_words
from queries import Part, column_names, rows
from queries.dimensions import DIMENSIONS
from queries.record import rows_by_size, rows_by_value

#: Columns by which rows are told apart, the most useful first.
_FACETS = (
    "responsible_unit", "mediator_team", "status", "outcome", "rating", "ending", "last_step", "category",
    "dispute_type", "channel", "kind", "level", "community",
)  # fmt: skip
_HOLDERS = ("responsible_unit", "mediator_team")
_MOST_FACETS, _MOST_VALUES = 3, 8
_LATE, _LATE_BOUNDS = "days_late", (30, 90, 365)


def eye(one: ListOfRows) -> str:
    """The line above the headline: the page, the list, 明细."""
    return " › ".join([one.view.page, name_of(one), _("明细")])


def name_of(one: ListOfRows) -> str:
    """The name of the list."""
    return list_name(one.rows.question, one.rows.label)


def headline(one: ListOfRows, whole: int) -> str:
    """What the rows are, and who holds most of them."""
    base = _("{name} {n}").format(name=name_of(one), n=number_of(whole, one.rows.question))
    names = column_names(one.rows.question, snapshot=one.view.snapshot)
    if not whole:
        return base
    longest = _longest(one) if _LATE in names else ""
    if longest:
        base = _("{base}，最久 {days} 天").format(base=base, days=longest)
    if "responsible_unit" not in names:
        return base
    holders = [(name, n) for name, n in _values(one, "responsible_unit") if name and is_named(name)]
    if len(holders) < 2 or holders[0][1] == holders[1][1]:
        return base
    unit, n = holders[0]
    told = _("{base}；{unit}手里最多，{n}").format(base=base, unit=unit, n=number_of(n, one.rows.question))
    return fit(in_words(told), base, most=HEADLINE_WIDTH)


def _longest(one: ListOfRows) -> str:
    part = Part(only=one.rows.only, within=one.rows.within, sort=_LATE, is_descending=True, limit=1)
    first = rows(one.rows.question, one.rows.scope, part, snapshot=one.view.snapshot)[_LATE]
    return full_days(float(first.iloc[0])) if len(first) and first.iloc[0] == first.iloc[0] else ""


def first_line(one: ListOfRows, whole: int) -> str:
    """HTML: the number that was clicked is that of the rows, or by how many they differ; the definitions."""
    question = one.rows.question
    source = escape(" · ".join([one.view.page, *_cell_words(one), name_of(one)]))
    number = escape(number_of(one.count, question))
    lines = _("{n} 行").format(n=f"{whole:,}")
    if one.count == whole:
        told = f"<b>{number}</b> {source} = <b>{escape(lines)}</b> {escape(_('明细，一行不差'))}"
    else:
        differs = _("差 {n}：数和行不是同一时刻或同一范围的").format(
            n=number_of(abs(one.count - whole), question)
        )
        told = (
            f"<b>{number}</b> {source} ≠ <b>{escape(lines)}</b> {escape(_('明细'))} "
            f'<span class="c-amber">{escape(differs)}</span>'
        )
    meanings = "".join(
        f"<p><b>{escape(name)}</b> {escape(text)}</p>" for name, text in map(definition, one.block.measures)
    )
    fold = f'<details class="rows-meaning"><summary>{escape(_("口径"))}</summary>{meanings}</details>'
    return f'<div class="rows-first"><p>{told}</p>{fold if meanings else ""}</div>'


def other_lists(one: ListOfRows, address: RowsAddress) -> str:
    """HTML: the lists of the block, where it has several; empty for a cell and for a block of one."""
    if len(one.block.rows) < 2 or one.cell or one.mark:
        return ""
    own = address.replace(at=1, record="", sort="", is_descending=False)
    told = []
    for number, each in enumerate(one.block.rows, 1):
        name = list_name(each.question, each.label)
        text = escape(_("{name}（{n}）").format(name=name, n=f"{each.count:,}"))
        is_on = number == address.nth
        told.append(
            f'<b aria-current="true">{text}</b>' if is_on else row_link(text, own.replace(nth=number).text())
        )
    return f'<nav class="rows-lists">{"".join(told)}</nav>'


def _cell_words(one: ListOfRows) -> list[str]:
    """The cell or the mark that was clicked, in words."""
    if one.mark:
        return [value_words(text) for text in one.mark]
    return [
        dates(one.rows.scope.date_from, one.rows.scope.date_to) if key == PERIOD else value_words(value)
        for key, value in one.cell
    ]


def facets(one: ListOfRows, whole: int) -> str:
    """HTML: who holds the rows, how they stand; a click on a value is a condition."""
    names = column_names(one.rows.question, snapshot=one.view.snapshot)
    told: list[str] = []
    if _LATE in names and whole and (late := _how_late(one)):
        told.append(late)
    for column in (name for name in _FACETS if name in names and whole):
        if len(told) == _MOST_FACETS:
            break
        values = _values(one, column)
        if len(values) >= 2:
            told.insert(0 if column in _HOLDERS else len(told), _facet(column, values, one.rows.question))
    return f'<div class="facets">{"".join(told)}</div>' if told else ""


def _how_late(one: ListOfRows) -> str:
    """HTML of the facet of days late."""
    counts = rows_by_size(
        one.rows.question, one.rows.scope, one.rows.part, _LATE, _LATE_BOUNDS, snapshot=one.view.snapshot
    )
    words = (_("30 天以内"), _("30 至 90 天"), _("90 天至 1 年"), _("1 年以上"))
    most = max(*counts, 1)
    lines = [
        _bar(escape(text), count, most) for text, count in zip(reversed(words), reversed(counts), strict=True)
    ]
    return (
        f"<section><h4>{escape(_('超期多久'))}</h4><ul>{''.join(lines)}</ul></section>" if any(counts) else ""
    )


def _values(one: ListOfRows, column: str) -> list[tuple[str, int]]:
    return rows_by_value(one.rows.question, one.rows.scope, one.rows.part, column, snapshot=one.view.snapshot)


def _facet(column: str, values: list[tuple[str, int]], question: str) -> str:
    """HTML of one facet: name, and a bar and a number for each value; what is beyond eight is summed up."""
    shown, rest = values[:_MOST_VALUES], values[_MOST_VALUES:]
    most = max(count for _value, count in shown)
    lines = "".join(_line(column, value, count, most) for value, count in shown)
    if rest:
        named = _("其余 {n} 个").format(n=len(rest))
        lines += (
            f'<li><span class="m">{escape(named)}</span><i></i><em>{sum(n for _v, n in rest):,}</em></li>'
        )
    hint = f"<small>{escape(_('点一项收窄'))}</small>" if column in DIMENSIONS else ""
    return f"<section><h4>{escape(label(column, question))}{hint}</h4><ul>{lines}</ul></section>"


def _line(column: str, value: str, count: int, most: int) -> str:
    text = escape(value_words(value) if value else _("未填写"))
    if column in DIMENSIONS and value:
        mark = ((column, value),)
        text = narrowing(text, mark, is_chosen=is_chosen(mark, current_scope()))
    return _bar(text, count, most)


def _bar(text: str, count: int, most: int) -> str:
    width = max(3, round(100 * count / most)) if count else 0
    return f'<li>{text}<i style="width:{width}%"></i><em>{count:,}</em></li>'


def brought_by(one: ListOfRows) -> str:
    """HTML: the grey chip that says which block and which number led here; it has no ×."""
    said = [
        *_cell_words(one),
        _("{name} {n}").format(name=name_of(one), n=number_of(one.count, one.rows.question)),
    ]
    title = one.block.reading.title or name_of(one)
    led = _("由“{block}”带来").format(block=title if one.page else one.view.page)
    return (
        f'<p class="brought"><span title="{escape(led)}">{escape(led)}</span>'
        f"<b>{escape(' · '.join(said))}</b></p>"
    )


def back_link(one: ListOfRows) -> None:
    """Draw the link back to the page that the list comes from."""
    if not one.page:
        return
    query = parse_qs(link_query().removeprefix("?"))
    file = next(file for file, _title, address in PAGES if address == one.page)
    with st.container(key="rows-back"):
        st.page_link(
            file,
            label=literal(_("← 返回{page}").format(page=_(TITLES[one.page]))),
            query_params={name: values for name, values in query.items() if name not in PARAMETERS},
        )
