"""The lists hold what the measures count: as many rows as the number, for any scope."""

from datetime import date

import pytest

from data.snapshots.store import Snapshot
from queries import Scope, row_count, run
from tests.cases import each

WINDOW = (date(2026, 1, 1), date(2026, 11, 1))
SCOPES = {
    "everything": Scope(),
    "this year": Scope(*WINDOW),
    "one community": Scope(*WINDOW, communities=("南门社区",)),
    "one compound": Scope(compounds=("象城外滩",)),
    "one category": Scope(*WINDOW, categories=("噪声扰民",)),
    "one week": Scope(date(2026, 10, 19), date(2026, 10, 26)),
}
#: List -> the question and the column that count it.
COUNTED = {
    "service_requests/counted_rows": ("service_requests/summary", "request_count"),
    "service_requests/due_rows": ("service_requests/summary", "due_count"),
    "service_requests/on_time_rows": ("service_requests/summary", "closed_on_time_count"),
    "service_requests/closed_rows": ("service_requests/summary", "closed_count"),
    "service_requests/overdue_rows": ("service_requests/summary", "overdue_open_count"),
    "service_requests/repeat_rows": ("service_requests/summary", "repeat_count"),
    "service_requests/due_soon_rows": ("closed_loop/summary", "due_soon_count"),
    "service_requests/unanswered_rows": ("closed_loop/summary", "unanswered_count"),
    "service_requests/complaint_rows": ("service_requests/complaints_by_category", "complaint_count"),
    "satisfaction/rows": ("satisfaction/summary", "response_count"),
    "satisfaction/rated_rows": ("satisfaction/summary", "rated_count"),
    "mediation_cases/rows": ("mediation_cases/summary", "case_count"),
    "mediation_cases/settled_rows": ("mediation_cases/summary", "succeeded_count"),
    "mediation_cases/failed_rows": ("mediation_cases/summary", "failed_count"),
    "mediation_cases/open_rows": ("mediation_cases/summary", "open_count"),
    "deliberation/counted_rows": ("deliberation/summary", "item_count"),
    "service_orders/counted_rows": ("service_orders/summary", "order_count"),
    "activities/held_rows": ("activities/summary", "activity_count"),
    "activities/award_rows": ("activities/stars_by_month", "star_count"),
    "activities/gathering_rows": ("activities/weeks_by_community", "gathering_count"),
    "activities/volunteer_rows": ("activities/hours_by_team", "service_count"),
    "activities/reported_unit_rows": ("activities/reported_units", "service_count"),
    "organisation/station_uses": ("organisation/stations", "use_count"),
    "visits/rows": ("visits/summary", "visit_count"),
    "public_works/rows": ("public_works/summary", "work_count"),
    "public_works/counted_rows": ("public_works/money_by_source", "project_count"),
    "public_works/open_rows": ("public_works/projects_by_stage", "project_count"),
    "public_works/late_rows": ("public_works/projects_by_stage", "late_count"),
    "public_works/plan_rows": ("public_works/plan_by_kind", "with_plan_count"),
}


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("name", COUNTED)
def test_a_list_is_as_long_as_its_measure_says(samples: Snapshot, name: str, scope: Scope):
    question, column = COUNTED[name]
    assert row_count(name, scope, snapshot=samples) == run(question, scope, snapshot=samples)[column].sum()


@each("scope", SCOPES.values(), ids=SCOPES)
def test_the_dissatisfied_are_those_of_the_ratings(samples: Snapshot, scope: Scope):
    ratings = run("satisfaction/rating_distribution", scope, snapshot=samples).set_index("rating")
    expected = ratings["response_count"].reindex(["不满意", "非常不满意"], fill_value=0).sum()
    assert row_count("satisfaction/dissatisfied_rows", scope, snapshot=samples) == expected


def test_answers_are_listed_with_their_requests(samples: Snapshot):
    listed = run("satisfaction/dissatisfied_rows", Scope(), snapshot=samples)
    assert listed["response_id"].is_unique
    assert len(listed) > 10
    joined = listed.dropna(subset=["request_id"])
    assert len(joined) > 10
    assert joined[["category", "responsible_unit"]].notna().all(axis=None)
