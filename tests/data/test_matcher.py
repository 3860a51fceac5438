"""Places: own column first, else the longest alias; ties and misses stay open."""

from __future__ import annotations

import pytest

from data.matcher import Compound, Gazetteer
from data.schema import UNMATCHED

PLACES = Gazetteer(
    ["南门社区", "新城社区"],
    [
        Compound("南门社区", "汽运小区", "汽运家属院、汽运公司宿舍"),
        Compound("南门社区", "汽运小区二期", None),
        Compound("南门社区", "三公街9号至43号", None),
        Compound("新城社区", "花园小区", None),
        Compound("南门社区", "花园小区", None),
        Compound("新城社区", "赛场街30号院", "赛场街30号院2栋"),
    ],
)


def test_own_column_by_name_alias_and_width():
    assert PLACES.compound("汽运小区", None) == ("汽运小区", "南门社区", True)
    assert PLACES.compound("汽运 家属院", "南门社区") == ("汽运小区", "南门社区", True)
    assert PLACES.community("南门社区 ") == ("南门社区", True)


def test_own_column_that_no_ledger_lists_counts_as_written():
    assert PLACES.compound("新小区", "南门社区") == ("新小区", None, False)
    assert PLACES.community("东门社区") == ("东门社区", False)


def test_name_that_two_communities_share():
    assert PLACES.compound("花园小区", "新城社区") == ("花园小区", "新城社区", True)
    assert PLACES.compound("花园小区", None) == ("花园小区", None, True)


@pytest.mark.parametrize(
    ("texts", "community", "compound"),
    [
        (("南门路12号汽运小区3栋", None), None, "汽运小区"),
        (("南门路12号汽运小区二期3栋", None), None, "汽运小区二期"),
        (("南门路", "汽运公司宿舍漏水"), None, "汽运小区"),
        (("三公街21号2楼", None), None, "三公街9号至43号"),
        (("三公街45号", None), None, UNMATCHED),
        (("花园小区3栋", None), None, UNMATCHED),
        (("花园小区3栋", None), "新城社区", "花园小区"),
        (("汽运小区3栋", None), "新城社区", UNMATCHED),
        (("河边", "路灯不亮"), None, UNMATCHED),
        ((None, None), None, UNMATCHED),
    ],
)
def test_texts(texts, community, compound):
    assert PLACES.match(texts, community)[0] == compound


def test_nothing_listed_matches_nothing():
    assert Gazetteer([], []).match(("汽运小区",), None) == (UNMATCHED, None)
