"""A click on each mark of each chart does something, and what it opens has as many rows as the mark says."""

from __future__ import annotations

from tests.laws.conftest import Seen, each_sight_of_the_samples
from tests.laws.marks import idle_marks, lists_of_another_number, openings_not_drawn


@each_sight_of_the_samples
def test_each_mark_narrows_or_opens_or_its_block_says_why_not(seen: Seen):
    idle = {
        f"{page}/{key}": marks[:4]
        for page, (_page, blocks) in seen.shown.pages.items()
        for key, block in blocks.items()
        if not block.silent and (marks := idle_marks(block))
    }
    assert idle == {}


@each_sight_of_the_samples
def test_a_mark_opens_as_many_rows_as_it_says(seen: Seen):
    different = {
        f"{page}/{key}": counts
        for page, (_page, blocks) in seen.shown.pages.items()
        for key, block in blocks.items()
        if (counts := lists_of_another_number(block, seen.served))
    }
    assert different == {}


@each_sight_of_the_samples
def test_what_a_block_lets_open_stands_on_its_figure(seen: Seen):
    lost = {
        f"{page}/{key}": missing
        for page, (_page, blocks) in seen.shown.pages.items()
        for key, block in blocks.items()
        if block.figure is not None and (missing := openings_not_drawn(block))
    }
    assert lost == {}
