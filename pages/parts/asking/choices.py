"""The options of the scope bar: places, categories and channels that occur, searchable by initials."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from data.schema import UNFILLED, UNMATCHED
from pages.parts.asking.fetch import fetch_all, snapshot
from pages.parts.words.pinyin import initials
from queries import Scope, value_counts
from queries.dimensions import DIMENSIONS


@dataclass(frozen=True, slots=True)
class Choices:
    """The names from which the user selects.

    Attributes:
        communities: Names of communities.
        compounds: Pairs (community, compound); a compound's name may occur in more than one community.
        categories: Categories of requests, the most frequent first.
        channels: Channels of requests, the most frequent first.
    """

    communities: tuple[str, ...]
    compounds: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    channels: tuple[str, ...]

    def names_for(self, field: str, communities: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """The names for one field of the scope; for compounds, those of the selected communities.

        未填写 and 未匹配 are options too, since their rows count like those of any other place.
        """
        if field == "communities":
            return (*_without(self.communities, UNFILLED), UNFILLED)
        if field != "compounds":
            names_of: tuple[str, ...] = getattr(self, field)
            return names_of
        names = [name for home, name in self.compounds if communities is None or home in communities]
        return (*_without(dict.fromkeys(names), UNFILLED, UNMATCHED), UNMATCHED, UNFILLED)


def choices() -> Choices:
    """The options of the current snapshot.

    Raises:
        StoreError: The store is damaged.
    """
    everything = Scope()
    communities, compounds, categories, channels = fetch_all(
        [(f"places/{name}", everything) for name in ("communities", "compounds", "categories", "channels")]
    )
    return Choices(
        tuple(communities["community"]),
        tuple(zip(compounds["community"], compounds["compound"], strict=True)),
        tuple(categories["category"]),
        tuple(channels["channel"]),
    )


def dimension_values(name: str) -> tuple[str, ...]:
    """The values of a dimension in the current snapshot, as they are offered.

    Raises:
        KeyError: There is no such dimension.
        StoreError: The store is damaged.
    """
    declared = DIMENSIONS[name].values
    if declared:
        return declared
    known = _value_cache(snapshot().id, name)
    if not known:
        known.append(tuple(value_counts(name, Scope(), snapshot=snapshot())["value"]))
    return known[0]


@functools.lru_cache(maxsize=4 * len(DIMENSIONS))
def _value_cache(snapshot_id: str, name: str) -> list[tuple[str, ...]]:
    # The ledgers of a snapshot never change, and a condition is looked up at each run of each page.
    return []


def findable(name: str) -> str:
    """A name as the label of an option, followed by its initials: typing ``xcwt`` finds 象城外滩."""
    letters = initials(name)
    return f"{name} · {letters}" if letters else name


def _without(names: tuple[str, ...] | dict[str, None], *left_out: str) -> tuple[str, ...]:
    return tuple(name for name in names if name not in left_out)
