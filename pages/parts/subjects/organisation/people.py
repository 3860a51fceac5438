"""Blocks of the people: roles per households of a community, and requests per responsible person."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block, of_places, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts import ranking
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.organisation.people_readings import (
    ROLES,
    holders_reading,
    pooled_totals,
    responsibility_reading,
    roles_table,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing, plain
from pages.parts.words.totals import totals
from queries import Scope

HOLDERS = "organisation/holders_by_community"
HOLDERS_BY_ROLE = "organisation/role_holders_by_role"
RESPONSIBILITY = "organisation/responsibility_by_compound"
HOLDER_ROWS = "organisation/holder_rows"
REQUEST_ROWS = "service_requests/counted_rows"
_MOST = 8


def holders(scope: Scope) -> Block:
    """People with a role per community, and per thousand households."""
    table = roles_table(fetch(HOLDERS, scope), fetch(HOLDERS_BY_ROLE, scope))
    return Block(
        key="holders",
        reading=holders_reading(table),
        subtitle=_(
            "现状，各类骨干（人），一人几个角色各算各的；人数和每千户（人数 / 户数 × 1000）一人只算一次"
        ),
        table=table.drop(columns="party_member_count"),  # the column 在职党员 has it
        question=HOLDERS,
        measures=("holders_per_thousand_households",),
        html=unit_table(_table(table)),
        total=totals(
            table,
            "community",
            holders_per_thousand_households=("holder_count", "households", 1000),
        ),
        rows=rows_behind(HOLDER_ROWS, scope, table["holder_count"]),
    )


def _table(table: pd.DataFrame) -> Table:
    if len(table) == 1:
        return _of_one(table.iloc[0])
    few = {"网格员", "调解员", "志愿者"}
    # The measure comes first: where the names of the roles are long, the last columns are out of view.
    heads = (Heading(_(role), hide_on_phone=role in few, column=role) for role in ROLES)
    headings = (
        Heading(_("社区"), True, column="community"),
        Heading(_("每千户"), column="holders_per_thousand_households"),
        Heading(_("人数"), column="holder_count"),
        *heads,
    )
    rows = [
        (
            Cell(short(row["community"])),
            Cell(_rate(row["holders_per_thousand_households"]), bold=True),
            Cell(plain(row["holder_count"])),
            *(Cell(plain(row[role])) for role in ROLES),
        )
        for _index, row in table.iterrows()
    ]
    total = pooled_totals(table)["holders_per_thousand_households"]
    sums = (Cell(plain(int(table[name].sum()))) for name in ("holder_count", *ROLES))
    return Table(headings, tuple(rows), (Cell(_("合计")), Cell(_rate(total), bold=True), *sums), table)


def _of_one(row: pd.Series) -> Table:
    """One row per role, for the only community of the scope."""
    households = row["households"]
    counts = {**{_(role): row[role] for role in ROLES}, _("骨干（一人只算一次）"): row["holder_count"]}
    cells = [
        (
            Cell(role),
            Cell(plain(people)),
            Cell("—" if is_missing(households) or not households else plain(1000 * people / households, 1)),
        )
        for role, people in counts.items()
    ]
    headings = (Heading(_("角色"), True), Heading(_("人数")), Heading(_("每千户")))
    return Table(headings, tuple(cells[:-1]), cells[-1])


def _rate(value: float) -> str:
    return "—" if is_missing(value) else plain(value, 1)


def responsibility(window: Scope) -> Block:
    """Requests of a year per person responsible for a compound, a street section or a courtyard."""
    frame = fetch(RESPONSIBILITY, window)
    people = float(frame["holder_count"].sum()) if len(frame) else 0.0
    mean = float(frame["request_count"].sum()) / people if people else None
    mean_name = _("平均") if window.communities or window.compounds else _("街道平均")
    return Block(
        key="responsibility",
        reading=responsibility_reading(frame, mean_name=mean_name),
        subtitle=_(
            "{window} 诉求 / 该小区（门牌号段、院落）的街巷长、楼栋长、单元长（件/人），最多的 {n} 处"
        ).format(window=dates(window.date_from, window.date_to), n=min(_MOST, len(frame))),
        table=frame,
        question=RESPONSIBILITY,
        measures=("requests_per_holder",),
        figure=ranking.ranked_bars(
            frame,
            name="compound",
            value="requests_per_holder",
            detail="holder_count",
            value_label=_("件/人"),
            detail_label=_("人数"),
            decimals=1,
            additive=False,
            reference=mean if len(frame) > 1 else None,
            reference_label=mean_name,
            top=_MOST,
        ),
        rows=rows_behind(REQUEST_ROWS, window, frame["request_count"], only=of_places(frame)),
    )
