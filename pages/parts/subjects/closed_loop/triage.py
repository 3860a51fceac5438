"""Blocks of 三事分流: where matters go and how they end, and what the rule would suggest."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.schema import UNFILLED
from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts.sankey import flow
from pages.parts.charts.suggested import recorded_and_suggested_bars
from pages.parts.subjects.closed_loop.triage_readings import (
    DISPUTES,
    ITEMS,
    LATE,
    OTHER,
    TRIAGE,
    UNRULED,
    flow_reading,
    flows,
    suggestion_reading,
    suggestions,
)
from pages.parts.subjects.closed_loop.triage_rows import ROWS, flow_openings
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Only, Scope

QUESTION = "closed_loop/triage_flows"
_RESULTS = (
    mark("按期办结"), mark("办结无期限"), mark("在办"), mark("未说明"), mark("超期办结"), mark("超期未结"),
)  # fmt: skip
_OURS = {OTHER, DISPUTES, ITEMS, UNRULED, *_RESULTS}
_HEIGHT = 372


def _translate_own_words(names: pd.Series) -> pd.Series:
    """Translate our own words into the user's language; values of the ledger are unchanged."""
    return names.map(lambda name: _(name) if name in _OURS else name)


def triage_flow(scope: Scope) -> Block:
    """The triaged matters, from their category through 联办, 共办 and 协办 to their result."""
    frame = fetch(QUESTION, scope)
    ways = flows(frame)
    said = ways.assign(
        origin=_translate_own_words(ways["origin"]), ending=_translate_own_words(ways["ending"])
    )
    blank = float(frame.loc[frame["triage"] == UNFILLED, "matter_count"].sum())
    return Block(
        key="triage",
        reading=flow_reading(ways, blank, settings().small_sample),
        subtitle=_(
            "{window} 填写了分流的诉求、纠纷、议题（件）：类别 → 分流 → 结果；线宽为件数，只给超期的线上色"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=said,
        question=QUESTION,
        measures=("triage_count",),
        figure=_flow_figure(ways, said),
        rows=_lists(scope, frame, late=True),
        opens=flow_openings(frame, scope),
    )


def _lists(scope: Scope, frame: pd.DataFrame, *, late: bool = False) -> tuple[Rows, ...]:
    """The triaged matters and the late ones; or, for the suggestions, first those without a triage."""
    is_filled = frame["triage"].isin(TRIAGE)
    counts = frame["matter_count"]
    only = Only(("triage",), tuple((kind,) for kind in TRIAGE))
    filled = rows_behind(ROWS, scope, counts[is_filled], only=only, label=_("已分流"))
    if late:
        is_late = is_filled & frame["ending"].isin(LATE)
        only = Only(("triage", "ending"), tuple((kind, end) for kind in TRIAGE for end in LATE))
        return (*filled, *rows_behind(ROWS, scope, counts[is_late], only=only, label=_("已分流超期")))
    is_blank, only = frame["triage"] == UNFILLED, Only(("triage",), ((UNFILLED,),))
    return (*rows_behind(ROWS, scope, counts[is_blank], only=only, label=_("未填分流")), *filled)


def _flow_figure(ways: pd.DataFrame, said: pd.DataFrame) -> go.Figure:
    sizes = ways.groupby("origin")["matter_count"].sum().sort_values(ascending=False, kind="stable")
    origins = [_(name) if name in _OURS else name for name in sizes.index if name != OTHER] + [_(OTHER)]
    return flow(
        said,
        columns=("origin", "triage", "ending"),
        value="matter_count",
        orders=(origins, TRIAGE, [_(name) for name in _RESULTS]),
        heads=(_("类别"), _("分流"), _("结果")),
        late=[_(name) for name in LATE],
        good=[_(_RESULTS[0])],
        height=_HEIGHT,
    )


def triage_suggestions(scope: Scope) -> Block:
    """The suggestions of the rule in the settings for untriaged matters, beside what is recorded."""
    chosen = settings()
    frame = fetch(QUESTION, scope)
    found = suggestions(frame)
    table = found.assign(
        triage=_translate_own_words(found["triage"]),
        agreement_rate=found["agreed_count"] / found["ruled_count"].where(found["ruled_count"] > 0),
    )
    return Block(
        key="suggestions",
        reading=suggestion_reading(found, chosen.small_sample),
        subtitle=_(
            "{window} 诉求、纠纷、议题（件）：实心为台账所填，空心为未填的按规则建议；规则见下表，可设置"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=table,
        question=QUESTION,
        measures=("triage_count", "agreement_rate"),
        figure=recorded_and_suggested_bars(
            table, name="triage", recorded="recorded_count", suggested="suggested_count", height=_HEIGHT
        ),
        rows=_lists(scope, frame),
    )
