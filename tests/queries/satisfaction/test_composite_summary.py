from datetime import date

from queries import Scope, run
from tests.queries.satisfaction.assessed import OFFICE
from tests.queries.tables import expect

NAME = "satisfaction/composite_summary"


def test_all_answers_on_requests_surveys_and_mediation_apart(ledger):
    # 剔除后: contacted 3/4, resolved 2/3, satisfied 3/4
    expect(
        run(NAME, Scope(), snapshot=ledger(**OFFICE)),
        """
| exclusion | answer_count | request_response_rate | request_resolution_rate | request_satisfaction_rate | assessed_count | composite_rate |
| 剔除后    | 4            | 3/4                   | 2/3                     | 3/4                       | 3              | 0.7167         |
| 剔除前    | 5            | 4/5                   | 2/4                     | 3/5                       | 4              | 0.6            |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(date(2026, 1, 8), communities=("甲",)), snapshot=ledger(**OFFICE)),
        "| exclusion | answer_count |\n| 剔除前 | 1 |",
    )
