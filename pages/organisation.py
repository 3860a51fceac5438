"""组织体系: which organisations and persons are there, and where are none?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.fetch import fetch
from pages.parts.asking.page import Page, in_section
from pages.parts.asking.scope_sentence import register_sentence
from pages.parts.html.markup import Card
from pages.parts.screen.frame import never_imported, show, sources
from pages.parts.subjects.alliances import blocks as alliances
from pages.parts.subjects.collective_income import blocks as collective_income
from pages.parts.subjects.organisation import blocks as organisation
from pages.parts.subjects.organisation import bodies as organisation_bodies
from pages.parts.subjects.organisation import people as organisation_people
from pages.parts.subjects.organisation import stations as organisation_stations
from pages.parts.subjects.organisation.building_requests import building_requests
from pages.parts.subjects.organisation.centres_missing import missing_centres
from pages.parts.subjects.organisation.people_readings import pooled_totals
from pages.parts.subjects.organisation.readings import headline
from pages.parts.words.language import _
from pages.parts.words.numbers import FRACTION_ONLY_BELOW, NBSP, fraction
from queries import Scope
from queries.subjects import ledgers_of
from queries.windows import YEAR_OF_DAYS, day_after

SUMMARY = "organisation/summary"
LEDGERS = ledgers_of("organisation")
COVERAGES = {
    "party_group_coverage": ("grouped_compound_count", "compound_count"),
    "building_head_coverage": ("headed_building_count", "building_count"),
    "building_contact_coverage": ("contacted_building_count", "building_count"),
    "self_governing_coverage": ("self_governed_compound_count", "compound_count"),
}


def scopes(scope: Scope, served: Snapshot) -> tuple[Scope, Scope]:
    """Two scopes with the places of the page: at the present, and over the year up to the last event."""
    now = Scope(communities=scope.communities, compounds=scope.compounds)
    return now, now.up_to(day_after(served.as_of), YEAR_OF_DAYS)


def cards(row: dict[str, Any], people: dict[str, float], has: set[str]) -> list[Card]:
    """The cards of coverage; a register is complete and no sample, so no card has an interval."""
    asked = Windows({**row, **people}, None, None, None, None, is_compared=False)
    needs = {
        "party_group_coverage": {"compound", "organisation"},
        "self_governing_coverage": {"compound", "organisation"},
    }
    shown = [
        card(name, asked, note=fraction(row[part], row[whole]) if row[whole] >= FRACTION_ONLY_BELOW else NBSP)
        for name, (part, whole) in COVERAGES.items()
        if needs.get(name, {"building"}) <= has
    ]
    shown += [card("linked_per_centre", asked)] if row["centre_count"] else []
    return shown + ([card("holders_per_thousand_households", asked)] if people["holder_count"] else [])


def counts(question: str, scope: Scope, column: str) -> bool:
    """Whether a question counts anything in a scope; a chart of zeros is omitted."""
    return bool(fetch(question, scope)[column].sum())


def blocks(now: Scope, year: Scope, has: set[str]) -> Iterator[list[Block]]:
    """The blocks of the page, row by row, without those that have no rows."""
    people = fetch(organisation_people.HOLDERS, now)
    households = dict(zip(people["community"].astype(str), people["households"].fillna(0.0), strict=True))
    yield from in_section(_("骨干与联系"), _rows_of_people(now, year, has, households))
    yield from in_section(_("组织架构"), _rows_of_bodies(now, year, households))
    yield from in_section(_("阵地与集体经济"), _rows_of_stations(now, year))


def _rows_of_people(
    now: Scope, year: Scope, has: set[str], households: dict[str, float]
) -> Iterator[Sequence[Block | None]]:
    people = fetch(organisation_people.HOLDERS, now)
    has_units, has_buildings = "organisation" in has, "building" in has
    if not fetch(organisation.COVERAGE, now).empty and (has_units or has_buildings):
        yield [organisation.gaps(now, has_units=has_units, has_buildings=has_buildings)]
    beside = [organisation.buildings(now)] if counts(organisation.BUILDINGS, now, "building_count") else []
    if counts(organisation.CENTRES, now, "judged_centre_count"):
        beside.append(organisation.centres(now, sum(households.values())))
    yield beside
    yield [building_requests(year) if has_buildings else None]
    yield [missing_centres(now, organisation.unplaced_centres(now)) if has_units else None]
    # persons and stations of some compounds are not those of the whole community
    is_whole = now.compounds is None or len(people) == 1
    if is_whole and people["holder_count"].sum():
        yield [organisation_people.holders(now)]
    if counts(organisation_people.RESPONSIBILITY, year, "request_count"):
        yield [organisation_people.responsibility(year)]


def _rows_of_bodies(
    now: Scope, year: Scope, households: dict[str, float]
) -> Iterator[Sequence[Block | None]]:
    if counts(organisation.LEVELS, now, "unit_count"):
        yield [organisation_bodies.organisation_tree(now, households)]
        # an alliance belongs to a community: among selected compounds it would seem missing
        joint = [] if now.compounds else [organisation_bodies.joint(year)]
        yield organisation_bodies.managements(now) + joint
    yield from alliances.blocks(year)


def _rows_of_stations(now: Scope, year: Scope) -> Iterator[Sequence[Block | None]]:
    if not fetch(organisation_stations.STATIONS, year).empty:
        yield [organisation_stations.stations(year)]
        yield [organisation_stations.station_months(year)]
    yield [collective_income.income(now.up_to(year.bounds[1], collective_income.WINDOW))]


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    now, year = scopes(scope, served)
    row = fetch(SUMMARY, now).iloc[0].to_dict()
    has = {name for name in LEDGERS if served.row_counts.get(name)}
    sentence = register_sentence(now, year, served, conditions=scope.all_conditions)
    view = View(_("组织体系"), now, served, sentence)
    people = fetch(organisation_people.HOLDERS, now)
    counted = [row["building_count"], row["unit_count"], people["holder_count"].sum()]
    if not sum(counted) and fetch(organisation_stations.STATIONS, year).empty:
        return Page(view, empty_ledger="organisation")
    read = sources(served, [name for name in LEDGERS if name in has])
    # a register that says no level tells nothing of what is missing
    judged = has if organisation.tells_levels() else has - {"organisation"}
    return Page(
        view,
        headline=headline(row, judged, float(people["holder_count"].sum())),
        cards=cards(row, pooled_totals(people), judged),
        rows=lambda: blocks(now, year, has),
        sources=[*read, *never_imported(served, LEDGERS)],
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)
