"""What a measure is: its label, unit, definition, columns, and whether more of it is better.

Labels and definitions are Chinese message keys; pages translate them when they show them.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    """The kind of a measure, which decides how it is formatted and compared."""

    COUNT = "count"  # whole numbers, changes in %
    RATE = "rate"  # 0 to 1, changes in percentage points
    RATIO = "ratio"  # a quotient of two kinds of things (requests per thousand households)
    DAYS = "days"
    HOURS = "hours"


#: Value of ``Measure.pending``: the pending cases are the denominator minus the numerator.
REST = "rest"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        name: Its column in the answers of the questions.
        label: Its name on the pages.
        unit: Unit after the value; ``%`` for a rate.
        kind: How it is formatted and compared.
        polarity: +1 if more is better, −1 if less is better, 0 if neither.
        definition: 口径: numerator, denominator, and which rows are not counted.
        numerator: Column of the numerator, for rates.
        denominator: Column of the denominator, for rates.
        target: Name of the setting with its target; empty if it has none.
        watches_rise: Whether a rise needs attention although neither direction is better (诉求量).
        ripens: Whether the value still changes after the window has ended, because cases are closed later.
            While cases are pending, the window is not compared with another.
        pending: Column with the number of pending cases; ``REST`` if they are the denominator minus the
            numerator; empty if there are none or no question counts them.
    """

    name: str
    label: str
    unit: str
    kind: Kind
    polarity: int
    definition: str
    numerator: str = ""
    denominator: str = ""
    target: str = ""
    watches_rise: bool = False
    ripens: bool = False
    pending: str = ""


def rate(
    name: str,
    label: str,
    polarity: int,
    columns: tuple[str, str],
    definition: str,
    target: str = "",
    pending: str = "",
    *,
    ripens: bool = False,
) -> Measure:
    """The measure of a rate, which is 0 to 1 and is shown in per cent.

    Args:
        name: As in ``Measure``, like the other arguments.
        label: Its name on the pages.
        polarity: +1, −1 or 0.
        columns: Columns of its numerator and its denominator.
        definition: 口径.
        target: Name of the setting with its target.
        pending: Column with the number of pending cases, or ``REST``.
        ripens: Whether the value still changes after the window has ended.
    """
    return Measure(
        name, label, "%", Kind.RATE, polarity, definition, *columns, target, ripens=ripens, pending=pending
    )


@dataclass(frozen=True, slots=True)
class Aggregate:
    """How a measure is computed from the rows of one scoped relation, for whichever groups are asked for.

    Attributes:
        relation: The scoped relation.
        moment: Its column by which a row belongs to a period.
        value: SQL of the value of a group; of the numerator where there is a ``whole``.
        whole: SQL of the denominator; empty where the value is none of a quotient.
        is_curve: ``value`` is a column of the closing times of a group (``closing_time``), no aggregate.
        per: Factor of a quotient by the households of the places instead of ``whole``; 0 for none.
    """

    relation: str
    moment: str
    value: str
    whole: str = ""
    is_curve: bool = False
    per: int = 0

    @property
    def is_additive(self) -> bool:
        """Whether the values of groups may be added: counts and sums, no quotient and no median."""
        return not (self.whole or self.is_curve or self.per or "quantile" in self.value)
