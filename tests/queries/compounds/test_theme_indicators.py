from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/theme_indicators"
COMPOUNDS = """
| community | compound | households | theme | theme_since |
| 甲        | 东苑     | 200        | 法治  | 2026-01-10  |
| 甲        | 西苑     | 100        |       |             |
| 乙        | 北苑     | 50         | 养老  |             |
"""
CASES = """
| case_id | community | compound | dispute_type | accepted_at      | outcome    |
| a       | 甲        | 东苑     | 邻里         | 2026-01-05 09:00 | 调解成功   |
| b       | 甲        | 东苑     | 物业         | 2026-02-05 09:00 | 调解不成功 |
| c       | 甲        | 东苑     | 邻里         | 2026-02-06 09:00 | 调解中     |
"""
REQUESTS = """
| community | compound | request_type | category | subcategory | status | requested_at     | due_at           | closed_at        |
| 甲        | 东苑     | 咨询         | 政策咨询 | 法律咨询    | 已办结 | 2026-01-05 09:00 | 2026-01-09 09:00 | 2026-01-06 09:00 |
| 甲        | 东苑     | 投诉         | 噪声     |             | 已办结 | 2026-01-06 09:00 | 2026-01-09 09:00 | 2026-01-12 09:00 |
| 甲        | 东苑     | 投诉         | 法律     |             | 已作废 | 2026-01-07 09:00 | 2026-01-09 09:00 |                  |
"""
ACTIVITIES = """
| community | compound | kind     | held_on    | participant_count |
| 甲        | 东苑     | 志愿     | 2026-01-05 | 20                |
| 甲        | 东苑     | 文化     | 2026-01-06 |                   |
| 甲        | 东苑     | 楼院之星 | 2026-01-06 | 9                 |
| 甲        | 东苑     | 法律咨询 | 2026-01-07 |                   |
"""
ORDERS = """
| community | compound | kind     | ordered_at       | status |
| 乙        | 北苑     | 微心愿   | 2026-01-05 09:00 | 已办结 |
| 乙        | 北苑     | 老年助餐 | 2026-01-06 09:00 | 已办结 |
"""
RESPONSES = """
| community | compound | asked_at         | rating   | is_valid |
| 甲        | 东苑     | 2026-01-05 09:00 | 满意     | true     |
| 甲        | 东苑     | 2026-01-06 09:00 | 不满意   | true     |
| 甲        | 东苑     | 2026-01-06 09:00 |          | true     |
"""
ITEMS = """
| community | compound | met_at           | status |
| 甲        | 东苑     | 2026-01-05 09:00 | 已办结 |
| 甲        | 东苑     | 2026-01-06 09:00 | 已作废 |
"""
LEDGERS = {
    "compound": COMPOUNDS,
    "mediation_case": CASES,
    "service_request": REQUESTS,
    "activity": ACTIVITIES,
    "service_order": ORDERS,
    "satisfaction_response": RESPONSES,
    "deliberation": ITEMS,
}


def test_each_compound_and_indicator_of_its_community(ledger):
    answer = run(NAME, Scope(), snapshot=ledger(**LEDGERS))
    expect(
        answer[(answer["compound"] != "西苑")],
        """
| community | compound | theme | households | indicator  | row_count | part_count | whole_count |
| 乙        | 北苑     | 养老  | 50         | 微心愿     | 1         | 1          |             |
| 乙        | 北苑     | 养老  | 50         | 服务单     | 2         | 2          |             |
| 乙        | 北苑     | 养老  | 50         | 老年服务单 | 1         | 1          |             |
| 甲        | 东苑     | 法治  | 200        | 化解率     | 2         | 1          | 2           |
| 甲        | 东苑     | 法治  | 200        | 志愿活动   | 1         | 1          |             |
| 甲        | 东苑     | 法治  | 200        | 投诉       | 1         | 1          |             |
| 甲        | 东苑     | 法治  | 200        | 按期办结率 | 2         | 1          | 2           |
| 甲        | 东苑     | 法治  | 200        | 法律咨询   | 1         | 1          |             |
| 甲        | 东苑     | 法治  | 200        | 法律咨询活动 | 1       | 1          |             |
| 甲        | 东苑     | 法治  | 200        | 活动人次   | 1         | 20         |             |
| 甲        | 东苑     | 法治  | 200        | 满意率     | 2         | 1          | 2           |
| 甲        | 东苑     | 法治  | 200        | 议事议题   | 1         | 1          |             |
| 甲        | 东苑     | 法治  | 200        | 邻里纠纷   | 2         | 2          |             |
""",
    )
    other = answer[answer["compound"] == "西苑"]
    assert len(other) == 10
    assert not other["part_count"].any()


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(**LEDGERS)),
        """
| community | compound | indicator | row_count | part_count | whole_count |
| 甲        | 东苑     | 化解率    | 1         | 0          | 1           |
| 甲        | 东苑     | 邻里纠纷  | 1         | 1          |             |
| 甲        | 西苑     | 化解率    | 0         | 0          | 0           |
| 甲        | 西苑     | 邻里纠纷  | 0         | 0          |             |
""",
    )


def test_every_indicator_of_the_setting_is_counted(ledger):
    from data.theme_indicators import INDICATORS

    assert set(run(NAME, Scope(), snapshot=ledger(**LEDGERS))["indicator"]) == set(INDICATORS)
