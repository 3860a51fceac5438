"""Which one is first, and is it so alone: 最多 is said of one, 并列最多 of several, nothing of a single one.

Values that are written alike are alike: nobody is first by what no reader can see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.reading import short, some
from pages.parts.numbers import is_missing, plain
from pages.parts.wording import _, mark

MOST, FEWEST = mark("最多"), mark("最少")
HIGHEST, LOWEST = mark("最高"), mark("最低")
SLOWEST, LONGEST = mark("最慢"), mark("最长")


@dataclass(frozen=True, slots=True)
class Extreme:
    """The first of several, or all that tie for it.

    Attributes:
        names: Those that have the extreme value, in the order they came.
        value: The extreme value.
        compared: How many had a value at all.
    """

    names: tuple[str, ...]
    value: float
    compared: int

    @property
    def name(self) -> str:
        """The first of them."""
        return self.names[0]

    @property
    def is_alone(self) -> bool:
        """Whether one of several stands apart: it alone may be called 最多 without 并列."""
        return len(self.names) == 1 < self.compared

    @property
    def is_all(self) -> bool:
        """Whether nothing stands apart, because all are alike or there is only one."""
        return len(self.names) == self.compared


def largest(
    names: Iterable[object], values: Iterable[float], written: Callable[[float], str] = plain
) -> Extreme | None:
    """Those with the largest value as it is written; None when nothing has a value."""
    return _extreme(names, values, written, max)


def smallest(
    names: Iterable[object], values: Iterable[float], written: Callable[[float], str] = plain
) -> Extreme | None:
    """Those with the smallest value as it is written; None when nothing has a value."""
    return _extreme(names, values, written, min)


def _extreme(
    names: Iterable[object],
    values: Iterable[float],
    written: Callable[[float], str],
    choose: Callable[[Sequence[float]], float],
) -> Extreme | None:
    pairs = zip(names, values, strict=True)
    known = [(str(name), float(value)) for name, value in pairs if not is_missing(value)]
    if not known:
        return None
    first = choose([value for _name, value in known])
    alike = tuple(name for name, value in known if written(value) == written(first))
    return Extreme(alike, first, len(known))


def of_rows(
    frame: pd.DataFrame, by: str, value: str, written: Callable[[float], str] = plain, *, least: bool = False
) -> Extreme | None:
    """``largest`` (or ``smallest``) of the rows of a frame: names in ``by``, numbers in ``value``."""
    return (smallest if least else largest)(frame[by], pd.to_numeric(frame[value]), written)


def first_of(found: Extreme, word: str, value: str = "") -> str:
    """The clause that names the first: ``南门最多，4 处``, ``南门、新城并列最多，各 4 处``.

    A single one is not compared: ``南门 4 处``; when all are alike, that is said: ``3 个相同，各 4 处``.

    Args:
        found: Who is first.
        word: One of the words above, a message key.
        value: The value as it is written; left out when empty.
    """
    said = {"names": some(found.names), "word": _(word), "value": value, "n": len(found.names)}
    if found.compared == 1:
        return f"{short(found.name)} {value}".strip()
    if found.is_alone:
        return (_("{names}{word}，{value}") if value else _("{names}{word}")).format(**said)
    if found.is_all and found.compared > 2:
        return (_("{n} 个相同，各 {value}") if value else _("{n} 个相同")).format(**said)
    return (_("{names}并列{word}，各 {value}") if value else _("{names}并列{word}")).format(**said)


def of_several(compared: int, claim: str, otherwise: str = "") -> str:
    """A claim about all or none (各…都, 没有哪个…, 均), which holds of two or more and never of one.

    Args:
        compared: How many it was computed over.
        claim: The claim.
        otherwise: What is said of a single one, or of none.
    """
    return claim if compared > 1 else otherwise
