"""The largest or smallest of several: one alone is named as such, equal ones are named together.

最多, 最少, 最慢 are said of one item only, and only where there are others. Values that print
alike count as equal: two rates that both read 86.7% are equal, whatever their further decimals.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.reading import some
from pages.parts.words.language import _

#: Number of equal names that are written out; the others are counted.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Extreme:
    """The items at one end of an order.

    Attributes:
        names: The items with that value, in input order.
        value: Their value.
        among: How many items were compared.
    """

    names: tuple[str, ...]
    value: float
    among: int

    @property
    def is_alone(self) -> bool:
        """Whether a single item is ahead of others."""
        return len(self.names) == 1 < self.among

    @property
    def is_level(self) -> bool:
        """Whether there are several items and all have the same value."""
        return len(self.names) == self.among > 1

    @property
    def name(self) -> str:
        """The names as one phrase: ``南门``, ``南门、新城``, ``南门、新城、东湖等 5 个``."""
        return some(self.names, _NAMED)

    def who(self, most: str) -> str:
        """The names with the superlative: ``南门最多``, ``南门、新城并列最多``, ``南门、新城相同``.

        Args:
            most: The superlative in the user's language: ``_("最多")``.
        """
        if self.among == 1:
            return self.name
        if self.is_level:
            return _("{names}相同").format(names=self.name)
        form = _("{name}{most}") if self.is_alone else _("{name}并列{most}")
        return form.format(name=self.name, most=most)

    def each(self, told: str) -> str:
        """Their value in words: ``4 处``; for several ``各 4 处``."""
        return told if len(self.names) == 1 else _("各 {n}").format(n=told)


def largest(values: pd.Series, digits: int = 6) -> Extreme:
    """The items with the largest value, equal to ``digits`` printed decimals.

    Args:
        values: Value of each item, indexed by its name; at least one, none missing.
        digits: Decimals that the value is printed with.

    Raises:
        ValueError: There is nothing to compare.
    """
    rounded = values.astype(float).round(digits)
    if rounded.empty:
        raise ValueError("nothing has most of nothing")
    first = values[(rounded == rounded.max()).to_numpy()]
    # the unrounded value: 123.65 hours are 5.2 days, but 123.6 are 5.1
    return Extreme(tuple(str(name) for name in first.index), float(first.iloc[0]), len(rounded))


def smallest(values: pd.Series, digits: int = 6) -> Extreme:
    """The items with the smallest value, by the rule of ``largest``."""
    found = largest(-values.astype(float), digits)
    return Extreme(found.names, -found.value if found.value else 0.0, found.among)


def outside(names: Collection[str], drawn: Collection[str]) -> str:
    """A note that some of the names are not among the marks and rows of the block; empty when all are."""
    missing = [name for name in names if name not in set(drawn)]
    return _("{names}未列出，见数据表").format(names=some(missing, _NAMED)) if missing else ""
