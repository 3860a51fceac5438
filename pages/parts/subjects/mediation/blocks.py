"""Blocks of the mediation cases: how they end, their types, and the level that settles them."""

from __future__ import annotations

import pandas as pd

from data.schema import UNFILLED
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.communities_beside import by_community, spread
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import earlier_name, over
from pages.parts.asking.windows import comparison_scope
from pages.parts.charts import outcomes as outcomes_chart
from pages.parts.charts import parts
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, DIVERGING, LINE, SATISFACTION_SCALE
from pages.parts.findings.reading import named_rows, names_mentioned, word
from pages.parts.subjects.mediation.readings import disputes_reading, levels_reading, with_concluded_count
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Scope

ROWS = "mediation_cases/rows"
OUTCOMES = {
    "succeeded_count": (mark("调解成功"), BLUE),
    "failed_count": (mark("调解不成功"), DIVERGING[-1]),
    "open_count": (mark("调解中"), BLUE3),
    "other_count": (mark("撤回等或未写明"), LINE),
}
LEVELS = {"网格": BLUE, "社区": BLUE2, "街道": SATISFACTION_SCALE[3], "区级以上": SATISFACTION_SCALE[4]}
#: Height of both charts of the first row, in px.
HEIGHT = 318
_TALL = 456
_FEW = 8
_FEW_UNITS = 4


def outcomes(scope: Scope, *, question: str, by: str, noun: str, key: str) -> Block:
    """Cases of each unit by outcome, with the settlement rate."""
    frame = with_concluded_count(fetch(question, scope))
    told = disputes_reading(frame, by=by, small_sample=settings().small_sample)
    figure = outcomes_chart.outcome_bars(
        frame[named_rows(frame, by)] if by == "compound" else frame,
        name=by,
        parts=[(column, _(label), colour) for column, (label, colour) in OUTCOMES.items()],
        numerator="succeeded_count",
        denominator="concluded_count",
        rate_label=_("化解率"),
        count_label=_("成功/已结"),
        small=settings().small_sample,
        keep=names_mentioned(told, frame[by]),
        height=_TALL if len(frame) > _FEW else HEIGHT if len(frame) > _FEW_UNITS else None,
    )
    return Block(
        key=key,
        reading=told,
        subtitle=_("{window} 受理的纠纷（件），按{noun}和结果；化解率 = 成功 /（成功 + 不成功）").format(
            window=dates(scope.date_from, scope.date_to), noun=word(noun)
        ),
        table=frame,
        question=question,
        measures=("settlement_rate", "mediation_success_rate"),
        figure=figure,
        rows=_lists(frame, scope),
    )


def _lists(frame: pd.DataFrame, scope: Scope) -> tuple[Rows, ...]:
    """All cases, those that failed, and those that are open."""
    lists = (
        (ROWS, "case_count"),
        ("mediation_cases/failed_rows", "failed_count"),
        ("mediation_cases/open_rows", "open_count"),
    )
    return tuple(one for question, column in lists for one in rows_behind(question, scope, frame[column]))


def _levels() -> list[tuple[str, str, str]]:
    """The levels as parts of a whole: column, label, colour."""
    named = [(level, _(level), colour) for level, colour in LEVELS.items()]
    return [*named, (UNFILLED, _("未写明"), LINE)]


def levels(scope: Scope, served: Snapshot) -> Block:
    """On which level the settled disputes were settled: all, the window compared with, each community."""
    question = "mediation_cases/outcome_by_resolved_level"
    answers = by_community(
        question, scope, comparison_scope(question, scope, served), earlier_name(scope, served.as_of)
    )
    drawn = spread(answers, "resolved_level", "succeeded_count", (*LEVELS, UNFILLED))
    figure = parts.stacked_share(
        drawn,
        name="unit",
        parts=_levels(),
        small=settings().small_sample,
        total_label=_("化解"),
        height=HEIGHT if len(answers) > _FEW_UNITS else None,
    )
    frame = fetch(question, scope)
    return Block(
        key="levels",
        reading=over(
            levels_reading(frame, value="succeeded_count", small_sample=settings().small_sample), scope
        ),
        subtitle=_("{window} 已化解的纠纷按化解层级分（%）；右列为化解件数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=drawn.rename(columns={"unit": "shown_for"}),
        question=question,
        measures=("within_grid_rate", "within_community_rate"),
        figure=figure,
        rows=rows_behind("mediation_cases/settled_rows", scope, frame["succeeded_count"]),
    )
