"""How compounds stand in the indicators of their theme: beside those without it, and before and after."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.theme_indicators import themes_of
from pages.parts.findings.comparison import LEAST_EXPECTED, Difference, compare_counts, compare_rates
from pages.parts.findings.expected_counts import dispersion
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, is_small

#: Counts are per so many households.
PER = 1000
#: Indicators of persons, who come in groups: chance says nothing of their sums.
NOT_JUDGED = ("活动人次",)
#: With fewer days before and after nothing is compared.
LEAST_DAYS = 28
#: With fewer cases before and after together nothing can be told.
_FEWEST = 2 * LEAST_EXPECTED


@dataclass(frozen=True, slots=True)
class Side:
    """An indicator on one side.

    Attributes:
        part: Numerator of a rate, else what is counted.
        whole: Denominator of a rate, else households; NaN where unknown.
        rows: Compounds of a side of several, or days of a span.
        is_rate: Whether it is a rate.
    """

    part: float
    whole: float
    rows: int
    is_rate: bool

    @property
    def value(self) -> float:
        """The rate, or the count per thousand households; NaN without a denominator."""
        if is_missing(self.whole) or not self.whole:
            return math.nan
        return self.part / self.whole * (1 if self.is_rate else PER)


@dataclass(frozen=True, slots=True)
class Standing:
    """One compound in one indicator of its theme.

    Attributes:
        community: Its community.
        compound: Its name.
        theme: As the register writes it.
        indicator: Name of the indicator; empty where the settings have none for the theme.
        row_count: Rows that the indicator counts.
        own: Its value; None where its community does not keep the ledger.
        others: The compounds without the theme whose community keeps the ledger; None without any.
        side: +1 or −1 where it lies above or below the others beyond chance.
        is_small: Too few cases to be compared with the others.
        since: When the theme began, where that is known.
        before: The span before it; None where there is nothing to compare.
        after: The span of the same length from it on.
        change: +1 or −1 where it rose or fell beyond chance.
        is_change_judged: Whether the spans have enough cases to tell.
    """

    community: str
    compound: str
    theme: str
    indicator: str = ""
    row_count: int = 0
    own: Side | None = None
    others: Side | None = None
    side: int = 0
    is_small: bool = False
    since: date | None = None
    before: Side | None = None
    after: Side | None = None
    change: int = 0
    is_change_judged: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether it is compared with the compounds without the theme."""
        known = self.own and self.others and not is_missing(self.own.value)
        return bool(known) and not self.is_small and self.indicator not in NOT_JUDGED


def theme_standings(
    profile: pd.DataFrame,
    counted: pd.DataFrame,
    spans: pd.DataFrame,
    indicators: Mapping[str, tuple[str, ...]],
    small_sample: int = SMALL_SAMPLE,
) -> list[Standing]:
    """The standing of every compound with a theme in each indicator of it, in the order of the register.

    Args:
        profile: community, compound, theme, theme_since of every compound of the sub-district.
        counted: ``compounds/theme_indicators`` of the sub-district.
        spans: ``compounds/theme_before_after``.
        indicators: Theme -> its indicators, as the settings say.
        small_sample: A rate of fewer cases is not compared.
    """
    themed = [row for row in profile.to_dict("records") if themes_of(row["theme"])]
    pairs = [(row, name) for row in themed for name in _indicators(row["theme"], indicators) or ("",)]
    family = max(1, sum(1 for _row, name in pairs if name))
    found = []
    for row, name in pairs:
        place = {"community": str(row["community"]), "compound": str(row["compound"])}
        since = None if pd.isna(row["theme_since"]) else pd.Timestamp(row["theme_since"]).date()
        of_name = counted[counted["indicator"].astype(str) == name]
        beside = _beside(row, of_name, family, small_sample) if name else {}
        if name in NOT_JUDGED:
            beside = {**beside, "side": 0}
        spanned = _spanned(place, name, spans, family, small_sample) if name and since else {}
        told = {"theme": str(row["theme"]), "indicator": name, "since": since}
        found.append(Standing(**{**place, **told, **beside, **spanned}))
    return found


def _indicators(theme: object, indicators: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The indicators of all themes of a cell."""
    return tuple(dict.fromkeys(name for each in themes_of(theme) for name in indicators.get(each, ())))


def _beside(row: dict[str, Any], of_name: pd.DataFrame, family: int, small_sample: int) -> dict[str, Any]:
    """Its own value and that of the compounds that share no theme with it."""
    is_own = (of_name["community"].astype(str) == str(row["community"])) & (
        of_name["compound"].astype(str) == str(row["compound"])
    )
    if not is_own.any():
        return {}
    themes = set(themes_of(row["theme"]))
    rest = of_name[[themes.isdisjoint(themes_of(theme)) for theme in of_name["theme"]]]
    own, others = _side(of_name[is_own]), _side(rest)
    held = {"row_count": int(of_name.loc[is_own, "row_count"].iloc[0]), "own": own}
    if others is None or own is None:
        return held
    is_small = _is_few(own, others, small_sample)
    side = 0 if is_small else _difference(own, others, rest, family, small_sample).side
    return {**held, "others": others, "side": side, "is_small": is_small}


def _side(frame: pd.DataFrame) -> Side | None:
    """Sum over sum: of a count over the compounds whose households are known; None without a compound."""
    is_rate = bool(frame["whole_count"].notna().any())
    known = frame if is_rate else frame[frame["households"].fillna(0).astype(float) > 0]
    if known.empty:
        return Side(float(frame["part_count"].sum()), math.nan, len(frame), is_rate) if len(frame) else None
    whole = known["whole_count" if is_rate else "households"].astype(float).sum()
    return Side(float(known["part_count"].sum()), float(whole), len(known), is_rate)


def _is_few(own: Side, others: Side, small_sample: int) -> bool:
    """Whether a rate has too few cases, or of a count too few happened and were to be expected."""
    if own.is_rate:
        return is_small(own.whole, small_sample) or is_small(others.whole, small_sample)
    if is_missing(own.value) or is_missing(others.value):
        return True
    return max(own.part, others.part / others.whole * own.whole) < LEAST_EXPECTED


def _difference(own: Side, others: Side, rest: pd.DataFrame, family: int, small_sample: int) -> Difference:
    """Does it differ from the others? Counts vary at least as much as those of the others do."""
    if own.is_rate:
        return compare_rates((own.part, own.whole), (others.part, others.whole), small_sample=small_sample)
    known = rest[rest["households"].fillna(0).astype(float) > 0]
    expected = known["households"].astype(float) * others.part / others.whole
    phi = dispersion((known["part_count"].astype(float) - expected) / expected.clip(lower=1e-9) ** 0.5)
    sigma = math.sqrt(phi * others.part / others.whole * own.whole)
    return compare_counts(
        own.part, others.part, exposure=(own.whole, others.whole), sigma=sigma, family=family
    )


def _spanned(
    place: Mapping[str, str], name: str, spans: pd.DataFrame, family: int, small_sample: int
) -> dict[str, Any]:
    """The spans before and after the theme began, where they are long enough."""
    keys = {**place, "indicator": name}
    found = spans[[all(str(row[key]) == value for key, value in keys.items()) for row in _records(spans)]]
    if found.empty or int(found["span_days"].iloc[0]) < LEAST_DAYS:
        return {}
    row = found.iloc[0]
    is_rate = not (is_missing(row["before_whole_count"]) and is_missing(row["after_whole_count"]))
    before, after = (
        Side(
            float(row[f"{when}_part_count"]),
            _whole(row[f"{when}_whole_count"], is_rate),
            int(row["span_days"]),
            is_rate,
        )
        for when in ("before", "after")
    )
    if is_rate:
        change = compare_rates(
            (after.part, after.whole), (before.part, before.whole), small_sample=small_sample
        )
    else:
        change = compare_counts(after.part, before.part, family=family)
    few = min(before.whole, after.whole) < small_sample if is_rate else before.part + after.part < _FEWEST
    is_judged = name not in NOT_JUDGED and not few
    return {
        "before": before,
        "after": after,
        "change": change.side if is_judged else 0,
        "is_change_judged": is_judged,
    }


def _whole(value: float, is_rate: bool) -> float:  # noqa: FBT001
    return 0.0 if is_rate and is_missing(value) else float(value)


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    yield from frame.to_dict("records")
