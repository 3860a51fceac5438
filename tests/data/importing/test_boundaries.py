"""Boundaries put into a store: matched by names and aliases, kept through imports and undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from data.boundary_file import BoundaryError
from data.command_line.parser import parser
from data.errors import StoreError
from data.importing import aliases
from data.importing.boundaries import put, remove
from data.importing.importer import import_files
from data.snapshots import boundaries
from data.snapshots.boundaries import BOUNDARIES
from data.snapshots.history import undo
from tests.data.test_boundary_file import POLYGON, collection, feature, point

REGISTER = (
    "社区,小区,别名,户数",
    "甲社区,甲苑,甲园,300",
    "甲社区,丙苑,,200",
    "乙社区,乙苑,,100",
    "乙社区,丙苑,,100",
)


@pytest.fixture
def office(store: Path, written: Callable[..., Path]) -> Path:
    """A store with a register of compounds; 丙苑 is the name of two."""
    import_files([written(*REGISTER, name="小区.csv")])
    return store


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(*names: str) -> Path:
        path = tmp_path / "边界.geojson"
        path.write_text(collection(*(feature(POLYGON, 小区=name) for name in names)), encoding="utf-8")
        return path

    return write


def run(*arguments: object) -> tuple[str, int]:
    parsed = parser().parse_args([str(each) for each in arguments])
    outcome: tuple[str, int] = parsed.run(parsed)
    return outcome


def places() -> list[tuple[str, str]]:
    stored = boundaries.read()
    return [] if stored is None else [(each.community, each.compound) for each in stored.places]


def test_names_and_aliases_of_the_register_are_matched(office: Path, file: Callable[..., Path]):
    result = put(file("甲园", "乙 苑", "别处"), "GCJ-02")
    assert places() == [("乙社区", "乙苑"), ("甲社区", "甲苑")]
    assert [(each.number, each.name) for each in result.unmatched] == [(3, "别处")]
    assert result.without == ("丙苑", "丙苑")
    stored = boundaries.read()
    assert stored is not None
    assert (stored.system, stored.file) == ("GCJ-02", "边界.geojson")
    assert stored == result.boundaries


def test_a_name_of_two_compounds_needs_its_community(office: Path, file: Callable[..., Path]):
    result = put(file("丙苑", "乙社区丙苑"), "CGCS2000")
    assert [each.number for each in result.unmatched] == [1]
    assert places() == [("乙社区", "丙苑")]


def test_an_alias_given_by_hand_is_matched(office: Path, file: Callable[..., Path]):
    aliases.apply(added=[aliases.checked_alias(office, "乙家大院", "乙社区", "乙苑")])
    put(file("乙家大院"), "CGCS2000")
    assert places() == [("乙社区", "乙苑")]


def test_several_features_of_a_compound_are_one_boundary(office: Path, tmp_path: Path):
    path = tmp_path / "two.geojson"
    spot = feature(point(104.05, 30.66), 小区="甲苑")
    path.write_text(collection(feature(POLYGON), feature(POLYGON), spot), encoding="utf-8")
    (place,) = put(path, "CGCS2000").boundaries.places
    assert (len(place.rings), place.points) == (2, ((104.05, 30.66),))


def test_a_bad_file_changes_nothing(office: Path, file: Callable[..., Path]):
    put(file("甲苑"), "CGCS2000")
    before = (office / BOUNDARIES).read_bytes()
    with pytest.raises(BoundaryError, match="2 个要素都对不上小区名册"):
        put(file("别处", "某处"), "CGCS2000")
    broken = file()
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(BoundaryError, match="不是 JSON"):
        put(broken, "CGCS2000")
    with pytest.raises(BoundaryError, match="无法读取"):
        put(office / "nothing.geojson", "CGCS2000")
    assert (office / BOUNDARIES).read_bytes() == before


def test_they_stay_through_imports_and_undo_until_they_are_taken_away(
    office: Path, file: Callable[..., Path], written: Callable[..., Path]
):
    put(file("甲苑"), "BD-09")
    import_files([written("社区,小区,户数", "丁社区,丁苑,100", name="更多.csv")])
    assert places() == [("甲社区", "甲苑")]
    undo()
    assert places() == [("甲社区", "甲苑")]
    remove()
    assert boundaries.read() is None
    assert not (office / BOUNDARIES).exists()


def test_a_damaged_file_is_said(office: Path):
    (office / BOUNDARIES).write_text(json.dumps({"file": "x"}), encoding="utf-8")
    with pytest.raises(StoreError, match="已损坏.*boundaries put"):
        boundaries.read()


def test_the_command_says_what_was_matched(office: Path, file: Callable[..., Path]):
    assert run("boundaries", "show") == ("没有放入过边界，小区图用方块。", 0)
    text, status = run("boundaries", "put", file("甲苑", "别处"), "--system", "GCJ-02")
    assert status == 1
    assert "已放入 1 个小区的边界（GCJ-02，边界.geojson）" in text
    assert "第 2 个要素 别处" in text
    assert run("boundaries", "put", file("甲苑"), "--system", "BD-09")[1] == 0
    assert run("boundaries", "show") == ("1 个小区的边界，BD-09，来自 边界.geojson。", 0)
    assert run("boundaries", "remove") == ("已去掉边界，小区图用方块。", 0)
