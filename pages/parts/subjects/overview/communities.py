"""The table of communities: every main measure in one row, with a sparkline of the last periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import answers_pooled
from pages.parts.asking.attention import rate_scope, risen_parts, satisfaction_standings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.series import IN_SPARKLINE
from pages.parts.asking.window_names import earlier_name, label_with_window
from pages.parts.asking.windows import against, before, comparison_scope
from pages.parts.findings.against_target import Standing, below_target
from pages.parts.findings.comparison import Tag
from pages.parts.findings.contribution import contribution, contribution_reading
from pages.parts.findings.extremes import composition_reading
from pages.parts.findings.part import Part
from pages.parts.findings.reading import is_named, short
from pages.parts.findings.signals import select, target_signals, volume_signals
from pages.parts.html.markup import Cell, Heading, Table, below, unit_table
from pages.parts.html.sparkline import sparkline
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.overview.community_ranks import rank_clause, rank_words, with_ranks
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain, signed_number
from pages.parts.words.totals import totals
from queries import Scope

QUESTION = "service_requests/volume_by_community"


def communities(scope: Scope, served: Snapshot) -> Block:
    """One row per community, largest volume first; the sum at the end."""
    now, then = fetch(QUESTION, scope), before(QUESTION, scope, served)
    is_compared = comparison_scope(QUESTION, scope, served) is not None
    found = contribution(now, then, "community", against=against(QUESTION, scope, served))
    told = (
        contribution_reading(found, "社区", earlier=earlier_name(scope, served.as_of))
        if is_compared
        else composition_reading(now, "community", "社区", asks_comparison=scope.comparison is not None)
    )
    merged = _community_rows(scope, served)
    return Block(
        key="communities",
        reading=told,
        subtitle=_subtitle(merged, scope, served),
        table=merged,
        question=QUESTION,
        measures=(
            "request_count",
            "per_thousand_households",
            "on_time_rate",
            "satisfaction_rate",
            "settlement_rate",
        ),
        html=unit_table(_table(merged, scope, served)),
        rows=rows_behind("service_requests/counted_rows", scope, merged["request_count"]),
        total=_sums(merged),
        earlier=earlier_name(scope, served.as_of),
    )


def _subtitle(merged: pd.DataFrame, scope: Scope, served: Snapshot) -> str:
    told = _("{window}，按诉求量排序；率后为分子/分母；满意率、化解率为 {wide}；灰带为正常波动").format(
        window=dates(scope.date_from, scope.date_to),
        wide=dates(rate_scope(scope).date_from, rate_scope(scope).date_to),
    )
    pooled = answers_pooled(rate_scope(scope))
    told += _("；满意率{pooled}").format(pooled=pooled) if pooled else ""
    return told + rank_clause(merged, earlier_name(scope, served.as_of))


def _community_rows(scope: Scope, served: Snapshot) -> pd.DataFrame:
    wide = rate_scope(scope)
    frame = fetch(QUESTION, scope).astype({"community": str})
    then = before(QUESTION, scope, served)[["community", "request_count"]].astype({"community": str})
    then = then.rename(columns={"request_count": "compared_count"})
    frame = frame.merge(then, on="community", how="outer").fillna({"request_count": 0})
    others = (
        (
            "service_requests/on_time_by_community",
            scope,
            ["due_count", "closed_on_time_count", "on_time_rate"],
        ),
        ("satisfaction/rate_by_community", wide, ["rated_count", "satisfaction_rate"]),
        ("mediation_cases/outcome_by_community", wide, ["succeeded_count", "failed_count"]),
    )
    for question, asked, columns in others:
        other = fetch(question, asked)[["community", *columns]].astype({"community": str})
        # a deadline of the window may belong to an earlier request of a place without one in the window
        how = "outer" if "due_count" in columns else "left"
        frame = frame.merge(other, on="community", how=how).fillna({"request_count": 0})
    concluded = frame["succeeded_count"] + frame["failed_count"]
    frame = frame.assign(
        change=frame["request_count"] - frame["compared_count"],
        concluded_count=concluded,
        settlement_rate=frame["succeeded_count"] / concluded.where(concluded > 0),
    )
    frame = with_ranks(frame)
    order = frame.assign(_last=[not is_named(name) for name in frame["community"]])
    return order.sort_values(["_last", "request_count"], ascending=[True, False]).drop(columns="_last")


def _table(merged: pd.DataFrame, scope: Scope, served: Snapshot) -> Table:
    _starts, parts = judged_parts("service_requests/volume_by_community_period", "community", scope, served)
    risen = {part.name: part for part in risen_parts(parts, "community")}
    missed = below_target(satisfaction_standings(scope), settings().satisfaction_target)
    standing = {unit.name: unit for unit in missed}
    wide = dates(rate_scope(scope).date_from, rate_scope(scope).date_to)
    tags = {name: _state(risen.get(name), standing.get(name), wide) for name in {*risen, *standing}}
    ranks = rank_words(merged)
    headings = (
        Heading(_("社区"), is_text=True, column="community"),
        Heading(_("诉求"), column="request_count"),
        Heading(
            _("较{window}").format(window=earlier_name(scope, served.as_of)), breaks=True, column="change"
        ),
        Heading(_("每千户"), hide_on_phone=True, column="per_thousand_households"),
        Heading(_("按期办结率"), hide_on_phone=True, breaks=True, column="on_time_rate"),
        Heading(
            label_with_window(_("满意率"), scope, rate_scope(scope)), breaks=True, column="satisfaction_rate"
        ),
        Heading(
            label_with_window(_("化解率"), scope, rate_scope(scope)),
            hide_on_phone=True,
            breaks=True,
            column="settlement_rate",
        ),
        Heading(_("近 {n} 期").format(n=IN_SPARKLINE), hide_on_phone=True),
    )
    rows = tuple(_row(row, parts, tags, ranks) for _at, row in merged.iterrows())
    table = Table(headings, rows, _total(merged), merged)
    return table if merged["compared_count"].notna().any() else table.without("change")


def _row(
    row: pd.Series,
    parts: Mapping[str, Part],
    tags: Mapping[str, tuple[str, str]],
    ranks: Mapping[str, str],
) -> tuple[Cell, ...]:
    """The cells of a community; its rank stands below the number it is of."""
    name = str(row["community"])
    part = parts.get(name)
    word, reason = tags.get(name, ("", ""))
    moved = (
        "" if pd.isna(row["compared_count"]) else signed_number(row["request_count"] - row["compared_count"])
    )
    return (
        Cell(short(name), tag=word, reason=reason),
        Cell(plain(row["request_count"]), bold=True, html=below(ranks[name]) if ranks else ""),
        Cell(moved),
        Cell(plain(row["per_thousand_households"], 1) if pd.notna(row["per_thousand_households"]) else "—"),
        rate_cell(row["closed_on_time_count"], row["due_count"]),
        rate_cell(_times(row["satisfaction_rate"], row["rated_count"]), row["rated_count"]),
        rate_cell(row["succeeded_count"], _plus(row["succeeded_count"], row["failed_count"])),
        Cell(html=_run(part, is_judged=is_named(name))),
    )


def _times(share: float, whole: float) -> float:
    return float("nan") if pd.isna(share) or pd.isna(whole) else round(share * whole, 2)


def _plus(one: float, other: float) -> float:
    return (0 if pd.isna(one) else one) + (0 if pd.isna(other) else other)


def _state(part: Part | None, standing: Standing | None, wide: str) -> tuple[str, str]:
    """The worse tag of both rows that 需办 has for a community, with its reason."""
    rows = volume_signals([part]) if part is not None else []
    if standing is not None:
        rows += target_signals([standing], "满意率", settings().satisfaction_target, window=wide)
    worst = select(rows)[:1]
    return (str(worst[0].level), worst[0].reason) if worst else ("", "")


def _run(part: Part | None, *, is_judged: bool) -> str:
    if part is None or len(part.counts) < 2:
        return ""
    band = [(of.lower, of.upper) for of in part.control.limits[-IN_SPARKLINE:]]
    mark = {Tag.ALARM: "alarm", Tag.WATCH: "watch"}.get(part.word, "normal")
    return sparkline(
        part.counts[-IN_SPARKLINE:],
        alt=_("近 {n} 期走势").format(n=IN_SPARKLINE),
        band=band,
        state=mark if is_judged else "normal",
    )


def _sums(merged: pd.DataFrame) -> Mapping[str, Any]:
    """The sums for the last row of the table."""
    satisfied = (merged["satisfaction_rate"] * merged["rated_count"]).sum()
    rated, households = merged["rated_count"].sum(), merged["households"].sum()
    return {
        **totals(
            merged,
            "community",
            on_time_rate=("closed_on_time_count", "due_count", 1),
            settlement_rate=("succeeded_count", "concluded_count", 1),
        ),
        "per_thousand_households": 1000 * merged["request_count"].sum() / households if households else None,
        "satisfaction_rate": satisfied / rated if rated else None,
    }


def _total(merged: pd.DataFrame) -> tuple[Cell, ...]:
    sums = merged.select_dtypes("number").sum(min_count=1)
    households = sums.get("households")
    has_households = pd.notna(households) and households > 0
    moved = (
        ""
        if pd.isna(sums["compared_count"])
        else signed_number(sums["request_count"] - sums["compared_count"])
    )
    satisfied = (merged["satisfaction_rate"] * merged["rated_count"]).sum()
    return (
        Cell(_("合计")),
        Cell(plain(sums["request_count"]), bold=True),
        Cell(moved),
        Cell(plain(1000 * sums["request_count"] / households, 1) if has_households else "—"),
        rate_cell(sums["closed_on_time_count"], sums["due_count"]),
        rate_cell(round(satisfied, 2), sums["rated_count"]),
        rate_cell(sums["succeeded_count"], _plus(sums["succeeded_count"], sums["failed_count"])),
        Cell(),
    )
