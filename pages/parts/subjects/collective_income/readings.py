"""The reading of collective income by source and quarter."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_missing, money, plain, rate
from pages.parts.words.value_names import in_words


def income_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading: source, income_yuan, blank_amount_count, one row per quarter and source."""
    if frame.empty:
        return nothing(_("集体经济收入"))
    total, blank = frame["income_yuan"].sum(min_count=1), float(frame["blank_amount_count"].sum())
    left = _("有 {n}没有写金额，不在内").format(n=count(blank, "笔")) if blank else ""
    if is_missing(total):
        told = _("台账没有写金额，**先补填金额**")
        return Reading(_("集体经济收入没有写金额"), _("{text}。").format(text=told), is_finding=True)
    title = _("集体经济收入 {sum}").format(sum=money(total))
    sums = frame.groupby(frame["source"].astype(str), sort=False)["income_yuan"].sum()
    if total <= 0 or (sums < 0).any() or len(sums) < 2:
        told = sentences(_("**只看收入，不含支出**"), left)
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    most = str(sums.sort_values(ascending=False, kind="stable").index[0])
    share = rate(float(sums[most]) / float(total))
    shared = _("{title}，{source}占 {share}").format(title=title, source=in_words(_(most)), share=share)
    told = sentences(
        _("{n} 个来源").format(n=plain(len(sums))), _("**只看收入，不含支出，不能当作盈利**"), left
    )
    return Reading(fit(shared, title), _("{text}。").format(text=told), is_finding=True)
