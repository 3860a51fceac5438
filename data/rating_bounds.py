"""Setting ``rating_bounds``: from which share of the full mark on an answer is 非常满意, 满意 and so on."""

from __future__ import annotations

import re

#: The value for not reading marks as ratings.
NOT_READ = "不折算"
_BOUNDS, _FULL = 4, 100


def bounds(written: str) -> tuple[float, ...]:
    """The bounds of a text, in per cent, the highest first; empty if marks are not to be read.

    Raises:
        ValueError: It is no list of four falling numbers.
    """
    if written.strip() == NOT_READ:
        return ()
    try:
        found = tuple(float(part) for part in re.split("[、,，]", written))
    except ValueError:
        found = ()
    is_falling = list(found) == sorted(set(found), reverse=True)
    if len(found) != _BOUNDS or not is_falling or not 0 < found[-1] < found[0] <= _FULL:
        raise ValueError(f"应当是四个从大到小、不超过 {_FULL} 的数，用、隔开，或者“{NOT_READ}”")
    return found
