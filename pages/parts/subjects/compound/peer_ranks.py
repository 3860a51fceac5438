"""The rank of one compound among those of similar size: measure by measure, better to the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from pages.parts.subjects.compound.peer_sides import Row, pooled_value, sides
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, plain, share
from queries.measure import Kind, Measure
from queries.measures import MEASURES

#: Compounds of half to double the households are of similar size; with fewer of them, all are compared.
HALF, DOUBLE, LEAST = 0.5, 2.0, 5
#: The measures that are compared, in order. Requests per household have no polarity: in this figure fewer
#: are drawn to the right.
MEASURED = (
    "per_thousand_households",
    "repeat_rate",
    "on_time_rate",
    "satisfaction_rate",
    "settlement_rate",
    "items_per_thousand_households",
)


@dataclass(frozen=True)
class Standing:
    """One compound among similar ones, in one measure.

    Attributes:
        measure: The measure.
        value: Its own value; NaN without one.
        part: Numerator.
        whole: Denominator.
        is_small: Whether the denominator is too small to be ranked.
        rank: Rank among the ranked, 1 is best; 0 when it is not ranked.
        ranked: How many are ranked.
        level: How many of the others have the same value.
        side: +1 when it is better than all others together beyond chance, −1 when worse, else 0.
        others: Values of the other ranked compounds.
        community: Pooled value of the compounds of its community.
        office: Pooled value of all compounds of the sub-district.
    """

    measure: Measure
    value: float
    part: float
    whole: float
    is_small: bool
    rank: int
    ranked: int
    level: int = 0
    side: int = 0
    others: tuple[float, ...] = field(default=())
    community: float = math.nan
    office: float = math.nan

    @property
    def better(self) -> int:
        """+1 when more is better, −1 when less is better."""
        return self.measure.polarity or -1


def like_size(profile: pd.DataFrame, community: str, compound: str) -> tuple[pd.DataFrame, bool]:
    """The compounds to compare with, including the one itself, and whether they are of similar size.

    Args:
        profile: community, compound, households of every compound.
        community: Community of the compound.
        compound: Its name.
    """
    own = profile[(profile["community"] == community) & (profile["compound"] == compound)]
    size = float(own["households"].iloc[0]) if len(own) and not is_missing(own["households"].iloc[0]) else 0.0
    known = profile["households"].astype(float)
    near = profile[(known >= HALF * size) & (known <= DOUBLE * size)]
    return (near, True) if size and len(near) >= LEAST else (profile, False)


def together(profile: pd.DataFrame, *answers: pd.DataFrame) -> pd.DataFrame:
    """One row per compound of the register with the counts of every result; missing counts are 0."""
    frame = profile[["community", "compound", "households"]].astype({"community": str, "compound": str})
    for answer in answers:
        keyed = answer.astype({"community": str, "compound": str}).drop(columns="households", errors="ignore")
        frame = frame.merge(keyed, on=["community", "compound"], how="left")
    counts = [name for name in frame.columns if name.endswith(("_count", "_weight"))]
    return frame.assign(**{name: frame[name].fillna(0).astype(float) for name in counts})


def standings(
    counts: pd.DataFrame,
    near: pd.DataFrame,
    community: str,
    compound: str,
    *,
    measures: Sequence[str] = MEASURED,
    small_sample: int = SMALL_SAMPLE,
) -> list[Standing]:
    """The compound's standing in each measure.

    Args:
        counts: Result of ``together``, every compound of the sub-district.
        near: community and compound of those it is ranked among.
        community: Community of the compound.
        compound: Its name.
        measures: Names of the measures.
        small_sample: A smaller denominator is not ranked.
    """
    keys = set(zip(near["community"].astype(str), near["compound"].astype(str), strict=True))
    places = list(zip(counts["community"], counts["compound"], strict=True))
    among = counts[[place in keys for place in places]]
    is_own = [
        place == (community, compound) for place in zip(among["community"], among["compound"], strict=True)
    ]
    counted = [MEASURES[name] for name in measures if _is_counted(MEASURES[name], counts)]
    rows = [Row.of(measure, among, is_own, small_sample) for measure in counted]
    home = counts[counts["community"] == community]
    return [
        _standing(row, side, pooled_value(row.measure, home), pooled_value(row.measure, counts))
        for row, side in zip(rows, sides(rows, counts), strict=True)
    ]


def _is_counted(measure: Measure, counts: pd.DataFrame) -> bool:
    """Whether any compound has a count for the measure: a ledger that is not kept gives no ranks."""
    if measure.numerator not in counts or measure.denominator not in counts:
        return False
    counted = measure.numerator if measure.kind is Kind.RATIO else measure.denominator
    return bool(counts[counted].sum())


def _standing(row: Row, side: int, community: float, office: float) -> Standing:
    value, judged, own = row.value, row.is_judged, row.is_own
    mine = float(value[own].iloc[0]) if own.any() else math.nan
    is_ranked = bool((judged & own).any())
    ahead = int((row.better * value[judged] > row.better * mine).sum()) if is_ranked else 0
    level = int((value[judged & ~own] == mine).sum()) if is_ranked else 0
    return Standing(
        row.measure, mine,
        float(row.part[own].iloc[0]) if own.any() else math.nan,
        float(row.whole[own].fillna(0).iloc[0]) if own.any() else 0.0,
        is_small=not is_ranked,
        rank=ahead + 1 if is_ranked else 0,
        ranked=int(judged.sum()),
        level=level,
        side=side,
        others=tuple(value[judged & ~own]),
        community=community, office=office,
    )  # fmt: skip


def value_text(measure: Measure, value: float) -> str:
    """A value of a measure in the format of the figure."""
    if is_missing(value):
        return "—"
    return f"{plain(100 * value, 1)}%" if measure.kind is Kind.RATE else plain(value, 1)


def own_written(standing: Standing, small_sample: int = SMALL_SAMPLE) -> str:
    """The compound's own value, a rate in the format its denominator allows."""
    if standing.measure.kind is Kind.RATE and standing.whole > 0:
        return share(standing.part, standing.whole, small_sample)
    return value_text(standing.measure, standing.value)
