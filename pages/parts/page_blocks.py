"""The blocks of any page, for any scope, without drawing it: on the command line as well as on a page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from data.snapshots.store import Snapshot
from pages.parts import unseen
from pages.parts.block import Block
from pages.parts.navigation import PAGES
from pages.parts.wording import language
from queries import Scope

_FOLDER = Path(__file__).resolve().parents[1]
#: Pages that are made of other things than blocks.
WITHOUT_BLOCKS = ("briefing", "published", "definitions")
_FILES = {address: file for file, _title, address in PAGES if address not in WITHOUT_BLOCKS}
#: A key that no block has: who waits for it gets all of them.
_EVERY = ""
#: Runs that are remembered: whoever changes the order of a briefing asks for the same blocks again.
_REMEMBERED = 48


@dataclass
class _Known:
    """What is known of a page for one scope, snapshot and language."""

    blocks: dict[str, Block] = field(default_factory=dict)
    is_all: bool = False


def blocks_of(page: str, keys: Collection[str], scope: Scope, served: Snapshot) -> dict[str, Block]:
    """The blocks of those keys, as the page would show them for that scope.

    A key is absent when the page has no such block for the scope, or no data at all. The page's own file is
    run: a block that is new on a page is found here without another word. What comes after the last wanted
    block is not computed; a block that fails before it cannot be told from it. Blocks are remembered and
    shared: nobody changes them.

    Args:
        page: Address of the page.
        keys: Keys of the blocks; none computes nothing.
        scope: What is looked at.
        served: The snapshot that answers.

    Raises:
        Exception: Whatever a wanted block, or one in a row before it, failed with.
    """
    if page not in _FILES or not keys:
        return {}
    known = _known(page, scope, served.id, language())
    if not known.is_all and not known.blocks.keys() >= set(keys):
        run = unseen.Run(scope, served, frozenset(keys))
        with unseen.begin(run):
            _run(_FOLDER / _FILES[page])
        known.blocks |= run.found
        known.is_all |= run.is_all
    return {key: known.blocks[key] for key in keys if key in known.blocks}


def walked(page: str, scope: Scope, served: Snapshot, *, has_blocks: bool = False) -> unseen.Run:
    """What stands on a page for a scope: headline, measures, facts, the rows of 需办; all blocks if wanted.

    Args:
        page: Address of the page.
        scope: What is looked at.
        served: The snapshot that answers.
        has_blocks: Whether every block is computed too.

    Raises:
        KeyError: The page has no blocks, and no head of this kind.
    """
    run = unseen.Run(scope, served, frozenset([_EVERY] if has_blocks else []))
    with unseen.begin(run):
        _run(_FOLDER / _FILES[page])
    return run


@lru_cache(maxsize=_REMEMBERED)
def _known(page: str, scope: Scope, snapshot_id: str, code: str) -> _Known:
    return _Known()


def _run(file: Path) -> None:
    """Run a page as the navigation does: its whole file, in a module that nobody else has.

    ``runpy`` would put the module into ``sys.modules`` meanwhile, where two readers would meet.
    """
    spec = spec_from_file_location(f"unseen_{file.stem}", file)
    spec.loader.exec_module(module_from_spec(spec))
