"""Blocks of the alliances: how many members do something, of which trade and street, and which members."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.schema import UNFILLED
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.charts.grid import Cell as GridCell
from pages.parts.charts.grid import value_grid
from pages.parts.findings.reading import name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.alliances.readings import (
    absent_reading,
    alliances_reading,
    members_reading,
    trades_reading,
)
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_missing, plain
from queries import Scope

ALLIANCES, TRADES = "organisation/alliances_by_community", "organisation/members_by_trade_stretch"
MEMBERS, DEEDS = "organisation/alliance_members", "organisation/partner_deeds"
_MOST, _STRETCHES = 12, 7


def blocks(window: Scope) -> list[list[Block]]:
    """The rows of blocks on the alliances; none where nothing is known of any, and none for compounds.

    Args:
        window: The places, over the time in which deeds are counted.
    """
    if window.compounds is not None or fetch(ALLIANCES, window).empty:
        return []
    frame = fetch(MEMBERS, window)
    if frame.empty:
        return [[alliances(window)]]
    trades = fetch(TRADES, window)
    has_trades = (trades[["trade", "stretch"]].astype(str) != UNFILLED).to_numpy().any()
    return [[alliances(window)], *([[members_by_trade(window)]] if has_trades else []), [members(window)]]


def alliances(window: Scope) -> Block:
    """The alliances of each community; without a register of members, which columns it would have."""
    frame, deeds = fetch_all([(ALLIANCES, window), (DEEDS, window)])
    is_known = bool(frame["alliance_member_count"].sum())
    return Block(
        key="alliances",
        reading=alliances_reading(frame, deeds) if is_known else absent_reading(frame),
        subtitle=_(
            "成员为现状（家），括号内为组织名册写的；一起办的事为 {window} 共办单位写了成员的"
            "活动和议题（件），几家一起办的算一件"
        ).format(window=dates(window.date_from, window.date_to)),
        table=frame,
        question=ALLIANCES,
        measures=("alliance_member_count", "active_member_share", "partner_deed_count"),
        html=unit_table(_alliance_table(frame)),
        rows=(
            *rows_behind(MEMBERS, window, frame["alliance_member_count"]),
            *rows_behind(DEEDS, window, float(len(deeds))),
        ),
    )


def _alliance_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("社区"), True, column="community"),
        Heading(_("联盟"), True, column="alliance_kind"),
        Heading(_("成员"), column="alliance_member_count"),
        Heading(_("写了资源"), hide_on_phone=True, column="resource_member_count"),
        Heading(_("一起办过事"), column="active_member_count"),
        Heading(_("没有"), hide_on_phone=True, column="idle_member_count"),
        Heading(_("一起办的事"), column="partner_deed_count"),
    )
    return Table(headings, tuple(_alliance(row) for row in frame.to_dict("records")), frame=frame)


def _alliance(row: dict[str, Any]) -> tuple[Cell, ...]:
    known, roll = row["alliance_member_count"], row["roll_member_count"]
    note = "" if is_missing(roll) else _("（{n}）").format(n=plain(roll))
    return (
        Cell(short(row["community"]), bold=True),
        Cell(name_as_written(row["alliance_kind"])),
        Cell(plain(known) if known else "—", note=note),
        *(
            Cell(told if known else "—")
            for told in (
                plain(row["resource_member_count"]),
                fraction(row["active_member_count"], known),
                plain(row["idle_member_count"]),
                plain(row["partner_deed_count"]),
            )
        ),
    )


def members_by_trade(window: Scope) -> Block:
    """Trades by stretch of street: how many members each has."""
    frame = fetch(TRADES, window)
    return Block(
        key="alliance-trades",
        reading=trades_reading(frame),
        subtitle=_("现状，联盟成员（家），业态 × 街段；没写街段的在“未填写”，空格没有成员"),
        table=frame,
        question=TRADES,
        measures=("alliance_member_count",),
        figure=_trade_grid(frame),
        rows=rows_behind(MEMBERS, window, frame["alliance_member_count"]),
        silent=_("业态和街段是成员名册的，别的台账不按它们收窄；看明细列出每一家"),
    )


def _trade_grid(frame: pd.DataFrame) -> go.Figure:
    """One cell per trade and stretch; the stretches beyond the largest are one column."""
    largest = _by_size(frame, "stretch")
    kept = largest if len(largest) <= _STRETCHES else largest[: _STRETCHES - 1]
    rest = _("其余 {n} 段").format(n=len(largest) - len(kept))
    shown = frame.assign(
        trade=frame["trade"].astype(str),
        stretch=frame["stretch"].astype(str).where(frame["stretch"].astype(str).isin(kept), rest),
    )
    sums = shown.groupby(["trade", "stretch"])["alliance_member_count"].sum()
    columns = [*kept, *([rest] if len(largest) > len(kept) else [])]
    cells = [
        GridCell(name_as_written(trade), name_as_written(stretch), float(n), float(n), float(n))
        for (trade, stretch), n in sums.items()
    ]
    return value_grid(
        cells,
        rows=[name_as_written(name) for name in _by_size(frame, "trade")],
        columns=[name_as_written(name) for name in columns],
        unit=_("家"),
    )


def _by_size(frame: pd.DataFrame, column: str) -> list[str]:
    """Names by their members, 未填写 last."""
    sums = frame.groupby(frame[column].astype(str))["alliance_member_count"].sum()
    order = sums.sort_values(ascending=False, kind="stable").index
    return sorted(map(str, order), key=lambda name: name == UNFILLED)


def members(window: Scope) -> Block:
    """The members that did most together with the community, with what they bring."""
    frame = fetch(MEMBERS, window)
    shown = frame.head(_MOST)
    return Block(
        key="alliance-members",
        reading=members_reading(frame),
        subtitle=_("列 {n} 家，一起办事多的在前；次数为 {window} 共办单位写了它的活动和议题").format(
            n=len(shown), window=dates(window.date_from, window.date_to)
        ),
        table=frame,
        question=MEMBERS,
        measures=("active_member_share",),
        html=unit_table(_member_table(shown)),
        rows=rows_behind(MEMBERS, window, float(len(frame))),
    )


def _member_table(shown: pd.DataFrame) -> Table:
    headings = (
        Heading(_("成员"), True, wraps=True, column="member_name"),
        Heading(_("联盟"), True, True, column="alliance_kind"),
        Heading(_("业态"), True, True, column="trade"),
        Heading(_("街段"), True, True, column="stretch"),
        Heading(_("资源"), True, wraps=True, column="resource"),
        Heading(_("活动"), column="partner_activity_count"),
        Heading(_("议题"), column="partner_item_count"),
        Heading(_("最近一次"), hide_on_phone=True, column="last_deed_at"),
    )
    return Table(headings, tuple(_member(row) for row in shown.to_dict("records")), frame=shown)


def _member(row: dict[str, Any]) -> tuple[Cell, ...]:
    last, resource = row["last_deed_at"], row["resource"]
    return (
        Cell(str(row["member_name"]) if isinstance(row["member_name"], str) else _(UNFILLED), bold=True),
        *(
            Cell("—" if str(row[name]) == UNFILLED else name_as_written(row[name]))
            for name in ("alliance_kind", "trade", "stretch")
        ),
        Cell(resource if isinstance(resource, str) else "—"),
        Cell(plain(row["partner_activity_count"])),
        Cell(plain(row["partner_item_count"])),
        Cell("—" if pd.isna(last) else day(last)),
    )
