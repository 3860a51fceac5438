"""Blocks of the satisfaction responses: what the ratings are made of."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.dates import dates
from pages.parts.drafts import parts
from pages.parts.fetch import fetch
from pages.parts.findings.ratings import SCALE, ratings_reading
from pages.parts.frame import Block
from pages.parts.wording import _
from queries import Scope

ROWS = "satisfaction/rows"
_COLOURS = ("#1F5A94", "#6C97C3", "#CFDFEE", "#E4E6E8", "#E5B27A", "#9C4A00")


def distribution(scope: Scope, compared: Scope | None) -> Block:
    """The ratings of the window, and of the window compared with, as parts of a whole."""
    question = "satisfaction/rating_distribution"
    frame = fetch(question, scope)
    pairs = [(_("本期"), frame)]
    if compared is not None:
        pairs.append((_("对比期"), fetch(question, compared)))
    rated = [answer[answer["rating"].isin(SCALE)].assign(window=name) for name, answer in pairs]
    drawn = pd.concat(rated, ignore_index=True)
    return Block(
        key="ratings",
        reading=ratings_reading(
            frame, settings().mostly_satisfied_weight, small_sample=settings().small_sample
        ),
        subtitle=_(
            "{window} 已评价的回访按评价分（%），从左到右：非常满意、满意、基本满意、一般、不满意、非常不满意"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=question,
        measures=("satisfaction_rate",),
        figure=parts.stacked_share(
            drawn,
            name="window",
            part="rating",
            value="response_count",
            parts=SCALE,
            colours=_COLOURS,
            names=[name for name, _answer in pairs],
            heads=("", _("已评价")),
            height=200,
        ),
        height=200,
        rows=ROWS,
    )
