"""Rows without a compound in words: which ledger has most, and which names would place them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, rate

_ROWS = mark("行")


def unmatched_reading(shares: Mapping[str, tuple[int, int]], repeated: Sequence[int]) -> Reading:
    """Title and reading.

    Args:
        shares: Ledger -> (rows with a named compound, rows).
        repeated: Number of rows per name that is in no list.
    """
    rows = sum(all_rows for _known, all_rows in shares.values())
    if not rows:
        return nothing(_("未匹配到小区的行"))
    missed = sum(all_rows - known for known, all_rows in shares.values())
    if not missed:
        return Reading(_("每一行都有小区"), _("**不必添加别名**。"))
    kept = {name: 100 * (1 - known / every) for name, (known, every) in shares.items() if every}
    worst = largest(pd.Series(kept).rename(lambda name: _(LEDGERS[name].title)), 0)
    title = _("{rate} 的行没有小区").format(rate=rate(missed / rows, 0))
    if worst.is_alone:
        told = _("{who}，{n}").format(who=worst.who(_("最多")), n=rate(worst.value / 100, 0))
        title = fit(_("{title}，{told}").format(title=title, told=told), title)
    if not repeated:
        told = _("没有反复出现的名称可以补：**其余的行大多没有写明地点**，只能从源头补")
    else:
        told = _("列出的名称合计 {n}，**选对小区、点一下就归位**，不必重新导入").format(
            n=count(sum(repeated), _ROWS)
        )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
