"""What was understood of a question, as Chinese lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from data.translatable import mark
from queries.dimensions import DIMENSIONS
from queries.measures import MEASURES
from queries.scope import Scope
from queries.sentence.understood import Field, Part, Target, Understood, Unused

#: Order -> which rows come first, a message key.
ORDERS = {
    "order": mark("大的在前"),
    "top": mark("大的在前"),
    "bottom": mark("小的在前"),
    "worst": mark("差的在前"),
    "best": mark("好的在前"),
    "slow": mark("慢的在前"),
    "quick": mark("快的在前"),
    "rise": mark("增加多的在前"),
    "fall": mark("减少多的在前"),
    "change": mark("变化大的在前"),
}
#: Comparison -> what it is called, a message key.
COMPARISONS = {
    "previous": mark("前一段"),
    "year": mark("上年同期"),
    "before": mark("节前同样长的一段"),
    "beside": mark("另一段"),
}
#: Grain -> one row a period of it, a message key.
PERIODS = {
    "day": mark("按日"),
    "week": mark("按周"),
    "month": mark("按月"),
    "quarter": mark("按季"),
    "year": mark("按年"),
}
_TARGETS = {
    Target.NOTHING: "没有答案",
    Target.EXPLORE: "自助分析",
    Target.COMPARE: "对比",
    Target.ROWS: "明细清单",
    Target.PAGE: "页面",
}


def lines(understood: Understood) -> Iterator[str]:
    """One line a part, with the asker's own word; then what was not used, and what is meant twice."""
    if understood.refusal is not None:
        yield understood.refusal.value.format(word=understood.refused_word)
        yield from (f"可以问：{near.text}（{near.change}）" for near in understood.near)
        return
    for part in understood.parts:
        words = understood.words(part) or "没说，用默认"
        yield f"{part.field.value}：{exact_meaning(part, understood)}（{words}）"
    yield from (f"没有用上：{understood.word(each.span)}，{reason(each)}" for each in understood.unused)
    for choice in understood.choices:
        yield f"有几个意思：{understood.word(choice.span)}，可以问 {'；'.join(choice.questions)}"
    where = understood.question or understood.page
    yield f"去处：{_TARGETS[understood.target]}{f' {where}' if where else ''}"


def reason(unused: Unused) -> str:
    """Why a word was not used."""
    dimension = DIMENSIONS[unused.dimension].label if unused.dimension else ""
    measure = MEASURES[unused.measure].label if unused.measure else ""
    return unused.why.value.format(dimension=dimension, measure=measure)


def exact_meaning(part: Part, understood: Understood) -> str:
    """What a part means exactly: names as the ledgers have them, days as dates."""
    if part.field is Field.TIME:
        return days(understood.scope)
    if part.field is Field.COMPARISON:
        return _comparison(part, understood)
    if part.field in (Field.PLACE, Field.CONDITION):
        return _condition(part)
    if part.field is Field.RANKING:
        return ORDERS[part.name] + (f"，前 {part.values[0]} 个" if part.values else "")
    if part.field is Field.PERIODS:
        return PERIODS[understood.scope.grain]
    if part.field is Field.MEASURE:
        return MEASURES[part.name].label
    return DIMENSIONS[part.name].label if part.field is Field.GROUPING else part.name


def _comparison(part: Part, understood: Understood) -> str:
    if part.name in DIMENSIONS:
        return _condition(part)
    name = COMPARISONS.get(part.name, "")
    when = days(understood.compared) if understood.compared else "没有"
    return f"{name} {when}".strip()


def _condition(part: Part) -> str:
    label = DIMENSIONS[part.name.removeprefix("not_")].label
    return f"{label}{'不含' if part.name.startswith('not_') else ''} {'、'.join(part.values)}"


def days(scope: Scope) -> str:
    """First and last day of a window."""
    first, end = scope.bounds
    return _span(first, end)


def _span(first: date, end: date) -> str:
    return f"{first} 至 {end - timedelta(days=1)}"
