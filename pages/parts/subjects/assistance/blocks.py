"""Blocks and card of the help given, per year; numbers below five households are never shown."""

from __future__ import annotations

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch, snapshot
from pages.parts.charts.unit_bars import unit_bars
from pages.parts.html.markup import Card
from pages.parts.shared_blocks.kind_by_community import kind_by_community, names_in
from pages.parts.subjects.assistance import readings as findings
from pages.parts.subjects.assistance.readings import HELPED, TOLD
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP, count
from queries import Grain, Scope
from queries.measures import MEASURES
from queries.windows import calendar_year

KINDS, SUMMARY = "assistance/help_by_kind", "assistance/summary"
_KINDS = mark("类")
#: Unit -> the header over its bars.
_UNITS = {"户": mark("户（不重复）"), "名": mark("名"), "次": mark("次")}


def year(scope: Scope) -> Scope:
    """The scope of help: the calendar year in which a window ends, over all places (see ``readings``)."""
    return Scope(*calendar_year(scope.date_to, snapshot().as_of), Grain.YEAR)


def is_told(scope: Scope) -> bool:
    """Whether help is shown for the chosen places: it is not shown for compounds."""
    return scope.compounds is None and len(fetch(KINDS, year(scope))) > 0


def kinds(scope: Scope) -> Block:
    """Help by kind, the kinds of each unit on their own axis."""
    told = year(scope)
    frame = findings.helped_by_kind(fetch(KINDS, told), scope.communities)
    return Block(
        key="help",
        reading=findings.help_reading(frame),
        subtitle=_("{window} 办理，只按整年公布；户去重，名、次按件；同一标尺；不足 {n} 户写 <{n}").format(
            window=_so_far(told), n=LEAST_TOLD
        ),
        table=_table(frame),
        question=KINDS,
        measures=("helped_count",),
        figure=unit_bars(
            frame,
            name="kind",
            value=HELPED,
            unit="counted_as",
            unit_labels={unit: _(label) for unit, label in _UNITS.items()},
            hidden=TOLD,
            stub=LEAST_TOLD / 2,
        ),
    )


def communities(scope: Scope) -> Block:
    """Help by kind and community, the kinds in the order of ``kinds``."""
    told = year(scope)
    answer = fetch(KINDS, told)
    whole = findings.helped_by_kind(answer, scope.communities)
    places = {(row["kind"], row["counted_as"]): at for at, row in whole.iterrows()}
    frame = findings.help_by_community(answer)
    frame = frame[frame["community"].isin(scope.communities or frame["community"])]
    order = [places[pair] for pair in zip(frame["kind"], frame["counted_as"], strict=True)]
    frame = frame.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")
    return Block(
        key="help-communities",
        reading=findings.places_reading(frame),
        subtitle=_(
            "{window} 办理的帮扶，按社区，只按整年公布；不足 {n} 户写 <{n}，为防反推，另隐去的写“不单列”"
        ).format(window=_so_far(told), n=LEAST_TOLD),
        table=_table(frame),
        question=KINDS,
        measures=("helped_count",),
        html=kind_by_community(
            frame,
            unit="counted_as",
            text=TOLD,
            names=names_in(scope),
        ),
    )


def _so_far(told: Scope) -> str:
    """The dates of the year, up to the day of the data."""
    past = told.elapsed(snapshot().as_of)
    return dates(past.date_from, past.date_to)


def _table(frame: pd.DataFrame) -> pd.DataFrame:
    """The numbers as shown, for table and files."""
    return frame.assign(**{HELPED: frame[TOLD]}).drop(columns=TOLD).rename(columns={"kind": "help_kind"})


def assistance_clause(scope: Scope) -> str:
    """The help of the year in a clause: households of the whole office, or kinds of a community."""
    told = year(scope)
    if scope.compounds is not None or not snapshot().row_counts.get("assistance"):
        return ""
    given = findings.helped_by_kind(fetch(KINDS, told), scope.communities)
    if given.empty:
        return _("{year} 年没有新办的帮扶").format(year=told.bounds[0].year)
    number = count(given["kind"].nunique(), _KINDS) if scope.communities else _households(told)
    return _("{year} 年帮扶 {n}").format(year=told.bounds[0].year, n=number)


def _households(told: Scope) -> str:
    total = float(fetch(SUMMARY, told).iloc[0]["helped_household_count"])
    return findings.households_told(total, fetch(KINDS, told))


def household_card(scope: Scope) -> Card:
    """Number of households the whole office helped in a year, without a comparison."""
    measure = MEASURES["helped_household_count"]
    told = year(scope)
    value, _space, unit = _households(told).partition(NBSP)
    return Card(
        label=_("{year} 年帮扶户数").format(year=told.bounds[0].year),
        value=value,
        unit=unit,
        note=_("全街道，只按整年公布"),
        help=_(measure.definition),
    )
