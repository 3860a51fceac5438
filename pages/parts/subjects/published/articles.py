"""The five articles: where and when each was published, and how the year of a figure was chosen."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.published import Article, Basis, PublishedFigure
from pages.parts.html.markup import Cell, Heading, Table
from pages.parts.words.language import _, listing, mark
from pages.parts.words.value_names import reader_name
from queries.published import Answer

_CITIES = (
    mark("四川南充"),
    mark("广东兴宁"),
    mark("四川峨眉山"),
    mark("福建武平"),
    mark("江西上饶"),
)
_SOURCES = (mark("顺庆发布"), mark("梅州日报"), mark("中国网"), mark("武平新闻网"))
_BASES = {
    Basis.WRITTEN: mark("文章写明"),
    Basis.SINCE: mark("文章写“以来”，取起始的 {year} 年"),
    Basis.AT_PUBLICATION: mark("发布时的数，取 {year} 年"),
    Basis.UNWRITTEN: mark("文章未写，按 {year} 年取"),
}


def basis_text(figure: PublishedFigure) -> str:
    """How the year of a figure was chosen."""
    return _(_BASES[figure.basis]).format(year=figure.year)


def article_parts(article: Article) -> tuple[str, str, str]:
    """City, source and day of an article; what it does not say is said to be missing."""
    unwritten = _("文章未写")
    source = _(article.source) if article.source else unwritten
    return _(article.city), source, article.published_on or unwritten


def articles(answers: Sequence[Answer]) -> Table:
    """One row an article: its city, source and day, its communities, and how many figures it gives."""
    headings = (
        Heading(_("城市"), is_text=True, column="city"),
        Heading(_("文章"), is_text=True, column="source"),
        Heading(_("日期"), is_text=True, column="day"),
        Heading(_("社区"), is_text=True, wraps=True, column="communities"),
        Heading(_("数字"), column="figures"),
        Heading(_("年份文章未写"), hide_on_phone=True, column="unwritten"),
    )
    values = [_values(article, answers) for article in dict.fromkeys(one.figure.article for one in answers)]
    frame = pd.DataFrame(values, columns=["city", "source", "day", "communities", "figures", "unwritten"])
    rows = tuple((Cell(value[0], bold=True), *map(Cell, map(str, value[1:]))) for value in values)
    return Table(headings, rows, frame=frame, name="articles")


def _values(article: Article, answers: Sequence[Answer]) -> tuple[str, str, str, str, int, int]:
    own = [one.figure for one in answers if one.figure.article == article]
    communities = listing(dict.fromkeys(reader_name(figure.community) for figure in own))
    unwritten = sum(figure.basis is Basis.UNWRITTEN for figure in own)
    return (*article_parts(article), communities, len(own), unwritten)
