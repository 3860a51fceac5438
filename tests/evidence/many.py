"""Many series at once: how often is one of them named by chance, how soon is one that changed?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pages.parts.findings.against_target import chance_below, standings
from pages.parts.findings.cell_chances import EARLIER_WEEKS, QUARTER_WEEKS, RECENT_WEEKS
from pages.parts.findings.contribution import contribution
from pages.parts.findings.false_discovery import Candidate, Group, passing_candidates
from pages.parts.findings.hot_spots import hot_spots
from pages.parts.subjects.compound.peer_ranks import standings as standings_of_peers
from pages.parts.subjects.compound.peer_readings import peers_reading
from pages.parts.subjects.service_requests.place_readings import deviations
from pages.parts.subjects.service_requests.readings import durations_reading
from pages.parts.subjects.signals.monthly_topic import months_to, topic

_SPAN = EARLIER_WEEKS + QUARTER_WEEKS


@dataclass(frozen=True, slots=True)
class Cells:
    """Compound × category cells of an office: most bring next to nothing, a few one a week.

    Attributes:
        number: How many cells.
        weekly: Requests of all of them in a week.
        spread: Variance of the factor of each week of a cell beyond Poisson; 0: Poisson.
        season: Half the swing of the year, as a share.
    """

    number: int
    weekly: float
    spread: float = 0.0
    season: float = 0.0

    def means(self, random: np.random.Generator) -> np.ndarray:
        """What each brings in a week: gamma of the shape that the demonstration ledger has."""
        drawn = random.gamma(1.3, size=self.number)
        return self.weekly * drawn / drawn.sum()

    def counts(self, random: np.random.Generator, means: np.ndarray, weeks: int) -> np.ndarray:
        """Requests of each cell in each week."""
        year = 1 + self.season * np.sin(2 * np.pi * np.arange(weeks) / 52)
        expected = means[:, None] * year
        if self.spread:
            expected = expected * random.gamma(1 / self.spread, self.spread, expected.shape)
        return random.poisson(expected)


SAMPLE, LARGE = Cells(640, 80.0), Cells(2800, 415.0)
SAMPLE_SPREAD, LARGE_SPREAD = Cells(640, 80.0, spread=0.3), Cells(2800, 415.0, spread=0.3)
SAMPLE_SEASON, LARGE_SEASON = Cells(640, 80.0, season=0.25), Cells(2800, 415.0, season=0.25)


def answered(counts: np.ndarray, *, by_compound: bool = True) -> pd.DataFrame:
    """The last 39 weeks as the questions answer them, cells without any left out."""
    weeks = counts[:, -_SPAN:]
    earlier, quarter = weeks[:, :EARLIER_WEEKS], weeks[:, EARLIER_WEEKS:]
    frame = pd.DataFrame({f"week_{at}_count": weeks[:, at - 1 - RECENT_WEEKS] for at in range(1, 5)})
    frame = frame.assign(
        community="甲社区",
        category=np.arange(len(counts)),
        recent_count=quarter[:, -RECENT_WEEKS:].sum(axis=1),
        quarter_count=quarter.sum(axis=1),
        earlier_count=earlier.sum(axis=1),
        earlier_squares=(earlier.astype(float) ** 2).sum(axis=1),
    )
    frame = frame.assign(compound="甲小区") if by_compound else frame
    return frame[weeks.sum(axis=1) > 0].reset_index(drop=True)


def false_hot_spots(cells: Cells, *, weeks: int, by_compound: bool = True, seed: int = 13) -> float:
    """False rows a week where nothing changes."""
    random = np.random.default_rng(seed)
    counts = cells.counts(random, cells.means(random), weeks + _SPAN)
    rows = [
        len(hot_spots(answered(counts[:, : end + 1], by_compound=by_compound)))
        for end in range(_SPAN, weeks + _SPAN)
    ]
    return float(np.mean(rows))


def weeks_to_hot(
    cells: Cells, *, weekly: float, times: float, trials: int, by_compound: bool = True, seed: int = 29
) -> np.ndarray:
    """Weeks until a cell that grows is a hot spot, one of each trial; 99 when not within thirteen."""
    random = np.random.default_rng(seed)
    means = cells.means(random)
    found = np.full(trials, 99)
    for trial in range(trials):
        counts = cells.counts(random, means, _SPAN + QUARTER_WEEKS)
        grown = np.where(np.arange(counts.shape[1]) < _SPAN, weekly, weekly * times)[None, :]
        one = Cells(1, weekly, cells.spread)
        counts[:1] = random.poisson(
            grown * (random.gamma(1 / one.spread, one.spread, grown.shape) if one.spread else 1.0)
        )
        for week in range(1, QUARTER_WEEKS + 1):
            hot = hot_spots(answered(counts[:, : _SPAN + week], by_compound=by_compound))
            if (hot["category"] == 0).any():
                found[trial] = week
                break
    return found


def tables_with_a_finding(
    *, weekly: float, weeks: int, tables: int, communities: int = 6, seed: int = 31
) -> float:
    """Share of heat maps that name a cell where communities and categories are independent."""
    random = np.random.default_rng(seed)
    units, kinds = random.dirichlet(np.full(communities, 8.0)), random.dirichlet(np.full(14, 4.0))
    names = [(f"{unit}", f"{kind}") for unit in range(communities) for kind in range(14)]
    frame = pd.DataFrame(names, columns=["community", "category"])
    found = 0
    for _table in range(tables):
        counts = random.poisson(weekly * weeks * np.outer(units, kinds)).ravel()
        found += int((deviations(frame.assign(request_count=counts))["side"] > 0).any())
    return found / tables


def slow_named(*, units: int, number: int, trials: int, slow: float = 1.0, seed: int = 37) -> float:
    """Share of windows in which some community is called slow or fast; one takes ``slow`` times as long."""
    random = np.random.default_rng(seed)
    names, found = [f"社区{unit}" for unit in range(units)], 0
    for _trial in range(trials):
        days = random.exponential(3 / np.log(2), (units, number))
        days[0] *= slow
        half = np.median(days)
        frame = pd.DataFrame({"community": names, "closed_count": number})
        frame["half_closed_days"] = np.median(days, axis=1)
        frame["nine_tenths_closed_days"] = np.quantile(days, 0.9, axis=1)
        aged = pd.DataFrame(
            {"community": names, "aged_count": number, "slow_count": (days > half).sum(axis=1)}
        )
        found += durations_reading(frame, float(half), aged).is_finding
    return found / trials


def targets_missed(
    *, true: float, target: float, units: int, answers: int, weeks: int, seed: int = 41
) -> float:
    """Share of weeks in which some unit of the same true rate is said to miss the target."""
    random, found = np.random.default_rng(seed), 0
    for _week in range(weeks):
        rates = random.binomial(answers, true, units) / answers
        frame = pd.DataFrame(
            {"unit": [f"单位{unit}" for unit in range(units)], "rate": rates, "whole": answers}
        )
        looked = standings(frame, "unit", "rate", "whole", target)
        found += bool(
            passing_candidates(Candidate(each, Group.TARGET, chance_below(each, target)) for each in looked)
        )
    return found / weeks


def carriers_beyond_chance(*, parts: int, weekly: float, weeks: int, seed: int = 43) -> float:
    """Share of weeks without a change in which a carrier is beyond chance, or some part has risen."""
    random, found = np.random.default_rng(seed), 0
    means = weekly * random.dirichlet(np.full(parts, 6.0))
    names = [f"社区{part}" for part in range(parts)]
    for _week in range(weeks):
        now, before = (
            pd.DataFrame({"community": names, "request_count": random.poisson(means)}) for _window in range(2)
        )
        moved = contribution(now, before, "community")
        found += bool(moved.rising_names or (moved.carrier and moved.carrier.is_beyond))
    return found / weeks


def months_risen(*, categories: int, monthly: float, before: int, months: int, seed: int = 47) -> float:
    """Share of months in which some category's month counts as risen where nothing changes."""
    random, found = np.random.default_rng(seed), 0
    starts = months_to(date(2026, 10, 26))
    for _month in range(months):
        counts = random.poisson(monthly, (before + 1, categories))
        frame = pd.DataFrame(
            [
                (start, f"类别{kind}", counts[at, kind], 0, counts[at, kind], 0, 0, 0)
                for at, start in enumerate(starts[-before - 1 :])
                for kind in range(categories)
            ],
            columns=[
                "period_start", "category", "request_count", "repeat_count", "judged_count", "due_count",
                "closed_on_time_count", "overdue_count",
            ],
        )  # fmt: skip
        chosen = topic(frame, starts)
        found += chosen is not None and bool(chosen.candidates["rise"].any())
    return found / months


def quarters_told(
    *, compounds: int, pages: int, households: int = 400, worse: float = 0.0, seed: int = 53
) -> float:
    """Share of the pages of a compound that put some of three measures into the first or last quarter.

    All compounds are of one size and one rate, but for the first, whose page it is, of which so much less is
    closed in time and satisfied.
    """
    random, found = np.random.default_rng(seed), 0
    names = [f"小区{at}" for at in range(compounds)]
    lower = np.where(np.arange(compounds) == 0, worse, 0.0)
    for _page in range(pages):
        requests, due, rated = (random.poisson(mean, compounds) for mean in (70, 60, 50))
        frame = pd.DataFrame(
            {
                "community": "甲", "compound": names, "households": households, "request_count": requests,
                "due_count": due, "closed_on_time_count": random.binomial(due, 0.9 - lower),
                "rated_count": rated, "satisfied_weight": random.binomial(rated, 0.86 - lower),
            }
        )  # fmt: skip
        measures = ("per_thousand_households", "on_time_rate", "satisfaction_rate")
        looked = standings_of_peers(frame, frame, "甲", names[0], measures=measures)
        found += peers_reading(looked).is_finding
    return found / pages
