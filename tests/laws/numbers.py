"""The numbers of a title: each is printed beside it, or follows from the rows of its table in one step."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

import pandas as pd

from data.schema import UNFILLED
from data.settings import settings
from pages.parts.findings.reading import NOT_NAMED
from tests.laws.told import Told

_TOKEN = re.compile(r"(?<![\d.\w])[\d,]*\d(?:\.\d+)?")
_DATES = re.compile(
    r"\d{4}-\d\d(?:-\d\d)?|\b\d\d-\d\d\b|\d{4}Q\d|\d{4} 年|\d+ 月|\d{4} [上下]半年|近 \d+ [期周]"
    r"|连续 \d+ (?:[日周年]|个月|个季度)|\d+ 时"
)
#: Of more rows the sums of two or three are not tried.
_FEW = 16


def numbers_of(text: str) -> list[str]:
    """The numbers of a text, without those of dates, hours and periods."""
    return [found.replace(",", "") for found in _TOKEN.findall(_DATES.sub("", text.replace("\u00a0", " ")))]


def is_printed(number: str, told: Told) -> bool:
    """Whether the figure or the line over it shows the number."""
    return number in numbers_of(told.drawn) or number in numbers_of(told.subtitle)


def follows(number: str, table: pd.DataFrame) -> bool:
    """Whether the number is a cell, a sum, a difference, a share or a count of rows, as written."""
    return is_among(
        number,
        itertools.chain(
            _counts(table), _sums(table), _shares(table), _shares(_named(table)), _shares_of_rows(table)
        ),
    )


def is_among(number: str, values: Iterable[float]) -> bool:
    """Whether one of the values reads like the number when it is written with as many decimals."""
    digits, wanted = len(number.partition(".")[2]), float(number)
    near = 10**-digits  # most values are far off, and need no rounding
    return any(
        abs(abs(value) - wanted) < near and abs(round(abs(value), digits) - wanted) < near / 2
        for value in values
    )


def _named(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand for something by name: what was not filled in is in no denominator."""
    texts = table.select_dtypes(exclude="number").astype(str)
    return table[~texts.isin(NOT_NAMED).any(axis=1)]


def _counts(table: pd.DataFrame) -> Iterator[float]:
    yield len(table)
    for column in table.columns.difference(table.select_dtypes("number").columns):
        yield table[column].nunique()
        rows = table[column].astype(str).value_counts()
        yield from (*rows, *(len(table) - rows))  # those of which the same is said, and the others


def _sums(table: pd.DataFrame) -> Iterator[float]:
    """Cells, sums of a column and of a few of its rows, and what two columns differ by."""
    numbers = table.select_dtypes("number").astype(float)
    totals = numbers.sum()
    for column in numbers:
        cells = numbers[column].dropna()
        yield from (*cells, *(100 * cells), totals[column], *(totals[column] - cells))
        if len(cells) <= _FEW:
            yield from (sum(some) for size in (2, 3, 4) for some in itertools.combinations(cells, size))
    for one, other in itertools.combinations(numbers, 2):
        moved = numbers[one] - numbers[other]
        yield from (*moved, moved.sum(), *(moved.sum() - moved), totals[one] + totals[other])


def _shares(table: pd.DataFrame) -> Iterator[float]:
    """Parts in per cent of a column, of a group of its rows, of another column; changes in per cent."""
    numbers = table.select_dtypes("number").astype(float)
    totals = numbers.sum()
    for column in numbers:
        cells = numbers[column].dropna()
        if not totals[column]:
            continue
        yield from 100 * cells / totals[column]
        if len(cells) <= _FEW:
            pairs = (sum(some) for size in (2, 3) for some in itertools.combinations(cells, size))
            yield from (100 * pair / totals[column] for pair in pairs)
    for one, other in itertools.permutations(totals.index, 2):
        if totals[other]:
            share = 100 * totals[one] / totals[other]
            yield from (share, share - 100)


def _shares_of_rows(table: pd.DataFrame) -> Iterator[float]:
    """Parts in per cent of a row that is a whole, or of the whole without what is not told."""
    numbers = table.select_dtypes("number").astype(float).fillna(0.0)
    known = numbers[[name for name in numbers if name not in (*NOT_NAMED, "未写明")]]
    for cells, whole in zip(known.to_numpy(), numbers.sum(axis=1), strict=True):
        for size in (1, 2, 3, 4):
            parts = [sum(some) for some in itertools.combinations(cells, size)]
            yield from (100 * part / total for total in {whole, sum(cells)} if total for part in parts)


def _late(table: pd.DataFrame) -> Iterator[float]:
    """Matters that ended late or are late."""
    yield table.loc[table["ending"].isin(["超期办结", "超期未结"]), "matter_count"].sum()


def _at_home(table: pd.DataFrame) -> Iterator[float]:
    """Settled in the grid or the community, of those settled with a level, in per cent."""
    near = table["within_grid_count"].sum() + table["at_community_count"].sum()
    placed = table["succeeded_count"].sum() - table["unfilled_count"].sum()
    yield 100 * near / placed if placed else 0.0


def _pooled_halves(table: pd.DataFrame) -> Iterator[float]:
    """Complaints a hundred households of the first group, and of all others together."""
    for at in range(1, len(table)):
        for half in (table.iloc[:at], table.iloc[at:]):
            yield 100 * half["complaint_count"].sum() / half["households"].sum()


def _centres(table: pd.DataFrame) -> Iterator[float]:
    yield table["linked_households"].sum() / table["judged_centre_count"].sum()


def _groups_of_party(table: pd.DataFrame) -> Iterator[float]:
    """Party groups, without the blocks that gather those of a place."""
    names = table.loc[table["level"] == "党小组", "name"].astype(str)
    yield (~names.str.contains(r"\d\s个组$")).sum()


def _visited(table: pd.DataFrame) -> Iterator[float]:
    """Households visited a hundred there are, of all and of each community."""
    homes = table.groupby("community")["households"].first()
    visits = table.groupby("community")["household_count"].sum()
    yield from (100 * visits.sum() / homes.sum(), *(100 * visits / homes))


def _works(table: pd.DataFrame) -> Iterator[float]:
    """Works of each community, and their part of all in per cent."""
    counts = table.groupby("community")["work_count"].sum()
    yield from (*counts, *(100 * counts / counts.sum()))


def _stations(table: pd.DataFrame) -> Iterator[float]:
    yield from table.groupby("community").size()


def _unfinished(table: pd.DataFrame) -> Iterator[float]:
    yield table["is_unfinished"].sum()


def _per_holder(table: pd.DataFrame) -> Iterator[float]:
    yield table["request_count"].sum() / table["holder_count"].sum()


def _dissatisfied(table: pd.DataFrame) -> Iterator[float]:
    """Answers of both bad ratings, of all and of each community."""
    yield from table["不满意"] + table["非常不满意"]


def _routes(table: pd.DataFrame) -> Iterator[float]:
    """Routes that nobody has walked for longer than the setting says."""
    yield (table["days_since"] > settings().route_days).sum()


def _most_costly(table: pd.DataFrame) -> Iterator[float]:
    """Sources of money that gave the most, several of them the same."""
    costs = table.loc[table["fund_source"].astype(str) != UNFILLED, "cost_yuan"].astype(float)
    yield (costs == costs.max()).sum()


def _income(table: pd.DataFrame) -> Iterator[float]:
    """Income of all quarters in 万元, and the part of each source in per cent."""
    sources = table.groupby(table["source"].astype(str))["income_yuan"].sum().astype(float)
    yield from (sources.sum() / 10_000, *(100 * sources / sources.sum()))


#: What a title counts beyond the steps that all tables allow, by key of the block.
OWN: dict[str, Callable[[pd.DataFrame], Iterator[float]]] = {
    "triage": _late,
    "levels-over-time": _at_home,
    "complaints-management": _pooled_halves,
    "complaints-party_lead": _pooled_halves,
    "centres": _centres,
    "tree": _groups_of_party,
    "coverage": _visited,
    "work-communities": _works,
    "stations": _stations,
    "progress": _unfinished,
    "responsibility": _per_holder,
    "collective-income": _income,
    "ratings": _dissatisfied,
    "routes": _routes,
    "work-money": _most_costly,
}


def unfounded(told: Told) -> list[str]:
    """The numbers of a title that are neither printed, nor follow from the table, nor are the block's own."""
    own = OWN.get(told.key)
    return [
        number
        for number in dict.fromkeys(numbers_of(told.title))
        if not is_printed(number, told)
        and not follows(number, told.table)
        and not (own is not None and is_among(number, own(told.table)))
    ]
