"""The block of 一区一策一主题: each compound with a theme, by the indicators of the theme."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.theme_indicators import theme_indicators
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.findings.comparison import Tag
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.compounds_compared.theme_readings import themes_reading, word_of_side
from pages.parts.subjects.compounds_compared.theme_standings import (
    LEAST_DAYS,
    NOT_JUDGED,
    Side,
    Standing,
    theme_standings,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import DAYS, count, fraction, is_missing, plain, share
from queries import Only, Scope

_PROFILE, _COUNTED, _SPANS = "compounds/profile", "compounds/theme_indicators", "compounds/theme_before_after"
#: Between what a value is of and the compounds it is of.
_DOT = " · "
#: Number of rows on the screen; the others are only in the table.
_MOST = 24


def themes(scope: Scope) -> Block | None:
    """The compounds with a theme in a scope, over its window; None without a register.

    Args:
        scope: The places, and a window of at least a year: most indicators are rare.
    """
    wide = among_all(scope)
    profile, counted, spans = fetch_all(
        [(_PROFILE, wide), (_COUNTED, wide), (_SPANS, wide.replace(date_from=None, date_to=None))]
    )
    here = _in_scope(profile, scope)
    if here.empty:
        return None
    chosen = theme_indicators(settings().theme_indicators)
    found = theme_standings(here, counted, spans, chosen, settings().small_sample)
    table = _frame(found)
    return Block(
        key="themes",
        reading=themes_reading(found, has_themes=bool(profile["theme"].notna().any())),
        subtitle=_(
            "{window}；率为分子/分母，件数为每千户；没有该主题的小区只算所在社区有这种台账的；没写小区的不在内；"
            "启动前后一样长，至多一年，到数据截至；指标由设置定"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=table,
        question=_COUNTED,
        measures=(),
        html=markup.unit_table(_table(found[:_MOST], table.head(_MOST))) if found else "",
        rows=rows_behind("compounds/theme_rows", wide, table["row_count"], only=_only(found))
        if found
        else (),
    )


def _in_scope(profile: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    for column, chosen in (("community", scope.communities), ("compound", scope.compounds)):
        profile = profile if chosen is None else profile[profile[column].astype(str).isin(chosen)]
    return profile.reset_index(drop=True)


def _only(found: list[Standing]) -> Only:
    """Condition: the rows that the indicators of the themes count."""
    cells = tuple((one.community, one.compound, one.indicator) for one in found if one.indicator)
    return Only(("community", "compound", "indicator"), cells)


def _frame(found: list[Standing]) -> pd.DataFrame:
    """The numbers of the table: one row per compound and indicator."""
    return pd.DataFrame(
        [
            {
                "theme": one.theme, "community": one.community, "compound": one.compound,
                "indicator": one.indicator or None, "row_count": one.row_count if one.own else None,
                **_numbers(one.own, "part_count", "whole_count", "theme_value"),
                **_numbers(one.others, "others_part_count", "others_whole_count", "others_value"),
                "other_compound_count": one.others.rows if one.others else None,
                "theme_since": one.since, "span_days": one.before.rows if one.before else None,
                **_numbers(one.before, "before_part_count", "before_whole_count"),
                **_numbers(one.after, "after_part_count", "after_whole_count"),
            }
            for one in found
        ],
        columns=[
            "theme", "community", "compound", "indicator", "row_count", "part_count", "whole_count",
            "theme_value", "others_part_count", "others_whole_count", "others_value", "other_compound_count",
            "theme_since", "span_days", "before_part_count", "before_whole_count", "after_part_count",
            "after_whole_count",
        ],
    )  # fmt: skip


def _numbers(side: Side | None, part: str, whole: str, value: str = "") -> dict[str, float | None]:
    if side is None:
        return {}
    told = {part: side.part, whole: None if is_missing(side.whole) else side.whole}
    return {**told, value: None if is_missing(side.value) else side.value} if value else told


def _table(found: list[Standing], frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("主题"), True, column="theme"),
        Heading(_("小区"), True, column="compound"),
        Heading(_("指标"), True, wraps=True, column="indicator"),
        Heading(_("本小区")),
        Heading(_("没有该主题的小区"), breaks=True),
        Heading(_("比较"), True),
        Heading(_("启动前 → 后"), True, hide_on_phone=True, column="theme_since"),
    )
    return markup.Table(headings, tuple(map(_row, found)), frame=frame)


def _row(one: Standing) -> tuple[Cell, ...]:
    head, none, spans = (Cell(one.theme), Cell(one.compound, bold=True)), Cell("—"), _before_after(one)
    if not one.indicator:
        return (*head, Cell(_("未设指标")), none, none, none, spans)
    if one.own is None:
        return (*head, Cell(_(one.indicator)), Cell("—", _("所在社区没有这种台账")), none, none, spans)
    others = _value(one.others, _("{n} 个小区").format(n=one.others.rows)) if one.others else none
    return (*head, Cell(_(one.indicator)), _value(one.own), others, _compared(one), spans)


def _value(side: Side, beside: str = "") -> Cell:
    """The value with what it is of: the fraction of a rate, the number of a count and its households."""
    of = fraction(side.part, side.whole)
    if side.is_rate:
        text = share(side.part, side.whole, settings().small_sample)
        told = beside if text == of else _DOT.join(filter(None, (of, beside)))
        return Cell(text, told)
    if is_missing(side.value):
        return Cell(plain(side.part), _("没有户数"))
    told = _DOT.join(filter(None, (f"{of} {_('户')}", beside)))
    return Cell(plain(side.value, 1), told)


def _compared(one: Standing) -> Cell:
    """Above or below the others, or why that is not said."""
    if one.others is None or is_missing(one.others.value) or (one.own and is_missing(one.own.value)):
        return Cell("—")
    if not one.row_count and not one.others.part:
        return Cell(_("没有这类记录"))
    if one.indicator in NOT_JUDGED:
        return Cell(_("只列不评"))
    if one.is_small:
        reason = _("件数或分母太少，不与别的小区比较")
        return Cell(tag=Tag.SMALL.value, reason=reason)
    return Cell(word_of_side(one.side), bold=bool(one.side))


def _before_after(one: Standing) -> Cell:
    """Both spans, since when, and how long they are; or why there are none."""
    since = _("{day} 起").format(day=f"{one.since:%Y-%m-%d}") if one.since else ""
    if one.before is None or one.after is None:
        is_short = one.since and one.indicator and one.own
        short = _("前或后有台账的不足 {n} 天").format(n=LEAST_DAYS) if is_short else ""
        return Cell("—", _DOT.join(filter(None, (since, short))))
    texts = [_span(side) for side in (one.before, one.after)]
    told = _DOT.join((since, _("各 {days}").format(days=count(one.before.rows, DAYS))))
    is_untold = not one.is_change_judged and one.indicator not in NOT_JUDGED
    return Cell(
        " → ".join(texts), told, bold=bool(one.change), tag=Tag.SMALL.value if is_untold else "",
        reason=_("启动前后件数或分母太少，看不出变化"),
    )  # fmt: skip


def _span(side: Side) -> str:
    return share(side.part, side.whole, settings().small_sample) if side.is_rate else plain(side.part)
