"""Tables of the activities: who serves, and the places of the stars."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import capital, named_rows, short
from pages.parts.html import markup
from pages.parts.subjects.activities.blocks import KINDS
from pages.parts.subjects.activities.readings import (
    STARS,
    per_hundred,
    service_reading,
    stars_reading,
    stars_wide,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import FRACTION_ONLY_BELOW, is_missing, plain
from queries import Only, Scope

#: Number of places named in a row of the stars; the others are counted.
_PLACES = 4


def service(scope: Scope) -> Block | None:
    """双报到、双服务: members who reported, and how often they served.

    None without either, and where compounds are chosen: their members are not those of their community.
    """
    if scope.compounds is not None:
        return None
    question = "activities/member_service_by_community"
    frame = fetch(question, scope)
    if frame.empty:
        return None
    heads = (
        markup.Heading(_("社区"), is_text=True),
        markup.Heading(_("报到党员")),
        markup.Heading(_("志愿活动")),
        markup.Heading(capital(_("人次")), hide_on_phone=True),
        markup.Heading(_("志愿服务单")),
        markup.Heading(_("每百名服务"), hide_on_phone=True),
    )
    rows = tuple(_volunteer_cells(row) for row in frame[named_rows(frame, "community")].to_dict("records"))
    return Block(
        key="member-service",
        reading=service_reading(frame),
        subtitle=_(
            "{window} 志愿活动（场）、办结的志愿服务单（件）与现有在职党员（名）；不足 {n} 名的不折算每百名"
        ).format(window=dates(scope.date_from, scope.date_to), n=FRACTION_ONLY_BELOW),
        table=frame,
        question=question,
        measures=("volunteer_count",),
        html=markup.unit_table(markup.Table(heads, rows)),
        rows=_services(scope, frame),
    )


def _services(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The lists of the activities and orders that are counted; the members are in the register of posts."""
    activities, orders = "activities/held_rows", "service_orders/counted_rows"
    done = Only(("kind", "is_done"), (("志愿服务", "true"),))
    return (
        *rows_behind(
            activities,
            scope,
            frame["volunteer_count"],
            only=Only(("kind",), (("志愿",),)),
            label=_("志愿活动"),
        ),
        *rows_behind(orders, scope, frame["volunteer_done_count"], only=done, label=_("志愿服务单")),
    )


def _volunteer_cells(row: dict[str, Any]) -> tuple[markup.Cell, ...]:
    times = float(row["volunteer_count"]) + float(row["volunteer_done_count"])
    each = per_hundred(times, row["member_count"])
    return (
        markup.Cell(short(row["community"])),
        markup.Cell("—" if is_missing(row["member_count"]) else plain(row["member_count"]), bold=True),
        markup.Cell(plain(row["volunteer_count"])),
        markup.Cell(plain(row["participant_count"])),
        markup.Cell(plain(row["volunteer_done_count"])),
        markup.Cell("—" if each is None else plain(each, 1)),
    )


def stars(scope: Scope) -> Block | None:
    """星级评选: number of each kind of star per month, and the places, no names; None without activities."""
    question = "activities/stars_by_month"
    frame = fetch(question, scope)
    if fetch(KINDS, scope).empty:
        return None
    return Block(
        key="stars",
        reading=stars_reading(frame),
        subtitle=_("{window} 社区之星、楼长之星、楼院之星每月的名额（名）与来源小区；不显示姓名").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=question,
        measures=("star_count",),
        html="" if frame.empty else markup.unit_table(_star_table(frame)),
        rows=() if frame.empty else rows_behind("activities/award_rows", scope, frame["star_count"]),
    )


def _star_table(frame: pd.DataFrame) -> markup.Table:
    heads = (
        markup.Heading(_("月份"), is_text=True),
        *(markup.Heading(_(name)) for name in STARS),
        markup.Heading(_("来源小区"), is_text=True, wraps=True),
    )
    rows = []
    for month in stars_wide(frame):
        places = month["places"]
        shown = listing(short(name) for name in places[:_PLACES])
        if len(places) > _PLACES:
            shown = _("{names}等 {n} 处").format(names=shown, n=len(places))
        counts = [markup.Cell(plain(month["counts"][name])) for name in STARS]
        rows.append((markup.Cell(f"{pd.Timestamp(month['month']):%Y-%m}"), *counts, markup.Cell(shown)))
    return markup.Table(heads, tuple(rows))
