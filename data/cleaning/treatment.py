"""The treatment of a column: how its cells become values (used by ``data.cleaning.values``)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from data.notation import persons

#: Function from a text to its value and whether it was understood.
Repair = Callable[[str], tuple[str | None, bool]]

#: Maximum length of a cell in a message.
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Treatment:
    """The treatment of one column: how its cells become values.

    Attributes:
        fast: SQL over ``{cell}`` for the value, or null if the spelling is unusual.
        suspects: SQL over ``{cell}`` that is true for the texts that ``repair`` reads.
        repair: Text -> (text that casts to the column's type, None if it has no value;
            whether it was understood).
        bad_rule: Rule of the finding if it was not understood.
        explain: Text that was not understood -> the message of its finding, in Chinese and without
            the numbers of persons.
        reads_rest: Whether the suspects are exactly the texts for which ``fast`` is null.
        of_column: All texts of the column -> ``repair``, if the meaning of a text depends on the others.
        is_outside: Text that is not stored -> whether it was understood but is outside the accepted
            range; None if there is no range.
    """

    fast: str
    suspects: str
    repair: Repair
    bad_rule: str
    explain: Callable[[str], str]
    reads_rest: bool = False
    of_column: Callable[[Collection[str]], Repair] | None = None
    is_outside: Callable[[str], bool] | None = None


def cell_in_message(text: str) -> str:
    """A cell for a message: without personal numbers, and shortened."""
    quoted = persons.hide_persons(text)
    return quoted if len(quoted) <= _QUOTED else f"{quoted[:_QUOTED]}…"
