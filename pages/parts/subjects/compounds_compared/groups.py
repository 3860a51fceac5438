"""Groups of compounds by complaints per hundred households and by satisfaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Rows, of_places, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import before, comparison_scope
from pages.parts.charts.groups import group_dots
from pages.parts.findings.reading import Reading
from pages.parts.shared_blocks import rates
from pages.parts.subjects.complaints.readings import COMPOUNDS, SERVICES, left_out
from pages.parts.subjects.compounds_compared.group_rows import complaint_openings, rated_openings
from pages.parts.subjects.compounds_compared.readings import (
    FEW_HOUSEHOLDS,
    companies_reading,
    groups_reading,
    with_intervals,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_missing
from queries import Scope

MEMBERS = "compounds/complaints_by_compound"
MANAGEMENT = "compounds/complaints_by_management"
PARTY = "compounds/complaints_by_party_lead"
COMPANIES = "compounds/complaints_by_company"
OUTSIDE = "compounds/complaints_outside_contracts"
RATED_OUTSIDE = "compounds/rated_outside_contracts"
_SUMMARY = "compounds/complaint_summary"
RED = "红色物业"
#: The groups compared with the others: 红色物业 and the compounds that have a party branch.
LED = (RED, "有党支部")
#: Number of groups drawn, those with most households; the others are only in the table.
_MOST = 14
_THEN = "compared_per_hundred"
#: Up to this many rows both figures of a row are as high as their rows need, else as the longer one needs.
_FEW, _ROW, _AROUND = 4, 34, 64


def management_block(scope: Scope, served: Snapshot) -> Block | None:
    """Complaints per hundred households by management, 红色物业 against the others."""
    frame = groups_with_intervals(MANAGEMENT, scope, "management", "households")
    if not frame["complaint_count"].notna().any():
        return None
    reading = groups_reading(
        frame,
        "management",
        (RED,),
        label=_("红色物业"),
        rest=_("其他"),
        neutral=_("各管理模式百户投诉"),
        drawn=_marked_names(frame, "management", "households"),
    )
    return _ratio(scope, served, frame, MANAGEMENT, by="management", focus=(RED,), reading=reading)


def party_lead_block(scope: Scope, served: Snapshot) -> Block | None:
    """Complaints per hundred households: 红色物业 or a party branch against the compounds with neither."""
    frame = groups_with_intervals(PARTY, scope, "party_lead", "households")
    if not frame["complaint_count"].notna().any():
        return None
    reading = groups_reading(
        frame,
        "party_lead",
        LED,
        label=_("红色物业和有党支部的小区"),
        rest=_("其他小区"),
        neutral=_("党建引领小区与其他小区的百户投诉"),
        drawn=_marked_names(frame, "party_lead", "households"),
    )
    return _ratio(scope, served, frame, PARTY, by="party_lead", focus=LED, reading=reading)


def companies(scope: Scope, served: Snapshot) -> Block | None:
    """Complaints per hundred households served, by property company."""
    frame = groups_with_intervals(COMPANIES, scope, "company", "served_households")
    if not frame["complaint_count"].notna().any():
        return None
    reading = companies_reading(frame, _marked_names(frame, "company", "served_households"))
    return _ratio(
        scope, served, frame, COMPANIES, by="company", focus=(), reading=reading,
        households="served_households",
    )  # fmt: skip


def _marked_names(frame: pd.DataFrame, by: str, households: str) -> list[str]:
    """The groups with a mark: those with most households, among those with known complaints."""
    return list(_marked_groups(frame, households)[by].astype(str))


def _marked_groups(frame: pd.DataFrame, households: str) -> pd.DataFrame:
    return frame[frame["complaint_count"].notna()].nlargest(_MOST, households)


def groups_with_intervals(question: str, scope: Scope, by: str, households: str) -> pd.DataFrame:
    """The groups of a query with the interval of their ratio."""
    members = None if by == "company" else fetch(MEMBERS, scope)
    return with_intervals(fetch(question, scope), members, by, households)


def _ratio(
    scope: Scope, served: Snapshot, frame: pd.DataFrame, question: str, *, by: str, focus: Collection[str],
    reading: Reading, households: str = "households",
) -> Block:  # fmt: skip
    table, earlier, left = frame, earlier_name(scope, served.as_of), _left_out_clause(frame, by)
    if comparison_scope(question, scope, served) is not None:
        then = before(question, scope, served).rename(columns={"per_hundred_households": _THEN})
        if told := _left_out_clause(then, by):
            left = sentences(left, _("{earlier}{left}").format(earlier=earlier, left=told))
        table = frame.merge(then[[by, _THEN]], on=by, how="left")
    return Block(
        key=f"complaints-{by}",
        reading=reading,
        subtitle=_subtitle(scope, left) + _left_out(scope, frame, by),
        table=table.drop(columns=["error", "low", "high", "is_few"]),
        earlier=earlier,
        question=question,
        measures=("per_hundred_households",),
        figure=_figure(table, scope, by, focus, households, earlier),
        rows=_complaints(scope, frame, by),
        members=None if by == "company" else fetch(MEMBERS, scope)[["compound"]],
        opens=complaint_openings(fetch(MEMBERS, scope), by, _counted(scope, served, frame, question)),
    )


def _counted(
    scope: Scope, served: Snapshot, frame: pd.DataFrame, question: str
) -> list[tuple[str, Scope, pd.DataFrame]]:
    """The name of the dots of both windows, their scopes and their groups."""
    then = comparison_scope(question, scope, served)
    earlier = [] if then is None else [("before", then, fetch(question, then))]
    return [("pooled", scope, frame), *earlier]


def _left_out_clause(frame: pd.DataFrame, by: str) -> str:
    """The clause on compounds that are not in the numbers, or on service times of a company that are not."""
    return left_out(int(frame["untyped_compound_count"].sum()), SERVICES if by == "company" else COMPOUNDS)


def _subtitle(scope: Scope, left: str) -> str:
    """The subject of the chart, and what is omitted."""
    drawn = _(
        "{window} 投诉 / 户数 × 100（{unit}），先加总再相除；横条为 95% 区间，空心为不足 {few} 户"
    ).format(window=dates(scope.date_from, scope.date_to), unit=_("件/百户"), few=FEW_HOUSEHOLDS)
    return sentences(drawn, left)


def _left_out(scope: Scope, frame: pd.DataFrame, by: str) -> str:
    """The clause on complaints of the window that belong to none of the groups; empty when all do."""
    if by == "company":  # one may be of two companies: the sum of the rows exceeds the total
        left = int(fetch(OUTSIDE, scope)["outside_count"].iloc[0])
        told = _("；未匹配小区、没有户数的和不在公司服务期内的 {n}不计")
    else:
        everything = fetch(_SUMMARY, scope)["complaint_count"].iloc[0]
        left = 0 if is_missing(everything) else int(everything - frame["complaint_count"].sum())
        told = _("；未匹配小区和没有户数的 {n}不计")
    return told.format(n=count(left)) if left else ""


def _complaints(scope: Scope, frame: pd.DataFrame, by: str) -> tuple[Rows, ...]:
    """The complaints of all groups; those of a company are those of its time in a compound."""
    if by == "company":
        return rows_behind("service_requests/company_complaint_rows", scope, frame["complaint_count"])
    only = of_places(fetch(MEMBERS, scope))
    return rows_behind("service_requests/complaint_rows", scope, frame["complaint_count"], only=only)


def _figure(
    table: pd.DataFrame, scope: Scope, by: str, focus: Collection[str], households: str, earlier: str
) -> go.Figure:
    return group_dots(
        _marked_groups(table, households),
        name=by,
        value="per_hundred_households",
        low="low",
        high="high",
        numerator="complaint_count",
        denominator=households,
        small="is_few",
        compared=_THEN if _THEN in table else None,
        compared_label=earlier,
        members=None if by == "company" else fetch(MEMBERS, scope),
        focus=focus,
        value_label=_("件/百户"),
        count_label=_("件/户"),
        member_label=_("每个小区"),
        unit=_("件/百户"),
        height=_height(by, scope),
    )


def satisfaction_block(scope: Scope, *, by: str, noun: str) -> Block | None:
    """Satisfaction of the same groups against its target."""
    question = f"compounds/satisfaction_by_{by}"
    rated = fetch(question, scope)["rated_count"].sum()
    if not rated:
        return None
    block = rates.standing(
        scope,
        question=question,
        by=by,
        measure="satisfaction_rate",
        noun=noun,
        key=f"satisfaction-{by}",
        lists=((f"satisfaction/{'company_' if by == 'company' else ''}rated_rows", "rated_count"),),
        only=None if by == "company" else of_places(fetch("compounds/profile", scope)),
        height=_height(by, scope),
    )
    found = fetch(question, scope)
    opened = rated_openings(fetch(MEMBERS, scope), by, scope, found, len(fetch("compounds/profile", scope)))
    silent = "" if opened or by != "party_lead" else _("有小区没有户数，分不出每组的回访是哪些")
    subtitle = block.subtitle + _unrated_clause(scope, int(rated), by)
    return replace(block, subtitle=subtitle, opens=opened, silent=silent)


def _unrated_clause(scope: Scope, rated: int, by: str) -> str:
    """The clause on rated answers of the window that belong to none of the groups; empty when all do."""
    if by == "company":  # one may be of two companies, as with complaints
        left = int(fetch(RATED_OUTSIDE, scope)["outside_count"].iloc[0])
        told = _("；未匹配小区和不在公司服务期内的 {n}不计")
    else:
        left = int(fetch("satisfaction/summary", scope)["rated_count"].iloc[0]) - rated
        told = _("；未匹配小区的 {n}不计")
    return told.format(n=count(left)) if left else ""


def _height(by: str, scope: Scope) -> int | None:
    """The common height of both figures of a row."""
    rows = max(len(fetch(f"compounds/{what}_by_{by}", scope)) for what in ("complaints", "satisfaction"))
    return _ROW * min(rows, _MOST) + _AROUND if rows > _FEW else None
