"""The match of the columns of a file with those of a ledger, and whether it leaves the file doubtful.

In a doubtful file most of the headers match no column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from data.recognising.derivation import DerivedColumn
from data.schema import Column, Finding, Ledger, Pii, Severity, Type
from data.tables import PLACE_COLUMNS

#: How many missing columns a message names; the others are counted.
_NAMED = 6


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
        needed = (place for derivation in self.derived.values() for place in derivation.needs.values())
        return frozenset((*self.positions.values(), *needed))

    @property
    def identifiers(self) -> frozenset[int]:
        """The indexes of the numbers of records, its own and referenced ones."""
        names = {
            *self.ledger.key,
            *(column.name for column in self.ledger.columns if column.name.endswith("_id")),
        }
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
                message.format(place + 1, header, first + 1, name, first + 1),
            )
            for (place, header), (first, name) in self.second
        ]


def missing_columns(matching: Matching, headers: Sequence[str]) -> tuple[str, ...]:
    """The labels of the columns that a doubtful file would leave empty; none for another file.

    A file is doubtful when fewer of its headers are known than the ledger has required columns, or fewer
    than half of them.

    Args:
        matching: The match of the file with a ledger.
        headers: Its header cells as written.
    """
    written = [header for header in headers if header.strip()]
    known_count = len(written) - len(matching.unknown)
    required = sum(column.required for column in matching.ledger.columns)
    if known_count >= required and known_count * 2 >= len(written):
        return ()
    filled = {*matching.positions, *matching.derived}
    empty = [
        column
        for column in matching.ledger.stored_columns
        if column.name not in filled and column.pii is Pii.NONE
    ]
    return tuple(
        column.label for column in sorted(empty, key=lambda column: _weight(matching.ledger, column))
    )


def _weight(ledger: Ledger, column: Column) -> int:
    """Sort key of missing columns: the most important first (number, place, columns counted by)."""
    if column.name in ledger.key:
        return 0
    return 1 if column.name in PLACE_COLUMNS else 2 if column.allowed else 3


def label_list(labels: Sequence[str]) -> str:
    """The first labels, and how many there are: ``工单编号、社区等 9 列``."""
    listed = "、".join(labels[:_NAMED])
    return listed if len(labels) <= _NAMED else f"{listed}等 {len(labels)} 列"


def few_headers(matching: Matching, headers: Sequence[str]) -> list[Finding]:
    """The finding of a doubtful file: the columns left empty, and what to do."""
    missing = missing_columns(matching, headers)
    if not missing:
        return []
    count = sum(bool(header.strip()) for header in headers)
    message = (
        f"{count} 个表头只认得 {count - len(matching.unknown)} 个，{label_list(missing)}都会是空的；"
        "请先在“台账管理”里把表头对应到列（命令行：--mapping），再导入同一文件，先前的会被替换。"
    )
    return [Finding(0, "", "few_headers", Severity.WARN, "", message)]
