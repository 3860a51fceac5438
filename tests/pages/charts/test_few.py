"""样本少 in words where there is room, and what the browser does where there is none."""

from pages.parts.charts.few import below_bars, few, spare, spare_below, under
from pages.parts.words.language import speaking


def test_only_a_small_sample_has_the_words_behind_it():
    assert (few("97/104", is_small=False), few("6/7", is_small=True)) == ("97/104", "6/7（样本少）")
    assert under("6/7", is_small=True) == "6/7<br>样本少"
    with speaking("en"):
        assert few("6/7", is_small=True) == "6/7 (small\u00a0sample)"
        assert under("6/7", is_small=True) == "6/7<br>Small<br>sample"


def test_a_column_with_the_words_says_how_it_becomes_narrow():
    cells = ["97/104", "19/20（样本少）"]
    told = spare("满意/评价", cells, edge=150)["few"]
    assert told["words"] in cells[1]
    assert told["note"]["text"] == "* 样本少"
    assert told["note"]["xshift"] == 150 - told["room"]
    assert 35 < told["room"] < 60  # px: five letters, less what the header and the sign need


def test_a_column_without_the_words_needs_nothing():
    assert spare("满意/评价", ["97/104"], edge=150) == {}
    assert spare_below(["1<br>40"], below_bars(), left=40, below=50) == {}


def test_twelve_bars_have_room_for_two_characters_each_on_a_phone():
    told = spare_below([f"1<br>{below_bars()}"] * 12, below_bars(), left=40, below=50)["few"]
    assert told["least"] <= 358 - 40
    with speaking("en"):
        assert (
            spare_below([f"1<br>{below_bars()}"] * 12, below_bars(), left=40, below=50)["few"]["least"] > 400
        )
