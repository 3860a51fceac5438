"""HTML of the numbers that a question asks for."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.asking.question_answer import COMPARED, Answer
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.screen.question_parts import window
from pages.parts.words.dates import day
from pages.parts.words.language import _
from pages.parts.words.numbers import (
    apart,
    days,
    elapsed_time,
    fraction,
    is_small,
    plain,
    points,
    share,
    signed_number,
)
from queries.analysis import PERIOD
from queries.dimensions import DIMENSIONS
from queries.measure import Kind, Measure
from queries.measures import MEASURES
from queries.sentence.understood import Field, Target, Understood

#: Name of the table in an address.
NAME = "question"
#: Suffix of the columns of changes.
_CHANGED = "_change"


def answer_table(understood: Understood, answer: Answer) -> str:
    """The table: a row a group, each measure in the window and in that of the comparison, and the change."""
    is_beside = _is_beside(understood, answer)
    headings = [Heading(_key_label(key), is_text=True, wraps=True, column=key) for key in answer.keys]
    for name in understood.measures:
        label = _(MEASURES[name].label)
        now, other = _side_names(understood) if is_beside else ("", "")
        headings.append(Heading(f"{label} {now}".strip(), breaks=True, column=name))
        if is_beside:
            headings.append(Heading(other, breaks=True, column=name + COMPARED))
            headings.append(Heading(_("相差"), column=name + _CHANGED))
    rows = tuple(
        _cells(row, understood, answer, is_beside=is_beside) for row in answer.frame.to_dict("records")
    )
    values = _values(understood, answer, is_beside=is_beside) if len(rows) > 1 else None
    return unit_table(Table(tuple(headings), rows, frame=values, name=NAME))


def _values(understood: Understood, answer: Answer, *, is_beside: bool) -> pd.DataFrame:
    """The values by which the table is sorted: the groups first, by which a row is known."""
    values = answer.frame[[*answer.keys, *(name for name in answer.frame if name not in answer.keys)]]
    if not is_beside:
        return values
    changes = {name + _CHANGED: values[name] - values[name + COMPARED] for name in understood.measures}
    return values.assign(**changes)


def _is_beside(understood: Understood, answer: Answer) -> bool:
    return all(name + COMPARED in answer.frame for name in understood.measures)


def _side_names(understood: Understood) -> tuple[str, str]:
    """What the columns of the question and of its comparison are called."""
    scope, compared = understood.scope, understood.compared
    if compared is None:
        return "", ""
    if understood.target is Target.COMPARE and scope.bounds == compared.bounds:
        return _beside_names(understood)
    return window(scope), window(compared)


def _beside_names(understood: Understood) -> tuple[str, str]:
    """The two places or values that are held against each other."""
    other = next(part for part in understood.parts if part.field is Field.COMPARISON)
    kinds = (Field.PLACE, Field.CONDITION)
    mine = [part for part in understood.parts if part.field in kinds]
    first = next((part for part in mine if part.name == other.name), mine[0])
    return "、".join(first.values), "、".join(other.values)


def _key_label(key: str) -> str:
    return _("时段起") if key == PERIOD else _(DIMENSIONS[key].label)


def _cells(
    row: dict[Any, Any], understood: Understood, answer: Answer, *, is_beside: bool
) -> tuple[Cell, ...]:
    cells = [Cell(_key_text(row[key])) for key in answer.keys]
    for name in understood.measures:
        cells.append(value_cell(row, MEASURES[name], ""))
        if is_beside:
            cells += [value_cell(row, MEASURES[name], COMPARED), Cell(_change(row, MEASURES[name]))]
    return tuple(cells)


def _key_text(value: Any) -> str:  # noqa: ANN401 - a cell of a row
    return (
        day(pd.Timestamp(value).date())
        if isinstance(value, pd.Timestamp) or hasattr(value, "year")
        else str(value)
    )


def value_cell(row: dict[Any, Any], measure: Measure, suffix: str) -> Cell:
    """A number with its unit; a rate with its numerator and denominator, and 样本少 where they are few."""
    value = row[measure.name + suffix]
    value = None if pd.isna(value) else float(value)
    if measure.kind is not Kind.RATE:
        return Cell(written_value(value, measure), bold=not suffix)
    part, whole = row.get(measure.numerator + suffix), row.get(measure.denominator + suffix)
    if part is None or whole is None or pd.isna(part) or pd.isna(whole):
        return Cell(_("没有"))
    text = share(part, whole, settings().small_sample)
    note = fraction(part, whole) if text != fraction(part, whole) else ""
    small = _("样本少") if whole and is_small(whole, settings().small_sample) else ""
    return Cell(text or _("没有"), note=" ".join(filter(None, (note, small))), bold=not suffix)


def written_value(value: float | None, measure: Measure) -> str:
    """A number with its unit."""
    if value is None:
        return _("没有")
    if measure.kind is Kind.DAYS:
        return days(value)
    if measure.kind is Kind.HOURS:
        return elapsed_time(value)
    digits = 0 if measure.kind is Kind.COUNT else 1
    return " ".join(apart(value, measure.unit, digits))


def _change(row: dict[Any, Any], measure: Measure) -> str:
    now, before = row[measure.name], row[measure.name + COMPARED]
    if pd.isna(now) or pd.isna(before):
        return ""
    difference = float(now) - float(before)
    if measure.kind is Kind.RATE:
        return ("+" if difference > 0 else "−" if difference < 0 else "") + points(difference)
    return signed_number(difference, 0 if measure.kind is Kind.COUNT else 1)


def rows_note(answer: Answer) -> str:
    """How many rows there are where not all are shown; empty otherwise."""
    shown = len(answer.frame)
    if answer.total <= shown:
        return ""
    return _("共 {total} 行，这里是前 {shown} 行。").format(total=plain(answer.total), shown=plain(shown))
