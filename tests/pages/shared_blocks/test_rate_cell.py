import pandas as pd

from pages.parts.html.markup import Cell
from pages.parts.shared_blocks.rate_cell import rate_cell
from tests.cases import each


@each(
    "part, whole, cell",
    [
        (27, 30, Cell("90.0%", note="27/30")),
        (0, 1_234, Cell("0.0%", note="0/1,234")),
        (10.5, 42, Cell("25.0%", note="10.5/42")),
        (26, 29, Cell(note="26/29（样本少）")),
        (1, 1, Cell(note="1/1（样本少）")),
        (0, 0, Cell("—")),
        (0, float("nan"), Cell("—")),
        (float("nan"), 40, Cell("—")),
        (pd.NA, pd.NA, Cell("—")),
        (None, None, Cell("—")),
    ],
)
def test_a_rate_shows_its_fraction_and_few_cases_show_it_alone(part, whole, cell):
    assert rate_cell(part, whole) == cell
