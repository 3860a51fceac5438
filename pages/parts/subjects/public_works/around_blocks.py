"""Blocks of the public works by place: which community got what, and the requests before and after."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.blocks.kind_by_community import kind_by_community, names_in
from pages.parts.charts.dumbbell import dumbbell
from pages.parts.subjects.public_works.around_readings import around_reading, pool_by_kind
from pages.parts.subjects.public_works.blocks import KINDS, ROWS
from pages.parts.subjects.public_works.readings import WORKS, communities_reading, quantity
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import count, is_missing, is_small, plain, signed_number
from queries import Only, Scope

AROUND = "public_works/requests_around_works"


#: All places, kinds of request and times: the window before a work may lie before the user's window.
EVERYTHING = Scope()


def around(scope: Scope, *, height: float | None = None) -> Block | None:
    """Requests of the same topic before and after the works of the scope that began before its end.

    Args:
        scope: The scope of the block.
        height: px of the figure, the height of the one beside it.

    Returns:
        The block; None when no work has both its windows inside the ledger of requests.
    """
    works = _of(fetch(AROUND, EVERYTHING), scope)
    if works.empty:
        return None
    only = Only(("work_id",), tuple((number,) for number in works["work_id"].astype(str)))
    frame, days = pool_by_kind(works), int(works["window_days"].iloc[0])
    return Block(
        key="around",
        reading=around_reading(frame, days=days, small_sample=settings().small_sample),
        subtitle=_("{window}开工的 {n} 项，前后各 {days} 天所在小区同类诉求（件）；右列为全街道").format(
            window=dates(None, scope.date_to), n=plain(len(works)), days=days
        ),
        table=frame.drop(columns="dispersion").rename(columns={"kind": "work_kind"}),
        question=AROUND,
        measures=("requests_around_works",),
        rows=rows_behind(ROWS, EVERYTHING, float(len(works)), only=only),
        figure=dumbbell(
            frame.assign(change=[_change(row) for _at, row in frame.iterrows()]),
            name="kind",
            before="requests_before",
            after="requests_after",
            before_label=_("开工前 {days} 天").format(days=days),
            after_label=_("完工后 {days} 天").format(days=days),
            beside="change",
            beside_label=_("全街道"),
            height=height,
        ),
    )


def _of(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    kept = pd.Series(data=True, index=frame.index)
    for column, chosen in (("community", scope.communities), ("compound", scope.compounds)):
        if chosen is not None:
            kept &= frame[column].astype(str).isin(chosen)
    if scope.date_to is not None:
        kept &= frame["started_on"] < scope.date_to
    return frame[kept]


def _change(row: pd.Series) -> str:
    """The change of all places; empty for few requests."""
    is_few = is_small(row["all_before"], settings().small_sample)
    return "—" if is_few else f"{signed_number(100 * row['all_change'], 1)}%"


def communities(scope: Scope) -> Block:
    """The finished works per community, each kind in its own unit."""
    frame = fetch(KINDS, scope)
    order = frame.groupby(["kind", "unit"])["work_count"].transform("sum")
    shown = frame.assign(_order=order).sort_values(["_order", "kind"], ascending=[False, True])
    shown["told"] = [
        count(row["work_count"], WORKS) if is_missing(row["quantity"]) else quantity(row["quantity"], "")
        for _at, row in shown.iterrows()
    ]
    return Block(
        key="work-communities",
        reading=communities_reading(frame),
        subtitle=_("{window} 开工、已完工的数量，各按各的单位；没有数量的写项数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame.rename(columns={"kind": "work_kind"}),
        question=KINDS,
        measures=("work_count",),
        html=kind_by_community(shown, unit="unit", text="told", names=names_in(scope)),
        rows=rows_behind(ROWS, scope, frame["work_count"]),
    )
