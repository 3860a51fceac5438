"""Which property company is complained about more than the others, beyond the companies' own spread?"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from pages.parts.findings.comparison import deviations
from pages.parts.findings.extremes import outside
from pages.parts.findings.reading import Reading, fit, is_named, nothing
from pages.parts.subjects.compounds_compared.readings import FEW_HOUSEHOLDS
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, plain


def companies_reading(frame: pd.DataFrame, drawn: Collection[str] | None = None) -> Reading:
    """Title and reading of property companies by complaints per hundred households served.

    The highest is named only when it lies beyond the companies' own spread, all of them being one family.

    Args:
        frame: An answer of ``with_intervals``.
        drawn: The companies that have a mark; all when None.
    """
    neutral = _("各物业公司百户投诉")
    named = frame[frame["company"].map(is_named) & frame["complaint_count"].notna()]
    ranked = named[~named["is_few"]]
    if named.empty or not named["complaint_count"].sum():
        return nothing(neutral)
    few = len(named) - len(ranked)
    left = _("{n} 家服务不足 {few} 户，不排名").format(n=few, few=FEW_HOUSEHOLDS) if few else ""
    if len(ranked) < 2:
        return Reading(neutral, _("{text}。").format(text=sentences(left, _("**家数太少，不作比较**"))))
    low, high = ranked["per_hundred_households"].min(), ranked["per_hundred_households"].max()
    span = _("{n} 家百户投诉 {low}–{high} 件").format(n=len(ranked), low=plain(low, 1), high=plain(high, 1))
    apart = _apart(ranked)
    if apart is None:
        title = fit(_("{span}，没有一家偏高").format(span=span), span)
        text = _("各家之间的差别还不能排除偶然，**不能据此按公司排名**")
        return Reading(title, _("{text}。").format(text=sentences(text, left)))
    title = _("{name}百户投诉 {value} 件，高于其他公司").format(
        name=apart["company"], value=plain(apart["per_hundred_households"], 1)
    )
    hidden = "" if drawn is None else outside([str(apart["company"])], drawn)
    text = _("共 {n}，超出各家之间的正常波动，**先约谈这一家**").format(n=count(apart["complaint_count"]))
    return Reading(fit(title), _("{text}。").format(text=sentences(text, left, hidden)), is_finding=True)


def _apart(ranked: pd.DataFrame) -> pd.Series | None:
    """The company that has most, when it is beyond the companies' own spread."""
    counts = ranked["complaint_count"].astype(float)
    households = ranked["served_households"].astype(float)
    expected = households * counts.sum() / households.sum()
    spread = max(1.0, float(((counts - expected) ** 2 / expected).sum()) / max(len(ranked) - 1, 1))
    scores = (counts - expected) / (expected * spread).pow(0.5)
    return ranked.loc[scores.idxmax()] if scores.max() > deviations(len(ranked)) else None
