"""The largest or smallest of several, and the share of the largest part of a total.

One alone is named as such, equal ones are named together.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.reading import Reading, fit, named_rows, nothing, some, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, is_small, share

#: Number of equal names that are written out; the others are counted.
_NAMED = 3
#: Number of the largest parts that the reading adds up.
_LARGEST = 3


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


def composition_reading(
    frame: pd.DataFrame,
    by: str,
    noun: str,
    *,
    value: str = "request_count",
    unit: str = "件",
    small_sample: int = SMALL_SAMPLE,
    asks_comparison: bool = True,
) -> Reading:
    """Title and reading of the parts of one window.

    Args:
        frame: ``by`` and ``value``, one row per part; 未填写 and 未匹配 count in the total and are not named.
        by: Column of the parts.
        noun: What the parts are, as a message key: 社区, 类别, 渠道.
        value: Column of the counts.
        unit: Unit of the counts, a message key.
        small_sample: Smaller totals are not judged.
        asks_comparison: Whether the user asks to compare, and there is no window to compare with.
    """
    neutral = _("各{noun}的构成").format(noun=word(noun))
    total = float(frame[value].sum()) if not frame.empty else 0.0
    named = frame[named_rows(frame, by)] if total else frame
    if not total or named.empty:
        return nothing(neutral)
    most = largest(named.groupby(named[by].astype(str), sort=False)[value].sum())
    values = {"who": most.who(_("最多")), "n": most.each(count(most.value, unit))}
    alone = _("{who}，{n}") if most.among > 1 else _("{who} {n}")
    if is_small(total, small_sample):
        told = _("合计只有 {n}，**样本少不作判断**").format(n=count(total, unit))
        return Reading(alone.format(**values), _("{text}。").format(text=told))
    shared = share_clause(most, values, share(most.value, total))
    title = fit(shared, alone.format(**values)) if most.among > 1 else alone.format(**values)
    order = named.sort_values([value, by], ascending=[False, True])
    why = _("**没有可比的时段，不能说增减**") if asks_comparison else _("**没有选比较，不说增减**")
    told = _composition_clause(order, value, total, unit, why)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def share_clause(most: Extreme, values: dict[str, str], part: str) -> str:
    """The largest part, its count and its share of the total: ``占 40.0%``, for several ``各占 20.0%``."""
    form = _("{who}，{n}，占 {share}") if len(most.names) == 1 else _("{who}，{n}，各占 {share}")
    return form.format(**values, share=part)


def _composition_clause(order: pd.DataFrame, value: str, total: float, unit: str, why: str) -> str:
    added = float(order[value].head(_LARGEST).sum())
    head = (
        _("前 {n} 项合计占 {share}").format(n=_LARGEST, share=share(added, total))
        if len(order) > _LARGEST
        else ""
    )
    unnamed = total - float(order[value].sum())
    left = _("另有 {n}未写明").format(n=count(unnamed, unit)) if unnamed else ""
    return sentences(head, why, left)
