"""Every chart of every page looks as it was accepted; a change is found, a shift of a pixel is none."""

from __future__ import annotations

from collections.abc import Iterator

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser, Error, Page

from data.snapshots.store import Snapshot
from tests.pages.charts.references.charts import changed, drawn_pages
from tests.pages.charts.references.drawing import drawn, window
from tests.pages.charts.references.lines import Line, differences, parsed, written

BARS, RUN = go.Bar, go.Scatter


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    with window(browser) as page:
        yield page


def chart(
    counts: tuple[int, ...] = (30, 20, 10), colour: str = "#1F5A94", note: str = "30 件", left: int = 60
) -> go.Figure:
    """Three bars, a dashed line, a note and a shape: something of each kind."""
    figure = go.Figure(
        [
            BARS(x=["甲", "乙", "丙"], y=counts, marker_color=colour),
            RUN(x=["甲", "乙", "丙"], y=[5, 15, 25], mode="lines", line={"color": "#A8281E", "dash": "dash"}),
        ]
    )
    figure.update_layout(
        showlegend=False, height=300, margin={"l": left, "r": 20, "t": 20, "b": 40}, yaxis_range=[0, 40]
    )
    figure.add_hline(y=35, line_color="#17212B")
    return figure.add_annotation(x="甲", y=30, text=note, showarrow=False)


def looks(opened: Page, **other: object) -> dict[str, list[Line]]:
    return drawn({"volume": chart(**other)}, opened)


def test_every_chart_looks_as_it_was_accepted(samples: Snapshot, opened: Page):
    different = changed(drawn_pages(samples, opened))
    how = "if they are meant to: python -m tests.pages.charts.references accept"
    assert not different, "\n".join([f"{len(different)} charts look different; {how}", *different])


def test_two_runs_draw_the_same(opened: Page, browser: Browser):
    with window(browser) as other:
        assert looks(opened) == looks(other)


def test_what_is_drawn_can_be_read(opened: Page):
    lines = [str(line) for line in looks(opened)["volume"]]
    assert "size 720×300 plot as x0 y0 x1 y1 @ 60 20 700 260" in lines
    assert 'x ticks "甲" "乙" "丙" @ 167 380 593' in lines
    assert "bars ×3 #1F5A94 opacity 1 as x0 y0 x1 y1 @ 81 260 252 80 295 260 465 140 508 260 679 200" in lines
    assert "points ×3 line #A8281E 2px dash linear as x y @ 167 230 380 170 593 110" in lines
    assert any(line.startswith('note "30 件"') and line.endswith("@ 167 80") for line in lines)
    assert "drawn bars 3, lines 1" in lines


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"colour": "#A85504"}, "+ bars ×3 #A85504 "),
        ({"counts": (30, 20, 16)}, "1 of 12 positions: 164 was 200"),
        ({"counts": (30, 20, 0)}, "+ bars ×2"),
        ({"note": "31 件"}, '+ note "31 件"'),
        ({"left": 90}, "positions: 90 was 60"),
    ],
)
def test_a_change_is_found(opened: Page, other: dict[str, object], said: str):
    (found,) = differences(looks(opened), looks(opened, **other))
    assert found.startswith("volume\n")
    assert said in found


def test_a_shift_below_the_tolerance_is_no_change(opened: Page):
    before, now = looks(opened), looks(opened, left=62)
    assert before != now
    assert differences(before, now) == []


def test_a_chart_that_comes_or_goes_is_found(opened: Page):
    assert differences({}, looks(opened)) == ["volume\n    is new"]
    assert differences(looks(opened), {}) == ["volume\n    is gone"]


def test_many_differences_of_a_chart_are_counted():
    before, now = ({"tree": [Line(f"box {i} {colour}") for i in range(9)]} for colour in ("red", "blue"))
    (found,) = differences(before, now)
    assert found.endswith("and 12 more")


def test_what_is_written_is_read_again(opened: Page):
    charts = {
        **looks(opened, note="满意 @ 85 %"),
        "words": [Line('note "在 @ 3 4"'), Line("heat 1 @ 2", (-3, 4))],
    }
    assert parsed(written({"b": charts["volume"]})) == {"b": charts["volume"]}
    assert (
        differences(charts, {**charts, "words": [Line('note "在 @ 3 4"'), Line("heat 1 @ 2", (-3, 5))]}) == []
    )


def test_a_kind_of_chart_that_cannot_be_read_is_no_silence(opened: Page):
    with pytest.raises(Error, match="no reading of pie"):
        drawn({"pie": go.Figure(go.Pie(values=[1, 2]), {"height": 300})}, opened)
