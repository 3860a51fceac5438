"""Answers are kept: each is asked once, whoever asks, and nobody alters what another one is given."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking import fetch
from queries import Condition, Grain, Scope, UnknownQuestion, names, run
from queries.analysis import Analysis
from queries.binding import BoundStatement
from queries.runner import run_bound
from tests.cases import each

SUMMARY, PERIODS = "service_requests/summary", "service_requests/volume_by_period"
RATE = Analysis(("on_time_rate",), ("community",))
OCTOBER = Scope(date(2026, 10, 1), date(2026, 11, 1), Grain.WEEK)


@pytest.fixture
def asked(samples: Snapshot, monkeypatch: pytest.MonkeyPatch) -> list[BoundStatement]:
    """The statements that the engine is asked, with nothing kept from before."""
    asked: list[BoundStatement] = []

    def noted(bound: BoundStatement, *, snapshot: Snapshot):
        asked.append(bound)
        return run_bound(bound, snapshot=snapshot)

    fetch.forget()
    monkeypatch.setattr(fetch, "run_bound", noted)
    return asked


def test_a_question_is_asked_once_and_in_the_order_given(asked: list[BoundStatement]):
    frames = fetch.fetch_all([(PERIODS, Scope()), (SUMMARY, Scope()), (PERIODS, Scope())])
    assert len(asked) == 2
    assert ["period_start" in frame for frame in frames] == [True, False, True]
    assert fetch.fetch(SUMMARY, Scope()).equals(frames[1])
    assert fetch.fetch_all([(SUMMARY, Scope())])[0].equals(frames[1])
    assert len(asked) == 2


def test_what_a_caller_writes_is_his_alone(asked: list[BoundStatement]):
    frame, count = fetch.fetch(SUMMARY, Scope()), fetch.fetch(SUMMARY, Scope())["request_count"].iloc[0]
    frame.loc[0, "request_count"] = -1
    frame["more"] = 1
    again = fetch.fetch(SUMMARY, Scope().replace(grain=Grain.DAY))  # the same answer, not another frame
    assert again["request_count"].iloc[0] == count > 0
    assert "more" not in again
    assert len(asked) == 1


def test_what_failed_is_asked_again(
    asked: list[BoundStatement], samples: Snapshot, monkeypatch: pytest.MonkeyPatch
):
    for _ in range(2):
        with pytest.raises(UnknownQuestion):
            fetch.fetch("service_requests/nothing", Scope())
    with monkeypatch.context() as patch:
        patch.setattr(fetch, "run_bound", lambda *_asked, **_served: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            fetch.fetch(SUMMARY, Scope())
    assert fetch.fetch(SUMMARY, Scope()).equals(run(SUMMARY, Scope(), snapshot=samples))


@each(
    ("question", "other", "is_shared"),
    [
        (SUMMARY, OCTOBER.replace(grain=Grain.DAY), True),  # no periods
        (PERIODS, OCTOBER.replace(grain=Grain.DAY), False),
        (SUMMARY, OCTOBER.replace(conditions=(Condition("venue", ("社区",)),)), True),
        (SUMMARY, OCTOBER.replace(conditions=(Condition("request_type", ("投诉",)),)), False),
        ("mediation_cases/summary", OCTOBER.replace(categories=("噪声扰民",)), True),
        ("mediation_cases/summary", OCTOBER.replace(communities=("南门社区",)), False),
        (SUMMARY, OCTOBER.replace(date_from=date(2026, 10, 2)), False),
        (SUMMARY, OCTOBER.replace(categories=("噪声扰民",)), False),
        (RATE, OCTOBER.replace(grain=Grain.DAY), True),
        (RATE, OCTOBER.replace(channels=("12345",)), False),
    ],
)
def test_scopes_share_an_answer_where_the_engine_is_asked_the_same(
    asked: list[BoundStatement], question: str | Analysis, other: Scope, is_shared: bool
):
    asked.clear()
    fetch.forget()
    for scope in (OCTOBER, other):
        fetch.fetch(question, scope) if isinstance(question, str) else fetch.fetch_analysis(question, scope)
    assert len(asked) == (1 if is_shared else 2)


def test_another_value_of_a_condition_is_another_answer(asked: list[BoundStatement], samples: Snapshot):
    """The statement is the same: the values make the difference."""
    for kind in ("投诉", "咨询"):
        scope = OCTOBER.replace(conditions=(Condition("request_type", (kind,)),))
        assert fetch.fetch(SUMMARY, scope).equals(run(SUMMARY, scope, snapshot=samples))
    first, second = asked
    assert first.sql == second.sql
    assert first != second


def test_other_settings_and_another_snapshot_share_nothing(
    asked: list[BoundStatement], samples: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rate = fetch.fetch("satisfaction/summary", OCTOBER)["satisfaction_rate"].iloc[0]
    with fetch.answer_from(dataclasses.replace(samples, id="another")):
        assert fetch.fetch("satisfaction/summary", OCTOBER)["satisfaction_rate"].iloc[0] == rate
    assert len(asked) == 2
    file = tmp_path / "settings.toml"
    file.write_text("mostly_satisfied_weight = 0.0\n", encoding="utf-8")
    monkeypatch.setenv("LEDGER_SETTINGS", str(file))
    assert fetch.fetch("satisfaction/summary", OCTOBER)["satisfaction_rate"].iloc[0] < rate
    assert len(asked) == 3


def test_every_answer_that_scopes_share_is_that_of_each(samples: Snapshot):
    """The law of the cache, over all questions: what is kept from one scope is what another would be told."""
    fetch.forget()
    others = (
        OCTOBER.replace(grain=Grain.DAY),
        OCTOBER.replace(categories=("噪声扰民",), conditions=(Condition("venue", ("社区",)),)),
    )
    for name in names()[::5]:
        fetch.fetch(name, OCTOBER)
        for scope in others:
            kept, told = fetch.fetch(name, scope), run(name, scope, snapshot=samples)
            # Two threads add in any order: the last bit of a sum of fractions may differ.
            pd.testing.assert_frame_equal(kept, told, rtol=1e-12, obj=f"{name} {scope}")
