"""The blocks of any page for any scope, without drawing the page: for the briefing and the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.page import MakePage, Page
from pages.parts.words.language import language
from queries import Scope

#: Answers a key for a scope and a snapshot.
AskBlock = Callable[[str, Scope, Snapshot], Block | None]
#: Most pages in the cache: a change of the order of a briefing needs the same blocks again.
_REMEMBERED = 48
#: Address of a page -> its function; this package cannot import the pages, so they register themselves.
_pages: dict[str, MakePage] = {}


@dataclass
class _PageCache:
    """The blocks computed so far of a page for one scope, snapshot and language.

    Attributes:
        blocks: Key -> block.
        is_all: Whether these are all blocks of the page.
    """

    blocks: dict[str, Block] = field(default_factory=dict)
    is_all: bool = False


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
    known = _page_cache(page, scope, served.id, language())
    if not known.is_all and not known.blocks.keys() >= set(keys):
        with answer_from(served):
            known.is_all = _compute(_pages[page](scope, served), set(keys), known.blocks)
    return {key: known.blocks[key] for key in keys if key in known.blocks}


def _asked_blocks(page: str, keys: Collection[str], scope: Scope, served: Snapshot) -> dict[str, Block]:
    known = _page_cache(page, scope, served.id, language()).blocks
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
def _page_cache(page: str, scope: Scope, snapshot_id: str, code: str) -> _PageCache:
    return _PageCache()
