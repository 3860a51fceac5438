"""Which places are highest for their size: the ranking per thousand households."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, word
from pages.parts.numbers import count, plain
from pages.parts.wording import _, sentences


def per_thousand_reading(frame: pd.DataFrame, *, by: str = "community", noun: str = "社区") -> Reading:
    """Title and reading of a ranking: ``by``, request_count, households, per_thousand_households."""
    neutral = _("各{noun}千户诉求量").format(noun=word(noun))
    if frame.empty or not frame["request_count"].sum():
        return nothing(neutral)
    named = frame[named_rows(frame, by)]
    known = named[named["per_thousand_households"].notna() & (named["households"].fillna(0) > 0)]
    unknown = len(named) - len(known)
    left_out = _("{n} 个{noun}没有户数，不排名").format(n=unknown, noun=word(noun)) if unknown else ""
    if len(known) < 2:
        told = sentences(_("户数不足以比较，**暂按件数看**"), left_out)
        return Reading(neutral, _("{text}。").format(text=told))
    order = known.sort_values(["per_thousand_households", by], ascending=[False, True])
    high, low = order.iloc[0], order.iloc[-1]
    values = {
        "high": short(high[by]), "high_rate": plain(high["per_thousand_households"], 1),
        "low": short(low[by]), "low_rate": plain(low["per_thousand_households"], 1),
    }  # fmt: skip
    title = fit(
        _("每千户{high} {high_rate} 件最高，{low} {low_rate} 件最低").format(**values),
        _("每千户{high} {high_rate} 件最高").format(**values),
    )
    told = _largest(order, by, values["high"])
    return Reading(title, _("{text}。").format(text=sentences(told, left_out)), is_finding=True)


def _largest(order: pd.DataFrame, by: str, high: str) -> str:
    """Whether the place with the most requests is also the highest for its size."""
    largest = order.loc[order["request_count"].astype(float).idxmax()]
    if largest[by] == order.iloc[0][by]:
        return _("件数和每千户都是{name}最高，**不只是因为户数多**").format(name=high)
    return _("件数最多的是{name}（{n}），按户数并不最高，**排序以每千户为准**").format(
        name=short(largest[by]), n=count(largest["request_count"])
    )
