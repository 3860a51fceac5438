"""The block of 多方办理: the parties that handle the requests, in each bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from data.schema import UNFILLED
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import before, comparison_scope
from pages.parts.charts import parts
from pages.parts.charts.theme import BLUE, BLUE2, LINE, SATISFACTION_SCALE, SEQUENTIAL
from pages.parts.findings.reading import is_named, short
from pages.parts.subjects.handlers.party_rows import COUNTED, party_openings
from pages.parts.subjects.handlers.readings import NEAR, PARTNERS, handlers_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Scope

HANDLERS = "service_requests/volume_by_handler"
HEIGHT = 330
#: Number of communities in the chart; the others are only in the table.
_MOST = 8
#: The others of 五位一体 and 五社联动, which few ledgers name as the one that handles: drawn where they are.
_OTHERS = mark("支部、网格和社会力量")
#: The parties from near to far; those of self-government are one part, because each is too small.
PARTIES = (
    (mark("自管、商家联盟"), PARTNERS, SEQUENTIAL[-1]),
    (_OTHERS, tuple(kind for kind in NEAR if kind not in (*PARTNERS, "社区", "物业")), SEQUENTIAL[-3]),
    (mark("社区"), ("社区",), BLUE),
    (mark("物业"), ("物业",), BLUE2),
    (mark("街道"), ("街道",), SATISFACTION_SCALE[3]),
    (mark("职能部门"), ("职能部门",), SATISFACTION_SCALE[4]),
    (mark("未写明"), (UNFILLED,), LINE),
)


def composition(scope: Scope, served: Snapshot) -> Block | None:
    """Who handles the requests: the scope, the window compared with, and all communities."""
    now, then = fetch(HANDLERS, scope), before(HANDLERS, scope, served)
    if now.empty:
        return None
    everywhere, earlier = fetch(HANDLERS, among_all(scope)), earlier_name(scope, served.as_of)
    bars = _rows(earlier, now, then, everywhere)
    drawn = _bar_numbers(bars)
    parties = [party for party in PARTIES if party[0] in drawn]
    openings = party_openings(
        [(_(label), kinds) for label, kinds, _colour in parties],
        _bar_scopes(bars, scope, comparison_scope(HANDLERS, scope, served)),
    )
    return Block(
        key="handlers",
        reading=handlers_reading(
            now,
            then if len(then) else None,
            earlier=earlier,
            small_sample=settings().small_sample,
        ),
        subtitle=_("{window} 诉求按承办主体分（%）：从居民身边到职能部门；右列为诉求件数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=drawn.rename(columns={"unit": "shown_for", **{name: _(name) for name, *_rest in parties}}),
        question=HANDLERS,
        measures=("request_count",),
        figure=_figure(drawn, parties),
        rows=rows_behind(COUNTED, scope, now["request_count"]),
        opens=openings,
    )


def _figure(drawn: pd.DataFrame, parties: Sequence[tuple[str, tuple[str, ...], str]]) -> go.Figure:
    return parts.stacked_share(
        drawn,
        name="unit",
        parts=[(label, _(label), colour) for label, _kinds, colour in parties],
        small=settings().small_sample,
        total_label=_("诉求"),
        height=HEIGHT,
    )


def _bar_scopes(
    bars: list[tuple[str, pd.DataFrame]], scope: Scope, then: Scope | None
) -> list[tuple[str, Mapping[str, int], Scope]]:
    """Each bar with its numbers by label and the scope in which they are counted."""
    wide, found = among_all(scope), list[tuple[str, Mapping[str, int], Scope]]()
    for at, (name, frame) in enumerate(bars):
        communities = tuple(dict.fromkeys(frame["community"].astype(str)))
        own = (
            scope
            if not at
            else then
            if then is not None and at == 1
            else wide.replace(communities=communities)
        )
        found.append((name, {_(label): n for label, n in _sums(frame).items()}, own))
    return found


def _bar_numbers(rows: list[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """The numbers of the bars: ``unit``, and one column per party; the rare one only where it has any."""
    drawn = pd.DataFrame([{"unit": unit, **_sums(frame)} for unit, frame in rows])
    return drawn if drawn[_OTHERS].any() else drawn.drop(columns=_OTHERS)


def _rows(
    earlier: str, now: pd.DataFrame, then: pd.DataFrame, everywhere: pd.DataFrame
) -> list[tuple[str, pd.DataFrame]]:
    """The bars: this window, the one compared with, then the communities of the whole sub-district."""
    names = everywhere["community"].astype(str)
    communities = [
        (short(name), everywhere[names == name]) for name in dict.fromkeys(names) if is_named(name)
    ]
    compared = [(earlier, then)] if len(then) else []
    return [(_("本期"), now), *compared, *communities[:_MOST]]


def _sums(frame: pd.DataFrame) -> dict[str, int]:
    kinds = frame["handler_kind"].astype(str)
    return {
        label: int(frame.loc[kinds.isin(wanted), "request_count"].sum()) for label, wanted, _colour in PARTIES
    }
