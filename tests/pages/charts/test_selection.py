import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.bars import bars_with_last
from pages.parts.charts.icicle import icicle
from pages.parts.charts.sankey import flow
from pages.parts.charts.selection import GROUND, with_selection
from pages.parts.charts.theme import BLUE, BLUE3, INK3, LINE


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


def test_chosen_flows_keep_their_colour_and_the_others_are_grey() -> None:
    rows = [("噪声扰民", "联办", "在办", 3), ("其他", "共办", "在办", 2)]
    table = pd.DataFrame(rows, columns=["origin", "triage", "ending", "count"])
    columns, names = ("origin", "triage", "ending"), (["噪声扰民", "其他"], ["联办", "共办"], ["在办"])
    figure = flow(table, columns=columns, value="count", orders=names, heads=("", "", ""))
    before = figure.to_plotly_json()["data"][0]["link"]["color"]
    held = [False, False, True, False, False, *(number == 0 for number in range(len(before)))]
    after = with_selection(figure, [held]).to_plotly_json()["data"][0]
    assert after["node"]["color"] == [LINE, LINE, BLUE, LINE, LINE]
    assert after["link"]["color"][0] == before[0]
    assert before[1] not in after["link"]["color"][1:]


def test_of_a_tree_what_is_above_and_below_the_chosen_box_keeps_its_colour() -> None:
    rows = [("a", ""), ("b", "a"), ("c", "b"), ("d", "a")]
    nodes = pd.DataFrame(rows, columns=["id", "parent"]).assign(level="x", member_count=1.0, place="")
    nodes = nodes.assign(name=nodes["id"], short=nodes["id"])
    figure = icicle(nodes, levels=[("x", "x", BLUE)])
    colours = with_selection(figure, [[False, True, False, False]]).to_plotly_json()["data"][0]["marker"]
    assert colours["colors"] == [BLUE, BLUE, BLUE, GROUND]
