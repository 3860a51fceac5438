import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.calendar_periods import periods
from pages.parts.asking.marks import PERIOD, Marks, marks, names
from pages.parts.charts.sankey import flow

VOLUME = "service_requests/volume_by_category"
NOISE, WASTE = (("category", "噪声扰民"),), (("category", "环境卫生"),)


def test_a_bar_stands_for_the_value_that_it_is_named_after() -> None:
    table = pd.DataFrame({"category": ["噪声扰民", "环境卫生"], "request_count": [5, 3]})
    bars = go.Bar(x=[5, 3], y=table["category"], customdata=table["category"])
    found = marks(go.Figure(bars), table, VOLUME)
    assert found.traces == ((NOISE, WASTE),)
    assert found.keys == ("category",)


def test_the_bar_of_the_others_stands_for_all_that_have_none_of_their_own() -> None:
    table = pd.DataFrame({"category": ["噪声扰民", "环境卫生", "停车", "其他", "未填写"]})
    bars = go.Bar(x=[5, 3, 2], y=["噪声扰民", "环境卫生", "其他"])
    (row,) = marks(go.Figure(bars), table, VOLUME).traces
    assert row == (NOISE, WASTE, (("category", "停车"), ("category", "其他"), ("category", "未填写")))


def test_a_column_is_no_dimension_where_the_ledger_has_none() -> None:
    table = pd.DataFrame({"category": ["噪声扰民", "环境卫生"], "case_count": [5, 3]})
    bars = go.Bar(x=[5, 3], y=table["category"])
    assert marks(go.Figure(bars), table, "mediation_cases/outcome_by_venue") == Marks()


def test_a_community_is_known_by_its_short_name_and_lines_between_dots_have_gaps() -> None:
    table = pd.DataFrame({"community": ["南门社区", "新城社区"], "rated_count": [40, 30]})
    lines = go.Scatter(x=[0.1, 0.2, None, 0.3, 0.4], y=["南门", "南门", None, "新城", "新城"], mode="lines")
    gate, town = (("community", "南门社区"),), (("community", "新城社区"),)
    found = marks(go.Figure(lines), table, "satisfaction/rate_by_community")
    assert found.traces == ((gate, gate, (), town, town),)


def test_a_cell_stands_for_the_values_of_its_row_and_its_column() -> None:
    table = pd.DataFrame({"community": ["南门社区", "南门社区"], "category": ["噪声扰民", "环境卫生"]})
    cells = go.Heatmap(z=[[4, 1]], x=["噪声扰民", "环境卫生"], y=["南门社区"])
    found = marks(go.Figure(cells), table, "service_requests/volume_by_community_category")
    gate = ("community", "南门社区")
    assert found.traces == (((gate, *NOISE), (gate, *WASTE)),)
    assert found.widths == (2,)


def test_a_cell_of_an_hour_stands_for_its_weekday_and_its_part_of_the_day() -> None:
    table = pd.DataFrame({"weekday": [1, 1], "hour": [9, 23], "request_count": [4, 1]})
    cells = go.Heatmap(z=[[0] * 24], x=list(range(24)), y=["周一"])
    (row,) = marks(go.Figure(cells), table, "service_requests/volume_by_weekday_hour").traces
    assert row[9] == (("weekday", "周一"), ("time_of_day", "工作时间"))
    assert row[23] == (("weekday", "周一"), ("time_of_day", "夜间"))


def test_a_part_of_a_stack_stands_for_the_value_that_its_trace_is_named_after() -> None:
    table = pd.DataFrame({"shown_for": ["全部"], "满意": [3], "不满意": [1]})
    parts = [go.Bar(x=[table[name][0]], y=["全部"], name=name) for name in ("满意", "不满意")]
    found = marks(go.Figure(parts), table, "satisfaction/rating_distribution")
    assert found.traces == (((("rating", "满意"),),), ((("rating", "不满意"),),))


def test_a_point_of_a_line_stands_for_its_period() -> None:
    starts = pd.to_datetime(["2026-10-12", "2026-10-19"])
    table = pd.DataFrame({"period_start": starts, "request_count": [3, 4]})
    line = go.Scatter(x=starts, y=[3, 4])
    week = ((PERIOD, "2026-10-19/2026-10-26"),)
    assert marks(go.Figure(line), table, "service_requests/volume_by_period").traces[0][1] == week


def test_periods_are_as_long_as_the_shortest_distance_of_their_starts() -> None:
    months = periods(pd.to_datetime(["2026-01-01", "2026-02-01", "2026-04-01"]).date)
    assert months["2026-02-28"] == "2026-02-01/2026-03-01"
    assert months["2026-04-30"] == "2026-04-01/2026-05-01"
    assert "2026-03-05" not in months  # no row: no period drawn
    assert periods(pd.to_datetime(["2026-01-01"]).date) == {}


def test_a_column_called_otherwise_is_known_by_the_ledger_it_comes_from() -> None:
    table = pd.DataFrame({"kind": ["红白喜事", "家电维修"], "order_count": [3, 2]})
    bars = go.Bar(x=[3, 2], y=table["kind"], customdata=table["kind"])
    found = marks(go.Figure(bars), table, "service_orders/orders_by_kind")
    assert found.traces == (((("order_kind", "红白喜事"),), (("order_kind", "家电维修"),)),)


def test_of_flows_nodes_and_then_flows_stand_for_what_is_at_their_ends() -> None:
    rows = [("噪声扰民", "联办", "在办", 3), ("其他类别", "共办", "按期办结", 2)]
    table = pd.DataFrame(rows, columns=["origin", "triage", "ending", "matter_count"])
    names = (["噪声扰民", "其他类别"], ["联办", "共办"], ["在办", "按期办结"])
    columns = ("origin", "triage", "ending")
    figure = flow(table, columns=columns, value="matter_count", orders=names, heads=("", "", ""))
    joint, shared = (("triage", "联办"),), (("triage", "共办"),)
    (found,) = marks(figure, table, "closed_loop/triage_flows").traces
    assert found[:6] == (NOISE, (), joint, shared, (), ())
    assert set(found[6:]) == {(*NOISE, *joint), joint, shared}


def test_a_free_question_has_the_dimensions_that_it_names_and_its_totals_stand_for_nothing() -> None:
    table = pd.DataFrame(
        {"channel": ["12345", "来访", "合计"], "period_start": ["2026-09-01", "合计", "合计"]}
    )
    bars = go.Bar(x=[2, 1, 3], y=table["channel"])
    found = marks(go.Figure(bars), table, "ask --measure on_time_rate --by channel --parts")
    assert found.traces == (((("channel", "12345"),), (("channel", "来访"),), ()),)
    assert marks(go.Figure(bars), table, "ask --measure on_time_rate --parts").keys == ()


def test_of_several_texts_of_a_mark_each_stands_for_its_own_dimension() -> None:
    table = pd.DataFrame({"channel": ["12345", "来访"], "community": ["南门社区", "新城社区"]})
    dots = go.Scatter(x=[0.1, 1.2], y=[0.5, 1.5], customdata=[("12345", "南门社区"), ("来访", "新城社区")])
    by = "ask --measure on_time_rate --by channel --by community"
    found = marks(go.Figure(dots), table, by).traces[0]
    assert set(found[1]) == {("channel", "来访"), ("community", "新城社区")}


def test_a_bar_of_a_quarter_is_known_by_its_short_name() -> None:
    starts = pd.to_datetime(["2026-04-01", "2026-07-01"])
    table = pd.DataFrame({"period_start": starts, "within_grid_count": [3, 4], "at_community_count": [1, 1]})
    bars = go.Bar(x=[3, 4], y=["2026Q2", "2026Q3"], name="网格", customdata=["2026Q2", "2026Q3"])
    (row,) = marks(go.Figure(bars), table, "closed_loop/levels_by_period").traces
    assert set(row[1]) == {("resolved_level", "网格"), (PERIOD, "2026-07-01/2026-10-01")}


def test_names_of_a_table_stand_for_the_first_dimension_that_has_them() -> None:
    table = pd.DataFrame({"community": ["南门社区"], "compound": ["青云首府"], "category": ["噪声扰民"]})
    found = names(table, "service_requests/volume_by_community_category")
    assert found["南门"] == found["南门社区"] == (("community", "南门社区"),)
    assert found["噪声扰民"] == NOISE


def test_nothing_stands_for_anything_without_a_figure() -> None:
    assert marks(None, pd.DataFrame({"category": ["噪声扰民"]}), VOLUME) == Marks()
