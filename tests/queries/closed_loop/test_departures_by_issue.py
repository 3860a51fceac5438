from queries import Scope, run
from tests.queries.closed_loop.ruled import snapshot
from tests.queries.tables import expect

NAME = "closed_loop/departures_by_issue"


def test_what_the_rule_says_beside_what_is_filled_in(ledger):
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| issue    | rule_triage | triage | ruled_count | departed_count |
| 电梯故障 | 联办        | 共办   | 2           | 2              |
| 邻里     | 协办        | 联办   | 1           | 1              |
| 噪声扰民 | 共办        | 共办   | 1           | 0              |
| 电梯故障 | 联办        | 联办   | 1           | 0              |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(categories=("噪声扰民",)), snapshot=snapshot(ledger))
    assert set(found["issue"]) == {"噪声扰民", "邻里"}
