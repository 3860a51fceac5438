"""What is left out since none of its requests says its type: how many are complaints is not known."""

from __future__ import annotations

from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count

#: What is counted here, as units of ``count``.
COMPOUNDS, COMMUNITIES = mark("个小区"), mark("个社区")
CATEGORIES, SERVICES = mark("个类别"), mark("段物业服务")
_MONTHS = mark("个月")


def left_out(n: float, unit: str) -> str:
    """How many places, categories or services are in neither part of a number, as a clause; empty for none.

    Args:
        n: How many.
        unit: What they are, one of the constants above.
    """
    return _("不含诉求都没写工单类型的 {left}").format(left=count(n, unit)) if n else ""


def unknown_months(n: int) -> str:
    """Why the totals of two years are not compared, as a clause; empty when every month is known."""
    if not n:
        return ""
    return _("诉求都没写工单类型的有 {months}，不知几件是投诉，**合计不与上年比**").format(
        months=count(n, _MONTHS)
    )
