from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_channel"
REQUESTS = """
| category | channel  |
| 噪音     | 网格巡查 |
| 噪音     | 12345    |
| 停车     | 12345    |
|          |          |
"""


def test_shares_of_all(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| channel  | request_count | share |
| 12345    | 2             | 2/4   |
| 未填写   | 1             | 1/4   |
| 网格巡查 | 1             | 1/4   |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(categories=("噪音",)), snapshot=ledger(service_request=REQUESTS)),
        """
| channel  | request_count | share |
| 12345    | 1             | 1/2   |
| 网格巡查 | 1             | 1/2   |
""",
    )
