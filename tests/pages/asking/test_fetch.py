"""Answers are kept: each is asked once, whoever asks, and nobody alters what another one is given."""

from __future__ import annotations

import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking import fetch
from queries import Scope, UnknownQuestion, run

SUMMARY, PERIODS = "service_requests/summary", "service_requests/volume_by_period"


@pytest.fixture
def asked(samples: Snapshot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that are asked of the store, with nothing kept from before."""
    asked: list[str] = []

    def noted(name: str, *scope: object, **served: object):
        asked.append(name)
        return run(name, *scope, **served)

    fetch.forget()
    monkeypatch.setattr(fetch, "run", noted)
    return asked


def test_a_question_is_asked_once_and_in_the_order_given(asked: list[str]):
    frames = fetch.fetch_all([(PERIODS, Scope()), (SUMMARY, Scope()), (PERIODS, Scope())])
    assert sorted(asked) == [SUMMARY, PERIODS]
    assert ["period_start" in frame for frame in frames] == [True, False, True]
    assert fetch.fetch(SUMMARY, Scope()).equals(frames[1])
    assert fetch.fetch_all([(SUMMARY, Scope())])[0].equals(frames[1])
    assert len(asked) == 2


def test_what_a_caller_writes_is_his_alone(asked: list[str]):
    frame, count = fetch.fetch(SUMMARY, Scope()), fetch.fetch(SUMMARY, Scope())["request_count"].iloc[0]
    frame.loc[0, "request_count"] = -1
    frame["more"] = 1
    again = fetch.fetch(SUMMARY, Scope())
    assert again["request_count"].iloc[0] == count > 0
    assert "more" not in again
    assert asked == [SUMMARY]


def test_what_failed_is_asked_again(asked: list[str]):
    for _ in range(2):
        with pytest.raises(UnknownQuestion):
            fetch.fetch("service_requests/nothing", Scope())
    assert len(asked) == 2
