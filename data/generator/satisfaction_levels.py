"""How content the people of a place are at a time: slow slopes, and the turns worth finding."""

from __future__ import annotations

from datetime import datetime

#: Share of content answers at the start of 2021 and at the end, per community.
_SLOPES = {
    "体育场社区": (0.870, 0.920),
    "新城社区": (0.895, 0.885),
    "桑园社区": (0.865, 0.930),
    "白龙社区": (0.880, 0.915),
    "南门社区": (0.885, 0.925),
    "信江社区": (0.855, 0.955),
}
_MONTHS = 70
#: 体育场社区 falls below its target from the summer of 2026 on.
_STADIUM_FALLS = {(2026, 6): -0.05, (2026, 7): -0.12, (2026, 8): -0.14, (2026, 9): -0.16, (2026, 10): -0.19}
_MANAGEMENT = {"红色物业": 0.02, "市场物业": -0.01, "自管": 0.0, "无物业": -0.03}


def goodwill(community: str, asked_at: datetime, management: str) -> float:
    """The probability that somebody of the community answers 基本满意 or better.

    Args:
        community: The community.
        asked_at: When somebody is asked.
        management: Who runs the compound.

    Returns:
        A share between 0 and 1.
    """
    start, end = _SLOPES[community]
    months = (asked_at.year - 2021) * 12 + asked_at.month - 1
    share = start + (end - start) * months / _MONTHS + _MANAGEMENT[management]
    if community == "体育场社区":
        share += _STADIUM_FALLS.get((asked_at.year, asked_at.month), 0.0)
    return min(0.985, share)
