"""Which station of the register a cell means: by its number, or by its name as people write it.

Nothing is guessed: a name that is not on the register, or that several stations bear, means no station.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.schema import UNFILLED

_SIGNS = re.compile(r"[\W_]")
#: A whole number as a workbook may store it.
_DECIMAL = re.compile(r"(?<=\d)\.0+$")


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the register: its number, its name if it has one, its community."""

    number: str
    name: str | None
    community: str | None


class Stations:
    """The register of stations.

    Attributes:
        labels: Number of a station -> the name that is only its own: the declared one, with its community
            or its number where others bear it too.
    """

    def __init__(self, stations: Iterable[Station]) -> None:
        """Take the register; of two entries with one number the first counts."""
        self._stations = {station.number: station for station in reversed(list(stations))}
        self.labels = _labels(list(self._stations.values()))
        self._by_number: dict[str, list[Station]] = {}
        self._by_name: dict[str, list[Station]] = {}
        for station in self._stations.values():
            self._by_number.setdefault(_key(station.number), []).append(station)
            for name in {_key(station.name or ""), _key(self.labels[station.number])} - {""}:
                self._by_name.setdefault(name, []).append(station)

    def __bool__(self) -> bool:
        """Whether it has any station."""
        return bool(self._stations)

    def label(self, written: str, community: str | None) -> str | None:
        """The label of the station that a cell means; None if it is not certain.

        Args:
            written: The cell: a number or a name.
            community: The community of its row, which tells stations of one name apart.
        """
        found = self._meant(written, community)
        return self.labels[found[0].number] if len(found) == 1 else None

    def is_shared(self, written: str, community: str | None) -> bool:
        """Whether several stations have that name, and the community does not tell which one is meant."""
        return len(self._meant(written, community)) > 1

    def _meant(self, written: str, community: str | None) -> list[Station]:
        """The stations that a cell may mean."""
        if written in self._stations:
            return [self._stations[written]]
        found = self._by_number.get(_key(written)) or self._by_name.get(_key(written), [])
        own = [station for station in found if station.community == community]
        return own or found


def _labels(stations: list[Station]) -> dict[str, str]:
    names = Counter(station.name for station in stations)
    pairs = Counter((station.community, station.name) for station in stations)
    return {one.number: _label(one, names[one.name], pairs[one.community, one.name]) for one in stations}


def _label(station: Station, namesakes: int, neighbours: int) -> str:
    if not station.name:
        return station.number
    if namesakes == 1:
        return station.name
    if neighbours == 1 and station.community not in (None, UNFILLED):
        return f"{station.community}·{station.name}"
    return f"{station.name}（{station.number}）"


def _key(text: str) -> str:
    """What of a spelling counts: letters, figures and Chinese signs, in one width and case."""
    return _SIGNS.sub("", _DECIMAL.sub("", unicodedata.normalize("NFKC", text).strip())).casefold()
