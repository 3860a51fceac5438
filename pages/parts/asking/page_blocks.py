"""The blocks of any page, for any scope, without drawing it: for the briefing, and on the command line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.page import MakePage, Page
from pages.parts.words.language import language
from queries import Scope

#: Pages that are remembered: whoever changes the order of a briefing asks for the same blocks again.
_REMEMBERED = 48
#: Address of a page -> what makes it; the pages stand above this room and enter themselves.
_pages: dict[str, MakePage] = {}


@dataclass
class _PageCache:
    """What is known of a page for one scope, snapshot and language."""

    blocks: dict[str, Block] = field(default_factory=dict)
    is_all: bool = False


def enter(pages: Mapping[str, MakePage]) -> None:
    """Make pages known by their address."""
    _pages.update(pages)


def blocks_of(page: str, keys: Collection[str], scope: Scope, served: Snapshot) -> dict[str, Block]:
    """The blocks of those keys, as the page would show them for that scope.

    A key is absent when the page has no such block for the scope, or no data at all. What comes after the
    last wanted block is not computed; a block that fails before it cannot be told from it. Blocks are
    remembered and shared: nobody changes them.

    Args:
        page: Address of the page.
        keys: Keys of the blocks; none computes nothing.
        scope: What is looked at.
        served: The snapshot that answers.

    Raises:
        Exception: Whatever a wanted block, or one in a row before it, failed with.
    """
    if page not in _pages or not keys:
        return {}
    known = _page_cache(page, scope, served.id, language())
    if not known.is_all and not known.blocks.keys() >= set(keys):
        with answer_from(served):
            known.is_all = _compute(_pages[page](scope, served), set(keys), known.blocks)
    return {key: known.blocks[key] for key in keys if key in known.blocks}


def _compute(page: Page, wanted: Set[str], found: dict[str, Block]) -> bool:
    """Put the blocks of a page among those found, row by row, until all wanted are; whether these are all."""
    for row in page.rows():
        found |= {block.key: block for block in row}
        if found.keys() >= wanted:
            return False
    return True


def page_of(page: str, scope: Scope, served: Snapshot) -> Page:
    """A page for a scope; none of its blocks is computed.

    Raises:
        KeyError: There is no such page, or it is made of other things than blocks.
    """
    with answer_from(served):
        return _pages[page](scope, served)


def page_and_blocks(page: str, scope: Scope, served: Snapshot) -> tuple[Page, dict[str, Block]]:
    """A page for a scope, and all its blocks by key.

    Raises:
        KeyError: There is no such page, or it is made of other things than blocks.
    """
    with answer_from(served):
        made, found = _pages[page](scope, served), dict[str, Block]()
        found |= {block.key: block for row in made.rows() for block in row}
    return made, found


@lru_cache(maxsize=_REMEMBERED)
def _page_cache(page: str, scope: Scope, snapshot_id: str, code: str) -> _PageCache:
    return _PageCache()
