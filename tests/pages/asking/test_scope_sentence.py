"""The sentence under the headline says how old the newest data are."""

from __future__ import annotations

from datetime import date, timedelta

from data.snapshots.store import Snapshot
from pages.parts.asking.scope_sentence import register_sentence, scope_sentence
from pages.parts.asking.windows import kept_since
from queries import Comparison, Scope


def test_older_data_than_a_week_are_called_so(samples: Snapshot):
    day = samples.as_of.date()
    for said in (
        lambda today: scope_sentence(Scope(), samples, today=today),
        lambda today: register_sentence(Scope(), Scope(), samples, today=today),
    ):
        assert "距今" not in said(day + timedelta(days=7))[-1]
        assert said(day + timedelta(days=28))[-1].endswith("（距今 28 天）")


def test_the_day_of_reading_is_that_of_the_clock(samples: Snapshot):
    is_old = date.today() - samples.as_of.date() > timedelta(days=7)
    assert ("距今" in scope_sentence(Scope(), samples)[-1]) == is_old


def test_a_window_before_the_ledger_is_not_said_to_be_compared_with(samples: Snapshot):
    """The ledger of requests begins in 2021: a year before its first weeks there was none."""
    first = kept_since("service_requests/volume_by_period")
    assert first is not None
    begun, later = (first + timedelta(days=days) for days in (60, 500))
    for day, names in ((begun, ["前一周"]), (later, ["前一周", "上年同期"])):
        scope = Scope(day, day + timedelta(days=7), comparison=Comparison.PREVIOUS)
        said = "；".join(scope_sentence(scope, samples))
        assert [name for name in ("前一周", "上年同期") if f"{name}为" in said] == names
