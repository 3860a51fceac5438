"""Steps of which each counts those that passed the one before."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def nested_steps(names: Sequence[str], hours: Sequence[float | None], by_step: pd.Series) -> pd.DataFrame:
    """The steps: step_number from 1, step, reached, waiting before it, median_hours since the step before.

    Args:
        names: The steps in order, in the user's language.
        hours: Median hours from the step before; None where there are none.
        by_step: Number of the last step that something has come to -> how many have come so far.
    """
    last = [float(by_step.get(number, 0.0)) for number in range(1, len(names) + 1)]
    return pd.DataFrame(
        {
            "step_number": range(1, len(names) + 1),
            "step": list(names),
            "reached": [sum(last[at:]) for at in range(len(names))],
            "waiting": [0.0, *last[:-1]],
            "median_hours": pd.array(hours, dtype="Float64").to_numpy(float, na_value=float("nan")),
        }
    )
