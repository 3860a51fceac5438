from datetime import date

from queries import Scope, run
from tests.queries.organisation.numbered_buildings import LEDGERS
from tests.queries.tables import expect

NAME = "organisation/requests_by_building"


def test_fewer_than_five_are_not_told_and_a_building_of_one_home_or_an_unsure_number_is_none(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| community | compound | grid   | building_id | building_number | households | has_head | has_contact | request_count | median_hours_to_respond | visit_count |
| 甲        | 东苑     | 未填写 | E-2         | 2               | 40         | false    | false       | 6             | 3.5                     | 5           |
| 乙        | 南苑     | 未填写 | S-1         | A               | 30         | false    | true        | 5             | 3                       |             |
| 甲        | 东苑     | 未填写 | E-1         | 1               | 40         | true     | false       | 5             | 3                       |             |
| 甲        | 东苑     | 未填写 | E-3         | 3               |            | false    | false       |               |                         |             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), compounds=("东苑",))
    answer = run(NAME, scope, snapshot=ledger(**LEDGERS))
    assert list(answer["building_id"]) == ["E-1", "E-2", "E-3"]
    assert answer["request_count"].isna().all()


def test_empty(ledger):
    assert run(NAME, Scope(), snapshot=ledger()).empty
