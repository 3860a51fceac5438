"""One spelling of a name."""

from __future__ import annotations

import unicodedata

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from data.notation.spelling import SUSPECT, one_spelling
from tests.cases import each

NAMES = {
    "道路（破损）": ("道路(破损)", "道路（破损）。", "道路 (破损)", "“道路(破损)”", "【道路（破损）】"),
    "ATM机": ("ＡＴＭ机", "ATM 机", "ATM机；"),
    "城管中队（一）": ("城管中队(一)", "城管中队（一）、"),
    "房屋、宅基地": ("房屋、宅基地。",),
    "噪声，扰民": ("噪声,扰民", "噪声， 扰民"),
    "物业：收费": ("物业:收费", "物业: 收费"),
    "三公街9号至43号": ("三公街９号至４３号", "三公街 9号至43号"),
    "水·电": ("水・电", "水•电"),
    "B-2 Block": ("Ｂ－２ Block", "B-2  Block."),
}


@each(("name", "written"), [(name, one) for name, all_ in NAMES.items() for one in (name, *all_)])
def test_names_that_are_one(name: str, written: str) -> None:
    assert one_spelling(written) == name


def test_names_that_are_two() -> None:
    names = ("南门社区", "南门社区（北）", "北门社区", "12:30", "12：30分", "一", "。")
    assert len({one_spelling(name) for name in names}) == len(names)


@given(st.text('南门(（）)【】，,:：。 aＡ9９・"“', max_size=8))
def test_one_spelling_has_no_other(name: str) -> None:
    once = one_spelling(name)
    assert one_spelling(once) == once
    if any(sign.isalnum() for sign in name):
        assert one_spelling(unicodedata.normalize("NFKC", name)) == once


@each("written", [one for all_ in NAMES.values() for one in all_])
def test_the_database_leaves_other_spellings_to_be_looked_at(written: str) -> None:
    statement = f"select {SUSPECT.replace('{cell}', 'cell')} from (select cast(? as VARCHAR) as cell)"
    assert duckdb.execute(statement, [written]).fetchall() == [(True,)]
