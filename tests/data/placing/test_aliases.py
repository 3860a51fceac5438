"""Aliases given by hand: in effect on the next snapshot, without the files, and gone without a trace."""

from __future__ import annotations

import json
import shutil

import pytest

from data.errors import NoSnapshot, StoreError
from data.importing import aliases
from data.importing.importer import import_files, rebuild
from data.placing.unmatched import commonest
from data.snapshots import given_aliases
from data.snapshots.history import history, restore, undo
from data.snapshots.store import ORIGINALS, current

COMPOUNDS = ("社区,小区,户数", "南门社区,汽运小区,238", "新城社区,花园小区,100")
HEADER = "工单编号,受理时间,社区,小区,详细地址,标题"
ROWS = (
    "A1,2026-03-02,南门社区,,新源家属院3栋501,停水",
    "A2,2026-03-02,,,江东大道8号新源家属院2栋,停水",
    "A3,2026-03-02,新城社区,,新源家属院2栋,停水",
    "A4,2026-03-02,南门社区,,,新源家属院停水",
    "A5,2026-03-02,南门社区,新源家属院,,停水",
    "A6,2026-03-02,南门社区,,江东大道8号新源家属院7栋,停水",
    "A7,2026-03-02,南门社区,汽运小区,新源家属院1栋,停水",
    "A8,2026-03-02,南门社区,,新源家属院东头第三棵树,停水",
    "A9,2026-03-02,,新源家属院,,停水",
)
OPEN = {
    "A1": ("南门社区", "未匹配"),
    "A2": ("未填写", "未匹配"),
    "A3": ("新城社区", "未匹配"),
    "A4": ("南门社区", "未匹配"),
    "A5": ("南门社区", "新源家属院"),
    "A6": ("南门社区", "未匹配"),
    "A7": ("南门社区", "汽运小区"),
    "A8": ("南门社区", "未匹配"),
    "A9": ("未填写", "新源家属院"),
}
HERE = ("南门社区", "汽运小区")
#: A8's text is its own alone and longer than the alias: only reading the file again finds it.
APPLIED = OPEN | dict.fromkeys(("A1", "A2", "A4", "A5", "A6", "A9"), HERE)
REBUILT = APPLIED | {"A8": HERE}


@pytest.fixture
def places(rows):
    """Where each request lies."""
    select = "select request_id, community::varchar, compound::varchar from service_request"
    return lambda: {key: (community, compound) for key, community, compound in rows(select)}


@pytest.fixture
def filled(written, store):
    """A store with compounds and requests."""
    import_files([written(*COMPOUNDS, name="c.csv"), written(HEADER, *ROWS, name="r.csv")], home=store)
    return store


def wrote_down(store, *named):
    """Give an alias by hand, in the file alone: it waits for the next snapshot."""
    given = aliases.checked_alias(store, *named)
    given_aliases.write(store, {*given_aliases.read(store), given})
    return given


def crossed_out(store, alias):
    """Take it away by hand."""
    gone = aliases.aliases_of_name(store, alias)
    given_aliases.write(store, {*given_aliases.read(store)} - {*gone})
    return gone


def test_an_alias_finds_its_rows_without_their_files(filled, places):
    assert places() == OPEN
    shutil.rmtree(filled / ORIGINALS)
    before = current(filled)
    wrote_down(filled, "新源家属院", *HERE)
    applied = aliases.apply(filled)
    assert places() == APPLIED
    assert (applied.moved, applied.snapshot) == (6, current(filled).id)
    assert current(filled).imported_at == before.imported_at
    assert current(filled).matched_share["service_request"] == (7, 9)


def test_taking_it_away_puts_the_rows_back(filled, places):
    wrote_down(filled, "新源家属院", *HERE)
    aliases.apply(filled)
    assert len(crossed_out(filled, "新源家属院")) == 1
    assert aliases.apply(filled).moved == 6
    assert places() == OPEN


def test_nothing_new_makes_no_snapshot(filled):
    wrote_down(filled, "无人知晓", *HERE)
    assert aliases.apply(filled) == aliases.AliasResult(current(filled).id, 0)


def test_rebuild_and_import_hear_it_too(filled, places, written):
    wrote_down(filled, "新源家属院", *HERE)
    rebuild(filled)
    assert places() == REBUILT
    import_files([written(HEADER, "B1,2026-03-03,,,新源家属院9栋,停水", name="b.csv")], home=filled)
    assert places() == REBUILT | {"B1": HERE}
    crossed_out(filled, "新源家属院")
    aliases.apply(filled)
    assert places() == OPEN | {"B1": ("未填写", "未匹配")}


def test_a_single_row_is_found_by_its_whole_name(written, store, places):
    files = [written(*COMPOUNDS, name="c.csv"), written(HEADER, ROWS[0], name="r.csv")]
    import_files(files, home=store)
    wrote_down(store, "新源家属院", *HERE)
    assert aliases.apply(store).moved == 1
    assert places() == {"A1": HERE}


def test_the_listed_names_go_first(filled, places, written):
    wrote_down(filled, "新源", "新城社区", "花园小区")
    aliases.apply(filled)
    listed = written(*COMPOUNDS, "南门社区,新源家属院,60", name="c2.csv")
    import_files([listed], home=filled)
    found = places()
    assert found["A1"] == found["A2"] == ("南门社区", "新源家属院")
    assert found["A3"] == ("新城社区", "花园小区")


def test_an_alias_two_compounds_share_is_a_tie_where_no_community_tells(filled, places):
    wrote_down(filled, "新源家属院", *HERE)
    wrote_down(filled, "新源家属院", "新城社区", "花园小区")
    aliases.apply(filled)
    found = places()
    assert (found["A1"], found["A3"]) == (HERE, ("新城社区", "花园小区"))
    assert (found["A2"], found["A9"]) == (OPEN["A2"], OPEN["A9"])


def test_placed_names_leave_the_list(filled):
    assert {one.text for one in commonest(filled)} == {"新源家属院", "江东大道新源家属院"}
    wrote_down(filled, "新源家属院", *HERE)
    aliases.apply(filled)
    assert commonest(filled) == ()


@pytest.mark.parametrize(
    ("alias", "community", "compound", "message"),
    [
        ("院", "南门社区", "汽运小区", "太短"),
        ("三公街21号", "南门社区", "汽运小区", "门牌号"),
        ("新源家属院3栋", "南门社区", "汽运小区", "门牌号"),
        ("新源家属院", "南门社区", "没有的小区", "小区名册里没有"),
        ("花园 小区", "南门社区", "汽运小区", "已经是小区名册里的名称"),
    ],
)
def test_what_cannot_be_an_alias(filled, alias, community, compound, message):
    with pytest.raises(aliases.AliasError, match=message):
        aliases.checked_alias(filled, alias, community, compound)
    assert given_aliases.read(filled) == ()


def test_the_file_is_the_owners_alone_and_says_when_it_is_damaged(filled):
    given = wrote_down(filled, "新源家属院（东）", *HERE)
    assert given_aliases.read(filled) == (given,)
    assert given.alias == "新源家属院(东)"
    path = filled / given_aliases.ALIASES
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("{")
    with pytest.raises(StoreError, match=r"aliases\.json 已损坏"):
        given_aliases.read(filled)


def test_an_empty_store_has_nothing_to_apply(store):
    store.mkdir()
    with pytest.raises(NoSnapshot):
        aliases.apply(store)


NAMES = tuple(f"{name}家属院" for name in ("新源", "江东", "西门", "北坡", "水泥厂", "纺织厂"))


@pytest.fixture
def six(written, store):
    """A list of compounds, then requests, then six aliases that place two of them each; the ids made."""
    places = [f"{name}{number}栋" for name in NAMES for number in (1, 2)]
    lines = [f"A{number},2026-03-02,南门社区,,{place},停水" for number, place in enumerate(places)]
    files = {"名册.csv": COMPOUNDS, "工单.csv": (HEADER, *lines)}
    ids = [import_files([written(*one, name=name)], home=store).snapshot for name, one in files.items()]
    for name in NAMES:
        ids.append(aliases.apply(store, added=[aliases.checked_alias(store, name, *HERE)]).snapshot)
    return ids


def known(store):
    return current(store).matched_share["service_request"][0]


def test_six_aliases_have_six_ids_clear_no_import_away_and_are_taken_back_one_by_one(six, store):
    assert len(set(six)) == len(six)
    told = history(store)
    assert [one.id for one in told] == six[::-1]
    assert [one.added_aliases for one in told[:2]] == [(f"{name} → 汽运小区",) for name in NAMES[:-3:-1]]
    for left in (5, 4, 3, 2, 1, 0):
        back = undo(store)
        assert ([one.kind for one in back.undone], known(store)) == (["alias"], 2 * left)
        assert {one.alias for one in given_aliases.read(store)} == set(NAMES[:left])
    assert undo(store).undone[0].files == ("工单.csv",)
    assert current(store).row_counts["service_request"] == 0


def test_an_alias_that_was_taken_away_is_given_again_by_an_undo(six, store):
    aliases.apply(store, removed=aliases.aliases_of_name(store, NAMES[0]))
    assert known(store) == 10
    assert history(store)[0].removed_aliases == (NAMES[0],)
    undo(store)
    assert (known(store), len(given_aliases.read(store))) == (12, 6)
    restore(six[1], store)
    assert (known(store), given_aliases.read(store)) == (0, ())
    undo(store)
    assert (known(store), len(given_aliases.read(store))) == (12, 6)


def test_a_list_of_compounds_that_comes_later_counts_the_rows_it_moves(written, store, places):
    import_files([written(HEADER, *ROWS, name="r.csv")], home=store)
    before = places()
    lines = (*COMPOUNDS, "南门社区,新源家属院,80")
    import_files([written(*lines, name="c.csv")], home=store)
    moved = sum(before[key] != place for key, place in places().items())
    assert moved > 0
    assert history(store)[0].changed == len(lines) - 1 + moved


def test_steps_of_an_older_version_name_their_aliases_otherwise(six, store):
    path = store / "snapshots" / f"{six[-1]}.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name, older_name in (("added_aliases", "given"), ("removed_aliases", "taken")):
        manifest[older_name] = manifest.pop(name)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert history(store)[0].added_aliases == (f"{NAMES[-1]} → 汽运小区",)
