from queries import Scope, run

NAME = "compounds/property_party"
COMPOUNDS = """
| community | compound | households | management |
| 甲        | 东苑     | 100        | 红色物业   |
| 甲        | 西苑     | 300        | 市场物业   |
| 甲        | 南苑     | 200        | 市场物业   |
| 甲        | 北院     | 50         | 自管       |
"""
CONTRACTS = """
| community | compound | company | started_on |
| 甲        | 东苑     | 一号    | 2020-01-01 |
| 甲        | 西苑     | 二号    | 2020-01-01 |
"""
# The branch is written under the firm's name only, the seat under its compound; 乙's branch is elsewhere.
UNITS = """
| unit_id | name           | level      | community | compound |
| Z1      | 一号物业党支部 | 物业党支部 | 甲        |          |
| Z2      | 二号物业党支部 | 物业党支部 | 乙        |          |
| Z3      | 西苑党支部     | 小区党支部 | 甲        | 西苑     |
"""
HOLDERS = """
| holder_id | role     | community | compound |
| D1        | 兼职委员 | 甲        | 东苑     |
| D2        | 网格员   | 甲        | 西苑     |
"""
REQUESTS = """
| community | compound | request_type | requested_at     | due_at           | closed_at        |
| 甲        | 东苑     | 投诉         | 2026-01-01 09:00 | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 甲        | 东苑     | 咨询         | 2026-01-01 09:00 |                  |                  |
| 甲        | 西苑     | 投诉         | 2026-01-01 09:00 | 2026-01-10 00:00 |                  |
"""
ANSWERS = """
| community | compound | subject | rating |
| 甲        | 东苑     | 物业    | 满意   |
| 甲        | 东苑     | 诉求    | 不满意 |
"""


def made(ledger):
    return ledger(
        compound=COMPOUNDS, property_contract=CONTRACTS, organisation=UNITS, role_holder=HOLDERS,
        service_request=REQUESTS, satisfaction_response=ANSWERS, as_of="2026-02-01 00:00",
    )  # fmt: skip


def test_by_the_firms_name_and_by_the_place(ledger):
    """北院 manages itself and is not compared; 南苑 has no contract and no tie."""
    found = run(NAME, Scope(), snapshot=made(ledger)).set_index("compound")
    assert found["property_party"].to_dict() == {
        "东苑": "物业党支部和兼职委员",
        "西苑": "两者都没有",
        "南苑": "两者都没有",
    }
    assert found["complaint_count"].to_dict() == {"东苑": 1, "南苑": 0, "西苑": 1}
    assert found.loc["东苑", ["due_count", "closed_on_time_count", "rated_count"]].tolist() == [1, 1, 1]


def test_filtered(ledger):
    found = run(NAME, Scope(compounds=("西苑",)), snapshot=made(ledger))
    assert list(found["has_party"]) == [False]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
