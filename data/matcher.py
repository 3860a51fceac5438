"""Which compound a row belongs to: its own column first, else the longest alias in its address or title.

Nothing is guessed: a tie between two compounds, or a text that names none, stays 未匹配.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from data.schema import UNFILLED, UNMATCHED
from data.values import plain

_ALIAS_MARKS = re.compile(r"[、,;|/\s]+")
#: A stretch of house numbers is a place too: 三公街9号至43号.
_STRETCH = re.compile(r"(?P<street>.+?)(?P<first>\d+)号?(?:至|到|-|~|—)(?P<last>\d+)号")
_HOUSE = re.compile(r"(?P<house>\d+)(?:-\d+)?号")


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound as the reference ledger lists it.

    Attributes:
        community: Its community.
        name: Its name.
        aliases: Other names, as one text.
    """

    community: str
    name: str
    aliases: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases without spaces and in half width."""
        found = (self.name, *_ALIAS_MARKS.split(plain(self.aliases or "")))
        return tuple(dict.fromkeys(_key(one) for one in found if _key(one)))


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: int
    last: int


class Gazetteer:
    """The known places, and how names and texts resolve to them."""

    def __init__(self, communities: Iterable[str], compounds: Iterable[Compound]) -> None:
        compounds = list(compounds)
        self._communities = {_key(name): name for name in communities if name != UNFILLED}
        self._by_name: dict[str, set[Compound]] = {}
        self._stretches: dict[str, list[tuple[_Stretch, Compound]]] = {}
        for compound in compounds:
            for name in compound.names:
                self._by_name.setdefault(name, set()).add(compound)
                self._add_stretch(name, compound)
        self._automaton = ahocorasick.Automaton()
        for name in {*self._by_name, *self._stretches}:
            self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    @property
    def knows_communities(self) -> bool:
        """Whether a reference ledger lists communities."""
        return bool(self._communities)

    @property
    def knows_compounds(self) -> bool:
        """Whether a reference ledger lists compounds."""
        return bool(self._by_name)

    def community(self, written: str) -> tuple[str, bool]:
        """A community's name as the reference ledger writes it, and whether it lists it."""
        known = self._communities.get(_key(written))
        return (known, True) if known else (written, False)

    def compound(self, written: str, community: str | None) -> tuple[str, str | None, bool]:
        """A compound named in its own column: its name, its community, whether it is listed.

        A name that two communities share counts under the row's own community, else as written.
        """
        found = self._by_name.get(_key(written), set())
        of_community = {one for one in found if one.community == community}
        chosen = of_community or (found if community is None else set())
        if len(chosen) == 1:
            (one,) = chosen
            return one.name, one.community, True
        return written, None, bool(found)

    def match(self, texts: Iterable[str | None], community: str | None) -> tuple[str, str | None]:
        """The compound that the first telling text names, and its community; 未匹配 when none does.

        Args:
            texts: Address, then title.
            community: The row's own community; a compound of another one does not match.
        """
        for text in texts:
            longest = self._longest(_key(text)) if text else set()
            fitting = {one for one in longest if community is None or one.community in (community, UNFILLED)}
            if len(fitting) == 1:
                (one,) = fitting
                return one.name, one.community
            if fitting:
                break
        return UNMATCHED, None

    def _longest(self, text: str) -> set[Compound]:
        """The compounds under the longest name that occurs in the text."""
        best: dict[int, set[Compound]] = {}
        for length, compound in self._hits(text):
            best.setdefault(length, set()).add(compound)
        return best[max(best)] if best else set()

    def _hits(self, text: str) -> Iterator[tuple[int, Compound]]:
        if not self.knows_compounds:
            return
        for end, name in self._automaton.iter(text):
            for compound in self._by_name.get(name, ()):
                yield len(name), compound
            house = _HOUSE.match(text, end + 1) if name in self._stretches else None
            for stretch, compound in self._stretches[name] if house else ():
                if house and stretch.first <= int(house["house"]) <= stretch.last:
                    yield len(name) + len(house[0]), compound

    def _add_stretch(self, name: str, compound: Compound) -> None:
        found = _STRETCH.fullmatch(name)
        if found:
            stretch = _Stretch(int(found["first"]), int(found["last"]))
            self._stretches.setdefault(found["street"], []).append((stretch, compound))


def _key(text: str) -> str:
    return re.sub(r"\s+", "", plain(text))
