"""How to read a kind of chart: three lines each, said once in the menu ⋯ of its block."""

from __future__ import annotations

from pages.parts.words.language import _, mark

_COUNTS = (
    mark("一点是一期；灰带是平常各期的正常范围，虚线是它的上下限。"),
    mark("灰带里的起伏属正常波动，不必解释，也不说明变好变坏。"),
    mark("一期在外是关注，近三期有两期明显偏离是预警。"),
)
_RATES = (
    mark("一点是一期的率；竖条或浅蓝带是 95% 区间，件数越少区间越宽。"),
    mark("区间整段在目标一侧，才能说达标或未达标；含着目标的不能断定。"),
    mark("空心的一期分母太少或还没有结束，不作判断。"),
)


def guide_of_series(*, is_rate: bool) -> tuple[str, ...]:
    """How to read a judged series: a heading, then three lines, in the user's language."""
    return (_("怎么看这张图"), *map(_, _RATES if is_rate else _COUNTS))
