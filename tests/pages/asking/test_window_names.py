"""What other windows are called: the one before, and a label whose window is not the page's."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pages.parts.asking.window_names import label_with_window, name_before, over
from pages.parts.findings.reading import Reading
from pages.parts.words.language import speaking
from queries import Scope
from tests.cases import each

AS_OF = datetime(2026, 10, 31, 20)  # a Saturday: 上周 is the week of the 19th
WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))


@each(
    ("first", "end", "said"),
    [
        (date(2026, 10, 19), date(2026, 10, 26), "前一周"),  # of 上周
        (date(2026, 10, 26), date(2026, 11, 2), "上周同期"),  # of 本周, of which six days are over
        (date(2026, 5, 4), date(2026, 5, 11), "前一周"),  # 上周 would be that of the data
        (date(2026, 8, 3), date(2026, 10, 26), "此前 12 周"),
        (date(2026, 9, 1), date(2026, 10, 1), "前一月"),  # of 上月
        (date(2026, 10, 1), date(2026, 11, 1), "上月"),
        (date(2026, 1, 1), date(2027, 1, 1), "上年同期"),  # of 今年, of which ten months are over
        (date(2026, 10, 1), date(2027, 1, 1), "上季同期"),
        (date(2026, 7, 1), date(2026, 10, 1), "前一季度"),
        (date(2025, 1, 1), date(2026, 1, 1), "前一年"),
        (date(2025, 12, 1), date(2026, 3, 1), "此前 3 个月"),
        (date(2026, 1, 1), date(2026, 7, 1), "此前 6 个月"),
        (date(2026, 5, 4), date(2026, 5, 9), "上期"),
        (None, None, "上期"),
    ],
)
def test_the_window_before_never_has_the_name_of_the_window_itself(first, end, said):
    assert name_before(first, end, AS_OF) == said


def test_in_english_it_stands_inside_sentences():
    with speaking("en"):
        assert name_before(WEEK.date_from, WEEK.date_to, AS_OF) == "the previous week"


def test_a_label_says_its_window_where_it_is_another_one():
    wide = WEEK.replace(date_from=WEEK.date_to - timedelta(weeks=12))
    assert label_with_window("满意率", WEEK, WEEK) == "满意率"
    assert label_with_window("满意率", WEEK, wide) == "满意率 · 近\u00a012\u00a0周"
    assert label_with_window("满意率", WEEK, Scope()) == "满意率 · 全部日期"
    assert over(Reading("88.4% 在社区以内化解", "**甲**"), wide).title == "近 12 周 88.4% 在社区以内化解"
    assert over(Reading("甲", "**乙**"), Scope()).title == "甲"
