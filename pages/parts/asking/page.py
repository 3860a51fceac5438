"""A page as a value: its head, and its charts row by row, whether they are drawn or not.

The briefing and the command line take the blocks of any page for any scope, without drawing the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from data.snapshots.store import Snapshot
from pages.parts.asking.annotated import annotated_rows
from pages.parts.asking.block import Block, View
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.notebook import Notebook, notebook
from pages.parts.findings.reading import capital
from pages.parts.findings.signals import Signal
from pages.parts.html.markup import Card
from pages.parts.words.language import language
from pages.parts.words.value_names import in_words
from queries import Scope

Rows = Iterable[Sequence[Block]]
#: Most pages in the cache: a change of the order of a briefing needs the same blocks again.
_REMEMBERED = 48
#: Address of a page -> its function; this package cannot import the pages, so they register themselves.
_pages: dict[str, MakePage] = {}


def no_rows() -> Iterator[Sequence[Block]]:
    """The rows of a page without charts."""
    return iter(())


def in_section(name: str, rows: Iterable[Sequence[Block | None]]) -> Iterator[list[Block]]:
    """The rows of a section of a page, without blocks that have no rows.

    Args:
        name: Name of the section, in the user's language.
        rows: Its rows, each computed on demand.
    """
    for row in rows:
        if drawn := [replace(block, section=name) for block in row if block is not None]:
            yield drawn


@dataclass(frozen=True)
class Page:
    """The content of one page for one scope.

    Attributes:
        view: Page, scope and snapshot, with the sentence that describes them.
        empty_ledger: Name of the ledger that has no rows in the scope; the rest of the page is omitted then.
        headline: The finding of the page.
        cards: The measures of the KPI band.
        facts: Facts about a place, as label and value.
        signals: The rows of 需办; None on a page that has no such table.
        calm: The line that replaces the table when it is empty.
        rows: Returns the rows of charts as an iterator; each row is computed on demand.
        widths: Relative widths of the blocks of each row; equal when None.
        open_rows: Number of rows of charts that are open at first; a list of the findings of the others opens
            them. None: all.
        notes: Lines below the charts, as on ledgers that were never imported.
        sources: Parts of the source line that ends the page.
        chooser: Draws the controls above the headline.
        below_head: Draws the part between headline and measures.
        below_cards: Draws the part between measures and 需办.
        below_charts: Draws the part between the charts and the source line.
    """

    view: View
    empty_ledger: str = ""
    headline: str = ""
    cards: Sequence[Card] = ()
    facts: Sequence[tuple[str, str]] = ()
    signals: Sequence[Signal] | None = None
    calm: str = ""
    rows: Callable[[], Rows] = no_rows
    widths: Sequence[Sequence[int]] | None = None
    open_rows: int | None = None
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()
    chooser: Callable[[], None] | None = None
    below_head: Callable[[], None] | None = None
    below_cards: Callable[[], None] | None = None
    below_charts: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        """Translate the values in the headline, and put annotations on the charts."""
        object.__setattr__(self, "headline", capital(in_words(self.headline)))
        rows, view = self.rows, self.view
        object.__setattr__(self, "rows", lambda: annotated_rows(rows(), view.scope, view.snapshot))


@dataclass
class _PageCache:
    """The blocks computed so far of a page for one scope, snapshot, language and notebook.

    Attributes:
        blocks: Key -> block.
        is_all: Whether these are all blocks of the page.
    """

    blocks: dict[str, Block] = field(default_factory=dict)
    is_all: bool = False


#: Builds a page for a scope and a snapshot.
MakePage = Callable[[Scope, Snapshot], Page]
#: Answers a key for a scope and a snapshot.
AskBlock = Callable[[str, Scope, Snapshot], Block | None]
#: Address of a page whose blocks are asked for by the user -> the block of a key; None where none can be.
_askers: dict[str, AskBlock] = {}


def enter_asker(page: str, ask: AskBlock) -> None:
    """Register a page whose blocks are not fixed: ``ask`` returns the block that a key says, or None."""
    _askers[page] = ask


def enter(pages: Mapping[str, MakePage]) -> None:
    """Register pages by their address."""
    _pages.update(pages)


def blocks_of(page: str, keys: Collection[str], scope: Scope, served: Snapshot) -> dict[str, Block]:
    """Key -> block for those keys, as the page would show them for that scope.

    A key is absent when the page has no such block for the scope, or no data at all. Blocks after the last
    wanted one are not computed; an error in a block before it is raised like an error of its own. Blocks
    are cached and shared: callers must not change them.

    Args:
        page: Address of the page.
        keys: Keys of the blocks; an empty collection computes nothing.
        scope: Scope of the page.
        served: Snapshot that answers.

    Raises:
        Exception: The error of a wanted block, or of one in a row before it.
    """
    if page in _askers:
        return _asked_blocks(page, keys, scope, served)
    if page not in _pages or not keys:
        return {}
    known = _page_cache(page, scope, served.id, language(), notebook(served))
    if not known.is_all and not known.blocks.keys() >= set(keys):
        with answer_from(served):
            known.is_all = _compute(_pages[page](scope, served), set(keys), known.blocks)
    return {key: known.blocks[key] for key in keys if key in known.blocks}


def _asked_blocks(page: str, keys: Collection[str], scope: Scope, served: Snapshot) -> dict[str, Block]:
    known = _page_cache(page, scope, served.id, language(), notebook(served)).blocks
    with answer_from(served):
        for key in set(keys) - known.keys():
            block = _askers[page](key, scope, served)
            known |= {} if block is None else {key: block}
    return {key: known[key] for key in keys if key in known}


def _compute(page: Page, wanted: Set[str], found: dict[str, Block]) -> bool:
    """Whether ``found`` has all blocks of the page; rows are added to it until it has all of ``wanted``."""
    for row in page.rows():
        found |= {block.key: block for block in row}
        if found.keys() >= wanted:
            return False
    return True


def page_of(page: str, scope: Scope, served: Snapshot) -> Page:
    """A page for a scope, with no block computed.

    Raises:
        KeyError: There is no such page, or it does not consist of blocks.
    """
    with answer_from(served):
        return _pages[page](scope, served)


def page_and_blocks(page: str, scope: Scope, served: Snapshot) -> tuple[Page, dict[str, Block]]:
    """A page for a scope, and key -> block for all its blocks.

    Raises:
        KeyError: There is no such page, or it does not consist of blocks.
    """
    with answer_from(served):
        made, found = _pages[page](scope, served), dict[str, Block]()
        found |= {block.key: block for row in made.rows() for block in row}
    return made, found


@lru_cache(maxsize=_REMEMBERED)
def _page_cache(page: str, scope: Scope, snapshot_id: str, code: str, written: Notebook) -> _PageCache:
    return _PageCache()
