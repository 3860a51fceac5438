"""Small frames for the figures, and what every figure has to keep to."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.parts.charts.theme import FONT


@pytest.fixture
def weeks() -> pd.DataFrame:
    """Six weeks of counts, the last one not over."""
    monday = date(2026, 9, 28)
    days = [monday + timedelta(weeks=number) for number in range(6)]
    return pd.DataFrame({"period_start": days, "request_count": [390, 400, 380, 500, 410, 170]})


@pytest.fixture
def rates() -> pd.DataFrame:
    """Four communities: above, below and around a target of 85 %, and one with few answers."""
    return pd.DataFrame(
        {
            "community": ["甲社区", "乙社区", "丙社区", "丁社区"],
            "rate": [0.90, 0.77, 0.86, 0.95],
            "low": [0.87, 0.70, 0.80, 0.76],
            "high": [0.93, 0.83, 0.91, 0.99],
            "n": [180, 118, 150, 19],
            "total": [200, 153, 175, 20],
        }
    )


def words(figure: go.Figure) -> list[str]:
    """Return every text written on a figure, without bold marks."""
    return [str(note.text).replace("<b>", "").replace("</b>", "") for note in figure.layout.annotations]


def assert_house_style(figure: go.Figure) -> None:
    """Hold a figure to what all have in common: font, no legend, no placeholder colour, no small type."""
    assert figure.layout.font.family == FONT
    assert figure.layout.template.layout.font.family == FONT
    assert figure.layout.showlegend is False
    assert "#00000" not in figure.to_json()
    assert figure.layout.height >= 100
    assert all(note.font.size >= 12 for note in figure.layout.annotations)
