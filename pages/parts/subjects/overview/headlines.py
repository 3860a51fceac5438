"""Headlines and notes of the pages: the rules of ``findings`` applied to query results."""

from __future__ import annotations

from collections.abc import Sequence

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import answers_pooled
from pages.parts.asking.attention import rate_scope, satisfaction_standings
from pages.parts.asking.cards import Row, Windows, judgement_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.office_measures import office
from pages.parts.asking.window_names import earlier_name, length_of
from pages.parts.asking.windows import against, before, history
from pages.parts.findings import signals
from pages.parts.findings.against_target import Standing, standings
from pages.parts.findings.case import Case, facts
from pages.parts.findings.contribution import contribution
from pages.parts.findings.judgement import difference_side
from pages.parts.findings.reading import word
from pages.parts.findings.signals import Signal
from pages.parts.subjects.closed_loop.readings import unknown_outcome_clause
from pages.parts.subjects.mediation.readings import with_concluded_count
from pages.parts.subjects.overview import headline_sentences as headline
from pages.parts.words import numbers
from pages.parts.words.dates import period_name
from pages.parts.words.language import _, sentences
from queries import Comparison, Scope
from queries.measures import MEASURES


def requests(
    windows: Windows, scope: Scope, served: Snapshot, due: Sequence[Signal], *, of_requests: bool = False
) -> str:
    """Headline of 本周, and of 诉求量, whose rows are those of the requests alone."""
    run = history("service_requests/volume_by_period", "request_count", scope, served)
    by = "service_requests/volume_by_community"
    return headline.requests_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        float(windows.now["request_count"]),
        judgement_of("request_count", windows, run),
        signals=due,
        of_requests=of_requests,
        found=None
        if windows.previous is None or scope.compounds is not None
        else contribution(
            fetch(by, scope), before(by, scope, served), "community", against=against(by, scope, served)
        ),
    )


def calm(windows: Windows, scope: Scope, served: Snapshot) -> str:
    """The line in place of 需办 without signals; it says so when the volume cannot be judged."""
    run = history("service_requests/volume_by_period", "request_count", scope, served)
    period = period_name(scope.date_from, scope.date_to, served.as_of)
    return signals.calm(period, judgement_of("request_count", windows, run))


def satisfaction(windows: Windows, scope: Scope, served: Snapshot) -> str:
    """Headline of 满意度."""
    measure = MEASURES["satisfaction_rate"]
    now = facts(measure, windows.now)
    return headline.satisfaction_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        now.part,
        now.whole,
        target=settings().satisfaction_target,
        side=_side("satisfaction_rate", windows, scope, served),
        earlier=earlier_name(scope, served.as_of),
        span=span(scope),
        found=satisfaction_standings(scope),
        pooled=answers_pooled(scope),
    )


def mediation(windows: Windows, scope: Scope, served: Snapshot) -> str:
    """Headline of 矛盾调解."""
    target, small = settings().mediation_target, settings().small_sample
    found: Sequence[Standing] = ()
    if scope.compounds is None:  # numbers of some compounds do not describe their community
        frame = with_concluded_count(fetch("mediation_cases/outcome_by_community", rate_scope(scope)))
        found = standings(frame, "community", "settlement_rate", "concluded_count", target, small)
    now = facts(MEASURES["settlement_rate"], windows.now)
    return headline.mediation_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        float(windows.now["case_count"]),
        now.part,
        now.whole,
        target=target,
        side=_side("settlement_rate", windows, scope, served),
        earlier=earlier_name(scope, served.as_of),
        span=span(scope),
        found=found,
    )


def span(scope: Scope) -> str:
    """Name of the window of rates of small units; empty when it is that of the page."""
    wide = rate_scope(scope)
    return "" if wide.date_from == scope.date_from else word(length_of(wide))


def _side(name: str, windows: Windows, scope: Scope, served: Snapshot) -> int:
    """The side beyond chance, against the window the user compares with, else the window before."""
    measure = MEASURES[name]
    then = windows.year if scope.comparison is Comparison.YEAR else windows.before
    before = None if then is None else facts(measure, then)
    run = office(name, scope, served)[1].run(scope.date_from, scope.date_to)
    small = settings().small_sample
    return difference_side(Case(measure, facts(measure, windows.now), before, run, small_sample=small))


def per_thousand_note(row: Row) -> str:
    """Requests per thousand households, as the last line of a card."""
    value = row["per_thousand_households"]
    return "" if numbers.is_missing(value) else _("每千户 {n} 件").format(n=numbers.plain(value, 1))


def excluded_note(row: Row) -> str:
    """Number of omitted requests, as the last line of a card."""
    return _("剔除 {n}").format(n=numbers.count(int(row["excluded_count"])))


def timed_note(row: Row) -> str:
    """Number of requests behind the time to close, and how many of them are open: last line of a card."""
    told = _("计入 {n}").format(n=numbers.count(row["timed_count"])) if row["timed_count"] else ""
    left = _("未办结 {n}").format(n=numbers.count(row["waiting_count"])) if row["waiting_count"] else ""
    return sentences(told, left, unknown_outcome_clause(float(row["untold_count"])))


def open_note(row: Row) -> str:
    """How many cases are open, as the last line of a card."""
    return _("调解中 {n}").format(n=numbers.count(int(row["open_count"])))


def valid_note(row: Row) -> str:
    """How many responses are valid, as the last line of a card."""
    return _("有效 {fraction}").format(fraction=numbers.fraction(row["valid_count"], row["response_count"]))
