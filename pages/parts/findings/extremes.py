"""Who is first, as a part of a longer sentence: ``12 处，南门、新城并列最多，各 4 处``.

What is first, and what is level, is judged by ``superlatives``; here it is put into words piece by piece.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings import superlatives
from pages.parts.findings.reading import some
from pages.parts.numbers import plain
from pages.parts.wording import _

#: Names of level things that are written out; the others are counted.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Leader:
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


def largest(values: pd.Series, digits: int = 6) -> Leader:
    """Those that have most, level as far as ``digits`` decimals are printed.

    Args:
        values: What each has, by its name; at least one value.
        digits: Decimals the value is printed with.

    Raises:
        ValueError: There is nothing to compare.
    """
    return _leader(superlatives.largest(values.index, values, lambda value: plain(value, digits)))


def smallest(values: pd.Series, digits: int = 6) -> Leader:
    """Those that have least, as ``largest`` answers it."""
    return _leader(superlatives.smallest(values.index, values, lambda value: plain(value, digits)))


def _leader(found: superlatives.Extreme | None) -> Leader:
    if found is None:
        raise ValueError("nothing is first of nothing")
    return Leader(found.names, found.value, found.compared)


def outside(names: Collection[str], drawn: Collection[str]) -> str:
    """That some of the names said are not among the marks and rows of the block; empty when all are."""
    missing = [name for name in names if name not in set(drawn)]
    return _("{names}未列出，见数据表").format(names=some(missing, _NAMED)) if missing else ""
