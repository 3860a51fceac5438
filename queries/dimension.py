"""What a dimension is: its name, what it means, and the SQL of its value in a row of each relation."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.translatable import mark
from queries.derived_relations import DERIVED, TIED


class Group(enum.Enum):
    """What a dimension is about, in the order in which they are offered; the value is a message key."""

    REQUEST = mark("诉求")
    MEDIATION = mark("调解")
    SATISFACTION = mark("回访")
    SERVICE = mark("议事与服务")
    COMPOUND = mark("小区属性")
    TIME = mark("时间")
    PLACE = mark("地点")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension.

    Attributes:
        name: Its name in addresses, statements and answers.
        label: What a reader calls it, a message key.
        group: What it is about.
        definition: How a row gets its value, a message key.
        columns: Scoped relation -> SQL of the value in one of its rows.
        values: All values in their natural order; empty where the ledgers say which there are.
        also: What columns with its values are called besides its own name; of counts by value, one of them.
    """

    name: str
    label: str
    group: Group
    definition: str
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    values: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def expression(self, relation: str) -> str | None:
        """The SQL of the value in a row of a scoped relation; None where its rows have none."""
        return self.columns.get(relation)

    def narrows(self, relation: str) -> bool:
        """Whether a choice of its values narrows a scoped relation: not what a number ties to its rows."""
        tied, made_of = TIED.get(relation, ()), DERIVED.get(relation, ())
        chosen = [each for each in made_of if each not in tied] if tied else [relation]
        return relation in self.columns and any(each in self.columns for each in chosen)

    @property
    def is_of_compounds(self) -> bool:
        """Whether the value is one of the row's compound, as its register says."""
        return self.group is Group.COMPOUND
