"""The section 议事与三单: what was decided, where the ledger says it."""

from datetime import date
from pathlib import Path

from pages.parts.asking.fetch import answer_from
from pages.parts.briefing.other_ledgers import talks
from pages.parts.briefing.sourced_numbers import Window
from queries import Comparison, Scope
from tests.queries.deliberation.test_decided_by_community import ITEMS
from tests.queries.tables import build, parse

JANUARY = Scope(date(2026, 1, 1), date(2026, 2, 1), comparison=Comparison.PREVIOUS)


def told(folder: Path, scope: Scope) -> str:
    served = build(
        folder / f"{folder.parent.name}-{folder.name}", {"deliberation": parse(ITEMS)}, "2026-02-28 12:00"
    )
    with answer_from(served):
        return talks(Window(scope, served)).paragraphs[0].text


def test_what_was_decided(tmp_path):
    assert told(tmp_path, JANUARY).endswith("写明议定结果的，通过 2\u00a0/\u00a03（样本少）。")


def test_nothing_is_said_where_no_item_says_it(tmp_path):
    assert "议定结果" not in told(tmp_path, JANUARY.replace(communities=("乙",)))
