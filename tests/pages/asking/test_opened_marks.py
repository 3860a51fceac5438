import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.block import Opening, Rows
from pages.parts.asking.figure_texts import mark_texts
from pages.parts.asking.marks import OPENS, Mark, Marks
from pages.parts.asking.opened_marks import opened_by, with_openings
from queries import Scope

ROWS = Rows("service_requests/counted_rows", Scope(), 3)
NOISE = (("category", "噪声扰民"),)


def opens(*at: str) -> Opening:
    return Opening(at, ROWS)


def mark(*texts: str) -> Mark:
    return tuple((OPENS, text) for text in texts)


def texts_of(trace: object) -> list[tuple[str, ...]]:
    return mark_texts(go.Figure(trace).to_plotly_json()["data"][0])


def test_a_mark_is_known_by_its_trace_and_its_own_name() -> None:
    assert texts_of(go.Bar(x=[3, 1], y=["发现", "办结"], name="在途")) == [("在途", "发现"), ("在途", "办结")]
    assert texts_of(go.Bar(x=[3], y=["a"], customdata=["发现"])) == [("发现",)]
    assert texts_of(go.Scatter(x=[1.0, 7.5], y=[3, 4], name="2026")) == [("2026", "1"), ("2026", "7.5")]
    sides = go.Scatter(x=[0], y=[3], customdata=[("", "第 1 周")], name="A")
    assert texts_of(sides) == [("A", "第 1 周")]
    days = pd.to_datetime(["2026-10-12"])
    assert texts_of(go.Scatter(x=days, y=[3])) == [("2026-10-12",)]


def test_numbers_that_stand_at_a_mark_are_no_name() -> None:
    line = go.Scatter(x=["2026-10-12"], y=[3], customdata=np.array([0.5]))
    assert texts_of(line) == [("2026-10-12",)]
    assert texts_of(go.Scatter(x=["2026-10-12"], y=np.array([3.5]))) == [("2026-10-12",)]


def test_a_cell_is_known_by_its_row_and_its_column() -> None:
    cells = go.Heatmap(z=[[1, 2]], x=["一月", "二月"], y=["诉求"])
    assert texts_of(cells) == [("诉求", "一月"), ("诉求", "二月")]


def test_a_mark_opens_rows_by_both_names_or_by_its_own_before_it_narrows() -> None:
    figure = go.Figure(go.Bar(x=[3, 2, 1], y=["a", "b", "其他"], name="在办"))
    narrowing = Marks(((NOISE, NOISE, ()),), (0,))
    found = with_openings(narrowing, figure, (opens("其他"), opens("在办", "b")))
    assert found.traces == ((NOISE, mark("在办", "b"), mark("其他")),)
    assert found.keys == ("category",)  # what opens rows is no condition
    assert [opened_by(each) for each in found.traces[0]] == [(), ("在办", "b"), ("其他",)]


def test_a_figure_without_a_dimension_may_open_rows() -> None:
    figure = go.Figure([go.Bar(x=[3], y=["a"]), go.Heatmap(z=[[1, 2]], x=["一", "二"], y=["a"])])
    found = with_openings(Marks(), figure, (opens("a", "二"),))
    assert found.traces == (((),), ((), mark("a", "二")))
    assert found.widths == (0, 2)
    assert found.keys == ()


def test_without_openings_nothing_changes() -> None:
    assert with_openings(Marks(), go.Figure(go.Bar(x=[1], y=["a"])), ()) == Marks()
    assert with_openings(Marks(), None, (opens("a"),)) == Marks()
