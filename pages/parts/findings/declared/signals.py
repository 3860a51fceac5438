"""Measures of signals, hot spots and repeats."""

from __future__ import annotations

from pages.parts.findings.measure import Kind, Measure
from pages.parts.wording import mark

MEASURES = (
    Measure(
        "recent_count", mark("热点（近 4 周诉求）"), mark("件"), Kind.COUNT, 0,
        mark("一个小区一个类别最近 28 天的诉求件数；至少 5 件、近 3 周有 2 周高于自己此前 26 周的周均、"
             "且超出按此前各周均值和离散程度算得的正常波动范围（负二项上尾，按看过的格数以"
             "本杰明尼-霍赫伯格法校正，误报不超过 5%）的为热点。"), watches_rise=True,
    ),
    Measure(
        "open_repeat_count", mark("重复未办结"), mark("件"), Kind.COUNT, -1,
        mark("重复诉求中到数据截至时尚未办结的件数。"),
    ),
    Measure(
        "overdue_count", mark("超期"), mark("件"), Kind.COUNT, -1,
        mark("到期诉求中超过期限才办结、或期限已过仍未办结的件数。"),
    ),
)  # fmt: skip
