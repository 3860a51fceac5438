"""Sentences with numbers: changes of counts in per cent, of rates in percentage points, few cases as counts.

The briefing is a document of the office and is written in Chinese only.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from data.settings import settings
from pages.parts.briefing.model import Chart, Number, Paragraph, Table
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.findings.extremes import largest
from pages.parts.words import numbers
from queries import Comparison, Scope

FEW = "样本少"
#: Most names with equal values in a list, which then ends with 等.
_NAMED = 3


#: Name in a template -> its value.
Parts = dict[str, str | Number | Paragraph]


def say(template: str, **parts: str | Number | Paragraph) -> Paragraph:
    """A template with its values, and the numbers in reading order; no break between number and unit."""
    text = ""
    found: list[Number] = []
    for literal, name, _spec, _conversion in string.Formatter().parse(template.replace("} ", "}\u00a0")):
        text += literal
        part = parts[name] if name else ""
        text += part if isinstance(part, str) else part.text
        found += [part] if isinstance(part, Number) else part.numbers if isinstance(part, Paragraph) else []
    return Paragraph(text, tuple(found))


def join(parts: Iterable[Paragraph], between: str = "；", end: str = "") -> Paragraph:
    """The clauses joined, without empty ones."""
    kept = [part for part in parts if part.text]
    found = tuple(number for part in kept for number in part.numbers)
    return Paragraph(between.join(part.text for part in kept) + (end if kept else ""), found)


def table(
    title: str,
    headings: tuple[str, ...],
    rows: Sequence[Sequence[str | Number | Paragraph]],
    is_number: tuple[bool, ...],
) -> Table:
    """A table whose cells are texts, numbers or clauses with numbers in them."""
    cells = [cell for row in rows for cell in row if not isinstance(cell, str)]
    found = [number for cell in cells for number in ([cell] if isinstance(cell, Number) else cell.numbers)]
    texts = tuple(tuple(cell if isinstance(cell, str) else cell.text for cell in row) for row in rows)
    return Table(title, headings, texts, is_number, tuple(found))


def chart(
    key: str,
    title: Paragraph,
    note: str,
    kind: str,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[Number]]],
    unit: str = "件",
) -> Chart:
    """A chart whose title and values have their questions."""
    values = tuple((name, tuple(number.value for number in row)) for name, row in series)
    points = tuple(number for _name, row in series for number in row)
    return Chart(title.text, note, kind, tuple(categories), values, unit, key, title.numbers, points)


@dataclass(frozen=True, slots=True)
class Leaders:
    """The first names of a ranking, the largest first.

    Attributes:
        names: Their names.
        is_cut: Whether there are more.
        end: ``等`` where the next value equals that of the last name, else empty.
    """

    names: list[str]
    is_cut: bool
    end: str


def leaders(names: Sequence[str], values: Sequence[float], most: int) -> Leaders:
    """The first ``most`` names in their order, with 等 where the next value equals the last one shown."""
    is_cut = len(names) > most
    return Leaders(list(names[:most]), is_cut, "等" if is_cut and values[most] == values[most - 1] else "")


def leading(values: pd.Series, n: Number, unit: str = "件") -> Paragraph:
    """The clause of the largest: a single one, several with equal values, or the only one.

    Args:
        values: Value of each, by name.
        n: Value of the first.
        unit: Its unit.
    """
    first = largest(values)
    names = "、".join(first.names[:_NAMED])
    names += "等" if len(first.names) > _NAMED else ""
    form = {True: "{names}最多，{n} {unit}", False: "{names}并列最多，各 {n} {unit}"}[first.is_alone]
    if first.is_level:
        form = "{names}相同，各 {n} {unit}"
    if first.among == 1:
        form = "{names}，{n} {unit}"
    return say(form, names=names, n=n, unit=unit)


def count_change(
    cell: Cell,
    window: Window,
    comparison: Comparison = Comparison.PREVIOUS,
    *,
    unit: str = "件",
    dates: str = "",
) -> Paragraph:
    """The change of a count: in per cent; as a difference where the base is small; none for a base of 0.

    Args:
        cell: The count.
        window: Scope and snapshot of the briefing.
        comparison: The window of comparison.
        unit: Unit of the count.
        dates: The dates of that window, where the clause names them.
    """
    name, other = window.name_of(comparison), window.against(cell.question, comparison)
    if other is None:
        return say("{name}无台账可比", name=name)
    now, before = cell.value(window.scope), cell.value(other)
    if numbers.is_missing(before):
        return say("{name}没有写明，无可比数据", name=name)
    dated = f"{name}（{dates}）" if dates else name
    if before == 0 and now:
        return say("{name}为 {base} {unit}", name=dated, base=cell.number(other), unit=unit)
    if numbers.is_flat(now - before, before) or now == before:
        return say("与{name}持平", name=dated)
    parts: Parts = {
        "name": name,
        "dates": f"{dates}，" if dates else "",
        "base": cell.number(other),
        "unit": unit,
    }
    parts["way"] = "增" if now > before else "减"
    if before < settings().small_sample:
        size = cell.difference(window.scope, other)
        return say(
            "较{name}（{dates}{base} {unit}）{way} {size} {unit}（{few}）", size=size, few=FEW, **parts
        )
    return say(
        "较{name}（{dates}{base} {unit}）{way} {size}%", size=cell.change(window.scope, other), **parts
    )


def rate_value(rate: Cell, whole: Cell, scope: Scope, part: Cell | None = None) -> Paragraph:
    """A rate with its denominator, or only the counts where the cases are too few for a percentage.

    Args:
        rate: The rate.
        whole: Its denominator.
        scope: Its scope.
        part: Its numerator; None for a weighted one, which is no number of cases.
    """
    total, of = whole.value(scope), whole.number(scope)
    if not total:
        return say("没有可计算的记录")
    cases = (
        say("{part} /\u00a0{whole}", part=part.number(scope), whole=of)
        if part
        else say("分母\u00a0{n}", n=of)
    )
    if numbers.is_fraction_only(total):
        template = "{cases}（{few}）" if part else "{few}（{cases}）"
        return say(template, cases=cases, few=FEW)
    is_few = numbers.is_small(total, settings().small_sample)
    value = rate.percent(scope, 0 if is_few else 1)
    return say("{value}%（{cases}{few}）", value=value, cases=cases, few=f"，{FEW}" if is_few else "")


def rate_cell(rate: Cell, part: Cell, whole: Cell, scope: Scope) -> Paragraph:
    """A rate in a cell, with digits by its denominator: ``86.7%``, ``79%``, ``6 / 7`` or nothing."""
    total = whole.value(scope)
    if not total:
        return say(numbers.NOTHING)
    if numbers.is_fraction_only(total):
        return say("{part} /\u00a0{whole}", part=part.number(scope), whole=whole.number(scope))
    is_few = numbers.is_small(total, settings().small_sample)
    return say("{value}%", value=rate.percent(scope, 0 if is_few else 1))


def rate_change(
    rate: Cell, whole: Cell, window: Window, comparison: Comparison = Comparison.PREVIOUS
) -> Paragraph:
    """The change of a rate in percentage points; none where there are too few cases."""
    name, other = window.name_of(comparison), window.against(rate.question, comparison)
    if not (now := whole.value(window.scope)):
        return Paragraph("")
    if other is None:
        return say("{name}无台账可比", name=name)
    before = whole.value(other)
    if numbers.is_fraction_only(now):
        return say("不作比较")
    if numbers.is_fraction_only(before):
        return say("{name}{few}，不作比较", name=name, few=FEW)
    step = rate.value(window.scope) - rate.value(other)
    if numbers.is_flat(step):
        return say("与{name}持平", name=name)
    return say(
        "较{name}{way} {size} 个百分点",
        name=name,
        way="升" if step > 0 else "降",
        size=rate.difference(window.scope, other, is_rate=True),
    )
