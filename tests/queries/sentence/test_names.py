"""The vocabulary of a snapshot: the values that are declared, and those that its ledgers hold."""

from queries.dimensions import DIMENSIONS
from queries.sentence.names import vocabulary_of

REQUESTS = """
| request_id | community | category | requested_at     |
| a          | 甲        | 噪音     | 2026-01-05 00:00 |
| b          | 乙        | 停车     | 2026-01-06 00:00 |
"""


def test_a_question_may_name_every_declared_value_and_those_of_the_ledgers(ledger):
    values = vocabulary_of(ledger(service_request=REQUESTS)).values
    declared = {name: dimension.values for name, dimension in DIMENSIONS.items() if dimension.values}
    assert {"time_of_day", "day_kind", "weekday"} <= declared.keys()
    assert {name: values.get(name) for name in declared} == declared
    assert set(values["category"]) == {"噪音", "停车"}
