"""The vocabulary of a snapshot: its places with their aliases, and the values that its ledgers hold."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from data.placing.gazetteer import Compound
from data.schema import UNFILLED, UNMATCHED
from data.snapshots.store import Snapshot
from queries import runner
from queries.analysis import Analysis, answer
from queries.dimension import Group
from queries.dimensions import DIMENSIONS
from queries.scope import Scope
from queries.sentence.vocabulary import Vocabulary

#: What a dimension is about -> the measure whose rows say which values there are.
_COUNTED_BY = {
    Group.REQUEST: "request_count",
    Group.COMPOUND: "request_count",
    Group.MEDIATION: "case_count",
    Group.SATISFACTION: "response_count",
    Group.PLACE: "request_count",
}
#: The pages that questions of one vocabulary may name; a mapping cannot be a key of a cache.
Pages = tuple[tuple[str, str], ...]


@functools.lru_cache(maxsize=4)
def _vocabulary(snapshot: Snapshot, pages: Pages) -> Vocabulary:
    places = runner.answer("places/named", Scope(), snapshot=snapshot)["community"].to_pylist()
    register = runner.answer("places/aliases", Scope(), snapshot=snapshot).to_pylist()
    return Vocabulary(
        communities=tuple(dict.fromkeys(name for name in places if name not in (UNFILLED, UNMATCHED, ""))),
        compounds=tuple(Compound(row["community"], row["compound"], row["aliases"]) for row in register),
        values={
            name: _values(name, snapshot)
            for name, dimension in DIMENSIONS.items()
            if (dimension.values or dimension.group in _COUNTED_BY) and name not in ("community", "compound")
        },
        pages=dict(pages),
    )


def vocabulary_of(snapshot: Snapshot, pages: Mapping[str, str] | None = None) -> Vocabulary:
    """The words that a question to a snapshot may use.

    Args:
        snapshot: The snapshot.
        pages: Title of a page -> its address; none where no page can be opened.

    Raises:
        StoreError: The store is damaged.
    """
    return _vocabulary(snapshot, tuple((pages or {}).items()))


def _values(name: str, snapshot: Snapshot) -> tuple[str, ...]:
    """The values of a dimension: as declared, else as the ledgers hold them."""
    dimension = DIMENSIONS[name]
    if dimension.values:
        return dimension.values
    found = answer(Analysis((_COUNTED_BY[dimension.group],), (name,)), Scope(), snapshot=snapshot)
    return tuple(value for value in found[name].to_pylist() if value is not None)
