from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/channels"
REQUESTS = """
| category | channel | status |
| 停车     | 12345   |        |
| 停车     | 12345   |        |
| 噪音     |         |        |
| 噪音     | 来访    | 已作废 |
"""


def test_most_frequent_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| channel | request_count |
| 12345   | 2             |
| 未填写  | 1             |
| 来访    | 0             |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(categories=("停车",)), snapshot=ledger(service_request=REQUESTS)),
        """
| channel | request_count |
| 12345   | 2             |
""",
    )
