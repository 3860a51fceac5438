"""红色物业: what differs between compounds whose property company has a party tie, and the others."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from pages.parts.asking.block import Block, Rows, of_places, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.comparison import Z95, deviations
from pages.parts.findings.reading import Reading, fit, some
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.compounds_compared.readings import LEAST_COMPOUNDS
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import fraction, plain, rate
from queries import Scope

TIES = "compounds/property_party"
#: Measure -> numerator, denominator, factor: over the compounds of a side, sum over sum.
_MEASURES = (
    (mark("百户投诉"), "complaint_count", "households", 100.0),
    (mark("按期率"), "closed_on_time_count", "due_count", 1.0),
    (mark("物业满意率"), "satisfied_weight", "rated_count", 1.0),
)


@dataclass(frozen=True, slots=True)
class Side:
    """A ratio of sums over compounds: numerator, denominator, value, its standard error, compounds."""

    part: float
    whole: float
    value: float
    error: float
    count: int


def side(frame: pd.DataFrame, part: str, whole: str, factor: float) -> Side | None:
    """The ratio of one side; each compound is one draw, and counts have at least their own spread."""
    known = frame[frame[part].notna() & (frame[whole].fillna(0) > 0)]
    if known.empty:
        return None
    parts, wholes = known[part].astype(float), known[whole].astype(float)
    ratio = float(parts.sum() / wholes.sum())
    own = max(float(parts.sum()), 1.0) if factor > 1 else float(wholes.sum()) * ratio * (1 - ratio)
    spread = float(((parts - ratio * wholes) ** 2).sum()) * len(known) / max(len(known) - 1, 1)
    error = math.sqrt(max(own, spread)) / float(wholes.sum())
    return Side(float(parts.sum()), float(wholes.sum()), factor * ratio, factor * error, len(known))


def differs(with_tie: Side, without: Side) -> int:
    """+1 or −1 where the side with a tie is beyond chance above or below; three measures are one family."""
    fewest = min(with_tie.count, without.count)
    if fewest < LEAST_COMPOUNDS:
        return 0
    reach = deviations(len(_MEASURES), fewest) * math.hypot(with_tie.error, without.error)
    gap = with_tie.value - without.value
    return int(gap > reach) - int(-gap > reach)


def party_ties(scope: Scope) -> Block:
    """Compounds with a 物业党支部 or 兼职委员 against those without, three measures."""
    frame = fetch(TIES, scope)
    has = frame["has_party"].fillna(value=False).astype(bool)
    is_known = bool(has.any() and (~has).any())
    return Block(
        key="property-party",
        reading=ties_reading(frame),
        subtitle=_(
            "{window} 有物业公司的小区，今天有物业党支部或兼职委员的与没有的；先加总再相除，括号为 95% 区间；"
            "物业满意率只算对物业的评价"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=TIES,
        measures=("per_hundred_households", "on_time_rate", "satisfaction_rate"),
        html=markup.unit_table(_table(frame, has)) if is_known else "",
        rows=_lists(scope, frame) if is_known else (),
    )


def _lists(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The complaints of both sides, the requests due, and the answers about the property company."""
    places = of_places(frame)
    return (
        *rows_behind("service_requests/complaint_rows", scope, frame["complaint_count"], only=places),
        *rows_behind("service_requests/due_rows", scope, frame["due_count"], only=places),
        *rows_behind(
            "satisfaction/rated_rows", scope, frame["rated_count"], only=of_places(frame, subject="物业")
        ),
    )


def ties_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading; ``frame`` as of ``compounds/property_party``."""
    neutral = _("有无物业党组织的小区")
    has = frame["has_party"].fillna(value=False).astype(bool)
    if not has.any():
        told = _("组织名册里没有物业党支部，队伍名册里没有兼职委员，**登记以后才能比较**。")
        return Reading(neutral, told)
    if has.all():
        return Reading(neutral, _("有物业公司的小区都有物业党组织，**没有可以对照的小区**。"))
    found = [
        (_(label), ours, others, differs(ours, others))
        for label, part, whole, factor in _MEASURES
        if (ours := side(frame[has], part, whole, factor))
        and (others := side(frame[~has], part, whole, factor))
    ]
    apart = [label for label, _ours, _others, way in found if way]
    where = sorted(set(frame.loc[has, "community"].astype(str)))
    selection = _("有的 {n} 个小区都在{names}").format(n=int(has.sum()), names=some(where, 2))
    if len(where) > 2:
        selection = _("有的 {n} 个小区在 {m} 个社区").format(n=int(has.sum()), m=len(where))
    few = min(int(has.sum()), int((~has).sum())) < LEAST_COMPOUNDS
    if few:
        title, meaning = neutral, _("一边不足 {n} 个小区，**样本少不作比较**").format(n=LEAST_COMPOUNDS)
    elif apart:
        title = fit(_("有物业党组织的小区，{names}与没有的不同").format(names=listing(apart)))
        meaning = _("**哪些小区先建不是随机的，不是因果**")
    else:
        title = fit(_("有无物业党组织的小区，三项未见明显差异"))
        meaning = _("**不能说建了就好，也不能说没用；不是因果**")
    return Reading(
        title, _("{text}。").format(text=sentences(selection, meaning)), is_finding=bool(apart) and not few
    )


def _table(frame: pd.DataFrame, has: pd.Series) -> markup.Table:
    counted = [_("{n} 个小区").format(n=int(part.sum())) for part in (has, ~has)]
    headings = (
        Heading(_("指标"), True),
        Heading(_("有物业党组织（{n}）").format(n=counted[0]), True, wraps=True),
        Heading(_("没有（{n}）").format(n=counted[1]), True, wraps=True),
        Heading(_("差别"), True),
    )
    rows = []
    for label, part, whole, factor in _MEASURES:
        ours, others = (side(frame[chosen], part, whole, factor) for chosen in (has, ~has))
        rows.append(
            (Cell(_(label), bold=True), _cell(ours, factor), _cell(others, factor), _gap(ours, others))
        )
    return markup.Table(headings, tuple(rows))


def _cell(found: Side | None, factor: float) -> Cell:
    if found is None:
        return Cell("—")
    low, high = max(found.value - Z95 * found.error, 0.0), found.value + Z95 * found.error
    if factor > 1:
        text, span = plain(found.value, 1), f"{plain(low, 1)}–{plain(high, 1)}"
    else:
        text, span = rate(found.value), f"{rate(low)}–{rate(min(high, 1.0))}"
    return Cell(text, f"{fraction(round(found.part), found.whole)} ({span})")


def _gap(ours: Side | None, others: Side | None) -> Cell:
    if ours is None or others is None:
        return Cell(_("无可比数据"))
    if min(ours.count, others.count) < LEAST_COMPOUNDS:
        return Cell(_("样本少"), colour="flat")
    return Cell({1: _("高于没有的"), -1: _("低于没有的"), 0: _("未见明显差异")}[differs(ours, others)])
