"""The rows of the signals on 总览: strips, places for their size, tables, the topic of the month."""

from __future__ import annotations

from collections.abc import Iterator

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.subjects.service_requests import places
from pages.parts.subjects.signals import strips as signals
from pages.parts.subjects.signals import tables as signals_tables
from pages.parts.subjects.signals import topic as signals_topic
from queries import Scope


def rows(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The rows, each computed on demand; blocks without data are omitted."""
    if found := signals.strips(scope, served):
        yield found
    communities = places.communities_for_size(scope)
    drawn = communities[0].figure if communities else None
    height = places.BESIDE if drawn is None else drawn.layout.height
    yield [*communities, places.compounds_for_size(scope, height=height)]
    hot, repeats = signals_tables.hot_spots(scope, served), signals_tables.repeats(scope)
    yield from [[hot, repeats]] if hot.html else [[hot], [repeats]]  # a text beside a table leaves a gap
    if found := signals_topic.monthly_topic(scope):
        yield found
