from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/count_by_compound_category"
# The window ends with Sunday the 25th of January 2026: weeks begin on the 5th, 12th and 19th.
REQUESTS = """
| requested_at     | community | compound | category | title    | is_excluded |
| 2026-01-25 23:59 | 甲        | 东苑     | 噪声扰民 | 太吵     |             |
| 2026-01-20 09:00 | 甲        | 东苑     | 噪声扰民 | 太吵     |             |
| 2026-01-12 09:00 | 甲        | 东苑     | 噪声扰民 | 施工     |             |
| 2025-12-29 09:00 | 甲        | 东苑     | 噪声扰民 | 装修     |             |
| 2025-12-28 23:00 | 甲        | 东苑     | 噪声扰民 | 早前     |             |
| 2025-12-24 23:00 | 甲        | 东苑     | 噪声扰民 | 早前二   |             |
| 2025-12-08 23:00 | 甲        | 东苑     | 噪声扰民 | 早前三   |             |
| 2025-10-27 23:00 | 甲        | 东苑     | 停车管理 | 十三周   |             |
| 2025-10-26 23:00 | 甲        | 东苑     | 停车管理 | 十四周   |             |
| 2025-04-28 23:00 | 甲        | 东苑     | 停车管理 | 九个月   |             |
| 2025-04-27 23:00 | 甲        | 东苑     | 停车管理 | 太早     |             |
| 2026-01-26 00:00 | 甲        | 东苑     | 噪声扰民 | 太晚     |             |
| 2026-01-25 09:00 | 甲        | 未匹配   | 噪声扰民 | 何处     |             |
| 2026-01-25 09:00 | 甲        | 东苑     | 其他     | 其他     |             |
| 2026-01-25 09:00 | 甲        | 东苑     | 噪声扰民 | 不算     | true        |
| 2026-01-25 09:00 | 乙        | 西苑     | 噪声扰民 | 乐声     |             |
"""
UNTIL = Scope(date_to=date(2026, 1, 26))


def test_weeks_end_with_the_window(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(service_request=REQUESTS))
    expect(
        frame.drop(columns=["first_count", "quarter_first_count"]),
        """
| community | compound | category | recent_count | quarter_count | week_1_count | week_2_count | week_3_count | week_4_count | earlier_count | earlier_squares |
| 甲        | 东苑     | 噪声扰民 | 4            | 7             | 1            | 0            | 1            | 2            | 0             | 0               |
| 乙        | 西苑     | 噪声扰民 | 1            | 1             | 0            | 0            | 0            | 1            | 0             | 0               |
| 甲        | 东苑     | 停车管理 | 0            | 1             | 0            | 0            | 0            | 0            | 2             | 2               |
""",  # noqa: E501
    )


def test_what_says_the_same_again_is_no_first(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(service_request=REQUESTS))
    assert list(frame["first_count"]) == [3, 1, 0]
    assert list(frame["quarter_first_count"]) == [6, 1, 1]


def test_without_an_end_the_last_day_is_that_of_the_data(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-26 12:00"))
    assert list(frame["week_4_count"]) == [3, 1, 0]


def test_filtered(ledger):
    frame = run(NAME, UNTIL.replace(communities=("乙",)), snapshot=ledger(service_request=REQUESTS))
    assert list(frame["compound"]) == ["西苑"]
