"""One compound: the list that selects it, its facts, its cards, its headline, the scopes of its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from data.schema import UNFILLED, UNMATCHED
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.choices import choices, findable
from pages.parts.asking.fetch import fetch
from pages.parts.asking.scope_state import change
from pages.parts.asking.windows import comparison_scope, history, windows
from pages.parts.findings.reading import word
from pages.parts.html.markup import Card, Line
from pages.parts.subjects.compound import readings as rules
from pages.parts.subjects.compound.history import Story
from pages.parts.subjects.compound.peer_ranks import Standing, own_written, value_text
from pages.parts.words import numbers
from pages.parts.words.dates import period_name
from pages.parts.words.language import _
from queries import Comparison, Grain, Scope
from queries.measure import Kind
from queries.windows import YEAR_OF_WEEKS

REQUESTS, CASES, RESPONSES = "service_requests/summary", "mediation_cases/summary", "satisfaction/summary"
VOLUME = "service_requests/volume_by_period"
#: Shown on a card in place of a missing value.
_NO_VALUE = "—"
#: Measure -> the query of its sparkline, per quarter, because a compound has few cases.
_OVER_TIME = {
    "on_time_rate": "service_requests/on_time_by_period",
    "satisfaction_rate": "satisfaction/rate_by_period",
    "settlement_rate": "mediation_cases/outcome_by_period",
    "repeat_rate": "service_requests/on_time_by_period",
}
_KEY = "compound-chooser"


def at_home(scope: Scope, name: str) -> tuple[Scope, Mapping[str, Any]]:
    """The scope limited to the compound's community, and its row of the register; empty without one."""
    profile = fetch("compounds/profile", scope.replace(compounds=(name,)))
    if profile.empty:
        return scope, {}
    row = profile.iloc[0].to_dict()
    return scope.replace(communities=(str(row["community"]),)), row


def yearly(scope: Scope) -> Scope:
    """The scope over at least a year: a compound has few cases per week."""
    return scope.at_least(YEAR_OF_WEEKS)


def facts(row: Mapping[str, Any], story: Story) -> list[tuple[str, str]]:
    """The line of facts under the scope sentence."""
    if not row:
        return []
    serving = story.contracts[story.contracts["ended_on"].isna()] if len(story.contracts) else story.contracts
    if serving.empty:
        return rules.facts(row, "", None)
    began = serving["started_on"].iloc[-1]
    since = None if pd.isna(began) else pd.Timestamp(began).date()
    return rules.facts(row, str(serving["company"].iloc[-1]), since)


def headline(scope: Scope, served: Snapshot, name: str, row: Mapping[str, Any], story: Story) -> str:
    """The effect of the latest change, else how the year compares with the one before."""
    year = yearly(scope).replace(comparison=Comparison.PREVIOUS)
    before = comparison_scope(REQUESTS, year, served)
    then = None if before is None else float(fetch(REQUESTS, before)["request_count"].iloc[0])
    return rules.headline(
        name,
        story.phases,
        per=story.per,
        management=str(row.get("management", "")),
        now=float(fetch(REQUESTS, year)["request_count"].iloc[0]),
        then=then,
        span=word(period_name(year.date_from, year.date_to, served.as_of)),
    )


def cards(scope: Scope, served: Snapshot, found: Sequence[Standing]) -> list[Card]:
    """The six measures; each card has the year and the sub-district beside the window.

    Args:
        scope: The window.
        served: The snapshot that is queried.
        found: The compound's standing in each measure over the year, with the sub-district's values.
    """
    requests, cases, responses = (windows(name, scope, served) for name in (REQUESTS, CASES, RESPONSES))
    volume = history(VOLUME, "request_count", scope, served)
    monthly = history(VOLUME, "request_count", scope.replace(grain=Grain.MONTH), served)
    by_name = {standing.measure.name: standing for standing in found}

    def rate(name: str, source: Windows) -> Card:
        question = _OVER_TIME.get(name)
        if question is None:
            shown = card(name, source, volume if name == "per_thousand_households" else None)
        else:
            run = history(question, name, scope, served)
            rough = history(question, name, scope.replace(grain=Grain.QUARTER), served)
            shown = card(name, source, run, drawn=rough)
        return _with_comparison_lines(shown, by_name.get(name), scope)

    shown = card("request_count", requests, volume, drawn=monthly)
    return [
        replace(shown, lines=(*shown.lines, *_share_of_office(scope))),
        rate("per_thousand_households", requests),
        rate("on_time_rate", requests),
        rate("satisfaction_rate", responses),
        rate("repeat_rate", requests),
        rate("settlement_rate", cases),
    ]


def _is_short(scope: Scope) -> bool:
    return yearly(scope) != scope


def _share_of_office(scope: Scope) -> list[Line]:
    year = yearly(scope)
    own = float(fetch(REQUESTS, year)["request_count"].iloc[0])
    office = float(fetch(REQUESTS, among_all(year))["request_count"].iloc[0])
    ours = [Line(_("近一年"), numbers.count(own))] if _is_short(scope) else []
    return [*ours, Line(_("占全街道"), numbers.share(own, office))]


def _with_comparison_lines(shown: Card, standing: Standing | None, scope: Scope) -> Card:
    """The card with the year and the sub-district as its last lines."""
    if standing is None:
        return shown
    office = value_text(standing.measure, standing.office)
    if not _is_short(scope):
        return replace(shown, lines=(*shown.lines, Line(_("全街道"), office)))
    is_rate = standing.measure.kind is Kind.RATE
    own = own_written(standing, settings().small_sample)
    year = Line(_("近一年"), own), Line(_("全街道近一年"), office)
    # The change of the ratio repeats that of the requests, in per cent of a very small number.
    note = shown.note if shown.value != _NO_VALUE else _("所选时段没有")
    return replace(shown, lines=(*(shown.lines if is_rate else ()), *year), note=note)


def chosen_compound(scope: Scope) -> str:
    """The compound in the scope; empty for none, several, or 未填写 and 未匹配."""
    names = scope.compounds or ()
    return names[0] if len(names) == 1 and names[0] not in (UNFILLED, UNMATCHED) else ""


def compound_chooser(scope: Scope) -> None:
    """Draw the list; the user can type a name or the initials of its pinyin."""
    offered = [
        name
        for name in choices().names_for("compounds", scope.communities)
        if name not in (UNFILLED, UNMATCHED)
    ]
    chosen = chosen_compound(scope) or None
    if st.session_state.get(_KEY) != chosen or _KEY not in st.session_state:
        st.session_state[_KEY] = chosen
    st.selectbox(
        _("看哪个小区"),
        offered,
        index=None,
        format_func=findable,
        filter_mode="contains",
        placeholder=_("选一个小区看画像，可打拼音首字母"),
        key=_KEY,
        on_change=_choose,
        width=320,
        label_visibility="collapsed",
    )


def _choose() -> None:
    name = st.session_state[_KEY]
    change(compounds=(name,) if name else ())
