"""An answer as text for other programs."""

import json

import pyarrow as pa

from queries import writing


def test_json_knows_no_infinite_number():
    table = pa.table({"amount": [float("inf"), float("-inf"), float("nan"), None, 0.5]})
    assert [row["amount"] for row in json.loads(writing.to_json(table))] == [None, None, None, None, 0.5]
