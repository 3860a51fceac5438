from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/repeats_by_compound_subcategory"
# Without a phone number, the same title in the same compound within 30 days is a repeat.
REQUESTS = """
| requested_at     | community | compound | category | subcategory | title | closed_at        | is_excluded |
| 2026-01-05 09:00 | 甲        | 东苑     | 噪声扰民 | 夜间施工    | 太吵  | 2026-01-06 09:00 |             |
| 2026-01-06 09:00 | 甲        | 东苑     | 噪声扰民 | 夜间施工    | 太吵  | 2026-01-07 09:00 |             |
| 2026-01-07 09:00 | 甲        | 东苑     | 噪声扰民 | 夜间施工    | 太吵  | 2026-01-08 09:00 |             |
| 2026-01-08 09:00 | 甲        | 东苑     | 噪声扰民 | 夜间施工    | 太吵  | 2026-01-09 09:00 |             |
| 2026-01-05 09:00 | 乙        | 西苑     | 停车管理 | 占道停车    | 没位  | 2026-01-06 09:00 |             |
| 2026-01-15 09:00 | 乙        | 西苑     | 停车管理 | 占道停车    | 没位  |                  |             |
| 2026-01-16 09:00 | 乙        | 西苑     | 停车管理 | 占道停车    |       |                  |             |
| 2026-01-05 09:00 | 丙        | 南苑     | 停车管理 | 占道停车    | 没位  | 2026-01-06 09:00 |             |
| 2026-01-06 09:00 | 丙        | 南苑     | 停车管理 | 占道停车    | 没位  | 2026-01-07 09:00 |             |
| 2026-01-06 09:00 | 丙        | 南苑     | 环境卫生 | 垃圾清运    | 垃圾  | 2026-01-07 09:00 |             |
| 2026-01-17 09:00 | 乙        | 西苑     | 停车管理 | 占道停车    | 没位  |                  | true        |
"""


def test_the_open_and_the_thrice_repeated_come_first(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS))
    expect(
        frame.astype({"last_repeat_on": str}),
        """
| community | compound | category | subcategory | repeat_count | judged_count | repeat_rate | open_repeat_count | last_repeat_on | cell_count |
| 甲        | 东苑     | 噪声扰民 | 夜间施工    | 3            | 4            | 0.75        | 0                 | 2026-01-08     | 3          |
| 乙        | 西苑     | 停车管理 | 占道停车    | 1            | 2            | 0.5         | 1                 | 2026-01-15     | 3          |
| 丙        | 南苑     | 停车管理 | 占道停车    | 1            | 2            | 0.5         | 0                 | 2026-01-06     | 3          |
""",  # noqa: E501
    )


def test_filtered(ledger):
    frame = run(NAME, Scope(categories=("停车管理",)), snapshot=ledger(service_request=REQUESTS))
    assert list(frame["compound"]) == ["西苑", "南苑"]
