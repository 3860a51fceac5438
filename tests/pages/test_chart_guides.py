"""How to read a chart: each kind is told in three lines, and every kind stands on some page."""

from __future__ import annotations

from data.snapshots.store import Snapshot
from pages.parts.words.chart_guides import ChartKind, guide_of
from tests.pages.test_block_rows import PAGES, QUARTER, blocks


def test_a_guide_is_a_heading_and_three_lines():
    for kind in ChartKind:
        head, *lines = guide_of(kind)
        assert head == "怎么看这张图"
        assert len(lines) == 3
        assert all(line.endswith("。") for line in lines)


def test_every_kind_is_told_on_a_page_and_only_of_charts(samples: Snapshot):
    told = {
        f"{page}/{key}": block
        for page in PAGES
        for key, block in blocks(page, QUARTER, samples).items()
        if block.kind is not None
    }
    assert {block.kind for block in told.values()} == set(ChartKind)
    assert [where for where, block in told.items() if block.why is not None and block.figure is None] == []
    assert told["service_requests/volume"].kind is ChartKind.COUNTS
