"""How to read a kind of chart: three lines each, said once in the menu ⋯ of its block."""

from __future__ import annotations

from enum import Enum

from pages.parts.words.language import _, mark


class ChartKind(Enum):
    """A kind of chart, read in the same way wherever it stands; its value: three lines, message keys."""

    COUNTS = (
        mark("一点是一期；灰带是平常各期的正常范围，虚线是它的上下限。"),
        mark("灰带里的起伏属正常波动，不必解释，也不说明变好变坏。"),
        mark("一期在外是关注，近三期有两期明显偏离是预警。"),
    )
    RATES = (
        mark("一点是一期的率；竖条或浅蓝带是 95% 区间，件数越少区间越宽。"),
        mark("区间整段在目标一侧，才能说达标或未达标；含着目标的不能断定。"),
        mark("空心的一期分母太少或还没有结束，不作判断。"),
    )
    TARGETS = (
        mark("一行一个地方或单位，点是它的率，横条是 95% 区间，虚线是目标。"),
        mark("横条整段在虚线一侧才有结论：红为未达标；压着虚线的不能断定，也不排名。"),
        mark("空心的分母太少，写着分子和分母，不作判断。"),
    )
    CHANGES = (
        mark("横条是这一期的件数，黑竖线是对照期的件数。"),
        mark("横条超过黑竖线是增，不到是减；右边写着增减多少。"),
        mark("橙色的一条高于它自己的上限；其余的增减不必逐条解释。"),
    )
    EXPECTED = (
        mark("蓝条是实际件数，短竖线是按户数测算应有的件数，灰条是正常范围。"),
        mark("户数多的地方件数本来就多，所以看它是否出了灰条，不看谁最多。"),
        mark("出了灰条的着色；在灰条里的差别还不能排除偶然。"),
    )
    STRIPS = (
        mark("一条一个地方，各有各的正常范围和纵轴，同一列是同一期。"),
        mark("看一条有没有出灰带，不比哪一条更高。"),
        mark("最要紧的在最上面；右边是最近一期的件数和判断。"),
    )
    DEVIATIONS = (
        mark("一格是一个地方的一类诉求，格里是件数。"),
        mark("颜色不表示多少，只表示比按总量测算的明显多或明显少。"),
        mark("没有颜色的格与测算相差不大，不必解释。"),
    )
    HOURS = (
        mark("一格是一周里的一个小时，颜色越深件数越多。"),
        mark("横着看一天里什么时候集中，竖着看一周里哪天集中。"),
        mark("看成片的深色，单独一格深可能只是偶然。"),
    )
    SPANS = (
        mark("点是中位数：一半比它快，一半比它慢；横条右端是第 90 百分位。"),
        mark("横条长说明有一部分办得特别慢，要看是哪几件。"),
        mark("空心的件数太少，列在后面，不参与比较。"),
    )
    SHARES = (
        mark("一条是一个地方或一期，全长是 100%，各段是各部分的占比。"),
        mark("右边是总数：总数少的条，占比容易大起大落。"),
        mark("颜色浅的一条样本少，不作判断。"),
    )
    CLOSING = (
        mark("曲线是受理后这么多天还没有办结的比例，越往下越快。"),
        mark("阴影是 95% 区间，两条曲线的阴影叠在一起时，快慢不能断定。"),
        mark("竖线是还在办的件：它们按已等的天数计入，没有丢掉。"),
    )
    PAIRS = (
        mark("一行两个点：空心是对照的，实心是现在的，中间的线是增减。"),
        mark("实心在右是增，在左是减；右边写着相差多少。"),
        mark("两段一样长才能比；件数少的相差一两件说明不了什么。"),
    )
    TILES = (
        mark("一块一个小区，按社区排在一起，块的大小是户数，位置不代表远近。"),
        mark("只有不正常的才着色；没有颜色的小区不必排名。"),
        mark("点一块只看这个小区；旁边的表是同样的数。"),
    )


def guide_of(kind: ChartKind) -> tuple[str, ...]:
    """How to read a kind of chart: a heading, then three lines, in the user's language."""
    return (_("怎么看这张图"), *map(_, kind.value))
