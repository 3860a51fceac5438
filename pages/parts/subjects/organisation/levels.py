"""What the levels of the organisations say: how many there are, and for how many households each."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest, smallest
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.subjects.organisation.tree import HOME, PARTY
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import plain

GROUP = PARTY[-1]
#: A group for so many times the households of another community's is worth naming.
_FAR_APART = 1.5


def level_counts(levels: pd.DataFrame) -> str:
    """The number of organisations of each level of the party's line, a line each, for the root's box."""
    counts = levels.groupby("level")["unit_count"].sum()
    said = [(level, int(counts.get(level, 0))) for level in (*PARTY, HOME)]
    return "<br>".join(_("{n} 个{level}").format(n=plain(n), level=_(level)) for level, n in said if n)


def tree_reading(nodes: pd.DataFrame, levels: pd.DataFrame, households: dict[str, float]) -> Reading:
    """Title and reading of the tree.

    Args:
        nodes: The ``tree``.
        levels: Answer of organisation/units_by_level.
        households: Of each community, where they are known.
    """
    neutral = _("组织树")
    if nodes.empty:
        return nothing(neutral)
    counts = levels.groupby("level")["unit_count"].sum()
    said = [
        _("{n} 个{level}").format(n=plain(counts[level]), level=_(level))
        for level in PARTY
        if level in counts
    ]
    title = fit(listing(said), listing(said[1:]), listing(said[-2:])) if said else neutral
    loose = int((~nodes["is_placed"].astype(bool)).sum())
    left = _("{n} 个组织没有写明上级，挂在社区下").format(n=loose) if loose else ""
    told = _per_group(levels, households) or _("**点一块看它的下级**，点最左一块返回")
    return Reading(title, _("{text}。").format(text=sentences(told, left)), is_finding=bool(said))


def _per_group(levels: pd.DataFrame, households: dict[str, float]) -> str:
    """Households for each 党小组: where it is far more than elsewhere."""
    groups = levels[levels["level"] == GROUP]
    sizes = {
        str(row.community): households[str(row.community)] / row.unit_count
        for row in groups.itertuples()
        if households.get(str(row.community))
    }
    if not sizes:
        return ""
    high, low = largest(pd.Series(sizes), 0), smallest(pd.Series(sizes), 0)
    values = {"high": high.name, "most": plain(high.value), "low": low.name, "least": plain(low.value)}
    if len(sizes) == 1 or high.is_level:
        return _("平均一个党小组对应 {most} 户，**点一块看它的下级**").format(**values)
    if high.value < _FAR_APART * low.value:
        return _("平均一个党小组对应 {least} 至 {most} 户，**各社区相差不大**").format(**values)
    return _("{high}平均一个党小组对应 {most} 户，{low}只有 {least} 户，**先看{high}要不要分组**").format(
        **values
    )
