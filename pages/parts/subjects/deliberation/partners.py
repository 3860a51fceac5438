"""The block of who puts agenda items into practice together: 责任单位 × 协办主体."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.findings.reading import Reading, fit, is_named, nothing
from pages.parts.html import markup
from pages.parts.shared_blocks.partner_matrix import matrix, wide_table
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import count
from queries import Scope

_PAIRS, _SUMMARY = "deliberation/items_by_co_handler", "deliberation/summary"


def item_partners(scope: Scope) -> Block | None:
    """Who puts what was agreed into practice together; None without items."""
    pairs, items = fetch_all([(_PAIRS, scope), (_SUMMARY, scope)])
    if not float(items["item_count"].iloc[0]):
        return None
    wide = wide_table(pairs, "responsible_unit", "item_count") if len(pairs) else pairs
    return Block(
        key="item-partners",
        reading=item_partners_reading(pairs, float(items["item_count"].iloc[0])),
        subtitle=_(
            "{window} 开会议定的议题（件），行为责任单位，列为协办主体；几类一起协办的各计一次"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=wide,
        question=_PAIRS,
        measures=("item_count",),
        html=markup.unit_table(matrix(wide, "responsible_unit", "item_count", _("责任单位")))
        if len(pairs)
        else "",
        rows=rows_behind("deliberation/together_rows", scope, wide["item_count"]) if len(pairs) else (),
    )


def item_partners_reading(pairs: pd.DataFrame, items: float) -> Reading:
    """Title and reading of ``deliberation/items_by_co_handler``.

    Args:
        pairs: One row per unit and co-handler.
        items: Number of all items: without any there is nothing to say.
    """
    neutral = _("议定的事谁和谁一起落实")
    if not items:
        return nothing(neutral)
    if pairs.empty:
        return Reading(neutral, _("台账没有写协办主体；**议事协商加一列“协办主体”才看得到**。"))
    kinds = pairs["co_handler_kind"].astype(str)
    sums = pairs["item_count"].groupby(kinds).sum().sort_values(ascending=False, kind="stable")
    named = sums[[is_named(name) for name in sums.index]]
    told = _("**没写协办主体的不等于单独落实**。")
    if named.empty or (len(named) > 1 and named.iloc[0] == named.iloc[1]):
        return Reading(neutral, told)
    most = {"kind": _(str(named.index[0])), "n": count(float(named.iloc[0]))}
    title = fit(_("一起落实最多的是{kind}，{n}").format(**most))
    return Reading(title, told, is_finding=True)
