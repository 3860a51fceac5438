"""How often a row of volumes is false, and how soon a true rise is seen: simulations of the rules alone.

A page has six communities and fourteen categories of the same 83 requests a week (five times as many: twelve
and fourteen), as the demonstration ledger has. Every simulated week has a history of its own, so that weeks
are independent; the page shows a row when the last week of any of its series is 关注 or 预警 for a rise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from pages.parts.findings.contribution import FEW
from pages.parts.findings.expected_volume import YEAR, ExpectedCounts, expected_counts
from pages.parts.findings.signal_rules import RUN_LENGTH, firing_rules
from pages.parts.findings.states import Rule
from pages.parts.findings.volume_control import SPANS, evidence

MONDAY = date(2023, 1, 2)
LEFT_OUT = SPANS["week"].left_out
TWO_YEARS, THREE_YEARS = SPANS["week"].least, SPANS["week"].most
NEVER = np.inf


@dataclass(frozen=True, slots=True)
class Office:
    """A ledger without any change but season and growth.

    Attributes:
        name: What it is called in the table.
        a_week: Requests a week.
        communities: How many there are, the largest three times as large as the smallest.
        dispersion: Variance over mean of every count; 1 is Poisson, more is negative binomial.
        season: Share by which the year swings about its mean.
        growth: Share by which a year grows.
    """

    name: str
    a_week: float = 83
    communities: int = 6
    dispersion: float = 1.0
    season: float = 0.0
    growth: float = 0.0


OFFICES = (
    Office("sample, Poisson"),
    Office("sample, negative binomial", dispersion=1.5),
    Office("large, Poisson", 415, 12),
    Office("large, negative binomial", 415, 12, 1.5),
    Office("sample, season ±25 %", season=0.25),
    Office("large, season ±25 %", 415, 12, season=0.25),
    Office("sample, growing 10 % a year", growth=0.1),
    Office("large, growing 10 % a year", 415, 12, growth=0.1),
)
_CATEGORIES = 14
_AT_ONCE = 100


def starts(number: int) -> list[date]:
    """Mondays of so many weeks."""
    return [MONDAY + at * timedelta(weeks=1) for at in range(number)]


def drawn(means: np.ndarray, dispersion: float, random: np.random.Generator) -> np.ndarray:
    """Counts about their means; sums of the negative binomial ones have the same dispersion."""
    if dispersion == 1:
        return random.poisson(means).astype(float)
    return random.negative_binomial(means / (dispersion - 1), 1 / dispersion).astype(float)


def pages(of: Office, weeks: int, history: int, random: np.random.Generator) -> np.ndarray:
    """So many histories of a page: weeks x series (communities, categories, the whole) x periods."""
    days = np.array([start.toordinal() for start in starts(history + 1)])
    phase = random.uniform(0, 2 * np.pi, (weeks, 1))
    level = (1 + of.season * np.sin(2 * np.pi * days / YEAR + phase)) * (1 + of.growth) ** (
        (days - days[0]) / YEAR
    )
    shares = [np.linspace(1.5, 0.5, number) / number for number in (of.communities, _CATEGORIES)]
    means = of.a_week * np.einsum("c,k,wt->wckt", *shares, level)
    cells = drawn(means, of.dispersion, random)
    by_community = cells.sum(axis=2)
    return np.concatenate([by_community, cells.sum(axis=1), by_community.sum(axis=1, keepdims=True)], axis=1)


def usual(counts: np.ndarray, mondays: list[date]) -> ExpectedCounts:
    """What is expected of each series (rows) as the last week is judged."""
    used = np.ones(counts.shape, dtype=bool)
    used[:, -1 - LEFT_OUT :] = False
    return expected_counts(counts, mondays, np.full(len(mondays), 7.0), used)


def last_rule(counts: np.ndarray, of: ExpectedCounts) -> tuple[Rule, int]:
    """Rule and side of the last week of one series."""
    told = firing_rules(evidence(counts[-RUN_LENGTH:], of.at(slice(-RUN_LENGTH, None)), float(FEW)))
    return told.rules[-1], told.sides[-1]


def risen(counts: np.ndarray, mondays: list[date]) -> np.ndarray:
    """Whether the last week of each series (rows) is a row of the page."""
    of = usual(counts, mondays)
    near = np.argwhere(counts[:, -1] - of.mean[:, -1] >= FEW)[:, 0]  # no other has a rule to fire
    rows = np.zeros(len(counts), dtype=bool)
    for at in near:
        rule, side = last_rule(counts[at], of.at(at))
        rows[at] = rule is not Rule.NOTHING and side > 0
    return rows


def false_weeks(of: Office, weeks: int, *, history: int = THREE_YEARS, seed: int = 13) -> float:
    """Share of weeks in which a page without any change shows a row of volumes."""
    random, mondays = np.random.default_rng(seed), starts(history + 1)
    shown = 0
    for begun in range(0, weeks, _AT_ONCE):
        number = min(_AT_ONCE, weeks - begun)
        rows = risen(pages(of, number, history, random).reshape(-1, history + 1), mondays)
        shown += int(rows.reshape(number, -1).any(axis=1).sum())
    return shown / weeks


def delays(
    mean: float,
    ratio: float,
    series: int,
    *,
    dispersion: float = 1.0,
    history: int = THREE_YEARS,
    within: int = 26,
    seed: int = 29,
) -> np.ndarray:
    """Weeks until a lasting rise is first seen, one a series; infinite for what is not seen in time."""
    level = np.full((series, history + within), float(mean))
    level[:, history:] *= ratio
    counts = drawn(level, dispersion, np.random.default_rng(seed))
    first, mondays = np.full(series, NEVER), starts(history + within)
    for week in range(within):
        window = slice(week, week + history + 1)
        waiting = np.flatnonzero(first == NEVER)
        seen = risen(counts[waiting, window], mondays[window])
        first[waiting[seen]] = week + 1
    return first


def table(weeks: int = 1000, series: int = 500) -> str:
    """The tables that docs/evidence.md quotes."""
    lines = ["| ledger | false weeks, 3 years known | 2 years known |", "| --- | ---: | ---: |"]
    for of in OFFICES:
        three, two = (false_weeks(of, weeks, history=long) for long in (THREE_YEARS, TWO_YEARS))
        lines.append(f"| {of.name} | {100 * three:.1f} % | {100 * two:.1f} % |")
    lines += [
        "",
        "| rise | years known | ≤ 4 weeks | ≤ 8 | ≤ 26 | median |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for mean, ratio, dispersion in ((14, 1.5, 1), (14, 1.5, 1.5), (14, 2, 1), (7, 1.5, 1), (83, 1.2, 1)):
        for long in (THREE_YEARS, TWO_YEARS):
            found_in = delays(mean, ratio, series, dispersion=dispersion, history=long)
            shares = " | ".join(f"{100 * (found_in <= most).mean():.0f} %" for most in (4, 8, 26))
            name = f"{mean} a week × {ratio}" + (", overdispersed" if dispersion > 1 else "")
            lines.append(f"| {name} | {long // 52} | {shares} | {np.median(found_in):g} |")
    return "\n".join(lines)
