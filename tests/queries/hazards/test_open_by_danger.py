from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/open_by_danger"


def test_the_most_dangerous_first_by_age(ledger):
    """On 31 January at noon c is 28 days old, d one, e 92."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| danger | open_hazard_count | open_7_count | open_30_count | open_90_count | open_longer_count | overdue_hazard_count | longest_open_days |
| 重大   | 1                 | 0            | 1             | 0             | 0                 | 1                    | 28                |
| 一般   | 2                 | 1            | 0             | 0             | 1                 | 1                    | 92                |
""",  # noqa: E501
    )


def test_filtered(ledger):
    expect(
        run(NAME, FILTERED, snapshot=ledger(**HAZARDS)),
        """
| danger | open_hazard_count |
| 重大   | 1                 |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
