"""An answer as text for other programs."""

import json

import pyarrow as pa

from queries import writing


def test_json_knows_no_infinite_number():
    table = pa.table({"amount": [float("inf"), float("-inf"), float("nan"), None, 0.5]})
    assert [row["amount"] for row in json.loads(writing.to_json(table))] == [None, None, None, None, 0.5]


def test_csv_holds_no_formula_unless_it_is_asked_for_as_it_is():
    table = pa.table({"=title": ["=1+1", "＠x", "\n-1", "南门"], "rise": [-5, 0, 1, 2]})
    assert writing.to_csv(table) == "'=title,rise\n'=1+1,-5\n'＠x,0\n\"'\n-1\",1\n南门,2\n"
    assert writing.to_raw_csv(table) == '=title,rise\n=1+1,-5\n＠x,0\n"\n-1",1\n南门,2\n'
