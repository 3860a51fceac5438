"""The readings of one compound: its facts, its headline, its categories before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from data.schema import UNFILLED
from pages.parts.findings.comparison import Position, compare_counts, position, wilson
from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit, named_rows, nothing, some
from pages.parts.subjects.compound.phases import Phase, latest_change, phase_name, side
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    NBSP,
    SMALL_SAMPLE,
    Number,
    count,
    fraction,
    is_missing,
    is_number,
    is_small,
    plain,
    rate,
    share,
    signed_number,
)

#: Management that the headline mentions when its company arrives.
RED = "红色物业"
_SQUARE_METRES, _HOUSEHOLDS = mark("㎡"), mark("户")


def facts(row: Mapping[str, Any], company: str, since: date | None) -> list[tuple[str, str]]:
    """Label and value of the known facts of a compound; unknown ones are omitted.

    Args:
        row: Its row of the register.
        company: The property company that serves it; empty without one.
        since: When that company came, where it is known.
    """
    said = [
        (_("户数"), "" if is_missing(row["households"]) else plain(row["households"])),
        (
            _("占地"),
            "" if is_missing(row["area_m2"]) else f"{plain(row['area_m2'])}{NBSP}{_(_SQUARE_METRES)}",
        ),
        (_("绿地率"), "" if is_missing(row["green_rate"]) else rate(row["green_rate"], 0)),
        (_("建成"), _year(row["built_year"])),
        (_("业委会"), _year(row["owners_committee_year"])),
        (_("党支部"), _year(row["party_branch_year"])),
        (_("管理"), "" if row["management"] == UNFILLED else str(row["management"])),
        (_("物业"), _company(company, since)),
        (_("一区一策"), "" if pd.isna(row["theme"]) else str(row["theme"])),
    ]
    return [(label, value) for label, value in said if value]


def _year(value: Number) -> str:
    return f"{int(value)}" if is_number(value) else ""


def _company(company: str, since: date | None) -> str:
    if not company:
        return _("无")
    return (
        company
        if since is None
        else _("{company}（{month} 起）").format(company=company, month=f"{since:%Y-%m}")
    )


def headline(
    name: str, found: Sequence[Phase], *, per: str, management: str, now: float, then: float | None, span: str
) -> str:
    """The headline: the effect of the latest change of company, else how the last year compares.

    Args:
        name: The compound.
        found: Its phases.
        per: The words for a period before a mean (月均).
        management: Its kind of management.
        now: Requests of the last year (or of the window, when that is longer).
        then: Requests of the same length before; None when the ledger was not kept then.
        span: Name of the last year.
    """
    pair = latest_change(found)
    moved = side(*pair) if pair else 0
    if pair and moved:
        who = _("红色物业") if management == RED and pair[1].is_present else phase_name(pair[1])
        said = {
            "name": name,
            "who": who,
            "per": per,
            "then": plain(pair[0].mean, 1),
            "now": plain(pair[1].mean, 1),
        }
        form = (
            _("{name}：{who}之后，{per}诉求由 {then} 件降到 {now} 件")
            if moved < 0
            else _("{name}：{who}之后，{per}诉求由 {then} 件升到 {now} 件")
        )
        return fit(form.format(**said), _("{name}：{per}诉求 {now} 件").format(**said), most=HEADLINE_WIDTH)
    said = {"name": name, "span": span, "n": count(now)}
    if then is None:
        return fit(_("{name}：{span}诉求 {n}").format(**said), most=HEADLINE_WIDTH)
    compared = compare_counts(now, then).side
    form = {
        0: _("{name}：{span}诉求 {n}，与上一年相比未见明显变化"),
        1: _("{name}：{span}诉求 {n}，明显高于上一年"),
        -1: _("{name}：{span}诉求 {n}，明显低于上一年"),
    }[compared]
    return fit(form.format(**said), _("{name}：{span}诉求 {n}").format(**said), most=HEADLINE_WIDTH)


def categories_reading(frame: pd.DataFrame, office: tuple[float, float]) -> Reading:
    """Title and reading of the categories before and after: category, before_count, after_count.

    Args:
        frame: One row per category.
        office: Requests of the whole sub-district in the same two windows.
    """
    neutral = _("更替前后的诉求类别")
    if frame.empty:
        return nothing(neutral)
    before, after = float(frame["before_count"].sum()), float(frame["after_count"].sum())
    fell, rose = changed_categories(frame, -1), changed_categories(frame, 1)
    less = _("{names}下降").format(names=some(fell, 3)) if fell else ""
    more = _("{names}上升").format(names=some(rose, 3)) if rose else ""
    title = (
        fit(_("，").join(part for part in (less, more) if part), less or more) if less or more else neutral
    )
    unsure = "" if less or more or not named_rows(frame, "category").any() else _("前后的差别还不能排除偶然")
    change = signed_number(100 * (office[1] / office[0] - 1)) if office[0] else ""
    told = sentences(
        unsure,
        _("合计由 {then} 到 {now}").format(then=count(before), now=count(after)),
        _("同期全街道 {change}%").format(change=change) if change else "",
        _("**件数少，不能说明因果**") if is_small(min(before, after)) else _("**前后对比不能说明因果**"),
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=bool(less or more))


def changed_categories(frame: pd.DataFrame, side: int) -> list[str]:
    """The named categories with more (+1) or fewer (−1) requests after than before, farthest first.

    Both windows have one length. Each category is tested against the chance of all categories that are
    compared (``compare_counts``): the largest of many changes alone is no finding.
    """
    known = frame[named_rows(frame, "category")]
    moves = [
        (int(after - before), str(name))
        for name, before, after in zip(
            known["category"], known["before_count"], known["after_count"], strict=True
        )
        if compare_counts(float(after), float(before), family=len(known)).side == side
    ]
    return [name for _move, name in sorted(moves, key=lambda pair: -abs(pair[0]))]


def half_years(frame: pd.DataFrame, weight: float, last: date) -> pd.DataFrame:
    """Quarters of ratings summed to half-years, with rate and Wilson interval.

    Args:
        frame: period_start, rated_count, satisfied_count, mostly_satisfied_count per quarter.
        weight: Weight of 基本满意.
        last: The last day of the data; quarters after it are omitted.
    """
    starts = pd.to_datetime(frame["period_start"])
    halves = pd.to_datetime([f"{day.year}-{'01' if day.month < 7 else '07'}-01" for day in starts])
    counts = ["rated_count", "satisfied_count", "mostly_satisfied_count"]
    summed = frame[starts.dt.date <= last].assign(period_start=halves[starts.dt.date <= last])
    summed = summed.groupby("period_start")[counts].sum().reset_index()
    part = summed["satisfied_count"] + weight * summed["mostly_satisfied_count"]
    whole = summed["rated_count"].astype(float)
    ends = [wilson(p, w) for p, w in zip(part, whole, strict=True)]
    return summed.assign(
        satisfied_weight=part, satisfaction_rate=(part / whole.where(whole > 0)).astype(float),
        interval_low=[low for low, _high in ends], interval_high=[high for _low, high in ends],
    )  # fmt: skip


def half_years_reading(
    frame: pd.DataFrame, target: float, *, is_open: bool, small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of the half-years; ``is_open``: the last one is unfinished."""
    neutral = _("每半年满意率")
    rated = frame[frame["rated_count"] > 0]
    finished = rated.iloc[:-1] if is_open and len(rated) and rated.index[-1] == frame.index[-1] else rated
    if finished.empty:
        return nothing(neutral)
    row = finished.iloc[-1]
    part, whole = float(row["satisfied_weight"]), float(row["rated_count"])
    said = {
        "half": half_name(row["period_start"]), "share": share(part, whole, small_sample),
        "goal": rate(target, 0), "fraction": fraction(part, whole),
    }  # fmt: skip
    where = position(part, whole, target, small_sample)
    form = {
        Position.ABOVE: _("{half}满意率 {share}，高于 {goal} 目标"),
        Position.BELOW: _("{half}满意率 {share}，低于 {goal} 目标"),
        Position.SMALL: _("{half}满意率 {share}，样本少"),
    }.get(where, _("{half}满意率 {share}，区间含 {goal} 目标"))
    told = _together(finished, small_sample)
    return Reading(
        fit(form.format(**said)), _("{text}。").format(text=told), is_finding=where is not Position.SMALL
    )


def _together(finished: pd.DataFrame, small_sample: int) -> str:
    """All half-years as one rate, and how reliable a single one is."""
    total = (float(finished["satisfied_weight"].sum()), float(finished["rated_count"].sum()))
    ends = wilson(*total)
    pooled = _("{n} 期合计 {fraction}，区间 {low}–{high}%").format(
        n=len(finished), fraction=fraction(*total), low=f"{100 * ends[0]:.1f}", high=f"{100 * ends[1]:.1f}"
    )
    few = int((finished["rated_count"] < small_sample).sum())
    remark = (
        _("{few} 期不足 {small} 份，**单看一期不作判断**").format(few=few, small=small_sample) if few else ""
    )
    return sentences(pooled, remark or _("**看多期走向，不看一期高低**"))


def half_name(start: object) -> str:
    """A half-year in words: ``2026 上半年``."""
    day = pd.Timestamp(start)
    return (_("{year} 上半年") if day.month < 7 else _("{year} 下半年")).format(year=day.year)
