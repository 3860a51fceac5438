"""Blocks and card of the help given; fewer than five households are never told."""

from __future__ import annotations

import dataclasses

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.block import Block
from pages.parts.blocks.kind_by_community import kind_by_community, names_in
from pages.parts.cards import Windows, card
from pages.parts.charts.unit_bars import unit_bars
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings import assistance as findings
from pages.parts.findings.assistance import HELPED, HOUSEHOLDS
from pages.parts.findings.cards import against
from pages.parts.findings.few_persons import FEW, is_few, masked
from pages.parts.markup import Card, Line
from pages.parts.wording import _, mark
from queries import Scope

KINDS = "assistance/help_by_kind"
#: What is counted in the unit, over its bars.
_UNITS = {"户": mark("户（不重复）"), "名": mark("名"), "次": mark("次")}


def kinds(scope: Scope) -> Block:
    """Help by kind, the kinds of each unit on an axis of their own."""
    frame = findings.helped(fetch(KINDS, scope))
    table = masked(frame, value=HELPED, persons=HOUSEHOLDS)
    return Block(
        key="help",
        reading=findings.help_reading(frame),
        subtitle=_("{window} 办理；户去重，名、次按件；同一标尺；不足 {n} 户写 <{n}").format(
            window=dates(scope.date_from, scope.date_to), n=LEAST_TOLD
        ),
        table=table.rename(columns={"kind": "help_kind"}),
        question=KINDS,
        measures=("helped_count",),
        figure=unit_bars(
            # the figure is sent to the browser: what it is not to tell is not in it
            frame.assign(
                **{HELPED: frame[HELPED].mask(frame[HOUSEHOLDS].map(is_few)), "told": table[HELPED]}
            ),
            name="kind",
            value=HELPED,
            unit="counted_as",
            unit_labels={unit: _(label) for unit, label in _UNITS.items()},
            hidden="told",
            stub=LEAST_TOLD / 2,
        ),
    )


def communities(scope: Scope) -> Block:
    """Help by kind and community."""
    frame = findings.helped(fetch(KINDS, scope), ("kind", "counted_as", "community"))
    whole = findings.helped(fetch(KINDS, scope))
    places = {(row["kind"], row["counted_as"]): at for at, row in whole.iterrows()}
    order = [places[pair] for pair in zip(frame["kind"], frame["counted_as"], strict=True)]
    frame = frame.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")
    table = masked(frame, value=HELPED, persons=HOUSEHOLDS, within=("kind", "counted_as"))
    return Block(
        key="help-communities",
        reading=findings.places_reading(frame),
        subtitle=_(
            "{window} 办理的帮扶，按社区；不足 {n} 户写 <{n}，为防反推，另隐去一格，写“不单列”"
        ).format(window=dates(scope.date_from, scope.date_to), n=LEAST_TOLD),
        table=table.rename(columns={"kind": "help_kind"}),
        question=KINDS,
        measures=("helped_count",),
        html=kind_by_community(
            table,
            unit="counted_as",
            text=HELPED,
            names=names_in(scope),
        ),
    )


def household_card(windows: Windows) -> Card:
    """How many households were helped; neither they nor the households compared with are told below five."""
    name = "helped_household_count"
    drawn = card(name, windows)
    if is_few(float(windows.now[name])):
        return dataclasses.replace(drawn, value=FEW, tag="", reason="", lines=())
    few = {
        against(window): window
        for window, row in zip(
            (windows.earlier_name, _("上年同期")), (windows.previous, windows.year), strict=True
        )
        if row is not None and is_few(float(row[name]))
    }
    lines = tuple(Line(few[line.name], FEW) if line.name in few else line for line in drawn.lines)
    return dataclasses.replace(drawn, lines=lines)
