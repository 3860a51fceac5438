"""What holds for every scope: parts add up to the whole, wider is never less, and pandas agrees."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.snapshots.store import Snapshot
from queries import Comparison, Grain, Scope, names, run
from queries.windows import END_OF_DAYS, FIRST_DAY
from tests.queries.tables import build

COMMUNITIES = ("甲", "乙", "丙", None)
COMPOUNDS = ("东苑", "西苑", "未匹配", None)
CATEGORIES = ("噪音", "停车", None)
CHANNELS = ("12345", "来访", None)
AS_OF = "2026-03-01 00:00"
FIRST = datetime(2025, 11, 1)

Rows = dict[str, list[dict[str, str | None]]]


def _moment(chance: random.Random, start: datetime, days: int) -> str:
    return (start + timedelta(seconds=chance.randrange(days * 86400))).isoformat(sep=" ")


def _place(chance: random.Random) -> dict[str, str | None]:
    return {"community": chance.choice(COMMUNITIES), "compound": chance.choice(COMPOUNDS)}


def _request(chance: random.Random, number: int) -> dict[str, str | None]:
    requested = _moment(chance, FIRST, 120)
    start = datetime.fromisoformat(requested)
    return {
        "request_id": f"r{number}",
        **_place(chance),
        "category": chance.choice(CATEGORIES),
        "channel": chance.choice(CHANNELS),
        "requested_at": requested,
        "due_at": _moment(chance, start, 20) if chance.random() < 0.7 else None,
        "extended_due_at": _moment(chance, start, 40) if chance.random() < 0.1 else None,
        "closed_at": _moment(chance, start, 30) if chance.random() < 0.6 else None,
        "status": chance.choice(("已办结", "办理中", "已作废", None)),
        "is_excluded": chance.choice(("true", "false", None, None)),
        "phone_token": chance.choice(("p1", "p2", "p3", None)),
    }


def _case(chance: random.Random, number: int) -> dict[str, str | None]:
    accepted = _moment(chance, FIRST, 120)
    return {
        "case_id": f"c{number}",
        **_place(chance),
        "accepted_at": accepted,
        "closed_at": _moment(chance, datetime.fromisoformat(accepted), 30) if chance.random() < 0.6 else None,
        "outcome": chance.choice(("调解成功", "调解成功", "调解不成功", "调解中", "撤回", None)),
        "resolved_level": chance.choice(("网格", "社区", "街道", None)),
        "dispute_type": chance.choice(("邻里纠纷", "物业纠纷", None)),
        "agreement_form": chance.choice(("口头", None)),
        "is_fulfilled": chance.choice(("true", "false", None)),
    }


def _response(chance: random.Random, number: int) -> dict[str, str | None]:
    return {
        "response_id": f"s{number}",
        **_place(chance),
        "asked_at": _moment(chance, FIRST, 120),
        "instrument": chance.choice(("回访", "回访", "测评", None)),
        "is_valid": chance.choice(("true", "true", "false", None)),
        "was_contacted": chance.choice(("true", "false", None)),
        "is_resolved": chance.choice(("true", "false", None)),
        "rating": chance.choice(("非常满意", "满意", "基本满意", "一般", "不满意", "非常不满意", None)),
    }


def population(seed: int, size: int) -> Rows:
    """Ledgers as messy as real ones; the same seed, the same rows."""
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    return {
        "service_request": [_request(chance, number) for number in range(size)],
        "mediation_case": [_case(chance, number) for number in range(size)],
        "satisfaction_response": [_response(chance, number) for number in range(size)],
        "community": [{"community": "甲", "households": "500"}, {"community": "乙", "households": None}],
        "compound": [{"community": "甲", "compound": "东苑", "households": "100"}],
    }


@pytest.fixture(scope="module")
def rows() -> Rows:
    return population(7, 200)


@pytest.fixture(scope="module")
def snapshot(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return build(tmp_path_factory.mktemp("laws") / "snapshot", rows, AS_OF)


def _choices(names: tuple[str | None, ...]) -> st.SearchStrategy[tuple[str, ...] | None]:
    known = [name or "未填写" for name in names]
    return st.none() | st.lists(st.sampled_from([*known, "不存在"]), min_size=1, unique=True).map(tuple)


DAYS = st.dates(date(2025, 10, 20), date(2026, 3, 20))
WINDOWS = st.tuples(st.none() | DAYS, st.none() | DAYS).filter(lambda w: None in w or w[0] <= w[1])
QUESTIONS = st.sampled_from(names())
SCOPES = st.builds(
    lambda window, grain, communities, compounds, categories, channels: Scope(
        *window, grain, communities, compounds, categories, channels
    ),
    WINDOWS,
    st.sampled_from(Grain),
    _choices(COMMUNITIES),
    _choices(COMPOUNDS),
    _choices(CATEGORIES),
    _choices(CHANNELS),
)

#: Each ledger's count, its summary, and the questions whose rows must add up to it.
PARTS = {
    ("service_requests/summary", "request_count"): (
        "service_requests/volume_by_period",
        "service_requests/volume_by_community",
        "service_requests/volume_by_compound",
        "service_requests/volume_by_category",
        "service_requests/volume_by_channel",
        "signals/category_by_month",
        "service_requests/volume_by_community_period",
        "service_requests/volume_by_category_period",
        "service_requests/volume_by_community_category",
        "service_requests/on_time_by_community",
        "service_requests/on_time_by_unit",
        "places/categories",
        "places/channels",
    ),
    ("service_requests/summary", "due_count"): (
        "service_requests/on_time_by_period",
        "service_requests/on_time_by_community",
        "service_requests/on_time_by_unit",
    ),
    ("service_requests/summary", "timed_count"): ("service_requests/days_to_close_by_community",),
    ("service_requests/summary", "repeat_count"): (
        "service_requests/on_time_by_period",
        "signals/category_by_month",
    ),
    ("mediation_cases/summary", "case_count"): tuple(n for n in names() if "/outcome_by_" in n),
    ("mediation_cases/summary", "succeeded_count"): tuple(n for n in names() if "/outcome_by_" in n),
    ("satisfaction/summary", "response_count"): (
        "satisfaction/rate_by_period",
        "satisfaction/rate_by_community",
        "satisfaction/rate_by_compound",
    ),
    ("satisfaction/summary", "rated_count"): tuple(n for n in names() if "/rate_by_" in n),
}


@pytest.mark.parametrize(("summary", "column"), PARTS)
@given(data=st.data())
def test_parts_add_up_to_the_whole(
    snapshot: Snapshot, summary: str, column: str, data: st.DataObject
) -> None:
    scope, part = data.draw(SCOPES), data.draw(st.sampled_from(PARTS[summary, column]))
    whole = run(summary, scope, snapshot=snapshot)[column][0]
    assert run(part, scope, snapshot=snapshot)[column].sum() == whole


@given(scope=SCOPES)
def test_hours_and_what_has_none_add_up_to_the_requests(snapshot: Snapshot, scope: Scope) -> None:
    whole = run("service_requests/summary", scope, snapshot=snapshot)["request_count"][0]
    hours = run("service_requests/volume_by_weekday_hour", scope, snapshot=snapshot)
    assert hours["request_count"].sum() + hours["untimed_count"].sum() == whole


@given(scope=SCOPES)
def test_ratings_add_up_to_the_valid_responses(snapshot: Snapshot, scope: Scope) -> None:
    valid = run("satisfaction/summary", scope, snapshot=snapshot)["valid_count"][0]
    assert run("satisfaction/rating_distribution", scope, snapshot=snapshot)["response_count"].sum() == valid


@given(scope=SCOPES)
def test_shares_add_up_to_one(snapshot: Snapshot, scope: Scope) -> None:
    for name in ("service_requests/volume_by_category", "satisfaction/rating_distribution"):
        shares = run(name, scope, snapshot=snapshot)["share"]
        assert shares.empty or shares.sum() == pytest.approx(1)


@given(scope=SCOPES, name=QUESTIONS)
def test_naming_every_community_is_naming_none(snapshot: Snapshot, scope: Scope, name: str) -> None:
    everything = scope.replace(communities=None)
    named = scope.replace(communities=tuple(name or "未填写" for name in COMMUNITIES))
    pd.testing.assert_frame_equal(
        run(name, everything, snapshot=snapshot), run(name, named, snapshot=snapshot)
    )


@given(scope=SCOPES, before=st.integers(0, 60), after=st.integers(0, 60))
def test_a_wider_window_never_counts_less(snapshot: Snapshot, scope: Scope, before: int, after: int) -> None:
    wider = scope.replace(
        date_from=scope.date_from and scope.date_from - timedelta(days=before),
        date_to=scope.date_to and scope.date_to + timedelta(days=after),
    )
    for folder in ("service_requests", "mediation_cases", "satisfaction"):
        narrow, wide = (run(f"{folder}/summary", one, snapshot=snapshot) for one in (scope, wider))
        for column in (column for column in narrow.columns if column.endswith("_count")):
            assert narrow[column][0] <= wide[column][0], column


@given(scope=SCOPES, name=st.sampled_from([name for name in names() if not name.endswith("/rows")]))
def test_rates_are_null_or_from_0_to_1(snapshot: Snapshot, scope: Scope, name: str) -> None:
    frame = run(name, scope, snapshot=snapshot)
    for column in frame.columns:
        if column.endswith(("_rate", "share", "interval_low", "interval_high")):
            assert frame[column].dropna().between(0, 1).all(), column


@given(scope=SCOPES)
def test_periods_follow_each_other_without_a_gap(snapshot: Snapshot, scope: Scope) -> None:
    step = {"day": "D", "week": "W-MON", "month": "MS", "quarter": "QS", "year": "YS"}[scope.grain]
    for name in (
        "service_requests/volume_by_period",
        "mediation_cases/outcome_by_period",
        "satisfaction/rate_by_period",
    ):
        periods = run(name, scope, snapshot=snapshot)["period_start"].tolist()
        if periods:
            assert periods == [stamp.date() for stamp in pd.date_range(periods[0], periods[-1], freq=step)]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_does_not_matter(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("shuffled")
    ordered = population(seed, 12)
    chance = random.Random(seed)  # noqa: S311
    shuffled = {name: chance.sample(rows, len(rows)) for name, rows in ordered.items()}
    one, other = build(folder / "one", ordered, AS_OF), build(folder / "other", shuffled, AS_OF)
    for name in names():
        pd.testing.assert_frame_equal(run(name, Scope(), snapshot=one), run(name, Scope(), snapshot=other))


def _frame(rows: Rows, ledger: str, at: str, scope: Scope) -> pd.DataFrame:
    """The rows of a scope, as somebody with pandas and the definitions would pick them."""
    frame = pd.DataFrame(rows[ledger])
    for column in ("community", "compound", "category", "channel"):
        if column in frame:
            frame[column] = frame[column].fillna("未填写")
    for column in (column for column in frame if column.endswith(("_at", "_by"))):
        frame[column] = pd.to_datetime(frame[column])
    kept = pd.Series(data=True, index=frame.index)
    if scope.date_from:
        kept &= frame[at] >= pd.Timestamp(scope.date_from)
    if scope.date_to:
        kept &= frame[at] < pd.Timestamp(scope.date_to)
    for column, chosen in (
        ("community", scope.communities),
        ("compound", scope.compounds),
        ("category", scope.categories),
        ("channel", scope.channels),
    ):
        if chosen is not None and column in frame:
            kept &= frame[column].isin(chosen)
    return frame[kept]


def _with_deadlines(rows: Rows) -> Rows:
    """The requests with their deadlines, extended where they were, and what dates their time to close."""
    requests = []
    for row in rows["service_request"]:
        deadline = row["extended_due_at"] or row["due_at"]
        requests.append({**row, "deadline_at": deadline, "timed_by": deadline or row["requested_at"]})
    return {"service_request": requests}


def _closed_within(timed: pd.DataFrame, share: float) -> float:
    """Days within which a share is closed, by the product-limit estimate, step by step."""
    timed = timed[(timed["is_excluded"] != "true") & (timed["status"] != "已作废")]
    timed = timed[timed["closed_at"].notna() | (timed["status"] != "已办结")]
    timed = timed[~(timed["deadline_at"] >= pd.Timestamp(AS_OF))]
    ends = timed["closed_at"].fillna(pd.Timestamp(AS_OF))
    days = ((ends - timed["requested_at"]).dt.total_seconds() // 60).clip(lower=0) / 1440
    is_ended = timed["closed_at"].notna()
    remaining, reached = Fraction(1), []
    for at in sorted(set(days[is_ended])):
        if remaining < 1 - Fraction(str(share)):
            break
        remaining *= 1 - Fraction(int((days[is_ended] == at).sum()), int((days >= at).sum()))
        if remaining <= 1 - Fraction(str(share)):
            reached.append(at)
    return sum(reached) / len(reached) if reached else float("nan")


def _ratio(over: float, under: float) -> float:
    return over / under if under else float("nan")


@given(scope=SCOPES)
def test_requests_as_pandas_counts_them(snapshot: Snapshot, rows: Rows, scope: Scope) -> None:
    frame = _frame(rows, "service_request", "requested_at", scope)
    dropped = (frame["is_excluded"] == "true") | (frame["status"] == "已作废")
    counted = frame[~dropped]
    closed = counted["closed_at"].notna() | (counted["status"] == "已办结")
    dated = _frame(_with_deadlines(rows), "service_request", "deadline_at", scope)
    dated = dated[(dated["is_excluded"] != "true") & (dated["status"] != "已作废")]
    due = dated[dated["deadline_at"] < pd.Timestamp(AS_OF)]
    on_time = due["closed_at"] <= due["deadline_at"]
    is_done = due["closed_at"].notna() | (due["status"] == "已办结")
    timed = _frame(_with_deadlines(rows), "service_request", "timed_by", scope)
    expected = {
        "request_count": len(counted),
        "excluded_count": int(dropped.sum()),
        "closed_count": int(closed.sum()),
        "open_count": int((~closed).sum()),
        "due_count": len(due),
        "pending_count": int((dated["deadline_at"] >= pd.Timestamp(AS_OF)).sum()),
        "closed_on_time_count": int(on_time.sum()),
        "on_time_rate": _ratio(on_time.sum(), len(due)),
        "overdue_open_count": int((~is_done).sum()),
        "half_closed_days": _closed_within(timed, 0.5),
        "nine_tenths_closed_days": _closed_within(timed, 0.9),
    }
    answered = run("service_requests/summary", scope, snapshot=snapshot).iloc[0]
    assert {name: answered[name] for name in expected} == pytest.approx(expected, nan_ok=True)
    by_category = run("service_requests/volume_by_category", scope, snapshot=snapshot)
    assert dict(zip(by_category["category"], by_category["request_count"], strict=True)) == dict(
        counted["category"].value_counts()
    )


@given(scope=SCOPES)
def test_cases_as_pandas_counts_them(snapshot: Snapshot, rows: Rows, scope: Scope) -> None:
    cases = _frame(rows, "mediation_case", "accepted_at", scope)
    won = cases["outcome"] == "调解成功"
    lost = cases["outcome"] == "调解不成功"
    pending = (cases["outcome"] == "调解中") | (cases["outcome"].isna() & cases["closed_at"].isna())
    told = pending | cases["outcome"].notna()
    agreed = cases["agreement_form"].notna()
    judged = agreed & cases["is_fulfilled"].notna()
    placed = won & cases["resolved_level"].notna()
    near = cases["resolved_level"] == "网格"
    expected = {
        "case_count": len(cases),
        "open_count": int(pending.sum()),
        "mediation_success_rate": _ratio(won.sum(), told.sum()),
        "settlement_rate": _ratio(won.sum(), won.sum() + lost.sum()),
        "fulfilment_rate": _ratio((agreed & (cases["is_fulfilled"] == "true")).sum(), judged.sum()),
        "within_grid_rate": _ratio((won & near).sum(), placed.sum()),
        "within_community_rate": _ratio(
            (won & cases["resolved_level"].isin(["网格", "社区"])).sum(), placed.sum()
        ),
    }
    answered = run("mediation_cases/summary", scope, snapshot=snapshot).iloc[0]
    assert {name: answered[name] for name in expected} == pytest.approx(expected, nan_ok=True)


@given(scope=SCOPES)
def test_responses_as_pandas_counts_them(snapshot: Snapshot, rows: Rows, scope: Scope) -> None:
    answers = _frame(rows, "satisfaction_response", "asked_at", scope)
    said_something = answers[["was_contacted", "is_resolved", "rating"]].notna().any(axis=1)
    valid = answers[(answers["is_valid"] == "true") | (answers["is_valid"].isna() & said_something)]
    called = valid[valid["instrument"] != "测评"]
    satisfied = valid["rating"].isin(["非常满意", "满意", "基本满意"])
    expected = {
        "response_count": len(answers),
        "valid_count": len(valid),
        "response_rate": _ratio((called["was_contacted"] == "true").sum(), called["was_contacted"].count()),
        "resolution_rate": _ratio((called["is_resolved"] == "true").sum(), called["is_resolved"].count()),
        "satisfaction_rate": _ratio(satisfied.sum(), valid["rating"].notna().sum()),
    }
    answered = run("satisfaction/summary", scope, snapshot=snapshot).iloc[0]
    assert {name: answered[name] for name in expected} == pytest.approx(expected, nan_ok=True)


TEXTS = st.none() | st.lists(st.text(min_size=1), min_size=1, unique=True).map(tuple)
ALL_DAYS = st.dates(FIRST_DAY, END_OF_DAYS)
ANY_SCOPE = st.builds(
    lambda dates, grain, choices, comparison: Scope(*dates, grain, *choices, comparison),
    st.tuples(st.none() | ALL_DAYS, st.none() | ALL_DAYS).filter(lambda w: None in w or w[0] <= w[1]),
    st.sampled_from(Grain),
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS),
    st.none() | st.sampled_from(Comparison),
)


@given(
    days=st.tuples(
        *[st.dates() | st.sampled_from([date.min, date.max, date(1, 1, 8), date(9999, 12, 1)])] * 2
    ),
    as_of=st.datetimes(max_value=datetime(9999, 12, 30)),
    comparison=st.sampled_from(Comparison),
)
def test_a_compared_window_lies_in_the_calendar(
    days: tuple[date, date], as_of: datetime, comparison: Comparison
) -> None:
    scope = Scope(min(days), max(days))
    before = scope.compared(as_of, comparison)
    assert before.date_from <= before.date_to
    assert before.date_from < scope.date_from or scope.date_from.year == 1 or scope.date_from == scope.date_to


@given(scope=ANY_SCOPE)
def test_an_address_leads_back_to_its_scope(scope: Scope) -> None:
    assert Scope.from_query(scope.to_query()) == scope


@given(
    window=st.tuples(DAYS, DAYS).filter(lambda w: w[0] < w[1]),
    comparison=st.sampled_from(Comparison),
    as_of=st.datetimes(datetime(2025, 10, 1), datetime(2026, 4, 1)),
)
def test_the_compared_window_lies_before_and_is_as_long_as_a_calendar_allows(
    window: tuple[date, date], comparison: Comparison, as_of: datetime
) -> None:
    scope = Scope(*window)
    compared, elapsed = scope.compared(as_of, comparison), scope.elapsed(as_of)
    assert compared is not None
    assert compared.date_from < scope.date_from
    assert compared.date_to <= max(elapsed.date_to, scope.date_from)
    ours, theirs = elapsed.date_to - elapsed.date_from, compared.date_to - compared.date_from
    assert abs(ours - theirs) <= timedelta(days=3)
    assert (ours == timedelta(0)) == (theirs == timedelta(0))
