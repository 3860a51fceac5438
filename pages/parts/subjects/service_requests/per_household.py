"""Which places are highest for their size: the ranking per thousand households."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.expected_counts import expected_counts
from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, plain, with_unit


def per_thousand_reading(frame: pd.DataFrame, *, by: str = "community", noun: str = "社区") -> Reading:
    """Title and reading of a ranking: ``by``, request_count, households, per_thousand_households.

    The highest is named only where it lies above what its households lead to expect (``expected_counts``,
    which judges all places at once): the highest of many by chance alone is no finding.
    """
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
    rates = known.set_index(known[by].astype(str))
    high = largest(rates["per_thousand_households"], 1)
    outside = expected_counts(frame, by)
    if not set(high.names) & set(outside.loc[outside["side"] > 0, by].astype(str)):
        return _unranked(rates["per_thousand_households"], noun, left_out)
    title = _("每千户{who}，{n}").format(who=high.who(_("最高")), n=high.each(with_unit(high.value, "件", 1)))
    told = _largest(largest(rates["request_count"]), high)
    return Reading(fit(title), _("{text}。").format(text=sentences(told, left_out)), is_finding=True)


def _unranked(rates: pd.Series, noun: str, left_out: str) -> Reading:
    """Places of which the highest is not beyond what chance brings to places of its size."""
    said = {"noun": word(noun), "n": len(rates), "low": plain(rates.min(), 1), "high": plain(rates.max(), 1)}
    title = fit(_("{n} 个{noun}每千户 {low}–{high} 件").format(**said))
    told = _("最高的一个还不能排除偶然，**不能据此给{noun}排名**").format(**said)
    return Reading(title, _("{text}。").format(text=sentences(told, left_out)))


def _largest(most: Extreme, high: Extreme) -> str:
    """Whether the place with the most requests is also the highest for its size."""
    if most.is_alone and most.names == high.names:
        return _("件数和每千户都是{name}最高，**不只是因为户数多**").format(name=most.name)
    if most.is_alone and most.name not in high.names:
        return _("件数最多的是{name}（{n}），按户数并不最高，**排序以每千户为准**").format(
            name=most.name, n=count(most.value)
        )
    return _("**排序以每千户为准，不看件数**")
