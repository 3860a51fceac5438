"""Measures of signals: hot spots and repeats."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Kind, Measure

MEASURES: tuple[Measure, ...] = (
    Measure(
        "recent_count", mark("热点（近 4 周诉求）"), mark("件"), Kind.COUNT, 0,
        mark("一个小区（或社区）一个类别最近 4 周和最近 13 周的诉求件数，哪一个更突出按哪一个。至少 5 件、"
             "近 3 周有 2 周高于平常，且按更早的 26 周估计的平常水平（向全部格的平均靠拢，"
             "全街道或同一类别一起的增长不算）凭偶然很难达到的为热点：负二项上尾概率，按本杰明尼-霍赫伯格法校正，"
             "分三组：26 周里不少于 13 件的小区 × 类别误报不超过 1.2%，少于 13 件的不超过 0.6%，"
             "社区 × 类别不超过 0.8%。没有变化时，约五十周才有一次误报。"), watches_rise=True,
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
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "recent_count": "近 4 周（件）",
    "first_count": "其中首次反映（件）",
    "quarter_count": "近 13 周（件）",
    "quarter_first_count": "其中近 13 周首次反映（件）",
    "judged_weeks": "按近几周判断（周）",
    "week_1_count": "第 1 周（件）",
    "week_2_count": "第 2 周（件）",
    "week_3_count": "第 3 周（件）",
    "week_4_count": "第 4 周（件）",
    "earlier_count": "此前 26 周（件）",
    "earlier_squares": "此前各周件数的平方和",
    "weeks_running": "连续偏高（周）",
    "open_repeat_count": "重复未办结（件）",
    "last_repeat_on": "最近一次重复",
    "cell_count": "有重复的处数",
    "overdue_count": "超期（件）",
    "usual": "前 12 个月月均（件）",
    "rise": "超出月均（件）",
    "rise_share": "增量占比",
    "repeat_share": "重复占比",
    "overdue_share": "超期占比",
    "score": "三项平均",
    "weeks_back": "往前第几周",
    "most_by_reporter_count": "四周内同一号码最多（件）",
    "dissatisfied_count": "不满意（件）",
    "open_count": "未结（件）",
    "told_count": "留有号码（件）",
    "reporter_count": "反映人数（人）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "judged_count": "可判断重复（件）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("service_request",)
