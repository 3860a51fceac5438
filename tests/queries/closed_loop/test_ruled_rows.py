from queries import Scope, run
from tests.queries.closed_loop.ruled import snapshot
from tests.queries.tables import expect

NAME = "closed_loop/ruled_rows"


def test_departures_first_then_the_newest(ledger):
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| ledger | matter_id | issue    | triage | rule_triage | departure  |
| 纠纷   | A         | 邻里     | 联办   | 协办        | 与规则不同 |
| 诉求   | 3         | 电梯故障 | 共办   | 联办        | 与规则不同 |
| 诉求   | 2         | 电梯故障 | 共办   | 联办        | 与规则不同 |
| 诉求   | 4         | 噪声扰民 | 共办   | 共办        | 与规则一致 |
| 诉求   | 1         | 电梯故障 | 联办   | 联办        | 与规则一致 |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("甲",)), snapshot=snapshot(ledger))
    assert list(found["matter_id"]) == ["3", "2", "1"]
