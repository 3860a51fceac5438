"""Blocks of the mediation cases: how they end, about what, and on which level."""

from __future__ import annotations

from data.settings import settings
from pages.parts.dates import dates
from pages.parts.drafts import parts
from pages.parts.fetch import fetch
from pages.parts.findings.mediation import disputes_reading, levels_reading
from pages.parts.findings.reading import is_named, short
from pages.parts.frame import Block
from pages.parts.wording import _, mark
from queries import Scope

ROWS = "mediation_cases/rows"
OUTCOMES = {
    "succeeded_count": mark("调解成功"),
    "open_count": mark("调解中"),
    "failed_count": mark("调解不成功"),
    "other_count": mark("撤回等"),
}
_COLOURS = ("#1F5A94", "#CFDFEE", "#9C4A00", "#CBD3DB")
_LEVELS = ("网格", "社区", "街道", "区级以上")
_LEVEL_COLOURS = ("#1F5A94", "#6C97C3", "#E5B27A", "#9C4A00")
_MOST = 14


def outcomes(scope: Scope, *, question: str, by: str, noun: str, key: str, picks: str | None = None) -> Block:
    """Outcomes of each unit as parts of a whole, most cases on top."""
    frame = fetch(question, scope)
    named = frame.assign(_unnamed=[not is_named(name) for name in frame[by]])
    drawn = named.sort_values(["_unnamed", "case_count", by], ascending=[True, False, True]).head(_MOST)
    long = drawn.melt(id_vars=[by], value_vars=list(OUTCOMES), var_name="outcome", value_name="cases")
    long = long.assign(
        outcome=[_(OUTCOMES[name]) for name in long["outcome"]], **{by: [short(n) for n in long[by]]}
    )
    figure = parts.stacked_share(
        long,
        name=by,
        part="outcome",
        value="cases",
        parts=[_(label) for label in OUTCOMES.values()],
        colours=_COLOURS,
        names=[short(name) for name in drawn[by]],
        heads=("", _("受理")),
    )
    return Block(
        key=key,
        reading=disputes_reading(frame, by=by, small_sample=settings().small_sample),
        subtitle=_("{window} 受理的纠纷按结果分（%），按{noun}；右列为受理件数").format(
            window=dates(scope.date_from, scope.date_to), noun=_(noun)
        ),
        table=frame,
        question=question,
        measures=("mediation_success_rate", "settlement_rate"),
        figure=figure,
        height=figure.layout.height,
        rows=ROWS,
        picks=picks,
    )


def levels(scope: Scope) -> Block:
    """On which level the settled disputes were settled."""
    question = "mediation_cases/outcome_by_resolved_level"
    frame = fetch(question, scope)
    settled = frame.assign(unit=_("已化解"), cases=frame["succeeded_count"])
    figure = parts.stacked_share(
        settled[settled["cases"] > 0],
        name="unit",
        part="resolved_level",
        value="cases",
        parts=_LEVELS,
        colours=_LEVEL_COLOURS,
        heads=("", _("化解")),
        height=180,
    )
    return Block(
        key="levels",
        reading=levels_reading(settled, value="cases", small_sample=settings().small_sample),
        subtitle=_("{window} 已化解的纠纷按化解层级分（%）：网格、社区、街道、区级以上，灰为未写明").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=question,
        measures=("within_grid_rate", "within_community_rate"),
        figure=figure,
        height=180,
        rows=ROWS,
    )
