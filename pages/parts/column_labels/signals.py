"""Headers of what is computed of signals, hot spots and repeats."""

LABELS: dict[str, str] = {
    "untimed_count": "未写时刻（件）",
    "recent_count": "近 4 周（件）",
    "first_count": "其中首次反映（件）",
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
}
