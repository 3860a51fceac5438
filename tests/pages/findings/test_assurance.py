"""Variation and assurance against limits of the first twelve months, added up by hand."""

import math

from pages.parts.findings.assurance import (
    Assurance,
    Variation,
    assurance,
    held_to_family,
    standing,
    variation,
)
from pages.parts.findings.states import Limits, State

#: Mean 0.90, every moving range 0.02: limits 0.90 ± 2.66 × 0.02 = 0.8468 to 0.9532.
BASE = [0.89, 0.91] * 6


def of(*later: float, target: float | None = 0.8, polarity: int = 1, base=BASE):
    values = [*base, *later]
    return standing(values, [None] * len(values), polarity=polarity, target=target)


def test_limits_are_those_of_the_first_twelve_months_whatever_follows():
    found = of(0.9, 0.2, 0.99)
    assert math.isclose(found.limits.lower, 0.8468)
    assert math.isclose(found.limits.upper, 0.9532)
    assert found.base == tuple(range(12))


def test_a_target_is_met_always_by_chance_or_never():
    assert of(target=0.84).assurance is Assurance.ALWAYS
    assert of(target=0.85).assurance is Assurance.CHANCE
    assert of(target=0.95).assurance is Assurance.CHANCE
    assert of(target=0.96).assurance is Assurance.NEVER
    assert of(target=None).assurance is Assurance.UNKNOWN


def test_of_a_measure_of_which_less_is_better_the_upper_limit_has_to_meet_it():
    assert of(target=0.96, polarity=-1).assurance is Assurance.ALWAYS
    assert of(target=0.95, polarity=-1).assurance is Assurance.CHANCE
    assert of(target=0.84, polarity=-1).assurance is Assurance.NEVER


def test_a_month_beyond_the_limits_is_better_worse_or_only_changed():
    assert of(0.90).variation is Variation.COMMON
    assert (of(0.96).variation, of(0.96).side) == (Variation.IMPROVING, 1)
    assert (of(0.84).variation, of(0.84).side) == (Variation.CONCERNING, -1)
    assert of(0.96, polarity=-1).variation is Variation.CONCERNING
    assert of(0.84, polarity=0).variation is Variation.CHANGED
    assert variation(0, 1) is Variation.COMMON


def test_a_last_month_that_is_not_judged_has_no_variation_but_its_target_has():
    found = standing([*BASE, 0.2], [*[None] * 12, State.SMALL], polarity=1, target=0.84)
    assert (found.variation, found.assurance) == (Variation.UNKNOWN, Assurance.ALWAYS)


def test_a_signal_that_chance_explains_among_many_is_common():
    weak, strong = of(0.96), of(0.2)
    assert strong.chance < weak.chance < 0.05
    assert held_to_family([weak]) == [weak]
    kept = held_to_family([weak, strong, *[of(0.9)] * 200])
    assert (kept[0].variation, kept[0].side) == (Variation.COMMON, 0)
    assert kept[1] == strong


def test_only_the_last_month_counts():
    assert of(0.2, 0.9).variation is Variation.COMMON


def test_eleven_months_are_too_few_and_unjudged_ones_do_not_count():
    found = of(base=BASE[:11])
    assert (found.variation, found.assurance) == (Variation.UNKNOWN, Assurance.UNKNOWN)
    assert not found.limits.is_known
    reasons = [State.PARTIAL, *[None] * 11]
    assert standing(BASE, reasons, polarity=1, target=0.8).variation is Variation.UNKNOWN
    found = standing([0.1, *BASE], [State.SMALL, *[None] * 12], polarity=1, target=0.8)
    assert (found.base[0], found.assurance) == (1, Assurance.ALWAYS)


def test_the_base_begins_anew_with_a_new_process():
    found = standing([0.2] * 5 + BASE, [None] * 17, polarity=1, target=0.84, since=5)
    assert found.base == tuple(range(5, 17))
    assert found.assurance is Assurance.ALWAYS


def test_a_rate_that_is_always_whole_meets_every_target_and_a_limit_is_at_most_one():
    found = of(base=[1.0] * 12, target=1.0)
    assert (found.limits.lower, found.limits.upper, found.assurance) == (1.0, 1.0, Assurance.ALWAYS)
    assert of(base=[0.98, 1.0] * 6).limits.upper == 1.0


def test_counts_may_be_above_one_and_their_lower_limit_is_not_negative():
    found = standing([1, 9] * 6, [None] * 12, polarity=0, is_rate=False)
    assert (found.limits.mean, found.limits.lower) == (5, 0)
    assert math.isclose(found.limits.upper, 5 + 2.66 * 8)


def test_limits_that_are_not_known_assure_of_nothing():
    assert assurance(Limits(math.nan, math.nan, math.nan, math.nan, 3), 0.9, 1) is Assurance.UNKNOWN


def test_nothing_at_all():
    found = standing([], [], polarity=1, target=0.9)
    assert (found.variation, found.base) == (Variation.UNKNOWN, ())
    assert held_to_family([found]) == [found]
    assert held_to_family([]) == []
