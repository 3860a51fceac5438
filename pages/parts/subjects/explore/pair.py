"""两项关系: two measures of each group as a scatter, the groups that differ beyond chance named."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.charts.scatter import Axis, place_scatter
from pages.parts.findings.comparison import wilson
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.reading import named_rows, word
from pages.parts.subjects.explore.answers import REST, UNNAMED, groups_of
from pages.parts.subjects.explore.colours import is_dimension
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.outcome import Outcome
from pages.parts.subjects.explore.pair_readings import pair_reading
from pages.parts.subjects.explore.readings import rate_sides
from pages.parts.subjects.explore.result import decimals_of, result_block
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing
from queries import Scope
from queries.dimensions import DIMENSIONS
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES

_PLACES = ("community", "compound")
_PER_THOUSAND = "per_thousand_households"


def scatter(plan: Plan, scope: Scope, _served: Snapshot, *, height: float = 470) -> Block:
    """Two measures of each group; the circle is as large as its households where those are known."""
    one, other = (MEASURES[name] for name in plan.measures)
    frame = _places(plan, scope)
    small = settings().small_sample
    judged = frame[~frame["small"]]
    on = "y" if other.kind is Kind.RATE else "x" if one.kind is Kind.RATE else ""
    parts = judged.rename(columns={on: "value", f"{on}_part": "part", f"{on}_whole": "whole"})
    sides = rate_sides(parts, None, small, Group.TARGET) if on else {}
    judged_measures = (one, other) if on != "x" else (other, one)
    worth = judged_measures[1].polarity or 1
    axes = tuple(_axis(name, scope) for name in plan.measures)
    groups = _groups(plan, frame, scope)
    figure = place_scatter(
        frame.assign(side=[sides.get(str(name), 0) * worth for name in frame["name"]]),
        axes=(axes[0], axes[1]), total_label=_("合计"), size_unit=_("户"), height=height,
        corners=_corners(plan), groups=groups,
    )  # fmt: skip
    told = pair_reading(
        judged, judged_measures, DIMENSIONS[plan.rows].label, sides, few=len(frame) - len(judged)
    )
    return result_block(
        plan, scope, Outcome(told), _subtitle(plan, scope, frame), _table(frame, plan), figure
    )


#: Most values of a colour that have one of their own.
_MOST_COLOURS = 6


def _groups(plan: Plan, frame: pd.DataFrame, scope: Scope) -> dict[str, str]:
    """Place -> its value of the dimension of the colour, 其他 but for the commonest; empty without one."""
    if not is_dimension(plan.colour):
        return {}
    found = groups_of(plan.measure, (plan.rows, plan.colour), scope)
    first = found.drop_duplicates(plan.rows).set_index(plan.rows)[plan.colour].astype(str)
    own = first.reindex(frame["name"]).fillna(REST)
    named = own[~own.isin([REST, *UNNAMED])]
    common = named.value_counts(sort=True).index[:_MOST_COLOURS]
    return {str(name): str(value) if value in common else REST for name, value in own.items()}


def _corners(plan: Plan) -> tuple[str, ...]:
    """The words of the quadrants: what each has much and little of."""
    x, y = (word(MEASURES[name].label) for name in plan.measures)
    forms = (_("{x}低、{y}高"), _("{x}高、{y}高"), _("{x}低、{y}低"), _("{x}高、{y}低"))
    return tuple(form.format(x=x, y=y) for form in forms)


def _subtitle(plan: Plan, scope: Scope, frame: pd.DataFrame) -> str:
    x, y = (_(MEASURES[name].label) for name in plan.measures)
    area = _("，圆面积为户数") if frame["size"].notna().any() else ""
    if is_dimension(plan.colour):
        area += _("，颜色为{noun}").format(noun=word(dimension_label(plan.colour)))
    return _(
        "{window} 每点一个{noun}{area}；"
        "横 {x}，纵 {y}；实心 {n} 个，空心为样本少 {few} 个，不判断；虚线为合计"
    ).format(
        window=dates(scope.date_from, scope.date_to), noun=word(dimension_label(plan.rows)), area=area,
        x=x, y=y,
        n=int((~frame["small"]).sum()), few=int(frame["small"].sum()),
    )  # fmt: skip


def _places(plan: Plan, scope: Scope) -> pd.DataFrame:
    """The named groups that have both measures, with their intervals and households."""
    found: pd.DataFrame | None = None
    for side, name in zip(("x", "y"), plan.measures, strict=True):
        own = groups_of(name, (plan.rows,), scope).rename(
            columns={plan.rows: "name", "value": side, "part": f"{side}_part", "whole": f"{side}_whole"}
        )
        own[f"{side}_few"] = _is_few(name, own[f"{side}_whole"])
        ends = [_ends(name, *pair) for pair in zip(own[f"{side}_part"], own[f"{side}_whole"], strict=True)]
        own[f"{side}_low"], own[f"{side}_high"] = [low for low, _high in ends], [high for _low, high in ends]
        found = own if found is None else found.merge(own, on="name", how="inner")
    frame = pd.DataFrame() if found is None else found
    frame = frame[named_rows(frame, "name") & frame["x"].notna() & frame["y"].notna()]
    frame = frame.assign(small=frame["x_few"] | frame["y_few"])
    return frame.assign(size=_households(plan, frame, scope)).reset_index(drop=True)


def _is_few(measure: str, whole: pd.Series) -> pd.Series:
    is_share = bool(AGGREGATES[measure].whole) or AGGREGATES[measure].is_curve
    return whole.fillna(0) < settings().small_sample if is_share else whole.isna() & False


def _ends(measure: str, part: float, whole: float) -> tuple[float, float]:
    """The 95 % interval of a rate or of a count per thousand households; NaN where none is known."""
    if is_missing(whole) or whole <= 0 or AGGREGATES[measure].is_curve:
        return float("nan"), float("nan")
    if measure == _PER_THOUSAND:
        reach = 1.96 * max(part, 1.0) ** 0.5
        return 1000 * max(part - reach, 0.0) / whole, 1000 * (part + reach) / whole
    return wilson(part, whole)


def _households(plan: Plan, frame: pd.DataFrame, scope: Scope) -> pd.Series:
    if plan.rows not in _PLACES and not DIMENSIONS[plan.rows].is_of_compounds:
        return pd.Series(float("nan"), index=frame.index)
    known = groups_of(_PER_THOUSAND, (plan.rows,), scope).set_index(plan.rows)["whole"]
    return frame["name"].map(known)


def _axis(name: str, scope: Scope) -> Axis:
    measure = MEASURES[name]
    whole = groups_of(name, (), scope)["value"]
    is_quotient = measure.kind in (Kind.RATE, Kind.RATIO)
    total = float(whole.iloc[0]) if is_quotient and len(whole) and whole.notna().iloc[0] else float("nan")
    label = _("{label}（{unit}）").format(label=_(measure.label), unit=_(measure.unit))
    return Axis(label, measure.kind is Kind.RATE, decimals_of(name), total)


def _table(frame: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    columns = {"name": plan.rows}
    for side, name in zip(("x", "y"), plan.measures, strict=True):
        declared = MEASURES[name]
        columns[side] = name
        if declared.numerator:
            columns |= {f"{side}_part": declared.numerator, f"{side}_whole": declared.denominator}
    return frame[list(columns)].rename(columns=columns)
