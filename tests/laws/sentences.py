"""The laws of a sentence: each says of one piece of text what is wrong with it, and nothing when it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

import pandas as pd

from pages.parts.briefing.model import Derivation
from pages.parts.charts.theme import AMBER_FILL, BAND
from pages.parts.findings.reading import NOT_NAMED, short
from queries import Comparison
from tests.laws.told import Told

Law = Callable[[Told, Collection[str]], Iterator[str]]

#: Columns of the tables that hold names of places and kinds.
NAMES = (
    "community", "compound", "category", "subcategory", "responsible_unit", "dispute_type", "mediator_team",
    "venue", "company", "topic", "name", "meeting_type", "kind", "grid",
)  # fmt: skip
#: Names that are also words of any sentence.
WORDS = {
    "社区",
    "街道",
    "全街道",
    "网格",
    "物业",
    "物业公司",
    "邻里",
    "投诉",
    "自管组织",
    "商家联盟",
    *NOT_NAMED,
}
#: What says that a name is not among the marks.
UNDRAWN = ("未列出", "未画出", "不在图中", "没有夜间巡逻的记录", "汛前先查这里的排水", "个小区都在")
#: Superlatives that are said of a thing by name.
SUPERLATIVE = re.compile("最[多少高低慢长](?!的一[件步])")
#: Claims about all of several, or none.
ALL = re.compile(
    r"没有(?:上升|增减)的|各类诉求均|各(?!自|\s|\d|占|有|按|类|项指标)[^，；。]{1,8}?(?:都|均)|没有哪|均未|都未|都已|均高于"
)
EARLIER = {
    Comparison.YEAR: re.compile("较上期|与上期|比上期|较前一周|与前一周|高于上期|低于上期|较上周|较此前"),
    Comparison.PREVIOUS: re.compile("较上年|与上年同期|较去年"),
    None: re.compile("较上期|较前一周|较上周|较此前|与上期相|较上年同期"),
}
#: A row of 需办 is judged by the window before, whatever is asked: it calls that window by a name of its own.
EARLIER_OF_ROW = {
    Comparison.YEAR: re.compile("较上期|与上期|比上期|[高低]于上期|较(?:前一|此前|上周|上月)"),
    Comparison.PREVIOUS: re.compile("较上年|与上年同期|较去年"),
    None: re.compile("较上年|[较高低]于?上期"),
}
#: From what to what, and when that was is not said.
UNNAMED = re.compile(r"由 ?[\d,.]+\D{0,3} ?[升降]到")


def forms(name: str) -> set[str]:
    """A name in full and short."""
    return {name, short(name)}


def names_of(told: Iterable[Told]) -> set[str]:
    """Every name of a place or a kind that the tables of those texts hold."""
    found = {
        str(name)
        for one in told
        for table in one.tables
        for column in NAMES
        if column in table
        for name in table[column].unique()
    }
    return {
        name for name in found if name not in WORDS and len(name) > 1 and not re.search(r"^\d+$|\d\s个", name)
    }


def said(text: str, names: Collection[str]) -> list[str]:
    """The names a text says; the longest where several begin at one place."""
    known = sorted((form for name in names for form in forms(name)), key=len, reverse=True)
    if not known:
        return []
    return list(dict.fromkeys(re.findall("|".join(map(re.escape, known)), text)))


def every_name_is_drawn(one: Told, names: Collection[str]) -> Iterator[str]:
    """A place, category or unit that is said is a mark or row of the block, or said not to be drawn."""
    if not one.tables or any(word in one.text for word in UNDRAWN):
        return
    rows = [value for number in one.numbers for _column, value in number.rows]
    seen = "\n".join([one.drawn, one.subtitle, *rows, *_judged(one)])
    fields = (one.scope.communities, one.scope.compounds, one.scope.categories)
    chosen = {form for field in fields for name in field or () for form in forms(name)}
    for name in said(one.text, names):
        if name not in seen and short(name) not in seen and name not in chosen:
            yield f"{name} is not drawn"


def _judged(one: Told) -> list[str]:
    """Whole statements in a text of the briefing, which are those of 需办 and are looked at there."""
    return [number.text for number in one.numbers if number.derivation is Derivation.JUDGED]


def first_is_first_alone(one: Told, names: Collection[str]) -> Iterator[str]:
    """最多 is said of a name only where one number of its rows is beyond those of all others."""
    if not one.tables or "不排名" in one.text:
        return
    for clause in one.clauses:
        word = SUPERLATIVE.search(clause)
        if word is None or "并列" in clause:
            continue
        for name in (
            said(clause, names)[:1] if one.block is None else said(clause[: word.start()], names)[-1:]
        ):
            known = [found for table in one.tables if (found := _stands_out(table, name)) is not None]
            if known and not any(known):
                yield f"{name} does not stand out: {clause}"


def _stands_out(table: pd.DataFrame, name: str) -> bool | None:
    """Whether some number of the rows of a name is strictly beyond those of every other name.

    None for a name that is none of the table's, or has no number there.
    """
    is_known = False
    for column in NAMES:
        if column not in table:
            continue
        keys = table[column].astype(str)
        is_named = ~keys.isin(NOT_NAMED)
        grouped = table[is_named].select_dtypes("number").groupby(keys[is_named])
        for values in (grouped.sum(min_count=1), grouped.max()):
            own = values.index.map(lambda value: name in forms(value)).astype(bool)
            is_known |= bool(own.any() and len(values.columns))
            if own.any() and any(_is_beyond(values[number], own) for number in values):
                return True
    return False if is_known else None


def _is_beyond(values: pd.Series, own: pd.Series) -> bool:
    """Whether the own values lie above, or below, all others; false when there are no others."""
    ours, others = values[own].dropna(), values[~own].dropna()
    return bool(len(ours) and len(others) and (ours.max() > others.max() or ours.min() < others.min()))


def all_is_said_of_several(one: Told, names: Collection[str]) -> Iterator[str]:
    """各…都, 没有哪个…, 均 stand only where the block compares two things or more."""
    if not one.tables:
        return
    found, looked = ALL.search(one.text), re.search(r"看过 ([\d,]+) 个", one.text)
    compared = int(looked.group(1).replace(",", "")) if looked else max(map(_compared, one.tables))
    if found and compared < 2:
        yield f"{found.group()} of {compared}"


def _compared(table: pd.DataFrame) -> int:
    """How many named things the rows of a table stand for; the rows where there are no names."""
    counts = [
        table[column].astype(str)[~table[column].astype(str).isin(NOT_NAMED)].nunique()
        for column in (*NAMES, "kind", "channel", "handler_kind", "period_start", "month")
        if column in table
    ]
    return max(counts, default=len(table))


def comparison_is_that_of_the_scope(one: Told, names: Collection[str]) -> Iterator[str]:
    """较上期 and 较上年同期 follow what the reader compares with."""
    if one.page == "briefing":
        return  # it names both windows, whatever is asked: ``briefings`` looks at them
    if one.key == "card":
        yield from _lines_that_are_not_asked(one)
        return  # each line names its own window
    if one.key == "signal" and (unnamed := UNNAMED.search(one.text)):
        yield f"{unnamed.group()} names no window"
    asked = EARLIER_OF_ROW if one.key == "signal" else EARLIER
    for found in asked[one.scope.comparison].findall(one.text):
        yield f"{found} where the comparison is {one.scope.comparison}"


def _lines_that_are_not_asked(one: Told) -> Iterator[str]:
    """A card has a line for each comparison, or none at all where nothing is compared."""
    lines = re.findall("较|前一|此前|上周|上月|上期|上年同期", one.title.split("；", 1)[1])
    if one.scope.comparison is None and lines:
        yield f"{lines} where nothing is compared"


def legend_is_what_is_drawn(one: Told, names: Collection[str]) -> Iterator[str]:
    """Bands, colours and limits that are named are drawn, and a band that is drawn is named."""
    if one.block is None or one.block.figure is None or re.search("暂不画|画不出", one.text):
        return
    figure = one.drawn
    if "灰带" in one.subtitle and BAND not in figure:
        yield "a grey band is named and not drawn"
    if BAND in figure and "灰带" not in one.subtitle and one.key != "coverage" and not _keys_its_ground(one):
        yield "a grey band is drawn and not named"
    if "橙色" in one.subtitle and AMBER_FILL not in figure:
        yield "orange is named and not drawn"
    if (
        "上下限" in one.text or re.search("[高低]于(?:上限|下限|均值)|超上限", one.text)
    ) and "灰带" not in one.subtitle:
        yield "limits are said and not drawn"
    if "竖条" in one.subtitle and "toself" in figure:
        yield "a ribbon is called bars"


def _keys_its_ground(one: Told) -> bool:
    """Whether it is a map whose own key names the state that the same grey is the ground of."""
    return one.page == "compound_map" and "正常" in one.drawn.split("\n")


LAWS: tuple[Law, ...] = (
    every_name_is_drawn,
    first_is_first_alone,
    all_is_said_of_several,
    comparison_is_that_of_the_scope,
    legend_is_what_is_drawn,
)
