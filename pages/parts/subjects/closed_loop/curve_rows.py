"""The requests behind each point of a curve of closing times: those open for at least so long."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.block import Opening, rows_behind
from pages.parts.charts.survival import age, remaining_at
from pages.parts.words.language import _
from queries import Scope, Within

REQUESTS = "service_requests/timed_rows"
_HOURS = 24


def curve_openings(figure: go.Figure, name: str, counts: pd.DataFrame, scope: Scope) -> tuple[Opening, ...]:
    """The requests that were open for at least as long as each point of a curve says.

    Args:
        figure: Result of ``survival_curves``.
        name: Name of the curve.
        counts: The counts from which it is drawn.
        scope: The scope of its requests.
    """
    points = {round(day * _HOURS) for trace in figure.data if trace.name == name for day in trace.x}
    hours = sorted(points)
    (whole,) = rows_behind(REQUESTS, scope, counts[["closed_count", "open_count"]])
    return tuple(
        Opening(
            (name, age(each)),
            replace(
                whole,
                count=left,
                within=Within("waited_hours", ((float(each), math.inf),)),
                label=_("{age}时还没办结的").format(age=age(each)),
                columns=(),
            ),
        )
        for each, left in zip(hours, remaining_at(counts, hours), strict=True)
        if left
    )
