"""What the map shows: the measure, which stands in the address."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from pages.parts.words.language import mark

#: Parameters of the address: the measure, and whether the true map is shown in place of tiles.
PARAMETER, FORM = "map", "form"


class Form(enum.StrEnum):
    """How compounds are drawn, as the address writes it."""

    TILES = "tiles"
    GROUND = "ground"


#: Form -> its name on the page, a message key.
FORMS = {Form.TILES: mark("方块"), Form.GROUND: mark("地图")}


class MapMeasure(enum.StrEnum):
    """A measure of the map, as the address writes it."""

    REQUESTS = "requests"
    SATISFACTION = "satisfaction"
    OVERDUE = "overdue"
    EVENTS = "events"


#: Measure -> its name on the page, a message key.
LABELS = {
    MapMeasure.REQUESTS: mark("诉求每千户"),
    MapMeasure.SATISFACTION: mark("满意率"),
    MapMeasure.OVERDUE: mark("超期"),
    MapMeasure.EVENTS: mark("事件"),
}


def read_measure(values: Sequence[str]) -> MapMeasure:
    """The measure that an address says; the first one where it says none that there is."""
    return next((each for each in MapMeasure if each.value in values), MapMeasure.REQUESTS)


def read_form(values: Sequence[str], *, has_boundaries: bool) -> Form:
    """The form that an address says; tiles where there are no boundaries."""
    return Form.GROUND if has_boundaries and Form.GROUND.value in values else Form.TILES
