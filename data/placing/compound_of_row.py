"""Finds the compound of a row: its own column first, else the longest name in its address or title.

Nothing is guessed: a tie between two compounds, or a text that names none, stays 未匹配.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.placing.gazetteer import Compound, Names, place_key
from data.schema import UNFILLED, UNMATCHED

_COMMUNITY_ENDS = re.compile(
    r"(?<=..)(?:社区居民委员会|社区居委会|居民委员会|居委会|社区党委|社区|村民委员会|村委会|村)$"
)
_OFFICE = re.compile(r"^.{1,12}?(?:街道办事处|街道办|街道)(?=..)")
#: 3栋, 2单元, 501室: the position inside a compound, after its name.
_INSIDE = re.compile(r"(?<=..)(?:\d{1,6}|[a-z])(?:号楼|栋|幢|座|单元|层|楼|室).*")


def community_stem(name: str) -> str:
    """The core of a community's name: without the sub-district before it and the kind after it."""
    return short_community(place_key(name))


def short_community(name: str) -> str:
    """A community's name without the sub-district before it and the kind after it: 南门, as people say it."""
    return _COMMUNITY_ENDS.sub("", _OFFICE.sub("", name))


class Gazetteer:
    """The known places, to which names and texts are resolved.

    Args:
        communities: Names of the communities.
        compounds: The compounds of the reference ledger.
        aliases: Aliases given by hand, each with its compound: used only where the ledger's names find
            nothing, so that adding or removing one never moves a row that the ledger places.
    """

    def __init__(
        self,
        communities: Iterable[str],
        compounds: Iterable[Compound],
        aliases: Iterable[tuple[str, Compound]] = (),
    ) -> None:
        listed = [name for name in communities if name != UNFILLED]
        self._communities = {place_key(name): name for name in listed}
        bare = [community_stem(name) for name in listed]
        self._bare = {key: name for key, name in zip(bare, listed, strict=True) if bare.count(key) == 1}
        self.names = Names((name, compound) for compound in compounds for name in compound.names)
        self.aliases = Names(aliases)

    @property
    def knows_communities(self) -> bool:
        """Whether a reference ledger lists communities."""
        return bool(self._communities)

    @property
    def knows_compounds(self) -> bool:
        """Whether a reference ledger lists compounds."""
        return bool(self.names)

    def community(self, written: str) -> tuple[str, bool]:
        """A community's name as in the reference ledger, and whether it is listed."""
        key = place_key(written)
        listed = self._communities.get(key) or self._bare.get(community_stem(written))
        return (listed, True) if listed else (written, False)

    def compound(self, written: str, community: str | None) -> tuple[str, str | None, bool]:
        """A compound named in its own column: its name, its community, whether it is listed.

        A name that two communities share counts under the row's own community, else as written.
        """
        candidates = self.listed_compounds(written) or self.aliases.exact(written)
        of_community = {candidate for candidate in candidates if candidate.community == community}
        chosen = of_community or (candidates if community is None else set())
        if len(chosen) == 1:
            (listed,) = chosen
            return listed.name, listed.community, True
        return written, None, bool(candidates)

    def listed_compounds(self, written: str) -> set[Compound]:
        """The compounds of the ledger with a name, also if a building follows the name."""
        return self.names.exact(written) or self.names.exact(_INSIDE.sub("", place_key(written)))

    def match(self, texts: Iterable[str | None], community: str | None) -> tuple[str, str | None]:
        """The compound in the first text that names one, and its community; 未匹配 if there is none.

        Args:
            texts: Address, then title.
            community: The row's own community; a compound of another one does not match.
        """
        written = [text for text in texts if text]
        for names in (self.names, self.aliases):
            for compounds in names.longest(written):
                fitting = fit(compounds, community)
                if len(fitting) == 1:
                    return fitting[0].name, fitting[0].community
                if fitting:
                    break
        return UNMATCHED, None


def fit(compounds: tuple[Compound, ...], community: str | None) -> tuple[Compound, ...]:
    """The compounds named in a text that are possible for a row of a community."""
    if community is None:
        return compounds
    return tuple(compound for compound in compounds if compound.community in (community, UNFILLED))
