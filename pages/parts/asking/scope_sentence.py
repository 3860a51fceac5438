"""The sentence under each headline: place, dates, dates of comparison, rows omitted, 数据截至."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.snapshots.store import Snapshot
from pages.parts.asking.condition_parts import condition_parts
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import name_before
from pages.parts.asking.windows import is_kept, kept_since
from pages.parts.findings.reading import capital, named_rows
from pages.parts.words.condition_words import condition_name
from pages.parts.words.dates import dates, day, days_old, moment, short_dates, weeks
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import count
from queries import Comparison, Condition, Scope
from queries.subjects import SUBJECT_OF, main_ledgers

#: Most names in a list; where there are more, the sentence gives their number.
_NAMED = 4

#: A question for each main ledger besides requests, on the pages that show all main ledgers.
BESIDE_REQUESTS = tuple(SUBJECT_OF[ledger].kept_since for ledger in main_ledgers()[1:])


def scope_sentence(
    scope: Scope,
    snapshot: Snapshot,
    *,
    excluded: int = 0,
    today: date | None = None,
    question: str = "service_requests/volume_by_period",
    beside: Sequence[str] = (),
) -> tuple[str, ...]:
    """The parts of the sentence in order, with the place and the dates in bold (``**…**``).

    Args:
        scope: Scope of the page.
        snapshot: Snapshot that answers.
        excluded: Number of requests of the window that are not counted.
        today: Today's date, by the clock when None: data older than a week are marked so.
        question: A question on the page's ledger: the sentence says so where the window begins before it.
        beside: One question for each further ledger: a window before all ledgers is no comparison, and a
            condition that narrows only some of them is said so.
    """
    parts = [_place(scope), _dates(scope), *_ledger_start(scope, snapshot, question)]
    parts += condition_parts(scope.all_conditions, (question, *beside))
    parts += _comparison_dates(scope, snapshot, (question, *beside))
    if excluded:
        parts.append(_("剔除不纳入考核、已作废 {count}").format(count=count(excluded)))
    parts.append(_as_of(snapshot, today))
    return tuple(parts)


def register_sentence(
    scope: Scope,
    events: Scope,
    snapshot: Snapshot,
    *,
    conditions: Sequence[Condition] = (),
    today: date | None = None,
) -> tuple[str, ...]:
    """The sentence of a page of registers, which give the present state: the day of import, no window.

    Args:
        scope: The places of the page.
        events: Scope with the window of the events that the page counts.
        snapshot: Snapshot that answers.
        conditions: The conditions of the user, none of which the page follows.
        today: Today's date; by the clock when None.
    """
    names = [_("时间"), *(condition_name(each.key) for each in conditions)]
    return (
        _place(scope),
        _("**现状**（名册导入 {day}）").format(day=day(snapshot.imported_at)),
        _("诉求、活动、议题看 {dates}").format(dates=dates(events.date_from, events.date_to)),
        _("{names}筛选对本页没有影响").format(names=listing(names)),
        _as_of(snapshot, today),
    )


def _ledger_start(scope: Scope, snapshot: Snapshot, question: str) -> list[str]:
    """The note that the ledger begins within the window: the days before are unknown, not 0; else empty."""
    first = kept_since(question)
    if first is None or scope.date_from is None or is_kept(question, scope.date_from, snapshot):
        return []
    is_within = scope.date_to is None or first < scope.date_to
    return [_("台账自 {day} 起，之前的没有").format(day=day(first))] if is_within else []


def _as_of(snapshot: Snapshot, today: date | None) -> str:
    until = _("数据截至 {moment}").format(moment=moment(snapshot.as_of))
    age = days_old(snapshot.as_of, today or date.today())
    return _("{until}（{age}）").format(until=until, age=age) if age else until


def list_sentence(
    scope: Scope, snapshot: Snapshot, question: str, *, has_dates: bool = True, beside: str = ""
) -> tuple[str, ...]:
    """The sentence of a list of rows: places, dates, conditions, and 数据截至.

    Args:
        scope: Scope of the list.
        snapshot: Snapshot that answers.
        question: The question that lists the rows.
        has_dates: Whether the rows have a date; those of a register have none.
        beside: Message key of the events of the window that each row of a register counts; empty for none.
    """
    dated = [_dates(scope)] if has_dates else []
    if beside:
        days = dates(scope.date_from, scope.date_to)
        dated.append(_("{what}看 {dates}").format(what=_(beside), dates=days))
    return (
        _place(scope),
        *dated,
        *condition_parts(scope.all_conditions, (question,)),
        _as_of(snapshot, None),
    )


def _comparison_dates(scope: Scope, snapshot: Snapshot, questions: Sequence[str]) -> list[str]:
    # Offices confuse 环比 and 同比: the sentence names the window and gives its dates.
    if scope.comparison is None:
        return []
    parts = []
    before = name_before(scope.date_from, scope.date_to, snapshot.as_of)
    for name, comparison in ((before, Comparison.PREVIOUS), (_("上年同期"), Comparison.YEAR)):
        window = scope.compared(snapshot.as_of, comparison)
        if window is None or window.date_from is None or window.date_to is None:
            continue
        if not any(is_kept(question, window.date_from, snapshot) for question in questions):
            continue  # the cards show 无当时台账
        is_same_year = scope.date_from is not None and window.date_from.year == scope.date_from.year
        writer = short_dates if is_same_year else dates
        part = _("{name}为 {dates}").format(
            name=capital(name), dates=writer(window.date_from, window.date_to)
        )
        parts += [] if part in parts else [part]  # the elapsed part of this year has the same window twice
    return parts


def _place(scope: Scope) -> str:
    if scope.compounds is not None:
        return _bold_names(scope.compounds, _("{n} 个小区"))
    if scope.communities is not None:
        return _bold_names(scope.communities, _("{n} 个社区"))
    communities = int(named_rows(fetch("places/communities", Scope()), "community").sum())
    compounds = int(named_rows(fetch("places/compounds", Scope()), "compound").sum())
    return _("**全街道**（{communities} 个社区、{compounds} 个小区）").format(
        communities=communities, compounds=compounds
    )


def _bold_names(names: tuple[str, ...], many: str) -> str:
    return f"**{listing(names)}**" if len(names) <= _NAMED else f"**{many.format(n=len(names))}**"


def _dates(scope: Scope) -> str:
    number = weeks(scope.date_from, scope.date_to)
    week = _("（{week}）").format(week=number) if number else ""
    return f"**{dates(scope.date_from, scope.date_to)}**{week}"
