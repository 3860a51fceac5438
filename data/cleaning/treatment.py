"""How the cells of one column become values: the vocabulary of ``data.cleaning.values``."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from data.notation import hiding

#: Text -> value and whether it could be understood.
Repair = Callable[[str], tuple[str | None, bool]]

#: So much of a cell is quoted in a message.
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Treatment:
    """How the cells of one column become values.

    Attributes:
        fast: SQL over ``{cell}`` giving the value, or null when the spelling is unusual.
        suspects: SQL over ``{cell}``, true for the texts that ``repair`` is to read.
        repair: Text -> (text that casts to the column's type, None when it says nothing;
            whether it could be understood).
        bad_rule: Rule of the finding when it could not.
        explain: Text that could not be understood -> the message of its finding, in Chinese and without
            the numbers of persons.
        reads_rest: Whether the suspects are just the texts of which ``fast`` gives nothing.
        of_column: Where the meaning of a text depends on the others of the column: all of them -> ``repair``.
        is_outside: Text that is not stored -> whether it is understood, and only out of the range that is
            believed; None where there is no range.
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
    """A cell as a message quotes it: without the numbers of persons, and not at any length."""
    shown = hiding.hide_persons(text)
    return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED]}…"
