"""Parts of a list: whatever is asked, they are the rows of the question, sorted and searched over all."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import Only, Part, Scope, Within, column_names, names, row_count, rows, run
from queries.listing import UnknownColumn
from tests.cases import each
from tests.queries.messy import MESSY
from tests.queries.tables import expect

NAME = "service_requests/counted_rows"
REQUESTS = """
| request_id | community | compound | category | title        | requested_at     | closed_at        | status |
| a          | 甲        | 东苑     | 噪音     | 夜间施工     | 2026-01-05 00:00 | 2026-01-06 00:00 |        |
| b          | 甲        | 西苑     | 停车     | 车位 50% off | 2026-01-06 00:00 |                  |        |
| c          | 乙        | 东苑     | 噪音     | KTV太吵      | 2026-01-07 00:00 | 2026-01-09 00:00 |        |
| d          | 乙        | 东苑     |          | 夜间KTV      | 2026-01-08 00:00 | 2026-01-09 00:00 |        |
| e          | 乙        | 东苑     | 噪音     | 夜间施工     | 2026-01-08 00:00 |                  | 已作废 |
"""


def january(day):
    return date(2026, 1, day)


@pytest.fixture(scope="module")
def made(ledger):
    return ledger(service_request=REQUESTS)


def ids(made, **part):
    asked = Part(**part)
    frame = rows(NAME, Scope(), asked, snapshot=made)
    if asked.limit is None and not asked.offset:
        assert row_count(NAME, Scope(), asked, snapshot=made) == len(frame)
    return "".join(frame["request_id"])


@each(
    ("part", "expected"),
    [
        ({}, "dcba"),
        ({"limit": 2}, "dc"),
        ({"limit": 2, "offset": 3}, "a"),
        ({"offset": 9}, ""),
        ({"sort": "request_id"}, "abcd"),
        ({"sort": "request_id", "is_descending": True, "limit": 1}, "d"),
        ({"sort": "closed_at"}, "adcb"),
        ({"sort": "closed_at", "is_descending": True}, "dcab"),
        ({"search": "夜间"}, "da"),
        ({"search": " ktv  夜间 "}, "d"),
        ({"search": "Ktv"}, "dc"),
        ({"search": "50%"}, "b"),
        ({"search": "%"}, "b"),
        ({"search": "' or true --"}, ""),
        ({"only": Only(("community", "category"), (("甲", "停车"), ("乙", "噪音")))}, "cb"),
        ({"only": Only(("category",), (("未填写",),))}, "d"),
        ({"only": Only(("closed_at",), (("",),))}, "b"),
        ({"only": Only(("community",), ())}, ""),
        ({"within": Within("requested_at", ((january(5), january(6)), (january(8), january(9))))}, "da"),
        ({"within": Within("requested_at", ((january(6), january(8)),)), "search": "KTV"}, "c"),
        ({"within": Within("requested_at", ())}, ""),
        ({"only": Only(("community",), (("甲",),)), "search": "施工"}, "a"),
    ],
)
def test_a_part(made, part, expected):
    assert ids(made, **part) == expected


def test_the_scope_holds(made):
    scope = Scope(communities=("乙",))
    expect(
        rows(NAME, scope, Part(sort="title"), snapshot=made),
        "| request_id | title   |\n| c | KTV太吵 |\n| d | 夜间KTV |",
    )
    assert row_count(NAME, scope, snapshot=made) == 2


@pytest.mark.parametrize("part", [Part(sort="nothing"), Part(only=Only(("nothing",), (("a",),)))])
def test_a_column_that_is_not_there(made, part):
    with pytest.raises(UnknownColumn, match="nothing"):
        rows(NAME, Scope(), part, snapshot=made)


@pytest.mark.parametrize("name", [name for name in names() if name.endswith("rows")])
def test_every_list_in_pages_is_the_list(name, ledger):
    snapshot = ledger(**MESSY)
    whole = run(name, Scope(), snapshot=snapshot)
    assert column_names(name, snapshot=snapshot) == list(whole.columns)
    assert row_count(name, Scope(), snapshot=snapshot) == len(whole) > 0
    pages = [
        rows(name, Scope(), Part(limit=2, offset=at), snapshot=snapshot) for at in range(0, len(whole), 2)
    ]
    assert pd.concat(pages, ignore_index=True).to_csv() == whole.to_csv()


@given(
    search=st.text(max_size=6),
    sort=st.sampled_from(["", "title", "closed_at", "days_late"]),
    descending=st.booleans(),
)
def test_pages_of_any_part_are_the_part(made, search, sort, descending):
    part = Part(search=search, sort=sort, is_descending=descending)
    whole = list(rows(NAME, Scope(), part, snapshot=made)["request_id"])
    assert len(set(whole)) == len(whole) == row_count(NAME, Scope(), part, snapshot=made)
    cut = [
        row
        for at in range(4)
        for row in rows(
            NAME,
            Scope(),
            Part(search=search, sort=sort, is_descending=descending, limit=1, offset=at),
            snapshot=made,
        )["request_id"]
    ]
    assert cut == whole
