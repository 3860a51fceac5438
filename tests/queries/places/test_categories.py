from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/categories"
REQUESTS = """
| category | channel | status |
| 停车     | 12345   |        |
| 停车     | 来访    |        |
|          | 来访    |        |
| 噪音     | 来访    | 已作废 |
"""


def test_most_frequent_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| category | request_count |
| 停车     | 2             |
| 未填写   | 1             |
| 噪音     | 0             |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(channels=("12345",)), snapshot=ledger(service_request=REQUESTS)),
        """
| category | request_count |
| 停车     | 1             |
""",
    )
