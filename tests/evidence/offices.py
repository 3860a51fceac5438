"""Simulated offices: weekly requests of each compound and category; only what is asked for changes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

#: Weeks of a year, for the season and for growth.
YEAR = 365.25 / 7


@dataclass(frozen=True, slots=True)
class Office:
    """How large an office is.

    Attributes:
        communities: Number of communities.
        compounds: Number of compounds, shared out among the communities in turn.
        categories: Number of categories.
        weekly: Requests of an ordinary week.
    """

    communities: int
    compounds: int
    categories: int
    weekly: float

    def community_of(self) -> np.ndarray:
        """Number of the community of each compound."""
        return np.arange(self.compounds) % self.communities


#: As large as the demonstration, and five times as many requests in twice and four times as many places.
SAMPLE = Office(communities=6, compounds=53, categories=14, weekly=83)
LARGE = Office(communities=12, compounds=200, categories=14, weekly=415)


@dataclass(frozen=True, slots=True)
class World:
    """What an office lives through.

    Attributes:
        spread: Variance of the factor by which the weeks of a community differ beyond chance; 0: Poisson.
        season: Half the swing of the year, as a share: 0.25 is ±25 %.
        growth: Growth in a year, as a share.
        rise: By what the first community has more than usual in the last weeks; 1: nothing.
        rising_weeks: How many those last weeks are.
    """

    spread: float = 0.0
    season: float = 0.0
    growth: float = 0.0
    rise: float = 1.0
    rising_weeks: int = 8


#: Worlds in which nothing happens that a leader should hear of.
WORLDS = {
    "poisson": World(),
    "negative binomial": World(spread=0.03),
    "season ±25 %": World(season=0.25),
    "growth 10 % a year": World(growth=0.10),
}


def usual(office: Office, rng: Generator) -> np.ndarray:
    """Requests of an ordinary week by compound and category: a few busy cells, most of them quiet.

    All communities have the same number of requests.
    """
    compounds = rng.gamma(2.0, size=office.compounds)
    categories = rng.gamma(1.5, size=office.categories)
    cells = np.outer(compounds, categories) * rng.gamma(0.4, size=(office.compounds, office.categories))
    of = office.community_of()
    whole = np.bincount(of, cells.sum(axis=1), office.communities)
    return office.weekly / office.communities * cells / whole[of][:, None]


def requests(office: Office, world: World, weeks: int, rng: Generator) -> np.ndarray:
    """Requests by week, compound and category, oldest first."""
    at = np.arange(weeks) - weeks / 2
    level = (1 + world.growth) ** (at / YEAR) * (1 + world.season * np.sin(2 * math.pi * at / YEAR))
    means = level[:, None, None] * usual(office, rng)
    if world.spread:
        shape = 1 / world.spread
        factors = rng.gamma(shape, world.spread, size=(weeks, office.communities))
        means = means * factors[:, office.community_of(), None]
    means[-world.rising_weeks :, office.community_of() == 0] *= world.rise
    return rng.poisson(means)
