"""议事与三单: items of deliberation and service orders, where those ledgers are kept."""

from __future__ import annotations

from data.settings import settings
from pages.parts.briefing.asking import Cell, Window
from pages.parts.briefing.model import Paragraph, Section
from pages.parts.briefing.telling import FEW, count_change, join, rate_value, say
from pages.parts.words.numbers import is_missing, is_small

ITEMS = "deliberation/summary"
ORDERS = "service_orders/summary"


def talks(window: Window) -> Section | None:
    """The section 议事与三单; None when neither ledger was ever imported."""
    paragraphs = []
    if window.has("deliberation"):
        paragraphs.append(
            _talk_paragraph(window, "议事协商议题", ITEMS, "item_count", "settled_count", "settled")
        )
    if window.has("service_order"):
        orders = _talk_paragraph(window, "三单服务", ORDERS, "order_count", "done_count", "done")
        paragraphs.append(join([orders, _stars(window)], ""))
    return Section("talks", "议事与三单", tuple(paragraphs)) if paragraphs else None


def _talk_paragraph(window: Window, label: str, question: str, whole: str, part: str, done: str) -> Paragraph:
    cell = Cell(question, whole)
    if window.is_before(question):
        return say("这一时段还没有{label}的台账。", label=label)
    first = say("{label} {n} 件", label=label, n=cell.number(window.scope))
    clauses = [join([first, count_change(cell, window)], "，")]
    known = Cell(question, f"{done}_known_count")
    if known.value(window.scope):
        value = rate_value(Cell(question, f"{done}_rate"), known, window.scope, Cell(question, part))
        clauses.append(say("已办结 {done}", done=value))
    return join(clauses, end="。")


def _stars(window: Window) -> Paragraph:
    stars, rated = Cell(ORDERS, "mean_stars"), Cell(ORDERS, "rated_count")
    if is_missing(stars.value(window.scope)) or not rated.value(window.scope):
        return Paragraph("")
    few = f"，{FEW}" if is_small(rated.value(window.scope), settings().small_sample) else ""
    n, value = rated.number(window.scope), stars.number(window.scope, 1)
    return say("评价平均 {value} 星（{n} 件{few}）。", value=value, n=n, few=few)
