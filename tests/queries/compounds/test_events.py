from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/events"
LEDGERS = {
    "property_contract": """
| community | compound | company | started_on |
| 甲        | 东苑     | 一号    | 2021-06-16 |
| 甲        | 东苑     | 二号    | 2027-01-01 |
""",
    "public_work": """
| community | compound | kind | started_on | finished_on |
| 甲        | 东苑     | 路面 | 2022-01-01 | 2022-03-01  |
| 甲        | 东苑     | 停车 | 2025-12-01 |             |
| 甲        | 未匹配   | 路灯 | 2022-01-01 | 2022-02-01  |
""",
    "service_station": """
| community | compound | kind   | opened_on  |
| 甲        | 西苑     | 议事厅 | 2021-09-01 |
""",
    "compound": """
| community | compound | owners_committee_year | party_branch_year |
| 甲        | 东苑     | 2012                  |                   |
| 甲        | 西苑     |                       | 2023              |
""",
}


def test_everything_that_happened_by_the_day_of_the_data(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS, as_of="2026-01-31 12:00")),
        """
| compound | event_on   | event_kind | event_name | is_year_only |
| 东苑     | 2012-01-01 | 业委会成立 | 业委会     | true         |
| 东苑     | 2021-06-16 | 物业进驻   | 一号       | false        |
| 西苑     | 2021-09-01 | 阵地启用   | 议事厅     | false        |
| 东苑     | 2022-03-01 | 民生实事   | 路面       | false        |
| 西苑     | 2023-01-01 | 党支部成立 | 党支部     | true         |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(compounds=("西苑",)), snapshot=ledger(**LEDGERS, as_of="2026-01-31 12:00")),
        """
| compound | event_kind |
| 西苑     | 阵地启用   |
| 西苑     | 党支部成立 |
""",
    )
