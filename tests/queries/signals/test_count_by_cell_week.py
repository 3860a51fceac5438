from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/count_by_cell_week"
# The window ends with Sunday the 25th of January 2026: weeks begin on the 5th, 12th and 19th.
REQUESTS = """
| requested_at     | community | compound | category | subcategory | title | phone_token | is_excluded |
| 2026-01-25 23:59 | 甲        | 东苑     | 噪声扰民 | 装修噪声    | 一    | a           |             |
| 2026-01-20 09:00 | 甲        | 东苑     | 噪声扰民 | 装修噪声    | 二    | a           |             |
| 2026-01-12 09:00 | 甲        | 东苑     | 噪声扰民 | 装修噪声    | 三    | a           |             |
| 2026-01-12 09:00 | 甲        | 东苑     | 噪声扰民 | 装修噪声    | 四    | b           |             |
| 2026-01-12 09:00 | 甲        | 东苑     | 噪声扰民 | 犬吠噪声    | 五    | a           |             |
| 2026-01-19 09:00 | 甲        | 东苑     | 噪声扰民 | 装修噪声    | 不算  | a           | true        |
| 2026-01-26 00:00 | 甲        | 东苑     | 噪声扰民 | 装修噪声    | 太晚  | a           |             |
| 2026-01-22 09:00 | 乙        | 西苑     | 停车管理 |             | 六    |             |             |
"""
UNTIL = Scope(date_to=date(2026, 1, 26))


def test_three_of_one_reporter_in_four_weeks_are_counted_for_one_matter(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(service_request=REQUESTS))
    expect(
        frame,
        """
| community | compound | category | subcategory | weeks_back | request_count | repeat_count | most_by_reporter_count |
| 乙        | 西苑     | 停车管理 | 未填写      | 0          | 1             | 0            | 0                      |
| 甲        | 东苑     | 噪声扰民 | 装修噪声    | 0          | 2             | 2            | 3                      |
| 甲        | 东苑     | 噪声扰民 | 犬吠噪声    | 1          | 1             | 0            | 0                      |
| 甲        | 东苑     | 噪声扰民 | 装修噪声    | 1          | 2             | 0            | 0                      |
""",
    )


def test_filtered(ledger):
    frame = run(NAME, UNTIL.replace(communities=("乙",)), snapshot=ledger(service_request=REQUESTS))
    assert list(frame["compound"]) == ["西苑"]


def test_empty(empty):
    assert run(NAME, UNTIL, snapshot=empty).empty
