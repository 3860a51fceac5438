"""What a measure is: label, unit, polarity, definition, columns.

Labels and definitions are Chinese message keys, translated where they are shown.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    """How a measure is written and compared."""

    COUNT = "count"  # whole numbers, changes in %
    RATE = "rate"  # 0 to 1, changes in percentage points
    RATIO = "ratio"  # a quotient that is no share (per thousand households)
    DAYS = "days"
    HOURS = "hours"


#: What is still to come is what the denominator has and the numerator has not.
REST = "rest"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        name: Its column in the questions.
        label: What a reader calls it.
        unit: Unit behind the value; ``%`` for a rate.
        kind: How it is written and compared.
        polarity: +1 more is better, −1 less is better, 0 neither.
        definition: 口径: numerator, denominator, what is left out.
        numerator: Column of the numerator, for rates.
        denominator: Column of the denominator, for rates.
        target: Name of the setting that holds its target; empty when it has none.
        watches_rise: A neutral measure of which a rise calls for attention (诉求量), a fall for none.
        ripens: The older a window, the more of it is done: a window with something still to come is not held
            against another.
        pending: Column of the cases of which more is to come, ``REST`` where they are those of the
            denominator that are not in the numerator; empty where there are none or nobody counts them.
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
    """A rate: 0 to 1, shown in per cent; ``columns`` are those of its numerator and denominator."""
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
