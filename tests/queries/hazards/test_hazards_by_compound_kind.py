from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/hazards_by_compound_kind"


def test_where_is_which(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| community | compound | kind       | hazard_count | open_hazard_count |
| 甲        | 东苑     | 消防通道   | 2            | 0                 |
| 乙        | 南苑     | 消防通道   | 1            | 1                 |
| 乙        | 南苑     | 电动车飞线 | 1            | 0                 |
| 甲        | 东苑     | 燃气       | 1            | 1                 |
| 甲        | 西苑     | 燃气       | 1            | 1                 |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, FILTERED, snapshot=ledger(**HAZARDS)),
        """
| community | compound | kind     | hazard_count |
| 甲        | 东苑     | 消防通道 | 2            |
| 甲        | 东苑     | 燃气     | 1            |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
