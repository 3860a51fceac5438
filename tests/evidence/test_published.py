"""Published examples, recomputed: the numbers a statistician knows by heart come out as printed."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from pages.parts.findings.comparison import newcombe, wilson
from pages.parts.findings.survival import curve
from pages.parts.findings.xmr import natural_limits
from tests.cases import each

#: Weeks of remission of 21 patients on 6-MP and of 21 on placebo (Freireich et al., Blood 21, 1963);
#: the second list of each: patients still in remission when last seen.
MERCAPTOPURINE = ((6, 6, 6, 7, 10, 13, 16, 22, 23), (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
PLACEBO = ((1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), ())


@each(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_that_of_newcombe_1998(part: int, whole: int, low: float, high: float) -> None:
    """Statistics in Medicine 17, 857–872, table I, method 3."""
    assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)


@each(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
)
def test_the_difference_is_that_of_newcombe_1998(one, other, low: float, high: float) -> None:
    """Statistics in Medicine 17, 873–890, table II, method 10."""
    assert newcombe(one, other) == pytest.approx((low, high), abs=5e-5)


def test_the_individuals_chart_of_nist() -> None:
    """NIST/SEMATECH, Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches."""
    found = natural_limits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    assert (found.mean, found.moving_range) == pytest.approx((50.81, 1.8778), abs=5e-5)
    # printed with 3 / 1.128; the chart rounds that to 2.66
    assert (found.upper, found.lower) == pytest.approx((55.8041, 45.8159), abs=2e-3)


def remission(weeks: tuple[tuple[int, ...], tuple[int, ...]]) -> pd.DataFrame:
    """Patients as the curve takes requests: those that came to an end, and those still under way."""
    ended, under_way = map(Counter, weeks)
    return pd.DataFrame(
        [(week, ended[week], under_way[week]) for week in sorted({*ended, *under_way})],
        columns=["hours", "closed_count", "open_count"],
    )


def test_kaplan_and_meier_of_freireich() -> None:
    found = curve(remission(MERCAPTOPURINE))
    assert list(found.frame["time"]) == [0, 6, 7, 10, 13, 16, 22, 23]
    assert list(found.frame["survival"]) == pytest.approx(
        [1, 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], abs=5e-4
    )
    assert found.median == 23
    assert curve(remission(PLACEBO)).median == 8
