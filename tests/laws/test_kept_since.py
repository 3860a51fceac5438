"""What lies before the first day of a ledger: compared with nothing, no low period, and said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import comparison_scope, history, is_kept, kept_since
from pages.parts.findings.states import State
from queries import Comparison, Grain, Scope
from tests.laws.ledgers import rows_of
from tests.laws.sights import OFFICES

VOLUME = "service_requests/volume_by_period"
MARCH, APRIL, MAY, JUNE = (date(2025, month, 1) for month in (3, 4, 5, 6))


def test_a_month_of_which_a_ledger_holds_the_end_alone_is_none_to_compare_with(
    serve: Callable[[str], Snapshot],
):
    served, made = serve("chance"), rows_of(OFFICES["chance"])["service_request"]
    first = date.fromisoformat(min(str(row[LEDGERS["service_request"].date_column]) for row in made)[:10])
    assert first.month == MARCH.month
    with answer_from(served):
        assert kept_since(VOLUME) == first
        assert not is_kept(VOLUME, MARCH, served)
        assert is_kept(VOLUME, first - DAY, served)  # one quiet day before it is nothing
        april, may = (Scope(*days, comparison=Comparison.PREVIOUS) for days in ((APRIL, MAY), (MAY, JUNE)))
        assert comparison_scope(VOLUME, april, served) is None
        assert comparison_scope(VOLUME, may, served) == april.replace(comparison=None)
        run = history(VOLUME, "request_count", Scope(grain=Grain.MONTH), served)
        assert (run.starts[0], run.control.states[0]) == (MARCH, State.PARTIAL)
        assert f"台账自 {first} 起，之前的没有" in scope_sentence(Scope(MARCH, APRIL), served)
        assert not [part for part in scope_sentence(Scope(APRIL, MAY), served) if "台账自" in part]
