"""How exports write a grid, and what is not read."""

from data.notation.grids import NumberedGrid, grid_called, read_grid, seems_numbered
from data.notation.spelling import one_spelling
from tests.cases import each


@each(
    "written, place, number",
    [
        ("第三网格", "", 3), ("3网格", "", 3), ("03 网格", "", 3), ("３网格", "", 3), ("网格三", "", 3),
        ("网格03号", "", 3), ("三号网格", "", 3), ("3#网格", "", 3), ("十二网格", "", 12),
        ("南门三网格", "南门", 3), ("南门社区第3网格", "南门社区", 3), ("南门社区网格03", "南门社区", 3),
        ("第二十网格", "", 20), ("南门-3网格", "南门", 3), ("第3网格（南门）", "南门", 3),
        ("三桥一网格", "三桥", 1),
    ],
)  # fmt: skip
def test_a_number_beside_the_word_is_read(written: str, place: str, number: int):
    assert read_grid(one_spelling(written)) == NumberedGrid(place, number)


@each(
    "written",
    [
        "3", "3-1网格", "0301网格", "三一网格", "第三微网格", "第三综合网格", "桃源网格", "350824001003",
        "NM-03", "0网格", "南门（一）网格", "网格",
    ],
)  # fmt: skip
def test_nothing_is_guessed(written: str):
    assert read_grid(one_spelling(written)) is None


@each(
    "written, is_told",
    [("3", True), ("3-1网格", True), ("第三微网格", True), ("桃源网格", False), ("三里网格", False)],
)
def test_only_what_seems_to_say_a_number_is_told(written: str, is_told: bool):
    assert seems_numbered(written) is is_told


@each(
    "number, name",
    [(1, "第一网格"), (10, "第十网格"), (12, "第十二网格"), (20, "第二十网格"), (99, "第九十九网格")],
)
def test_a_grid_is_called_as_people_say_it(number: int, name: str):
    assert grid_called(number) == name
    assert read_grid(name) == NumberedGrid("", number)
