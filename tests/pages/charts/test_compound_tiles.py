"""The figure of the tiles: what is drawn of each state, and where at each width."""

from __future__ import annotations

from pages.parts.charts.compound_tiles import compound_tiles
from pages.parts.charts.selection import with_selection
from pages.parts.charts.tile_boxes import Community, Tile
from pages.parts.charts.tile_looks import COLOURED, LOOKS

STATES = tuple(LOOKS)


def tile(name: str, households: float = 300.0, state: str = "正常", rings: tuple[int, ...] = ()) -> Tile:
    return Tile(name, (name,), households, state, "142", f"<b>{name}</b>", rings=rings)


def community(name: str, *tiles: Tile) -> Community:
    return Community(name, f"{len(tiles)} 个小区", tiles)


def drawn(*communities: Community, **others: bool):
    return compound_tiles(communities, states=STATES, **others)


def test_each_state_has_its_ground_and_only_coloured_ones_their_value():
    figure = drawn(community("甲", *(tile(f"{at}苑", state=state) for at, state in enumerate(STATES))))
    ground, names = figure.data
    assert list(ground.marker.color) == [LOOKS[state].ground for state in STATES]
    valued = {state for state, text in zip(STATES, names.text, strict=True) if "142" in text}
    assert valued == set(COLOURED)
    dashes = [shape for shape in figure.layout.shapes if shape.xref != "paper" and shape.line.dash]
    assert len(dashes) == 2


def test_the_key_says_the_words_of_the_states():
    figure = drawn(community("甲", tile("甲苑")))
    said = [note.text for note in figure.layout.annotations]
    assert said[: len(STATES)] == list(STATES)
    assert said[-2:] == ["<b>甲</b>", "1 个小区"]


def test_a_large_tile_has_its_value_below_its_name_and_a_small_one_no_value():
    large, small = tile("青云首府", 512, "关注"), tile("汽运小区", 174, "关注")
    texts = drawn(community("南门", large, small)).data[1].text
    assert list(texts) == ["<b>青云首府</b><br><b>142</b>", "<b>汽运</b>"]


def test_six_communities_stand_three_two_or_six_side_by_side():
    blocks = [community(name, tile(f"{name}苑")) for name in "甲乙丙丁戊己"]
    figure = drawn(*blocks, is_wide=True)
    meta = figure.layout.meta

    def columns(x: list[float]) -> int:
        return len(set(x))

    assert columns(list(figure.data[0].x)) == 3
    assert [(each["from"], columns(each["places"][0]["x"])) for each in meta["wide"]] == [(1230, 6), (740, 3)]
    assert [(each["below"], columns(each["places"][0]["x"])) for each in meta["narrow"]] == [
        (480, 2),
        (600, 2),
    ]
    assert meta["narrow"][0]["layout"]["height"] > figure.layout.height > meta["wide"][0]["layout"]["height"]


def test_numbers_of_events_stand_at_their_tiles():
    figure = drawn(community("甲", tile("甲苑", rings=(1, 3)), tile("乙苑")))
    assert list(figure.data[2].text) == ["<b>1</b>", "<b>3</b>"]
    assert len(figure.layout.meta["narrow"][0]["places"]) == 3
    assert len(drawn(community("甲", tile("甲苑"))).data) == 2


def test_a_chosen_tile_keeps_its_colour_and_the_names_stay():
    figure = drawn(community("甲", tile("甲苑", state="预警"), tile("乙苑")))
    ground, names = with_selection(figure, [[True, False], [False, False]]).data
    assert list(ground.selectedpoints) == [0]
    assert ground.selected.marker.color is None
    assert names.selectedpoints is None


def test_a_name_is_no_markup_and_none_is_empty():
    assert drawn(community("甲", tile("<i>甲"))).data[1].text[0] == "&lt;i&gt;甲"
    assert not drawn().data
    assert not drawn(community("甲")).data
