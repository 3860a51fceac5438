"""The published figures beside the results from the ledgers, and the mechanisms, as tables."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlencode

import pandas as pd

from data.published import PublishedFigure, Relation
from pages.parts.asking.answers_pooled import answers_by_subject
from pages.parts.findings.few_persons import KEPT_BACK
from pages.parts.html.markup import Cell, Heading, Table, below
from pages.parts.subjects.published.articles import article_parts, basis_text
from pages.parts.subjects.published.mechanisms import MECHANISMS
from pages.parts.words.language import LANGUAGES, _, language, mark
from pages.parts.words.numbers import NBSP, fraction, plain
from pages.parts.words.value_names import reader_name
from queries.figure_values import year_of
from queries.published import Answer
from queries.subjects import page_of

#: Relation of a figure -> the text before its value; the article's own words follow.
_RELATIONS = {
    Relation.EQUAL: mark("{value}"),
    Relation.AT_LEAST: mark("{value}以上"),
    Relation.MORE: mark("超过 {value}"),
    Relation.LESS: mark("不到 {value}"),
    Relation.ABOUT: mark("约 {value}"),
}
#: Units of plain counts; in English the name of the figure contains them.
_COUNTERS = ("个", "名", "条", "起", "家", "次", "场次", "户", "人", "件", "项", "处", "盏", "人次")


def headline(answers: Sequence[Answer], *, is_demonstration: bool) -> str:
    """How many of the figures the ledgers confirm.

    Args:
        answers: The figures with the results from the ledgers.
        is_demonstration: Whether the ledgers are the samples, which are made to match these figures.
    """
    alike = sum(answer.agrees is True for answer in answers)
    unknown = sum(answer.agrees is None for answer in answers)
    if alike == len(answers):
        made = _("演示台账按 {n} 个公开数字编制，核对一致")
        return (made if is_demonstration else _("{n} 个公开数字与台账查询结果一致")).format(n=len(answers))
    if unknown == len(answers):
        return _("现有台账还回答不了这 {n} 个公开数字").format(n=len(answers))
    return _("{n} 个公开数字：{alike} 个一致，{other} 个不一致，{unknown} 个没有台账").format(
        n=len(answers), alike=alike, other=len(answers) - alike - unknown, unknown=unknown
    )


def comparison_note(*, is_demonstration: bool) -> str:
    """What is compared with what, and the meaning of agreement."""
    if is_demonstration:
        return _("演示台账是照这些数字编制的，一致只说明查询算得对，不说明真实情况")
    return _("对照的是文章所写与已导入台账按同一社区、同一年份查询的结果；没有台账的不作对照")


def by_place(answers: Sequence[Answer]) -> list[tuple[str, str, Table]]:
    """Name, number of figures and table of each community, in the order of the articles."""
    places = groupby(answers, key=lambda answer: answer.figure.community)
    return [
        (reader_name(community), _tally(own), _table(own, community))
        for community, own in ((name, list(of)) for name, of in places)
    ]


def _tally(answers: Sequence[Answer]) -> str:
    """Where and when the figures were published, how many there are, and how many agree."""
    alike = sum(answer.agrees is True for answer in answers)
    tally = _("{n} 个数字，{alike} 个一致").format(n=len(answers), alike=alike)
    city, source, day = article_parts(answers[0].figure.article)
    return _("{city}，文章：{source}，日期：{day}；{tally}").format(
        city=city, source=source, day=day, tally=tally
    )


def _table(answers: Sequence[Answer], name: str) -> Table:
    """The figures of one community, whose name tells the table in an address."""
    headings = (
        Heading(_("公开的数字"), is_text=True, wraps=True, column="figure"),
        Heading(_("年份"), hide_on_phone=True, column="year"),
        Heading(_("期间依据"), is_text=True, wraps=True, hide_on_phone=True, column="basis"),
        Heading(_("文章所说"), column="said"),
        Heading(_("台账回答"), column="answered"),
        Heading(_("分子 / 分母"), hide_on_phone=True, column="whole"),
        Heading(_("对照"), is_text=True, column="agreement"),
        Heading(_("看图"), is_text=True),
    )
    return Table(headings, tuple(_row(answer) for answer in answers), frame=_values(answers), name=name)


def _values(answers: Sequence[Answer]) -> pd.DataFrame:
    """The values by which the figures are sorted; what is kept back has none, what disagrees comes first."""
    rows = [
        (
            f"{_(one.figure.figure)} {one.figure.compound}",
            str(one.figure.year),
            basis_text(one.figure),
            one.figure.value,
            math.nan if one.is_kept_back else one.found.value,
            one.found.whole,
            {False: 2, None: 1, True: 0}[one.agrees],
        )
        for one in answers
    ]
    names = ["figure", "year", "basis", "said", "answered", "whole", "agreement"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype(dict.fromkeys(names[3:], float))


def _row(answer: Answer) -> tuple[Cell, ...]:
    figure, found = answer.figure, answer.found
    has_parts = found.part is not None and found.whole is not None
    agreement = {True: Cell(_("一致")), False: Cell(_("不一致"), colour="red"), None: Cell(_("没有台账"))}
    return (
        Cell(_(figure.figure), note=reader_name(figure.compound), html=_answers_of(answer)),
        Cell(str(figure.year)),
        Cell(basis_text(figure)),
        Cell(_article_value(figure)),
        Cell(_answer_text(answer), bold=True),
        Cell(fraction(found.part, found.whole) if has_parts else "—"),
        agreement[answer.agrees],
        Cell(html=_link(page_of(answer.question), **_window(figure))),
    )


def _article_value(figure: PublishedFigure) -> str:
    """What the article says, with its 以上, 超过, 约 or 不到; less than nothing is a fall."""
    if figure.relation is Relation.LESS and not figure.value:
        return _("下降")
    return _(_RELATIONS[figure.relation]).format(value=_value(figure.value, figure.unit))


def questions(answers: Sequence[Answer]) -> Table:
    """The query behind each figure."""
    rows = tuple(
        (
            Cell(reader_name(answer.figure.community)),
            Cell(_(answer.figure.figure), note=reader_name(answer.figure.compound)),
            Cell(html=_breaking(answer.question)),
        )
        for answer in answers
    )
    headings = (
        Heading(_("社区"), True, column="community"),
        Heading(_("公开的数字"), True, wraps=True, column="figure"),
        Heading(_("查询"), True, column="question"),
    )
    values = [(one.figure.community, _(one.figure.figure), one.question) for one in answers]
    frame = pd.DataFrame(values, columns=["community", "figure", "question"])
    return Table(headings, rows, frame=frame, name="questions")


def _answer_text(answer: Answer) -> str:
    if answer.is_kept_back:
        return _(KEPT_BACK)
    if answer.is_few and answer.text is not None:
        return _with_unit(answer.text, answer.figure.unit)
    value = answer.found.value
    return "—" if value is None else _value(value, answer.figure.unit)


def _answers_of(answer: Answer) -> str:
    """The line below the name of a satisfaction rate: which answers of the ledger it pools."""
    is_of_answers = answer.question == "satisfaction/summary" and answer.found.value is not None
    return below(answers_by_subject(year_of(answer.figure))) if is_of_answers else ""


def _value(value: float, unit: str) -> str:
    if unit == "年":
        return f"{value:.0f}"
    text = plain(value, 0 if float(round(value, 1)).is_integer() else 1)
    if unit == "%":
        return f"{text}%"
    return _with_unit(text, unit)


def _breaking(question: str) -> str:
    """The name of a query, with line breaks allowed between its words where its column is too narrow."""
    broken = escape(question).replace("/", "/<wbr>").replace("_", "_<wbr>")
    return f'<span translate="no">{broken}</span>'


def _with_unit(text: str, unit: str) -> str:
    return text if unit in _COUNTERS and language() == "en" else f"{text}{NBSP}{_(unit)}"


def _window(figure: PublishedFigure) -> dict[str, str]:
    return {
        **_place(figure.community, figure.compound),
        "from": f"{figure.year}-01-01",
        "to": f"{figure.year + 1}-01-01",
        "grain": "month",
        "compare": "year",
    }


def _place(community: str, compound: str) -> dict[str, str]:
    return {"community": community} | ({"compound": compound} if compound else {})


def _link(page: str, text: str = "", **query: str) -> str:
    spoken = {} if language() == LANGUAGES[0] else {"lang": language()}
    address = f"{page}?{urlencode(query | spoken)}"
    kind = "" if text else ' class="go"'
    return f'<a{kind} href="{escape(address)}" target="_self">{escape(text or _("打开"))}</a>'


def mechanisms(titles: dict[str, str]) -> Table:
    """Every mechanism with the page that shows it.

    Args:
        titles: Address of a page -> its title in the navigation, a message key.
    """
    headings = (
        Heading(_("机制"), is_text=True, wraps=True, column="mechanism"),
        Heading(_("见于文章"), is_text=True, hide_on_phone=True, column="community"),
        Heading(_("看什么"), is_text=True, wraps=True, column="shows"),
        Heading(_("在哪一页"), is_text=True, column="page"),
    )
    rows = tuple(
        (
            Cell(_(one.name), bold=True),
            Cell(reader_name(one.community)),
            Cell(_(one.shows)),
            Cell(html=_link(one.page, _(titles[one.page]), **_place(one.community, one.compound))),
        )
        for one in MECHANISMS
    )
    values = [(_(one.name), one.community, _(one.shows), _(titles[one.page])) for one in MECHANISMS]
    frame = pd.DataFrame(values, columns=["mechanism", "community", "shows", "page"])
    return Table(headings, rows, frame=frame, name="mechanisms")
