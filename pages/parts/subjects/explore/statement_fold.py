"""生成的 SELECT: the statement of a result, folded, to be read, copied and run."""

from __future__ import annotations

import streamlit as st

from data.snapshots.store import Snapshot
from pages.parts.subjects.explore.choice import PERIOD
from pages.parts.subjects.explore.offers import Plan
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Scope
from queries.analysis import Analysis, statement
from queries.measures import MEASURES
from queries.printed_statement import printed_statement


def analysis_of(plan: Plan) -> Analysis:
    """The free question of a plan; its totals and 其他 are further questions of the same kind."""
    dimensions = tuple(name for name in (plan.rows, plan.columns) if name not in ("", PERIOD))
    return Analysis(plan.measures, dimensions, plan.has_periods)


def select_text(plan: Plan, scope: Scope, served: Snapshot) -> str:
    """The SELECT of a plan with its scope and each value that it binds."""
    header = [f"-- {_(MEASURES[name].label)}：{_(MEASURES[name].definition)}" for name in plan.measures]
    return printed_statement(statement(analysis_of(plan), scope, with_parts=True), header, scope, served)


def fold(plan: Plan, scope: Scope, served: Snapshot, rows: int) -> None:
    """Draw the folded line; opened: the statement, wrapped, with a button that copies it.

    Args:
        plan: What is asked.
        scope: Its scope.
        served: The snapshot that answers.
        rows: Rows of the answer that is shown.
    """
    with st.container(key="explore-select"), st.expander(literal(_("生成的 SELECT"))):
        st.caption(
            literal(_("{n} 行 · 只读 · 条件以参数绑定；合计与其他另用同样的语句各问一次").format(n=rows))
        )
        st.code(select_text(plan, scope, served), language="sql", wrap_lines=True, height=420)
