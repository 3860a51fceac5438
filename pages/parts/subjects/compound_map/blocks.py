"""The blocks of 小区图: the tiles, and the table beside them with the compounds outside normal first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.boundaries import Boundaries
from pages.parts.asking.block import Block
from pages.parts.charts.compound_shapes import Shape, compound_shapes
from pages.parts.charts.compound_tiles import compound_tiles
from pages.parts.charts.lettering import safe
from pages.parts.charts.tile_boxes import Community, Tile
from pages.parts.findings.compound_states import JudgedCompound, State
from pages.parts.findings.reading import Reading, short
from pages.parts.shared_blocks.rates import weight_note
from pages.parts.subjects.compound_map.asked import AskedCompounds
from pages.parts.subjects.compound_map.choice import MapMeasure
from pages.parts.subjects.compound_map.events import (
    event_lines,
    event_value,
    events_reading,
    numbered_events,
)
from pages.parts.subjects.compound_map.readings import (
    count_lines,
    counts_reading,
    place_words,
    rate_lines,
    rates_reading,
    tile_value,
)
from pages.parts.subjects.compound_map.table import map_table, table_of
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain, rate

#: Name of the rate of a measure, a message key.
RATES = {MapMeasure.SATISFACTION: mark("满意率"), MapMeasure.OVERDUE: mark("按期办结率")}
#: States that the key names for a measure.
_OF_COUNTS = (State.ALARM, State.WATCH, State.LOW, State.NORMAL, State.SMALL)
_OF_RATES = (State.MISSED, State.NORMAL, State.SMALL)
_OF_EVENTS = (State.ALARM, State.MISSED, State.WATCH, State.BETTER, State.NORMAL)
#: Measure -> names of the measures whose definitions the block shows.
_MEASURES = {
    MapMeasure.REQUESTS: ("request_count", "per_thousand_households"),
    MapMeasure.EVENTS: ("request_count", "per_thousand_households"),
    MapMeasure.SATISFACTION: ("satisfaction_rate",),
    MapMeasure.OVERDUE: ("on_time_rate",),
}


def tiles(asked: AskedCompounds, *, is_wide: bool = False) -> Block:
    """The map of the compounds as tiles.

    Args:
        asked: The compounds by the chosen measure.
        is_wide: Whether six communities may stand side by side.
    """
    return Block(
        key=f"compound-map-{asked.measure}",
        reading=reading(asked),
        subtitle=subtitle(asked),
        table=table_of(asked),
        question=asked.question,
        measures=_MEASURES[asked.measure],
        kind=ChartKind.TILES,
        figure=figure_of(asked, is_wide=is_wide),
        rows=asked.rows,
    )


def ground(asked: AskedCompounds, boundaries: Boundaries) -> Block:
    """The map of the compounds where they lie, for an office that has their boundaries."""
    made, known = _tiles_of(asked), {(each.community, each.compound): each for each in boundaries.places}
    places = [known.get((each.community, each.compound)) for each in asked.judged]
    shapes = [
        Shape(tile, short(place.community), place.rings, place.points)
        for tile, place in zip(made, places, strict=True)
        if place is not None
    ]
    without = len(made) - len(shapes)
    left_out = _("；{n} 个小区没有边界，见表").format(n=without) if without else ""
    said = {"how": subtitle(asked, has_size=False), "system": boundaries.system, "left_out": left_out}
    return replace(
        tiles(asked),
        key=f"compound-ground-{asked.measure}",
        subtitle=_("{how}；面积为占地，不代表户数；{system} 坐标，按中间纬度等距展开{left_out}").format(
            **said
        ),
        figure=compound_shapes(shapes, states=_states(asked)),
        kind=None,
    )


def listed_compounds(asked: AskedCompounds) -> Block:
    """The table beside the map: the accessible way to the same numbers."""
    told, html = map_table(asked)
    return Block(
        key=f"compound-list-{asked.measure}",
        reading=told,
        subtitle=_("{window}，按判断与偏离排").format(window=_window(asked)),
        table=table_of(asked),
        question=asked.question,
        measures=_MEASURES[asked.measure],
        html=html,
        rows=asked.rows,
    )


def reading(asked: AskedCompounds) -> Reading:
    """Title and reading of the map."""
    if asked.measure is MapMeasure.EVENTS:
        return events_reading(asked.judged, asked.events)
    if asked.is_count:
        return counts_reading(asked.judged, asked.left_out)
    return rates_reading(asked.judged, RATES[asked.measure], asked.left_out)


def subtitle(asked: AskedCompounds, *, has_size: bool = True) -> str:
    """What is measured, over which days, how the tiles are to be read."""
    said = {"window": _window(asked), "n": len(asked.judged)}
    size = _("；块的大小为户数：不到 200、200–399、400 以上") if has_size else ""
    if asked.measure is MapMeasure.EVENTS:
        week = dates(asked.events[0].starts[-1], asked.events[0].end) if asked.events else said["window"]
        text = _("{week} 的事件，{n} 个小区；块上为最要紧一件的数，圈内为本周事件卡的编号{size}")
        return text.format(week=week, n=said["n"], size=size)
    if asked.is_count:
        text = _("{window} 每千户诉求（件），{n} 个小区；全部小区每千户 {all}{size}")
        return text.format(**said, all=plain(1000 * pooled(asked.judged)), size=size)
    target = rate(asked.judged[0].expected, 0) if asked.judged else ""
    said |= {"label": _(RATES[asked.measure]), "target": target, "small": settings().small_sample}
    text = _("{window} {label}（%），{n} 个小区；目标 {target}；样本少为分母不足 {small}{size}{weight}")
    weight = weight_note(_MEASURES[asked.measure][0], asked.scope)
    return text.format(**said, size=size, weight=weight)


def pooled(judged: Sequence[JudgedCompound]) -> float:
    """Requests per household of all compounds that have households; 0 without any."""
    known = [each for each in judged if each.households > 0]
    households = sum(each.households for each in known)
    return sum(each.part for each in known) / households if households else 0.0


def figure_of(asked: AskedCompounds, *, is_wide: bool = False) -> go.Figure:
    """The figure of the tiles."""
    names = [each.community for each in asked.judged]
    made = list(zip(names, _tiles_of(asked), strict=True))
    blocks = []
    for community, group in groupby(made, key=lambda pair: pair[0]):
        own = tuple(tile for _name, tile in group)
        note = _("{n} 个小区").format(n=len(own))
        blocks.append(Community(short(community), note, own))
    return compound_tiles(blocks, states=_states(asked), is_wide=is_wide)


def _tiles_of(asked: AskedCompounds) -> list[Tile]:
    names = [each.compound for each in asked.judged]
    is_unique = len(set(names)) == len(names)
    return [
        _tile(asked, each, others, is_unique=is_unique)
        for each, others in zip(asked.judged, asked.aliases, strict=True)
    ]


def _states(asked: AskedCompounds) -> list[str]:
    usual = _OF_COUNTS if asked.is_count else _OF_RATES
    usual = _OF_EVENTS if asked.measure is MapMeasure.EVENTS else usual
    has_unknown = any(each.state is State.UNKNOWN for each in asked.judged)
    return [*map(str, usual), *([str(State.UNKNOWN)] if has_unknown else [])]


def _tile(
    asked: AskedCompounds,
    one: JudgedCompound,
    others: tuple[str, ...],
    *,
    is_unique: bool,
) -> Tile:
    lines = (
        count_lines(one, pooled(asked.judged)) if asked.is_count else rate_lines(one, RATES[asked.measure])
    )
    own = numbered_events(one, asked.events)
    lines += event_lines(own)
    head = f"<b>{safe(one.compound)}</b>　{_(one.state)}"
    return Tile(
        name=one.compound,
        key=(one.compound,) if is_unique else (one.community, one.compound),
        households=one.households,
        state=str(one.state),
        value=(
            event_value(own)
            if asked.measure is MapMeasure.EVENTS
            else tile_value(one, is_count=asked.is_count)
        ),
        hover="<br>".join([head, *map(safe, [place_words(one), *lines])]),
        aliases=others,
        rings=tuple(number for number, _event in own),
    )


def _window(asked: AskedCompounds) -> str:
    return dates(asked.scope.date_from, asked.scope.date_to)
