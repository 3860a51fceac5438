"""A step of the way of a record: where it stands, when, and what its ledger says of it."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pages.parts.words.dates import moment
from pages.parts.words.language import _, mark
from pages.parts.words.value_names import in_words

#: A row of a ledger: column -> plain value, None for a missing one.
Row = Mapping[str, Any]
_UNFILLED = "未填写"
#: The usual order of the steps.
REQUEST, TRIAGE, DEADLINE, MEDIATION, CLOSING, CALL = range(6)


class State(enum.Enum):
    """Where a step stands: the sign in front of it, and its word for those who do not see the sign."""

    DONE = mark("已完成")
    LATE = mark("超期")
    OPEN_LATE = mark("超期未结")
    ABSENT = mark("没有")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way.

    Attributes:
        name: What happened.
        state: Where it stands.
        shown: When, as text; ``—`` where there is no time.
        note: Number of the row and what its ledger says.
        usual: Its place in the usual order.
        at: When; None for a step without a time.
    """

    name: str
    state: State
    shown: str
    note: str
    usual: int
    at: datetime | None = None


def made_step(name: str, state: State, at: datetime | None, parts: Sequence[str], usual: int) -> Step:
    """A step with the parts of its note, in the words of the reader."""
    return Step(in_words(name), state, moment(at) if at else "—", in_words(one_line(parts)), usual, at)


def absent_step(name: str, why: str, usual: int) -> Step:
    """A step that is not there, and why."""
    return Step(name, State.ABSENT, "—", why, usual)


def one_line(parts: Sequence[str]) -> str:
    """The parts that say something, as one line."""
    return _("；").join(filter(None, parts))


def filled_text(row: Row, column: str) -> str:
    """The text of a column; empty where it is not filled."""
    value = row.get(column)
    return "" if value is None or value == _UNFILLED else str(value)
