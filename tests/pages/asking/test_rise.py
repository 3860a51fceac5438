"""What a rise is made of, and the narrowest place and matter that rose; parts judged as a page alone is."""

from __future__ import annotations

from datetime import date

import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.cards import judgement_of
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.office_measures import OFFICE, label_of, office
from pages.parts.asking.rise import clause, source_of_rise
from pages.parts.findings.comparison import Tag
from queries import Scope, run

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
COMMUNITIES = ("service_requests/volume_by_community_period", "community")
CATEGORIES = ("service_requests/volume_by_category_period", "category")


@pytest.mark.parametrize(
    ("asked", "name", "of"), [(COMMUNITIES, "南门社区", "噪声扰民"), (CATEGORIES, "噪声扰民", "南门社区")]
)
def test_a_rise_names_the_place_and_the_matter_that_rose(samples: Snapshot, asked, name: str, of: str):
    question, by = asked
    part = judged_parts(question, by, WEEK, samples)[1][name]
    source = source_of_rise(WEEK, samples, by, name)
    assert (part.word, source.name) == (Tag.ALARM, of)
    assert "较前一周" in source.text
    assert clause(WEEK, samples, by, part, source) == "南门社区青云首府噪声扰民连续两周超上限"


def test_a_part_has_the_state_it_has_when_it_is_chosen_alone(samples: Snapshot):
    _starts, parts = judged_parts(*COMMUNITIES, WEEK, samples)
    assert len(parts) > 5
    for name, part in parts.items():
        alone = judgement_of(
            "request_count", *office("request_count", WEEK.replace(communities=(name,)), samples)
        )
        assert (alone.word, alone.reason) == (part.word, part.judgement.reason), name


def test_a_stock_is_counted_at_the_end_of_the_window(samples: Snapshot):
    found, series = office("overdue_open_count", WEEK, samples)
    answer = run("service_requests/overdue_by_period", Scope(), snapshot=samples)
    last = answer[answer["period_start"].astype(str) == "2026-10-19"]["overdue_open_count"].item()
    assert found.now["overdue_open_count"] == last == series.points[series.position(date(2026, 10, 19))]
    assert found.previous is None
    assert found.before is not None
    assert [label_of(name) for name in OFFICE][-1] == "超期未结 · 期末"
