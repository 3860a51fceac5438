"""Which station of the register a cell means."""

from __future__ import annotations

from data.notation.stations import Station, Stations
from tests.cases import each

KNOWN = Stations(
    (
        Station("ZD-001", "中凯党群服务站", "南门社区"),
        Station("ZD-002", "党群服务站", "南门社区"),
        Station("ZD-003", "党群服务站", "新城社区"),
        Station("ZD-004", None, "新城社区"),
        Station("ZD-005", "议事厅", "信江社区"),
        Station("ZD-006", "议事厅", "信江社区"),
        Station("302", "党群驿站（302）", "白龙社区"),
    )
)

MEANT = [
    ("ZD-001", None, "中凯党群服务站"),
    ("zd001", None, "中凯党群服务站"),
    ("ＺＤ－001", None, "中凯党群服务站"),
    ("中凯 党群服务站", "新城社区", "中凯党群服务站"),
    ("党群服务站", "南门社区", "南门社区·党群服务站"),
    ("党群服务站", "新城社区", "新城社区·党群服务站"),
    ("新城社区党群服务站", None, "新城社区·党群服务站"),
    ("ZD-004", "新城社区", "ZD-004"),
    ("ZD-005", None, "议事厅（ZD-005）"),
    ("302", None, "党群驿站（302）"),
    ("302.0", None, "党群驿站（302）"),
    ("党群驿站(302)", None, "党群驿站（302）"),
    ("党群服务站", "信江社区", None),
    ("议事厅", "信江社区", None),
    ("中凯服务站", "南门社区", None),
    ("中凯党群服务站、议事厅", "南门社区", None),
    ("1", None, None),
    ("—", None, None),
]


@each(("cell", "community", "label"), MEANT)
def test_a_cell_means_the_station_of_its_number_or_name(cell, community, label):
    assert KNOWN.label(cell, community) == label


def test_a_shared_name_is_told_from_an_unknown_one():
    assert KNOWN.is_shared("议事厅", "信江社区")
    assert not KNOWN.is_shared("中凯服务站", "南门社区")
    assert not KNOWN.is_shared("党群服务站", "南门社区")


def test_every_station_has_a_name_of_its_own():
    assert len(set(KNOWN.labels.values())) == len(KNOWN.labels) == 7


def test_of_two_entries_with_one_number_the_first_counts():
    assert Stations([Station("1", "甲", None), Station("1", "乙", None)]).labels == {"1": "甲"}


def test_an_empty_register_knows_nothing():
    assert not Stations(())
    assert Stations(()).label("中凯党群服务站", None) is None
