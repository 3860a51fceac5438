"""Compounds compared: by management, by party lead, by company; and who handles what they report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.cards import card, judgement_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.page import in_section
from pages.parts.asking.window_names import label_with_window
from pages.parts.asking.windows import history, windows
from pages.parts.findings.case import facts
from pages.parts.html.markup import Card
from pages.parts.subjects.complaints import blocks as complaints
from pages.parts.subjects.complaints.readings import COMMUNITIES, COMPOUNDS
from pages.parts.subjects.compound.profile import yearly
from pages.parts.subjects.compounds_compared import appraisal, groups, handovers, party_ties, themes
from pages.parts.subjects.compounds_compared.headline import compounds_headline
from pages.parts.subjects.compounds_compared.readings import gap, is_thin
from pages.parts.subjects.handlers import blocks as handlers
from pages.parts.subjects.handlers import partners
from pages.parts.subjects.handlers.composition import composition
from pages.parts.words.dates import period_name
from pages.parts.words.language import _
from pages.parts.words.numbers import count, days, fraction, is_missing
from queries import Comparison, Scope
from queries.measures import MEASURES

SUMMARY = "compounds/complaint_summary"
PER_HOUSEHOLD = "compounds/complaints_per_household"
RATINGS = "satisfaction/summary"
_RATING_PERIODS = "satisfaction/rate_by_period"


def _of_floor_heads(scope: Scope) -> Scope:
    return scope.replace(channels=(handlers.FLOOR_HEADS,), comparison=None)


def headline(scope: Scope, served: Snapshot) -> str:
    """The change of the complaints, and whether compounds under 红色物业 have fewer."""
    question = windows(SUMMARY, scope, served)
    is_year = scope.comparison is Comparison.YEAR
    then = question.year if is_year else question.previous
    run = history(complaints.PERIODS, "complaint_count", scope, served)
    complained = MEASURES["complaint_count"]
    red = (groups.RED,)
    frame = groups.groups_with_intervals(groups.MANAGEMENT, yearly(scope), "management", "households")
    return compounds_headline(
        period_name(scope.date_from, scope.date_to, served.as_of),
        facts(complained, question.now).value,
        None if then is None else facts(complained, then).value,
        told=judgement_of("complaint_count", question, run),
        earlier=_("上年同期") if is_year else question.earlier_name,
        found=None if is_thin(frame, "management", red) else gap(frame, "management", red),
        is_wider=yearly(scope) != scope,
    )


def cards(scope: Scope, served: Snapshot) -> list[Card]:
    """The measures of all compounds together."""
    summary, ratings = windows(SUMMARY, scope, served), windows(RATINGS, scope, served)
    median = fetch(handlers.TOTALS, _of_floor_heads(scope))[handlers.MEDIAN].iloc[0]
    return [
        card("complaint_count", summary, history(complaints.PERIODS, "complaint_count", scope, served)),
        _per_hundred(scope, served),
        card("complaint_share", summary, history(complaints.PERIODS, "complaint_share", scope, served)),
        card("satisfaction_rate", ratings, history(_RATING_PERIODS, "satisfaction_rate", scope, served)),
        card(
            "floor_head_count",
            summary,
            history(complaints.PERIODS, "floor_head_count", scope, served),
            note="" if is_missing(median) else _("一半在 {days}内办结").format(days=days(median)),
        ),
        card("partner_closed_count", summary),
    ]


def _per_hundred(scope: Scope, served: Snapshot) -> Card:
    """Complaints per hundred households over at least a year: a week has only a fraction of one."""
    year = yearly(scope)
    summary = windows(PER_HOUSEHOLD, year, served)
    complained = summary.now["complaint_count"]
    told = "" if is_missing(complained) else fraction(complained, summary.now["households"])
    unit = COMPOUNDS if year.compounds else COMMUNITIES
    if told and (left := int(summary.now["untyped_place_count"])):
        told = _("{fraction}，缺 {left}").format(fraction=told, left=count(left, unit))
    measure = MEASURES["per_hundred_households"]
    return card(
        "per_hundred_households", summary, note=told, label=label_with_window(_(measure.label), scope, year)
    )


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts, row by row; each is computed on demand, one without data is omitted."""
    wide = yearly(scope)
    yield from in_section(_("管理模式与物业"), _rows_of_management(scope, wide, served))
    yield from in_section(_("谁来办"), _rows_of_handlers(scope, wide, served))
    yield from in_section(_("主题"), iter([[themes.themes(wide)]]))


def _rows_of_management(scope: Scope, wide: Scope, served: Snapshot) -> Iterator[Sequence[Block | None]]:
    # no request has a type: for a compound without complaints nothing is known
    is_told = not is_missing(windows(PER_HOUSEHOLD, wide, served).now["complaint_count"])
    managed, led, companies = (
        draw(wide, served) if is_told else None
        for draw in (groups.management_block, groups.party_lead_block, groups.companies)
    )
    yield [managed, groups.satisfaction_block(wide, by="management", noun="管理模式")]
    yield [led, groups.satisfaction_block(wide, by="party_lead", noun="小区类型")]
    yield [companies, groups.satisfaction_block(wide, by="company", noun="物业公司")]
    yield [appraisal.appraisal(wide)]
    yield [handovers.handovers(scope, served)]
    yield [party_ties.party_ties(wide)] if companies is not None else []


def _rows_of_handlers(scope: Scope, wide: Scope, served: Snapshot) -> Iterator[Sequence[Block | None]]:
    yield [*handlers.alliance(scope, served)]
    yield [composition(wide, served), handlers.floor_heads(wide)]
    yield [partners.partners(wide)]
