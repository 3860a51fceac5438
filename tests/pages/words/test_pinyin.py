from pages.parts.words.pinyin import initials, sort_key
from tests.cases import each


@each(("name", "letters"), [("象城外滩", "xcwt"), ("汽运小区", "qyxq"), ("12345", ""), ("BRONX", "")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_names_are_in_the_order_of_their_pinyin() -> None:
    names = ["信江", "白龙", "12345", "南门", "Alpha"]
    assert sorted(names, key=sort_key) == ["12345", "Alpha", "白龙", "南门", "信江"]
