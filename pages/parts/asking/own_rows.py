"""The blocks whose own marks are chosen: they keep all their rows, asked without the conditions on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pages.parts.asking.asked import ledgers_counted
from pages.parts.asking.block import Block, View
from pages.parts.asking.clicks import chosen_keys, chosen_marks, is_chosen, own_scope
from pages.parts.asking.counted_cells import cell_addresses, cells_of_tables
from pages.parts.asking.marks import PERIOD, Mark, Marks, marks, names
from pages.parts.asking.opened_marks import with_openings
from pages.parts.asking.page import Page, page_of
from pages.parts.charts.selection import with_selection
from pages.parts.findings.reading import word
from pages.parts.html.clickable import names_in, with_marks
from pages.parts.html.clickable_rows import cell_pairs, cell_texts, with_row_links
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import count
from queries import Scope
from queries.dimensions import DIMENSIONS


@dataclass(frozen=True, slots=True)
class DrawnBlock:
    """A block as it is drawn.

    Attributes:
        block: The block, with all its rows.
        view: The view it belongs to, without the conditions on its own marks.
        marks: What its marks stand for.
        chosen: The marks that are chosen.
        listed: The block for the scope of the page, whose rows are listed; None where it is the same.
    """

    block: Block
    view: View
    marks: Marks
    chosen: frozenset[Mark] = frozenset()
    listed: Block | None = None


@dataclass
class _Wider:
    """A page for a wider scope, computed row by row as far as its blocks are wanted."""

    page: Page
    rows: Iterator[Sequence[Block]] = field(init=False)
    found: dict[str, Block] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = iter(self.page.rows())

    def block(self, key: str) -> Block | None:
        """The block with this key; None when the page has none for that scope."""
        while key not in self.found:
            row = next(self.rows, None)
            if row is None:
                return None
            self.found |= {block.key: block for block in row}
        return self.found[key]


@dataclass
class OwnRows:
    """The blocks of a page as they are drawn: those whose own marks are chosen with all their rows."""

    view: View
    pages: dict[Scope, _Wider] = field(default_factory=dict)

    def as_drawn(self, block: Block) -> DrawnBlock:
        """A block of the page as it is drawn."""
        found = marks_of(block)
        keys = chosen_keys((*found.keys, *_keys_of_names(block)), self.view.scope)
        if not keys or not self.view.address:
            narrowed = replace(block, subtitle=f"{block.subtitle}{_clause_of_conditions(block, self.view)}")
            return DrawnBlock(_with_numbers(_with_names(narrowed), self.view.address), self.view, found)
        wider = self._page(own_scope(self.view.scope, keys))
        whole = wider.block(block.key) or block
        found = marks_of(whole)
        chosen = frozenset(chosen_marks(found, self.view.scope, keys))
        figure = whole.figure and with_selection(
            whole.figure, [[mark in chosen for mark in trace] for trace in found.traces]
        )
        told = _with_names(whole, _chosen_names(whole, self.view.scope))
        told = replace(told, figure=figure, subtitle=f"{whole.subtitle}{_all_rows(whole, keys)}")
        return DrawnBlock(told, wider.page.view, found, chosen, block)

    def _page(self, scope: Scope) -> _Wider:
        if scope not in self.pages:
            self.pages[scope] = _Wider(page_of(self.view.address, scope, self.view.snapshot))
        return self.pages[scope]


def marks_of(block: Block) -> Marks:
    """What the marks of the figure of a block stand for, those that open rows among them."""
    found = marks(block.figure, block.table, block.question, block.members)
    return with_openings(found, block.figure, block.opens)


def _keys_of_names(block: Block) -> list[str]:
    """The dimensions of the names in the tables of a block; none of a list of single requests."""
    if "request_id" in block.table:
        return []
    found = names_in(block.html, names(block.table, block.question)) if block.html else []
    return [key for mark in found for key, _value in mark]


def _chosen_names(block: Block, scope: Scope) -> list[Mark]:
    return [mark for mark in names(block.table, block.question).values() if is_chosen(mark, scope)]


def _with_names(block: Block, chosen: Sequence[Mark] = ()) -> Block:
    """The block with the names in its tables as texts that can be clicked."""
    if not block.html:
        return block
    return replace(block, html=with_marks(block.html, names(block.table, block.question), chosen))


def _with_numbers(block: Block, page: str) -> Block:
    """The block with the numbers in its tables that open the rows they count; unchanged on no page."""
    if not block.html or not page:
        return block
    addresses = cell_addresses(block, page)
    if not addresses:
        return block
    texts, pairs = cell_texts(block.html), cell_pairs(block.html)

    def links(numbers: Sequence[Sequence[str]] | None = None) -> dict[tuple[int, int], str]:
        places = cells_of_tables(block, texts, numbers)
        return {place: addresses[own] for place, own in places.items() if own in addresses}

    parts, wholes = (links([[pair[side] for pair in row] for row in pairs]) for side in (0, 1))
    both = {place: (parts.get(place, ""), wholes.get(place, "")) for place in (*parts, *wholes)}
    return replace(block, html=with_row_links(block.html, links(), both))


def _clause_of_conditions(block: Block, view: View) -> str:
    """The clause that a block follows the conditions of the scope; places and dates its subtitle has said.

    Two scopes side by side have conditions of their own, which their page says.
    """
    if view.beside:
        return ""
    counted = ledgers_counted(block.question)
    effective = [each for each in view.scope.all_conditions if any(map(each.applies_to, counted))]
    if not effective:
        return ""
    chosen = listing(dict.fromkeys(word(each.label) for each in effective))
    return _("；已随{names}收窄").format(names=chosen)


def _all_rows(block: Block, keys: Sequence[str]) -> str:
    """The clause that a block ignores the choice among its own marks, and how many rows it counts."""
    chosen = listing(_("时段") if key == PERIOD else word(DIMENSIONS[key].label) for key in keys)
    if PERIOD in keys or not block.rows:
        return _("；本图不受所选{names}限制").format(names=chosen)
    whole = count(block.rows[0].count)
    return _("；本图不受所选{names}限制，仍是全部 {count}").format(names=chosen, count=whole)
