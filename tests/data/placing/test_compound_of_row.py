"""Places: own column first, else the longest alias; ties and misses stay open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.placing.compound_of_row import Compound, Gazetteer
from data.placing.kept_text import has_door, place_text, place_texts
from data.schema import UNMATCHED
from tests.cases import each

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


@each(
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


STREET = Gazetteer(
    [],
    [
        Compound("南门社区", "三公街9号至43号单号", None),
        Compound("南门社区", "三公街小区", "三公街双号2至40号"),
        Compound("南门社区", "柳林路单号", None),
        Compound("新城社区", "赛场街30号院", None),
        Compound("新城社区", "赛场街30号院2栋", None),
        Compound("新城社区", "9号院", None),
    ],
)


@each(
    ("address", "compound"),
    [
        ("三公街21号2楼", "三公街9号至43号单号"),
        ("三公街 ２１＃ 附3号", "三公街9号至43号单号"),
        ("三公街二十一号", "三公街9号至43号单号"),
        ("三公街21-3号", "三公街9号至43号单号"),
        ("三公街第43号", "三公街9号至43号单号"),
        ("三公街22号", "三公街小区"),
        ("三公街45号", UNMATCHED),
        ("三公街42号", UNMATCHED),
        ("三公街7号", UNMATCHED),
        ("三公街", UNMATCHED),
        ("柳林路101号", "柳林路单号"),
        ("柳林路102号", UNMATCHED),
        ("赛场街30号院2栋5单元", "赛场街30号院2栋"),
        ("赛场街30号院22栋", "赛场街30号院"),
        ("赛场街30号7栋", "赛场街30号院"),
        ("赛场街三十号院", "赛场街30号院"),
        ("赛场街130号院", UNMATCHED),
        ("南街19号院", UNMATCHED),
        ("南街边9号院", "9号院"),
    ],
)
def test_house_numbers_and_yards(address, compound):
    assert STREET.match((address,), None)[0] == compound


def test_a_community_by_its_bare_name_when_only_one_has_it():
    places = Gazetteer(["南门社区", "新城社区", "新城村"], [])
    assert places.community("南门") == ("南门社区", True)
    assert places.community("南门社区居委会") == ("南门社区", True)
    assert places.community("新城") == ("新城", False)


def test_a_building_behind_a_name_in_its_own_column():
    assert PLACES.compound("汽运小区3栋2单元", "南门社区") == ("汽运小区", "南门社区", True)
    assert PLACES.compound("汽运小区三期", "南门社区") == ("汽运小区三期", None, False)


BY_HAND = Gazetteer(
    [],
    [Compound("南门社区", "汽运小区", None), Compound("新城社区", "花园小区", None)],
    [
        ("汽运公司院", Compound("南门社区", "汽运小区", None)),
        ("花园小区大院", Compound("南门社区", "汽运小区", None)),
    ],
)


def test_an_alias_given_by_hand_is_heard_last():
    assert BY_HAND.match(("汽运公司院3栋",), None) == ("汽运小区", "南门社区")
    assert BY_HAND.match(("花园小区大院",), None) == ("花园小区", "新城社区")
    assert BY_HAND.match(("汽运公司院3栋", "花园小区停水"), None) == ("花园小区", "新城社区")
    assert BY_HAND.compound("汽运公司院", None) == ("汽运小区", "南门社区", True)


NAMES = st.lists(st.text("甲乙丙", min_size=2, max_size=4), min_size=1, max_size=8)
TEXTS = st.lists(st.text("甲乙丙 \n", max_size=12), max_size=6)


@given(NAMES, TEXTS)
def test_all_texts_at_once_say_what_a_plain_search_says(names, texts):
    compounds = [Compound(str(number), name, None) for number, name in enumerate(names)]
    found = Gazetteer([], compounds).names.longest(texts)
    for text, those in zip(texts, found, strict=True):
        bare = "".join(text.split())
        length = max((len(name) for name in names if name in bare), default=None)
        assert set(those) == {one for one in compounds if one.name in bare and len(one.name) == length}


@each(
    ("address", "name"),
    [
        ("南门路12号汽运小区3栋", "南门路汽运小区"),
        ("汽运公司院3栋2单元501", "汽运公司院"),
        ("四川省某某市高坪区白塔街道南门社区三公街21号2楼", "三公街"),
        ("赛场街30号院2栋", "赛场街30号院"),
        ("金域东区7-2-301", "金域东区"),
        ("汽运家属院（东门）附近", "汽运家属院"),
        ("人民北路128号附3号", "人民北路"),
        ("一号公馆，门口有积水", "一号公馆"),
        ("2栋汽运公司院", ""),
        ("王女士家门口13800138000", ""),
        ("新源家属院13800138000", "新源家属院"),
        ("我家楼下餐馆夜间油烟扰民严重请尽快处理谢谢", ""),
        ("501", ""),
        ("", ""),
    ],
)
def test_what_of_an_address_may_be_kept(address, name):
    assert place_text(address) == name
    assert place_text(name) == name


PIECES = st.lists(
    st.sampled_from(
        [*"0123456789１①-附号之院栋室路,(女王", "30号院", "新源", "小区", "王女士", "13800138000"]
    ),
    max_size=8,
).map("".join)


@given(st.lists(PIECES, max_size=8))
def test_many_addresses_are_cut_down_like_each(addresses):
    assert place_texts(addresses) == [place_text(address) for address in addresses]


def test_names_that_go_on_to_a_door():
    assert [has_door(name) for name in ("三公街21号", "新源院3栋", "新源院", "30号院")] == [
        True, True, False, False,
    ]  # fmt: skip
