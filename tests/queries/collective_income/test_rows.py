from queries import Scope, run
from tests.queries.collective_income.conftest import INCOME

NAME = "collective_income/rows"


def test_the_newest_first(ledger):
    answer = run(NAME, Scope(), snapshot=ledger(**INCOME))
    assert list(answer["income_id"]) == ["d", "c", "b", "a"]
    assert list(answer["source"]) == ["未填写", "项目承接", "租金", "租金"]


def test_filtered(ledger):
    assert list(run(NAME, Scope(communities=("甲",)), snapshot=ledger(**INCOME))["income_id"]) == [
        "c",
        "b",
        "a",
    ]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
