"""The match of the columns of a file with those of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.recognising.derivation import DerivedColumn
from data.schema import Finding, Ledger, Severity, Type


@dataclass(frozen=True, slots=True)
class Matching:
    """The match of the columns of a file with the columns of a ledger.

    Attributes:
        ledger: The ledger.
        positions: Column name -> index of its cell in a row, 0 for the first.
        unknown: Headers that match no column of the ledger.
        second: Second headers for one column, and the header that is read for it: each with
            its index.
        derived: Column name -> its computation, instead of a cell.
        where: SQL over ``raw`` for the rows of the file that are rows of the ledger.
    """

    ledger: Ledger
    positions: Mapping[str, int]
    unknown: tuple[str, ...]
    derived: Mapping[str, DerivedColumn] = field(default_factory=lambda: MappingProxyType({}))
    where: str = "true"
    second: tuple[tuple[tuple[int, str], tuple[int, str]], ...] = ()

    @property
    def places(self) -> frozenset[int]:
        """The indexes of all cells that are read; their headers are known."""
        needed = (place for one in self.derived.values() for place in one.needs.values())
        return frozenset((*self.positions.values(), *needed))

    @property
    def identifiers(self) -> frozenset[int]:
        """The indexes of the numbers of records, its own and referenced ones."""
        names = {*self.ledger.key, *(one.name for one in self.ledger.columns if one.name.endswith("_id"))}
        texts = {name for name in names if self.ledger.column(name).type is Type.TEXT}
        return frozenset(place for name, place in self.positions.items() if name in texts)

    def findings(self) -> list[Finding]:
        """One finding of the file per header that is not read."""
        message = (
            "台账“{}”没有这一列，没有导入；若需要，请在“台账管理”里选它对应哪一列（命令行：--mapping）。"
        )
        unknown = [
            Finding(0, header, "unknown_header", Severity.WARN, header, message.format(self.ledger.title))
            for header in self.unknown
        ]
        message = (
            "第 {} 列“{}”与第 {} 列“{}”说的是同一项，只导入了第 {} 列；"
            "若要用另一列，请在“台账管理”里另选（命令行：--mapping）。"
        )
        return unknown + [
            Finding(
                0,
                header,
                "second_header",
                Severity.WARN,
                header,
                message.format(place + 1, header, read + 1, name, read + 1),
            )
            for (place, header), (read, name) in self.second
        ]
