"""Rows placed by the shape of their address lie where the matcher places each of them by itself."""

from __future__ import annotations

import random

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing.importer import import_files
from data.placing.compound_of_row import Compound, Gazetteer
from data.placing.search import SETTLED, place_by_shape
from data.schema import UNFILLED, UNMATCHED
from tests.cases import each

COMMUNITIES = ("南门社区", "新城社区")
ROWS = "select line, in_community, address from given_row"
KINDS = (pa.int64(), pa.string(), pa.string())
SIGNS = ("甲", "乙", "街", "号", "院", "第", "一", "十", "-", " ", "９", "①", "#", "\n", "1", "2", "12", "30")
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=9).map("".join)
NAMES = TEXTS | st.sampled_from(
    (
        "甲乙",
        "甲街",
        "甲街1号至12号",
        "甲街单号",
        "乙街2-30号(双号)",
        "甲街12号院",
        "乙1",
        "12",
        "12号院",
        "甲0号",
    )
)
COMPOUNDS = st.builds(Compound, st.sampled_from((*COMMUNITIES, UNFILLED)), NAMES, st.none() | NAMES)
ADDRESSES = st.tuples(st.none() | st.sampled_from(COMMUNITIES), TEXTS)


@pytest.fixture(scope="module")
def settled():
    """Line -> compound and community that its shape tells, and the lines that are still open."""
    with duckdb.connect() as connection:

        def run(gazetteer, rows):
            columns = (range(len(rows)), *zip(*rows, strict=True))
            arrays = [pa.array(one, kind) for one, kind in zip(columns, KINDS, strict=True)]
            connection.register("given_row", pa.table(arrays, names=["line", "in_community", "address"]))
            still_open = place_by_shape(connection, gazetteer.names, ROWS)
            told = connection.execute(f"select line, compound, community from {SETTLED}").fetchall()
            lines = connection.execute(f"select line from {still_open} order by 1").fetchall()
            return {line: tuple(place) for line, *place in told}, [line for (line,) in lines]

        yield run


@settings(deadline=None, max_examples=200)
@given(st.lists(COMPOUNDS, max_size=6), st.lists(ADDRESSES, min_size=1, max_size=12))
def test_what_a_shape_tells_is_what_the_matcher_says(settled, compounds, rows):
    gazetteer = Gazetteer(COMMUNITIES, compounds)
    told, still_open = settled(gazetteer, rows)
    assert sorted([*told, *still_open]) == list(range(len(rows)))
    for line, place in told.items():
        community, address = rows[line]
        assert gazetteer.match((address,), community) == place


PLACES = Gazetteer(
    COMMUNITIES,
    [
        Compound("南门社区", "汽运小区", "9号院"),
        Compound("新城社区", "花园小区", None),
        Compound("南门社区", "花园小区", "三公街单号"),
    ],
)


@each(
    ("address", "community", "is_settled"),
    [
        ("南门路12号汽运小区3栋501", None, True),
        ("南门路１２号汽运小区", "南门社区", True),
        ("三公街汽运小区", None, True),
        ("三公街21号汽运小区", None, False),
        ("19号院汽运小区", None, False),
        ("花园小区3栋", None, False),
        ("花园小区3栋", "新城社区", True),
        ("汽运小区3栋", "新城社区", False),
        ("三公街21号", None, False),
        ("河边", None, False),
        (None, "南门社区", False),
    ],
)
def test_only_what_no_number_can_change_is_settled(settled, address, community, is_settled):
    told, still_open = settled(PLACES, [(community, address)])
    assert (bool(told), still_open) == (is_settled, [] if is_settled else [0])


def test_nothing_is_settled_where_nothing_is_listed(settled):
    assert settled(Gazetteer([], []), [(None, "汽运小区3栋"), (None, None)]) == ({}, [0, 1])


LISTED = (
    ("南门社区", "汽运小区", "汽运家属院"),
    ("南门社区", "三公街9号至43号单号", ""),
    ("新城社区", "花园小区", "9号院"),
    ("南门社区", "花园小区", ""),
    ("新城社区", "赛场街30号院", "赛场街30号院2栋"),
)
PARTS = (
    "汽运小区", "汽运家属院", "花园小区", "三公街", "赛场街", "30号院", "9号院", "河边", "21号", "三十号院",
    "2栋", "5单元", "501", "１２号", "旁",
)  # fmt: skip


def test_an_import_places_each_row_as_the_matcher_does(written, store, rows):
    chance = random.Random(7)  # noqa: S311 - the same rows each time
    lines = [
        (
            f"A{number:03}",
            chance.choice((*COMMUNITIES, "")),
            *("".join(chance.choices(PARTS, k=chance.randrange(4))) for _ in ("address", "title")),
        )
        for number in range(600)
    ]
    places = written("社区,小区,别名,户数", *(f"{','.join(one)},50" for one in LISTED), name="c.csv")
    requests = written(
        "工单编号,受理时间,社区,详细地址,标题",
        *(f"{key},2026-03-02,{community},{address},{title}" for key, community, address, title in lines),
        name="r.csv",
    )
    import_files([places, requests], home=store)
    gazetteer = Gazetteer(COMMUNITIES, [Compound(*one) for one in LISTED])
    found = rows("select request_id, compound::varchar, community::varchar from service_request order by 1")
    for (key, community, *texts), row in zip(lines, found, strict=True):
        place, its_community = gazetteer.match(texts, community or None)
        place = place if any(texts) else UNFILLED
        assert row == (key, place, community or its_community or UNFILLED), texts
    assert {place for _, place, _ in found} == {one[1] for one in LISTED} | {UNMATCHED, UNFILLED}
