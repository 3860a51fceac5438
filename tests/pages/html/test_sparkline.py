import base64
import re

from pages.parts.charts.theme import BAND, BLUE, RED
from pages.parts.html.sparkline import HEIGHT, WIDTH, sparkline


def drawing(image: str) -> str:
    return base64.b64decode(re.search(r"base64,([^\"]+)", image).group(1)).decode()


def test_the_last_point_bears_the_signal():
    assert RED in drawing(sparkline([1, 2, 9], alt="走势", state="alarm"))
    assert RED not in drawing(sparkline([1, 2, 9], alt="走势"))
    assert BLUE in drawing(sparkline([1, 2, 9], alt="走势"))


def test_a_gap_breaks_the_line():
    assert drawing(sparkline([1, 2, None, 3, 4], alt="走势")).count("M") == 3  # two runs and the last point


def test_band_and_target_are_drawn():
    svg = drawing(sparkline([1, 2], alt="走势", band=[(0.5, 2.5)] * 2, target=2.0))
    assert BAND in svg
    assert "stroke-dasharray" in svg


def test_nothing_to_draw():
    assert sparkline([], alt="走势") == ""
    assert sparkline([None, 3], alt="走势") == ""


def test_the_alternative_text_is_escaped():
    assert "<b>" not in sparkline([1, 2], alt='"><b>')


def test_the_last_point_is_whole_where_a_table_draws_it_smaller():
    svg = drawing(sparkline([1, 2, 9], alt="走势"))
    x, y = map(float, re.findall(r"M([\d.]+) ([\d.]+)h0", svg)[0])
    radius = 3.5
    assert (WIDTH - x) * 88 / WIDTH > radius  # look.css: 88 × 24 px in a table
    assert y * 24 / HEIGHT > radius


def test_the_band_moves_with_its_limits_and_keeps_to_what_has_some():
    nan = float("nan")
    svg = drawing(sparkline([4, 5, 6], alt="走势", band=[(nan, nan), (3, 7), (4, 8)]))
    corners = re.search(rf'<path d="M([^"]+)Z" fill="{BAND}"', svg).group(1).split("L")
    assert [corner.split()[0] for corner in corners] == ["60.0", "120.0", "120.0", "60.0"]
