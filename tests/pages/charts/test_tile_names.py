"""The names on the tiles: in full where they fit, else short, and no two alike."""

from pages.parts.charts.tile_names import tile_names
from tests.cases import each

#: Px of the text on a small, a middle tile: three and seven characters.
SMALL, MIDDLE = 38.0, 90.0


@each(
    ("name", "aliases", "room", "written"),
    [
        ("青云首府", (), MIDDLE, "青云首府"),
        ("汽运小区", (), SMALL, "汽运"),
        ("汽运小区", (), MIDDLE, "汽运小区"),
        ("三公街9号至43号", ("三公街",), SMALL, "三公街"),
        ("三公街9号至43号", (), SMALL, "三公9"),
        ("赛场街30号院", ("赛场街三十号院",), SMALL, "赛场30"),
        ("纺织厂宿舍", (), SMALL, "纺织厂"),
        ("小区", (), SMALL, "小区"),
    ],
)
def test_the_full_name_if_it_fits_else_a_short_one(
    name: str, aliases: tuple[str, ...], room: float, written: str
):
    assert tile_names([name], [aliases], [room]) == [written]


def test_two_of_one_block_are_not_written_alike():
    names = ["宁江新城一期", "宁江新城二期"]
    assert tile_names(names, [("宁江一",), ("宁江一", "宁江二")], [SMALL, SMALL]) == ["宁江一", "宁江二"]


def test_none():
    assert tile_names([], [], []) == []
