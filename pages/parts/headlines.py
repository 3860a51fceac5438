"""Headlines and notes of the pages: the rules of ``findings`` fed with what the questions answered."""

from __future__ import annotations

from collections.abc import Sequence

from data.settings import settings
from data.store import Snapshot
from pages.parts import numbers
from pages.parts.attention import satisfaction_standings, widened
from pages.parts.cards import Row, Windows
from pages.parts.dates import period_name
from pages.parts.fetch import fetch
from pages.parts.findings import headline
from pages.parts.findings.against_target import standings
from pages.parts.findings.cards import facts
from pages.parts.findings.comparison import count_side, rate_side
from pages.parts.findings.contribution import contribution
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.mediation import with_concluded
from pages.parts.findings.signals import Signal
from pages.parts.series import Series
from pages.parts.windows import before, history, shifted
from pages.parts.wording import _
from queries import Comparison, Scope


def requests(windows: Windows, scope: Scope, served: Snapshot, signals: Sequence[Signal]) -> str:
    """Headline of 总览 and 诉求量."""
    run = history("service_requests/volume_by_period", "request_count", scope, served)
    periods = run.count(scope.date_from, scope.date_to)
    total = float(windows.now["request_count"])
    then = None if windows.previous is None else float(windows.previous["request_count"])
    by = "service_requests/volume_by_community"
    sigma = run.judged.current.sigma if run.judged.current.is_known else float("nan")
    return headline.requests_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        total,
        judged=run.until(scope.date_to),
        side=0 if then is None else count_side(total, then, sigma=sigma, periods=max(periods, 1)),
        periods=periods,
        signals=signals,
        found=None
        if then is None
        else contribution(fetch(by, scope), before(by, scope, served), "community"),
        has_previous=then is not None,
    )


def satisfaction(windows: Windows, scope: Scope, served: Snapshot) -> str:
    """Headline of 满意度."""
    measure = MEASURES["satisfaction_rate"]
    now = facts(measure, windows.now)
    return headline.satisfaction_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        now.part,
        now.whole,
        target=settings().satisfaction_target,
        side=_side("satisfaction_rate", windows),
        found=satisfaction_standings(scope),
    )


def mediation(windows: Windows, scope: Scope, served: Snapshot) -> str:
    """Headline of 矛盾调解."""
    frame = with_concluded(fetch("mediation_cases/outcome_by_community", widened(scope)))
    target, small = settings().mediation_target, settings().small_sample
    now = facts(MEASURES["settlement_rate"], windows.now)
    return headline.mediation_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        float(windows.now["case_count"]),
        now.part,
        now.whole,
        target=target,
        side=_side("settlement_rate", windows),
        found=standings(frame, "community", "settlement_rate", "concluded_count", target, small),
    )


def _side(name: str, windows: Windows) -> int:
    if windows.previous is None:
        return 0
    now, then = (facts(MEASURES[name], row) for row in (windows.now, windows.previous))
    return rate_side((now.part, now.whole), (then.part, then.whole), settings().small_sample)


def stock(run: Series, scope: Scope, served: Snapshot) -> Windows:
    """A stock (超期未结) at the end of the window and at the ends of the windows compared with."""
    question = "service_requests/overdue_by_period"

    def at_end(asked: Scope | None) -> Row | None:
        at = -1 if asked is None else run.upto(asked.date_to) - 1
        return None if asked is None else {"overdue_open_count": run.points[at] if at >= 0 else 0.0}

    previous, year = (at_end(shifted(question, scope, served, comparison)) for comparison in Comparison)
    now = at_end(scope) or {}
    return Windows(
        now, previous, year, scope.date_from, scope.date_to, is_compared=scope.comparison is not None
    )


def per_thousand_note(row: Row) -> str:
    """Requests per thousand households, as the last line of a card."""
    value = row["per_thousand_households"]
    return "" if numbers.is_missing(value) else _("每千户 {n} 件").format(n=numbers.plain(value, 1))


def excluded_note(row: Row) -> str:
    """How many requests were left out, as the last line of a card."""
    return _("剔除 {n}").format(n=numbers.count(int(row["excluded_count"])))


def closed_note(row: Row) -> str:
    """How many of the requests are closed, as the last line of a card."""
    return _("已办结 {fraction}").format(fraction=numbers.fraction(row["closed_count"], row["request_count"]))


def open_note(row: Row) -> str:
    """How many cases are open, as the last line of a card."""
    return _("调解中 {n}").format(n=numbers.count(int(row["open_count"])))


def valid_note(row: Row) -> str:
    """How many responses are valid, as the last line of a card."""
    return _("有效 {fraction}").format(fraction=numbers.fraction(row["valid_count"], row["response_count"]))
