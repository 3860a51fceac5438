"""Blocks of the satisfaction responses: the distribution of the ratings."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.communities_beside import by_community, spread
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import comparison_scope
from pages.parts.charts import parts
from pages.parts.subjects.satisfaction.readings import SCALE, ratings_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Only, Scope

ROWS = "satisfaction/rated_rows"
_LOW = ("不满意", "非常不满意")
_SCALED = Only(("rating",), tuple((step,) for step in SCALE))
#: Up to this many bars, a chart is as high as its rows need.
_FEW = 4
_COLOURS = ("#1F5A94", "#6C97C3", "#CFDFEE", "#E4E6E8", "#E5B27A", "#9C4A00")


def distribution(scope: Scope, served: Snapshot, *, height: int) -> Block:
    """The ratings as parts of a whole: all, the window compared with, each community."""
    question = "satisfaction/rating_distribution"
    answers = by_community(
        question, scope, comparison_scope(question, scope, served), earlier_name(scope, served.as_of)
    )
    frame, drawn = fetch(question, scope), spread(answers, "rating", "response_count", SCALE)
    return Block(
        key="ratings",
        reading=ratings_reading(
            frame, settings().mostly_satisfied_weight, small_sample=settings().small_sample
        ),
        subtitle=_("{window} 已评价的回访按评价分（%），从左到右由非常满意到非常不满意").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=drawn.rename(columns={"unit": "shown_for"}),
        question=question,
        measures=("satisfaction_rate",),
        figure=parts.stacked_share(
            drawn,
            name="unit",
            parts=[(step, _(step), colour) for step, colour in zip(SCALE, _COLOURS, strict=True)],
            small=settings().small_sample,
            total_label=_("已评价"),
            height=height if len(answers) > _FEW else None,
        ),
        rows=_lists(scope, frame.groupby(frame["rating"].astype(str))["response_count"].sum()),
    )


def _lists(scope: Scope, counts: pd.Series) -> tuple[Rows, ...]:
    """The dissatisfied responses, and all rated ones."""
    return (
        *rows_behind("satisfaction/dissatisfied_rows", scope, counts[counts.index.isin(_LOW)]),
        *rows_behind(ROWS, scope, counts[counts.index.isin(SCALE)], only=_SCALED),
    )
