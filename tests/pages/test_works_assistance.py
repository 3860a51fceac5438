"""民生实事与帮扶: no number of fewer than five households leaves the server, whatever is asked for."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking import fetch
from pages.parts.findings.few_persons import FEW, KEPT_BACK
from pages.parts.subjects.assistance import blocks as assistance
from pages.parts.subjects.assistance.readings import HELPED
from pages.parts.subjects.coverage.blocks import coverage
from queries import Scope, run, statement
from queries.binding import BoundStatement
from queries.runner import run_bound
from tests.pages.conftest import figures

YEAR = {
    "community": "南门社区",
    "from": "2022-01-01",
    "to": "2023-01-01",
    "grain": "month",
    "compare": "year",
}
SCOPE = Scope(date(2022, 1, 1), date(2023, 1, 1), communities=("南门社区",))


def test_the_published_help_of_2022(samples: Snapshot):
    table = assistance.kinds(SCOPE).table.set_index("help_kind")[HELPED]
    expected = {"低保": "15", "廉租房": "8", "慰问": "15", "大病救助": FEW, "残疾人保险": "24"}
    assert {kind: table[kind] for kind in expected} == expected


def test_the_published_works_of_2022(samples: Snapshot):
    frame = run("public_works/works_by_kind", SCOPE, snapshot=samples)
    done = {
        (kind, unit): n for kind, unit, n in zip(frame["kind"], frame["unit"], frame["quantity"], strict=True)
    }
    assert done[("路灯", "盏")] == 50
    assert done[("雨污管道", "米")] == 1162
    assert done[("路面", "平方米")] >= 15_000
    assert done[("环境整治", "处")] == 9
    assert done[("垃圾清运", "吨")] == 1512


def test_four_households_are_nowhere_in_the_figure(open_shell):
    app = open_shell("works_assistance", **YEAR)
    figure = figures(app)["help"]
    bars = {name: n for bar in figure["data"] for name, n in zip(bar["customdata"], bar["x"], strict=True)}
    assert bars["大病救助"] == 2.5, "the stub, the same for all"
    told = [text for bar in figure["data"] for text in bar["hovertext"] if text.startswith("大病救助")]
    assert told == ["大病救助<br>&lt;5 户（不重复）"]


@pytest.mark.parametrize("block", [assistance.kinds, assistance.communities])
def test_tables_and_files_hold_no_small_number(samples: Snapshot, block):
    table = block(SCOPE).table
    assert FEW in set(table[HELPED])
    assert not {"1", "2", "3", "4"} & set(table[HELPED])
    assert set(table.columns) <= {"help_kind", "counted_as", "community", HELPED}
    assert json.dumps(table.to_dict("list"), ensure_ascii=False)


def test_no_window_and_no_choice_of_compounds_can_be_subtracted_from_another(samples: Snapshot):
    """A week, a month and half a year in 2026 tell the whole year; of a compound nothing is told."""
    whole = assistance.communities(Scope(date(2026, 1, 1), date(2027, 1, 1))).table
    for window in ((date(2026, 8, 3), date(2026, 8, 10)), (date(2024, 5, 1), date(2026, 7, 1))):
        pd.testing.assert_frame_equal(assistance.communities(Scope(*window)).table, whole)
    one = assistance.communities(Scope(date(2026, 1, 1), date(2027, 1, 1), communities=("南门社区",))).table
    pd.testing.assert_frame_equal(
        one.sort_values("help_kind").reset_index(drop=True),
        whole[whole["community"] == "南门社区"].sort_values("help_kind").reset_index(drop=True),
    )
    assert not assistance.is_told(Scope(compounds=("汽运小区",)))


def test_no_week_of_the_ledger_tells_fewer_than_five_acts_of_help(samples: Snapshot):
    block = coverage(samples)
    weeks = block.table[block.table["台账"] == "帮扶救助"]
    assert FEW in set(weeks["行数"])
    assert not {1, 2, 3, 4} & set(weeks["行数"])
    texts = [text for row in block.figure.data[0].text for text in row if text.startswith("帮扶救助")]
    assert texts
    assert not [text for text in texts if text.split("<br>")[-1] in ("1 行", "2 行", "3 行", "4 行")]


def test_the_card_tells_the_households_of_the_whole_office_in_a_year(samples: Snapshot):
    card = assistance.household_card(Scope(date(2026, 8, 3), date(2026, 8, 10)))
    assert (card.label, card.lines, card.tag, card.spark) == ("2026 年帮扶户数", (), "", "")
    assert (card.value, card.unit) in ((KEPT_BACK, ""), (f"{_households(samples)}", "户"))


def _households(samples: Snapshot) -> int:
    scope = Scope(date(2026, 1, 1), date(2027, 1, 1))
    return int(run("assistance/summary", scope, snapshot=samples)["helped_household_count"].iloc[0])


def test_the_slow_question_is_answered_before_its_page_is_opened(open_shell, monkeypatch):
    fetch._prefetch_done.cache_clear()
    fetch.forget()
    asked: list[str] = []

    def noted(bound: BoundStatement, *, snapshot: Snapshot):
        asked.append(bound.sql)
        return run_bound(bound, snapshot=snapshot)

    monkeypatch.setattr(fetch, "run_bound", noted)
    ahead = [statement(name).sql for name in fetch.AHEAD]
    app = open_shell(**YEAR)  # 本周, which does not show it
    assert [asked.count(sql) for sql in ahead] == [1]
    app.switch_page("works_assistance.py").run()
    assert "around" in figures(app)
    assert [asked.count(sql) for sql in ahead] == [1]
