"""The categories of the requests of both sides, by the size of their gap."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.charts.dumbbell import dumbbell
from pages.parts.findings.reading import is_named, named_rows
from pages.parts.findings.two_sides import Word, dispersion_of_counts, ratio_of_counts, words
from pages.parts.subjects.compare.amounts import per_exposure, unit_of_counts
from pages.parts.subjects.compare.readings import CategoryPair, categories_reading
from pages.parts.subjects.compare.rows import request_rows
from pages.parts.subjects.compare.sides import Pair
from pages.parts.subjects.compare.weeks import DAYS, weekly_counts
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.column_names import ASK
from pages.parts.words.language import _
from queries.analysis import Analysis
from queries.dimensions import DIMENSIONS

_COUNT = "request_count"
_REST = "其他"
#: From this value on the figure shows no decimals.
_WHOLE_FROM = 20
#: Most categories in the figure.
_MOST = 10


def dimension_of(pair: Pair) -> str:
    """By what requests are cut: categories; subcategories where the sides choose among categories."""
    return "subcategory" if any(side.scope.categories for side in pair.both) else "category"


def categories_block(pair: Pair, height: float) -> Block:
    """The block of the categories of both sides."""
    dimension = dimension_of(pair)
    frame = _gaps(pair, dimension)
    unit, label = _(unit_of_counts(pair)), _(DIMENSIONS[dimension].label)
    drawn = _largest(frame)
    pairs = [
        CategoryPair(row.name, (row.a_count, row.b_count), row.gap, Word(row.word))
        for row in frame.itertuples(index=False)
    ]
    return Block(
        key="compare-categories",
        reading=categories_reading([each for each in pairs if is_named(each.name)], unit),
        subtitle=_("各{label}诉求（{unit}），按差的大小排；右列为 A、B 件数与差").format(
            label=label, unit=unit
        ),
        table=_readable(frame, label),
        question=f"{ASK}--measure {_COUNT} --by {dimension}",
        measures=(_COUNT,),
        kind=ChartKind.PAIRS,
        figure=dumbbell(
            drawn, name="name", before="b", after="a", before_label="B", after_label="A",
            change_label=_("差"), beside="counts", beside_label="A / B", unit=unit,
            decimals=0 if drawn[["a", "b"]].max().max() >= _WHOLE_FROM else 1,
            by="size", height=height,
        ),
        rows=request_rows(pair),
    )  # fmt: skip


def _gaps(pair: Pair, dimension: str) -> pd.DataFrame:
    """One row a category, the largest gap first: both counts and values, the gap, and what can be said."""
    counts = _counts(pair, dimension)
    weeks = [weekly_counts(side, _COUNT, dimension) for side in pair.both]
    spreads = {
        name: dispersion_of_counts([(week[name], week[DAYS]) for week in weeks if name in week])
        for name in counts["name"]
    }
    gaps = [
        ratio_of_counts(row.a_count, row.b_count, pair.exposure, dispersion=spreads[row.name])
        for row in counts.itertuples(index=False)
    ]
    frame = counts.assign(
        a=[per_exposure(number, pair.a, pair) for number in counts["a_count"]],
        b=[per_exposure(number, pair.b, pair) for number in counts["b_count"]],
        word=words(gaps),
    )
    frame = frame.assign(gap=frame["a"] - frame["b"])
    order = frame["gap"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def _counts(pair: Pair, dimension: str) -> pd.DataFrame:
    """One row a category that either side has, with both counts."""
    analysis = Analysis((_COUNT,), (dimension,))
    a, b = (
        fetch_analysis(analysis, side.scope).set_index(dimension)[_COUNT].rename(f"{letter}_count")
        for side, letter in zip(pair.both, "ab", strict=True)
    )
    frame = pd.concat([a, b], axis=1).fillna(0.0).astype(float)
    return frame[frame.sum(axis=1) > 0].rename_axis("name").reset_index().astype({"name": str})


def _largest(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the figure: the largest gaps, then all others as one row 其他."""
    shown = frame[named_rows(frame, "name")].head(_MOST)
    others = frame.drop(shown.index)
    rows = [shown]
    if len(others):
        sums = others[["a_count", "b_count", "a", "b", "gap"]].sum()
        rows.append(pd.DataFrame([{"name": _REST, **sums}]))
    found = pd.concat(rows, ignore_index=True)
    counts = zip(found["a_count"], found["b_count"], strict=True)
    return found.assign(size=found["gap"].abs(), counts=[f"{a:,.0f} / {b:,.0f}" for a, b in counts])


def _readable(frame: pd.DataFrame, label: str) -> pd.DataFrame:
    """The frame with the headers of its file."""
    names = {"name": label}
    for letter in "AB":
        names |= {
            f"{letter.lower()}_count": _("{side} 的件数").format(side=letter),
            letter.lower(): _("{side} 折算后").format(side=letter),
        }
    names |= {"gap": _("差 A − B"), "word": _("能不能算偶然")}
    return frame.assign(word=[_(word) for word in frame["word"]])[list(names)].rename(columns=names)
