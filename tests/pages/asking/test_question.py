"""The numbers below the box 问一句, the address it opens, and the HTML of what was understood."""

from __future__ import annotations

from datetime import datetime

import pytest

from pages.parts.asking.explore_address import explore_query, leads_to_explore
from pages.parts.asking.question_answer import COMPARED, answer_of
from pages.parts.screen.question_parts import also_line, chips, choice_lines, marked_text, refusal
from pages.parts.screen.question_table import answer_table
from queries.sentence.also import also_meant
from queries.sentence.corrections import corrections
from queries.sentence.understand import understand
from queries.sentence.understood import Understood
from tests.queries.sentence.office import AS_OF, OFFICE
from tests.queries.tables import build, parse

REQUESTS = """
| request_id | requested_at     | community | compound | category | request_type | status |
| 1          | 2026-10-20 09:00 | 南门社区  | 中凯小区 | 噪声扰民 | 投诉         | 办理中 |
| 2          | 2026-10-21 09:00 | 南门社区  | 中凯小区 | 噪声扰民 | 投诉         | 办理中 |
| 3          | 2026-10-21 09:00 | 南门社区  | 青云首府 | 噪声扰民 | 求助         | 办理中 |
| 4          | 2026-10-22 09:00 | 南门社区  |          | 噪声扰民 | 投诉         | 办理中 |
| 5          | 2026-10-23 09:00 | 南门社区  |          | 停车管理 | 投诉         | 办理中 |
| 6          | 2026-10-23 09:00 | 南门社区  |          | 停车管理 | 投诉         | 办理中 |
| 7          | 2026-10-13 09:00 | 信江社区  | 象城外滩 | 停车管理 | 投诉         | 办理中 |
"""


def read(text: str) -> Understood:
    return understand(text, OFFICE, AS_OF)


def chips_of(found: Understood) -> str:
    return chips(found, [corrections(part, found, read, OFFICE) for part in found.parts])


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    rows = {"service_request": parse(REQUESTS)}
    return build(tmp_path_factory.mktemp("asked") / "snapshot", rows, str(datetime(2026, 10, 31, 20, 19)))


def test_rows_come_in_the_order_asked_for_and_no_place_comes_last(served):
    found = answer_of(read("上周各小区诉求最多"), served, 10)
    assert list(zip(found.frame["compound"], found.frame["request_count"], strict=True)) == [
        ("中凯小区", 2),
        ("青云首府", 1),
        ("未填写", 3),
    ]


def test_a_group_of_one_window_only_counts_0_in_the_other(served):
    found = answer_of(read("上周各小区诉求环比升得最快"), served, 10).frame
    counted = zip(found["compound"], found["request_count"], found["request_count" + COMPARED], strict=True)
    assert list(counted) == [("中凯小区", 2, 0), ("青云首府", 1, 0), ("象城外滩", 0, 1), ("未填写", 3, 0)]


def test_a_limit_is_kept_and_the_number_of_all_rows_is_known(served):
    found = answer_of(read("上周各小区诉求前一个"), served, 10)
    assert (list(found.frame["compound"]), found.total) == (["中凯小区"], 1)
    assert answer_of(read("上周各小区诉求"), served, 2).total == 3


def test_two_places_stand_beside_each_other(served):
    question = read("近30天中凯小区和象城外滩对比诉求量")
    html = answer_table(question, answer_of(question, served, 10))
    assert "诉求量 中凯小区" in html
    assert "<b>2 件</b>" in html
    assert "+1" in html


def test_the_explore_page_is_opened_with_scope_measures_rows_and_columns():
    found = read("9月南门社区噪声投诉按小区按周走势")
    assert explore_query(found) == {
        "from": ["2026-09-01"],
        "to": ["2026-10-01"],
        "grain": ["week"],
        "community": ["南门社区"],
        "category": ["噪声扰民"],
        "request_type": ["投诉"],
        "measure": ["request_count"],
        "rows": ["compound"],
        "columns": ["period"],
    }
    assert leads_to_explore(found)


def test_an_order_is_shown_as_a_table_of_ranks():
    query = explore_query(read("上周投诉最多的小区"))
    assert (query["rows"], query["chart"]) == (["compound"], ["ranked"])


def test_a_comparison_that_an_address_cannot_say_stays_below_the_box():
    assert not leads_to_explore(read("国庆后噪声升得最快的小区"))
    assert leads_to_explore(read("上周噪声升得最快的小区"))


def test_what_somebody_typed_is_shown_as_text():
    found = read('南门<b>"投诉')
    assert "&lt;" in marked_text(found)
    assert "<b>&" not in chips_of(found)
    assert 'data-ask="南门&lt;b&gt;&quot;"' in chips_of(found)


def test_a_chip_opens_what_it_could_say_and_its_days_are_counted():
    html = chips_of(read("南门社区国庆后噪声投诉"))
    assert "<small>24 天，工作日 18 天</small>".replace(" ", "\xa0") in html.replace(" ", "\xa0")
    assert 'data-ask="南门社区国庆后 电梯故障 投诉">电梯故障</button>' in html
    assert 'data-ask="南门社区 上月 噪声投诉">上月 <small>2026-09-01 至 09-30</small></button>' in html
    assert html.count("<details") == 5  # place, time, category, kind of request, measure


def test_other_questions_and_other_meanings_are_buttons_that_ask():
    found = read("9月按期办结率")
    assert 'data-ask="9月按期办结率 各社区">分社区看</button>' in also_line(also_meant(found, read))
    [html] = choice_lines(read("赛场街噪声"))
    assert 'data-ask="赛场街12号院噪声"><i>小区</i> <b>赛场街12号院</b></button>' in html
    assert html.count("<button") == 2


def test_a_refusal_has_a_reason_and_three_questions():
    html = refusal(read("明年噪声会不会更多"))
    assert "不作预测；“明年”之后没有数据" in html
    assert html.count("data-ask=") == 3
    assert refusal(read("噪声")) == ""
