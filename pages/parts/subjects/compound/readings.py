"""What is said of one compound: its facts, its headline, its categories before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from data.schema import UNFILLED
from pages.parts.findings.comparison import compare_counts
from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit, named_rows, nothing, some
from pages.parts.subjects.compound.phases import Phase, latest_change, named, side
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    NBSP,
    Number,
    count,
    is_missing,
    is_number,
    is_small,
    plain,
    rate,
    signed,
)

#: Management of a compound that its company's arrival is told of.
RED = "红色物业"
_SQUARE_METRES, _HOUSEHOLDS = mark("㎡"), mark("户")


def facts(row: Mapping[str, Any], company: str, since: date | None) -> list[tuple[str, str]]:
    """Label and value of what is known of a compound; what is not known is left out.

    Args:
        row: Its row of the register.
        company: The property company that serves it; empty when there is none.
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
    """The headline: what the latest change of company brought, else how the last year compares.

    Args:
        name: The compound.
        found: Its phases.
        per: What a period is called in front of a mean (月均).
        management: How it is managed.
        now: Requests of the last year (or of the window, when that is longer).
        then: Requests of the same length before; None when the ledger was not kept then.
        span: What the last year is called.
    """
    pair = latest_change(found)
    moved = side(*pair) if pair else 0
    if pair and moved:
        who = _("红色物业") if management == RED and pair[1].is_present else named(pair[1])
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
        frame: A row a category.
        office: Requests of the whole sub-district in the same two windows.
    """
    neutral = _("更替前后的诉求类别")
    if frame.empty:
        return nothing(neutral)
    before, after = float(frame["before_count"].sum()), float(frame["after_count"].sum())
    fell, rose = changed(frame, -1), changed(frame, 1)
    less = _("{names}下降").format(names=some(fell, 3)) if fell else ""
    more = _("{names}上升").format(names=some(rose, 3)) if rose else ""
    title = (
        fit(_("，").join(part for part in (less, more) if part), less or more) if less or more else neutral
    )
    unsure = "" if less or more or not named_rows(frame, "category").any() else _("前后的差别还不能排除偶然")
    change = signed(100 * (office[1] / office[0] - 1)) if office[0] else ""
    told = sentences(
        unsure,
        _("合计由 {then} 到 {now}").format(then=count(before), now=count(after)),
        _("同期全街道 {change}%").format(change=change) if change else "",
        _("**件数少，不能说明因果**") if is_small(min(before, after)) else _("**前后对比不能说明因果**"),
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=bool(less or more))


def changed(frame: pd.DataFrame, side: int) -> list[str]:
    """The named categories with more (+1) or fewer (−1) requests after than before, farthest first.

    Windows of one length, every category held to what all that are looked at side by side may bring by
    chance (``compare_counts``): the largest of many changes alone is no finding.
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
