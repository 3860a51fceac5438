import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.bars import bars_with_last
from pages.parts.charts.selection import GROUND, with_selection
from pages.parts.charts.theme import BLUE, BLUE3, INK3


def counts() -> go.Figure:
    table = pd.DataFrame({"category": ["噪声扰民", "环境卫生"], "now": [30, 12], "then": [20, 15]})
    return bars_with_last(table, name="category", value="now", last="then")


def test_the_chosen_bar_is_blue_and_the_others_are_pale() -> None:
    chosen = with_selection(counts(), [[False, True], [False, True]])
    bar = chosen.to_plotly_json()["data"][0]
    assert bar["selectedpoints"] == [1]
    assert bar["selected"]["marker"]["color"] == BLUE
    assert bar["unselected"]["marker"]["color"] == BLUE3


def test_rows_axis_and_numbers_stay_where_they_are() -> None:
    before, after = counts().to_plotly_json(), with_selection(counts(), [[True, False]] * 2).to_plotly_json()
    assert [trace["y"] for trace in after["data"]] == [trace["y"] for trace in before["data"]]
    assert after["layout"]["xaxis"] == before["layout"]["xaxis"]
    places = [[(part["x"], part["y"]) for part in each["layout"]["annotations"]] for each in (before, after)]
    assert places[0] == places[1]


def test_the_chosen_row_has_a_ground_and_the_names_of_the_others_are_grey() -> None:
    layout = with_selection(counts(), [[True, False]] * 2).to_plotly_json()["layout"]
    grounds = [shape for shape in layout["shapes"] if shape.get("fillcolor") == GROUND]
    assert {shape["y0"] for shape in grounds} == {"噪声扰民"}
    assert layout["yaxis"]["ticktext"] == ["<b>噪声扰民</b>", f'<span style="color:{INK3}">环境卫生</span>']
    texts = {part["text"]: part["font"]["color"] for part in layout["annotations"] if part["y"] == "环境卫生"}
    assert texts == {"12": INK3, "−3": INK3}


def test_the_parts_of_a_stack_keep_their_colours() -> None:
    parts = [go.Bar(x=[1, 2], y=["甲", "乙"], name=name) for name in ("成功", "不成功")]
    drawn = with_selection(go.Figure(parts), [[True, False], [True, False]]).to_plotly_json()["data"]
    assert all("color" not in part["selected"]["marker"] for part in drawn)
    assert all(part["unselected"]["marker"]["opacity"] < 1 for part in drawn)


def test_the_chosen_cell_of_a_heat_map_has_a_frame() -> None:
    cells = go.Heatmap(z=[[1, 2], [3, 4]], x=["甲", "乙"], y=["子", "丑"])
    drawn = with_selection(go.Figure(cells), [[False, False, True, False]]).to_plotly_json()
    (frame,) = drawn["layout"]["shapes"]
    assert (frame["x0"], frame["x1"], frame["y0"], frame["y1"]) == (-0.5, 0.5, 0.5, 1.5)


def test_the_figure_itself_stays_as_it_is() -> None:
    whole = counts()
    before = whole.to_plotly_json()
    with_selection(whole, [[True, False]] * 2)
    assert whole.to_plotly_json() == before
