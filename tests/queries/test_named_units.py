"""“物业公司” as the unit of a request is the firm of the contract that ran in the compound on that day."""

from queries import Scope, run

CONTRACTS = """
| contract_id | community | compound | company | started_on | ended_on   |
| C1          | 南        | 甲苑     | 安居    | 2020-01-01 | 2025-06-30 |
| C2          | 南        | 甲苑     | 红管家  | 2025-07-01 |            |
| C3          | 南        | 丁苑     | 宏泰    |            |            |
| C4          | 南        | 丁苑     | 佳和    | 2025-01-01 |            |
"""
COMPOUNDS = """
| community | compound | management |
| 南        | 甲苑     | 红色物业   |
| 南        | 乙苑     | 自管       |
| 南        | 丙苑     | 无物业     |
| 南        | 戊苑     | 市场物业   |
"""
REQUESTS = """
| request_id | community | compound | requested_at     | responsible_unit |
| R1         | 南        | 甲苑     | 2025-06-30 23:00 | 物业公司         |
| R2         | 南        | 甲苑     | 2025-07-01 00:10 | 物业             |
| R3         | 南        | 甲苑     | 2019-12-31 10:00 | 物业公司         |
| R4         | 南        | 乙苑     | 2025-07-01 00:10 | 物业公司         |
| R5         | 南        | 丙苑     | 2025-07-01 00:10 | 物业公司         |
| R6         | 南        | 戊苑     | 2025-07-01 00:10 | 物业公司         |
| R7         | 南        | 未匹配   | 2025-07-01 00:10 | 物业公司         |
| R8         | 南        | 甲苑     | 2025-07-01 00:10 | 城管中队         |
| R9         | 南        | 甲苑     | 2025-07-01 00:10 |                  |
| S1         | 南        | 丁苑     | 2026-07-01 00:10 | 物业公司         |
| S2         | 南        | 丁苑     | 2024-07-01 00:10 | 物业公司         |
"""


def _units(snapshot):
    rows = run("service_requests/counted_rows", Scope(), snapshot=snapshot)
    return dict(zip(rows["request_id"], rows["responsible_unit"], strict=True))


def test_the_firm_is_that_of_the_day(ledger):
    assert _units(ledger(service_request=REQUESTS, property_contract=CONTRACTS, compound=COMPOUNDS)) == {
        "R1": "安居",
        "R2": "红管家",
        "R3": "物业公司（合同未录）",
        "R4": "物业公司（小区自管）",
        "R5": "物业公司（小区无物业）",
        "R6": "物业公司（合同未录）",
        "R7": "物业公司（小区未知）",
        "R8": "城管中队",
        "R9": "未填写",
        "S1": "佳和",
        "S2": "宏泰",
    }


def test_without_any_contract_it_stays_what_was_written(ledger):
    units = _units(ledger(service_request=REQUESTS, compound=COMPOUNDS))
    assert (units["R1"], units["R2"], units["R4"]) == ("物业公司", "物业", "物业公司")


def test_a_topic_of_a_meeting_names_the_firm_too(ledger):
    items = """
| item_id | community | compound | met_at           | responsible_unit |
| I1      | 南        | 甲苑     | 2025-07-01 09:00 | 物业公司         |
"""
    rows = run("deliberation/rows", Scope(), snapshot=ledger(deliberation=items, property_contract=CONTRACTS))
    assert list(rows["responsible_unit"]) == ["红管家"]


def test_on_time_by_unit_names_the_firm(ledger):
    frame = run(
        "service_requests/on_time_by_unit",
        Scope(),
        snapshot=ledger(service_request=REQUESTS, property_contract=CONTRACTS, compound=COMPOUNDS),
    )
    assert {"安居", "红管家", "佳和", "宏泰"} <= set(frame["responsible_unit"])
    assert "物业公司" not in set(frame["responsible_unit"])
