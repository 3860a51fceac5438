"""Finds the names of compounds in addresses: one automaton, a block of texts at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import ahocorasick
import numpy as np

from data.placing.house_numbers import Stretch, read_house, read_stretch
from data.schema import plain

_ALIAS_MARKS = re.compile(r"[、,;|/\s]+")
_SPACES = re.compile(r"\s+")
_SPACES_IN_LINE = re.compile(r"[^\S\n]+")
_NUMBER = re.compile("[0-9]+")
_SHORTEST_IN_TEXT = 2
_BLOCK = 20_000
#: Maximum length in bytes of a house number with its suffixes.
_HOUSE_BYTES = 60


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound of the reference ledger.

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
        written = (self.name, *_ALIAS_MARKS.split(plain(self.aliases or "")))
        return tuple(dict.fromkeys(place_key(name) for name in written if place_key(name)))


@dataclass(slots=True)
class _Name:
    """The compounds of a name, and those of the name followed by a house number."""

    text: str
    compounds: set[Compound] = field(default_factory=set)
    stretches: list[tuple[Stretch, Compound]] = field(default_factory=list)


class Names:
    """Names of compounds, searched in texts all at once by one automaton.

    Args:
        named: Each name with its compound.
    """

    def __init__(self, pairs: Iterable[tuple[str, Compound]]) -> None:
        self._names: dict[str, _Name] = {}
        for written, compound in pairs:
            text = place_key(written)
            self._name(text).compounds.add(compound)
            if stretch := read_stretch(text):
                self._name(stretch.street).stretches.append((stretch, compound))
        # Over bytes: a node then has few children, and the search takes a fifth of the time.
        self._automaton = ahocorasick.Automaton()
        # Names that depend on the numbers of a text, with 0 for each number.
        self._numbered = ahocorasick.Automaton()
        for text, name in self._names.items():
            if len(text) >= _SHORTEST_IN_TEXT:
                self._automaton.add_word(_bytes(text), (name, len(_bytes(text))))
                if name.stretches or _NUMBER.search(text):
                    self._numbered.add_word(shape := _NUMBER.sub("0", text), "0" in shape)
        self._automaton.make_automaton()
        self._numbered.make_automaton()

    def __bool__(self) -> bool:
        """Whether any name is known."""
        return bool(self._names)

    def exact(self, written: str) -> set[Compound]:
        """The compounds with exactly this name."""
        entry = self._names.get(place_key(written))
        return entry.compounds if entry else set()

    def all_names(self) -> Iterator[tuple[str, set[Compound]]]:
        """All names in the form used for comparison, with their compounds."""
        return ((text, name.compounds) for text, name in self._names.items())

    def longest(self, texts: Sequence[str]) -> list[tuple[Compound, ...]]:
        """For each text the compounds of the longest name in it: none, one, or several in a tie."""
        results: list[tuple[Compound, ...]] = []
        for start in range(0, len(texts), _BLOCK):
            results += self._longest(texts[start : start + _BLOCK])
        return results

    def longest_of_shapes(self, shapes: Sequence[str]) -> list[tuple[Compound, ...]]:
        """As ``longest``, of texts with 0 for each number; none if another number could change the result."""
        results = self.longest(shapes)
        if not len(self._numbered):
            return results
        pairs = zip(shapes, results, strict=True)
        return [() if compounds and self._is_numbered(shape) else compounds for shape, compounds in pairs]

    def _is_numbered(self, shape: str) -> bool:
        """Whether the compounds in the texts of a shape depend on their numbers."""
        text = _NUMBER.sub("0", place_key(shape))
        hits = self._numbered.iter(text)
        return any(has_number or read_house(text[end + 1 :])[1] for end, has_number in hits)

    def _longest(self, texts: Sequence[str]) -> list[tuple[Compound, ...]]:
        best: dict[int, tuple[int, set[Compound]]] = {}
        if len(self._automaton):
            joined = _bytes(_lines(texts))
            ends = np.flatnonzero(np.frombuffer(joined.encode("latin-1"), np.uint8) == ord("\n"))
            hits = list(self._hits(joined))
            lines = np.searchsorted(ends, [end for end, _, _ in hits]).tolist()
            for line, (_, length, compounds) in zip(lines, hits, strict=True):
                before = best.get(line)
                if before is None or length > before[0]:
                    best[line] = (length, compounds)
                elif length == before[0]:
                    best[line] = (length, before[1] | compounds)
        return [tuple(best[line][1]) if line in best else () for line in range(len(texts))]

    def _hits(self, joined: str) -> Iterator[tuple[int, int, set[Compound]]]:
        """End of each name found, its length in signs, and its compounds."""
        for end, (name, size) in self._automaton.iter(joined):
            if name.compounds and not _cuts_number(joined, end - size + 1, end + 1):
                yield end, len(name.text), name.compounds
            if name.stretches:
                following = joined[end + 1 : end + _HOUSE_BYTES].encode("latin-1").decode(errors="ignore")
                house, length = read_house(following)
                inside = {compound for stretch, compound in name.stretches if house in stretch}
                if length and inside:
                    yield end, len(name.text) + length, inside

    def _name(self, text: str) -> _Name:
        return self._names.setdefault(text, _Name(text))


def place_key(text: str) -> str:
    """The form of a name or address used for comparison: half width, lower case, without spaces; # is 号."""
    narrow = unicodedata.normalize("NFKC", text)
    return _SPACES.sub("", narrow).casefold().replace("#", "号")


def _lines(texts: Sequence[str]) -> str:
    """The texts in the form used for comparison, one per line."""
    narrow = unicodedata.normalize("NFKC", "\n".join(text.replace("\n", " ") for text in texts))
    return _SPACES_IN_LINE.sub("", narrow).casefold().replace("#", "号")


def _bytes(text: str) -> str:
    """The text with one sign per byte."""
    return text.encode().decode("latin-1")


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Whether the name would split a number: 9号院 is not in 19号院."""
    left = text[start].isdecimal() and start > 0 and text[start - 1].isdecimal()
    return left or (text[end - 1].isdecimal() and end < len(text) and text[end].isdecimal())
