"""Who has most or least: one alone is named so; several that are level are named as level.

最多, 最少, 最慢 are said of one thing only, and only where there are others. What is printed as
equal is equal: two rates that both read 86.7% are level, whatever their further decimals.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.reading import some
from pages.parts.words.language import _

#: Names of level things that are written out; the others are counted.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Extreme:
    """The things at one end of an order.

    Attributes:
        names: Those that are level there, in the order they came in.
        value: What they have.
        among: How many things were compared.
    """

    names: tuple[str, ...]
    value: float
    among: int

    @property
    def is_alone(self) -> bool:
        """Whether one thing is ahead of others."""
        return len(self.names) == 1 < self.among

    @property
    def is_level(self) -> bool:
        """Whether there are several and all of them have the same."""
        return len(self.names) == self.among > 1

    @property
    def name(self) -> str:
        """The names as one: ``南门``, ``南门、新城``, ``南门、新城、东湖等 5 个``."""
        return some(self.names, _NAMED)

    def who(self, most: str) -> str:
        """Who they are, and that they are first: ``南门最多``, ``南门、新城并列最多``, ``南门、新城相同``.

        Args:
            most: The superlative in the language spoken: ``_("最多")``.
        """
        if self.among == 1:
            return self.name
        if self.is_level:
            return _("{names}相同").format(names=self.name)
        form = _("{name}{most}") if self.is_alone else _("{name}并列{most}")
        return form.format(name=self.name, most=most)

    def each(self, told: str) -> str:
        """What they have, in words: ``4 处``; of several ``各 4 处``."""
        return told if len(self.names) == 1 else _("各 {n}").format(n=told)


def largest(values: pd.Series, digits: int = 6) -> Extreme:
    """Those that have most, level as far as ``digits`` decimals are printed.

    Args:
        values: What each has, by its name, at least one and none of them missing.
        digits: Decimals the value is printed with.

    Raises:
        ValueError: There is nothing to compare.
    """
    rounded = values.astype(float).round(digits)
    if rounded.empty:
        raise ValueError("nothing has most of nothing")
    first = values[(rounded == rounded.max()).to_numpy()]
    # not the rounded one: 123.65 hours are 5.2 days, and 123.6 are 5.1
    return Extreme(tuple(str(name) for name in first.index), float(first.iloc[0]), len(rounded))


def smallest(values: pd.Series, digits: int = 6) -> Extreme:
    """Those that have least, as ``largest`` answers it."""
    found = largest(-values.astype(float), digits)
    return Extreme(found.names, -found.value if found.value else 0.0, found.among)


def outside(names: Collection[str], drawn: Collection[str]) -> str:
    """That some of the names said are not among the marks and rows of the block; empty when all are."""
    missing = [name for name in names if name not in set(drawn)]
    return _("{names}未列出，见数据表").format(names=some(missing, _NAMED)) if missing else ""
