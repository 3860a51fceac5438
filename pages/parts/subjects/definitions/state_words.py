"""The meaning of the words and colours of a state: each with a worked example, and how often it is chance."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.findings.comparison import Tag
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.words.language import _, mark


@dataclass(frozen=True, slots=True)
class StateWord:
    """A word or a colour of a state.

    Attributes:
        word: The word a user sees, a message key.
        meaning: When it is shown.
        example: A case with numbers.
        by_chance: How often it is shown although nothing has changed; empty where it is not a test.
    """

    word: str
    meaning: str
    example: str
    by_chance: str = ""


#: Worst first, as in the table 需办; then the words without action, then the colours.
STATE_WORDS = (
    StateWord(
        Tag.ALARM,
        mark("近三期有两期在同一侧明显偏离平常（两个标准差以上），且往坏的方向：先办这一项"),
        mark("某社区平常每周 14 件，三周里有两周是 24 件"),
        mark("没有变化时，全页约三十周里有一周碰巧"),
    ),
    StateWord(
        Tag.MISSED,
        mark("率的 95% 区间整段在目标以下，且已按同时比较的社区数校正"),
        mark("满意率 118/153，区间 69.9–83.1%，低于目标 85%"),
        mark("真实水平略高于目标时，全页约三十周里有一周误判"),
    ),
    StateWord(
        Tag.WATCH,
        mark("一期出上下限（三个标准差），或连续八期都在同一侧，或一格热点：看一眼是什么，不急着下结论"),
        mark("某社区平常每周 14 件，这周 28 件"),
        mark("没有变化时，全页约三十周里有一周碰巧；连预警、未达标在内约十周一行"),
    ),
    StateWord(
        Tag.BETTER,
        mark("同样的界线，往好的方向"),
        mark("重复诉求率由 12% 降到下限 6% 以下"),
        mark("与关注相同"),
    ),
    StateWord(
        Tag.CHANGED,
        mark("同样的界线，但多了少了都说不上好坏"),
        mark("议事次数由每月 4 次升到 12 次"),
        mark("与关注相同"),
    ),
    StateWord(
        Tag.NORMAL,
        mark("在上下限之内：证据不足以说变了，不等于没有变"),
        mark("某社区平常每周 14 件，这周 20 件"),
    ),
    StateWord(
        Tag.MET,
        mark("率的 95% 区间整段在目标以上"),
        mark("满意率 171/189，区间 85.4–93.9%，高于目标 85%"),
    ),
    StateWord(
        Tag.CONTAINS,
        mark("率的 95% 区间含目标：不能说高于或低于目标"),
        mark("满意率 204/246，区间 77.7–87.1%，含目标 85%"),
    ),
    StateWord(
        Tag.SMALL,
        mark("分母少于设置的界线，率写成灰色，不作判断"),
        mark("满意率 19/22"),
    ),
    StateWord(
        mark("尚未到期"),
        mark(
            "期限还没有到的诉求，办没办成还不知道，不进按期办结率；"
            "写着“尚有 n 件未办结（未回应、在调解）”的率也还会变，早的时段总显得好，不与以前判好坏"
        ),
        mark("周一看上周：67 件里 31 件已到期限，另 36 件尚未到期"),
    ),
    StateWord(
        Tag.UNKNOWN,
        mark("缺少作判断所需的数据，理由写在标签里"),
        mark("台账只有 5 周，画上下限至少要 12 周"),
    ),
    StateWord(
        mark("起算新上下限"),
        mark(
            "做法或口径从某天起变了，由人在台账管理页的“图上的标注”写一条，勾选“从这天起重新计算上下限”并写明理由："
            "此后的整期另算上下限，满 12 个正常期之前不画、不作判断；没有标注，上下限不会自己另算"
        ),
        mark(
            "9 月 1 日网格件并入热线，每周由 100 至 110 件升到 300 至 310 件："
            "满 12 周后均值为 305 件，305 件是正常波动"
        ),
    ),
)
COLOURS = (
    ("red", mark("红色"), mark("预警、未达标，或连续两期往坏的方向变")),
    ("amber", mark("橙色"), mark("关注：往坏的方向变，超出界线")),
    ("good", mark("绿色"), mark("好转、达标：往好的方向变，超出界线")),
    ("flat", mark("灰色"), mark("还不能排除偶然，或变化说不上好坏；箭头只说方向")),
)


def words() -> markup.Table:
    """The words, each with its meaning, an example and how often it is chance."""
    rows = tuple(
        (
            Cell(html=markup.tag(word.word, _(word.meaning))),
            Cell(_(word.meaning)),
            Cell(_(word.example)),
            Cell(_(word.by_chance) if word.by_chance else "—"),
        )
        for word in STATE_WORDS
    )
    headings = (
        Heading(_("用词"), True),
        Heading(_("什么时候这样说"), True, wraps=True),
        Heading(_("例"), True, hide_on_phone=True, wraps=True),
        Heading(_("多久会碰巧一次"), True, wraps=True),
    )
    return markup.Table(headings, rows)


def colours() -> markup.Table:
    """The colours of changes and points."""
    rows = tuple((Cell(_(name), colour=colour), Cell(_(meaning))) for colour, name, meaning in COLOURS)
    return markup.Table((Heading(_("颜色"), True), Heading(_("意思"), True, wraps=True)), rows)
