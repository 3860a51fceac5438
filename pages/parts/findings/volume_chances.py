"""By what chance does a place or category rise so far, were nothing changed?"""

from __future__ import annotations

from pages.parts.findings.cell_chances import upper_tail
from pages.parts.findings.part import Part
from pages.parts.findings.xmr import RUN_LENGTH

#: One period beyond the limit, two running, eight on one side: each may be what fired.
_RULES = 3


def rise_chance(part: Part) -> float:
    """Probability that some rule calls the last judged period so high where nothing has changed.

    Of the upper side alone, for a fall is no row; the rules are told apart by Bonferroni. 1 where none fired.
    """
    if not part.has_risen:
        return 1.0
    run = part.told.found.run
    if not run:  # eight periods on one side of the mean
        return _RULES * 0.5**RUN_LENGTH
    mean, variance = part.limits.mean, max(part.limits.sigma**2, part.limits.mean)
    beyond = float(upper_tail(part.value, mean, variance))
    before = float(upper_tail(part.limits.upper, mean, variance))  # it lay beyond the limit as well
    return min(1.0, _RULES * beyond * before ** (run - 1))
