"""How often rates, phases, interrupted series and funnels find something where nothing is: simulations.

Each function makes series in which nothing changes, asks the rule of the pages, and answers the share of
answers that claim a change. Seeds are fixed: the same number comes out on every machine.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from pages.parts.findings.comparison import compare_rates
from pages.parts.findings.expected_counts import expected_counts
from pages.parts.findings.xmr import control
from pages.parts.subjects.compound.interrupted import segmented_regression
from pages.parts.subjects.compound.phases import Phase, measure_phases, side

_EVENT = date(2022, 7, 15)
#: Periods that the spread of a rate is taken from.
_KNOWN = 60


def coloured_rates(
    *,
    looks: int,
    between: float,
    whole: int = 1000,
    rate: float = 0.9,
    has_spread: bool = True,
    seed: int = 1,
) -> float:
    """Share of weeks whose rate is told to differ from the week before.

    Args:
        looks: How many pairs of weeks.
        between: Standard deviation of the true rate between weeks (0.02: two points).
        whole: Cases a week.
        rate: The mean of the true rate.
        has_spread: Whether the comparison is told how the series spreads.
        seed: Of the random numbers.
    """
    random = np.random.default_rng(seed)
    true = np.clip(rate + random.normal(0, between, (looks, _KNOWN)), 0, 1)
    parts = random.binomial(whole, true)
    spreads = np.abs(np.diff(parts / whole, axis=1)).mean(axis=1) / 1.128
    found = [
        compare_rates(
            (row[-1], whole), (row[-2], whole), spread=spread if has_spread else np.nan, points=_KNOWN
        ).side
        for row, spread in zip(parts, spreads, strict=True)
    ]
    return float(np.mean([each != 0 for each in found]))


def weeks_to_fall(
    *, series: int, before: float = 0.91, after: float, whole: int = 72, within: int = 26, seed: int = 5
) -> np.ndarray:
    """Weeks until a lasting fall of the on-time rate is first seen, one a series; infinite for never.

    Weeks are those of the deadlines, so that all of their requests are known. ``after`` = ``before`` gives
    the false ones.

    Args:
        series: How many.
        before: The true rate of the first two years.
        after: The true rate from then on.
        whole: Deadlines a week.
        within: How many weeks are looked at.
        seed: Of the random numbers.
    """
    random, history = np.random.default_rng(seed), 104
    true = np.where(np.arange(history + within) < history, before, after)
    first = np.full(series, np.inf)
    for at, parts in enumerate(random.binomial(whole, true, (series, history + within))):
        for week in range(1, within + 1):
            judged = control(list(parts[: history + week] / whole))
            if judged.last_state.is_signal and judged.last_side < 0:
                first[at] = week
                break
    return first


def missed_levels(
    *, series: int, months: int, season: float = 0.0, mean: float = 20.0, seed: int = 2
) -> float:
    """Share of interrupted series without a change whose 95 % interval of the level leaves 0 out.

    Args:
        series: How many.
        months: On each side of the event.
        season: Amplitude of the yearly wave of the mean (0.25: ±25 %); its phase is drawn.
        mean: Requests a month.
        seed: Of the random numbers.
    """
    random = np.random.default_rng(seed)
    starts = pd.date_range(end="2022-06-01", periods=months, freq="MS").append(
        pd.date_range("2022-08-01", periods=months, freq="MS")
    )
    angle = 2 * np.pi * np.asarray(starts.month) / 12 + random.uniform(0, 2 * np.pi, (series, 1))
    counts = random.poisson(mean * (1 + season * np.sin(angle)))
    frames = (pd.DataFrame({"period_start": starts, "request_count": row}) for row in counts)
    return float(
        np.mean([not segmented_regression(frame, _EVENT, "事").level.includes_zero for frame in frames])
    )


def changed_phases(*, pairs: int, before: int, after: int, mean: float = 5.0, seed: int = 3) -> float:
    """Share of pairs of phases of one Poisson rate a month that are told to differ."""
    random = np.random.default_rng(seed)
    months = pd.date_range("2015-01-01", periods=before + after + 1, freq="MS").date
    ratings = pd.DataFrame({"start": [], "satisfied_weight": [], "rated_count": []})
    spans = [Phase("甲", months[0], months[before]), Phase("乙", months[before], months[-1])]
    found = []
    for row in random.poisson(mean, (pairs, before + after)).astype(float):
        counts = pd.DataFrame({"start": months[:-1], "end": months[1:], "value": row})
        found.append(side(*measure_phases(spans, counts, counts, ratings)))
    return float(np.mean([each != 0 for each in found]))


def places_outside(
    *, windows: int, places: int = 53, expected: float = 20.0, spread: float = 0.0, seed: int = 4
) -> float:
    """Share of places of one rate that a funnel puts outside.

    Args:
        windows: How many funnels.
        places: In each.
        expected: Requests of a place of median size.
        spread: Standard deviation of the true rates among places, relative to their mean (gamma): 0 for none.
        seed: Of the random numbers.
    """
    random = np.random.default_rng(seed)
    outside = 0
    for _window in range(windows):
        households = np.round(random.lognormal(np.log(500), 0.8, places)) + 20
        own = random.gamma(spread**-2, spread**2, places) if spread else np.ones(places)
        counts = random.poisson(expected * households / 500 * own)
        frame = pd.DataFrame(
            {
                "compound": [f"小区{n}" for n in range(places)],
                "request_count": counts,
                "households": households,
            }
        )
        outside += int((expected_counts(frame)["side"] != 0).sum())
    return outside / (windows * places)
