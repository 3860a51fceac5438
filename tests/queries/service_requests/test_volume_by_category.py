from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_category"
REQUESTS = """
| category | channel | community | is_excluded |
| 噪音     | 12345   | 甲        |             |
| 噪音     | 来访    | 乙        |             |
| 停车     | 12345   | 甲        |             |
|          | 12345   | 甲        |             |
| 停车     | 12345   | 甲        | true        |
"""


def test_shares_of_all(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| category | request_count | share |
| 噪音     | 2             | 2/4   |
| 停车     | 1             | 1/4   |
| 未填写   | 1             | 1/4   |
""",
    )


def test_filtered(ledger):
    expect(
        run(
            NAME,
            Scope(channels=("12345",), categories=("噪音", "停车")),
            snapshot=ledger(service_request=REQUESTS),
        ),
        """
| category | request_count | share |
| 停车     | 1             | 1/2   |
| 噪音     | 1             | 1/2   |
""",
    )
