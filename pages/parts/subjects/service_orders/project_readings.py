"""The reading of the orders of projects."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, is_small, plain


def projects_reading(frame: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of orders by project and kind, as ``orders_by_project`` returns them, not empty."""
    sums = frame.groupby(frame["project"].astype(str), sort=False)["order_count"].sum().astype(float)
    most = largest(sums)
    orders, known, done = (
        float(frame[name].sum()) for name in ("order_count", "done_known_count", "done_count")
    )
    title = _("{who}，{n}").format(who=most.who(_("点单最多的项目")), n=most.each(count(most.value)))
    if most.among == 1:
        title = _("{name}服务 {n}").format(name=most.name, n=count(most.value))
    every = (
        _("{n} 个项目共 {orders}").format(n=plain(len(sums)), orders=count(orders)) if len(sums) > 1 else ""
    )
    closed = _("写明办没办结的办结 {part}").format(part=fraction(done, known)) if known else ""
    advice = (
        _("**样本少，只看做没做，不比高低**") if is_small(orders, small_sample) else _("**看点单，也看评分**")
    )
    return Reading(title, _("{text}。").format(text=sentences(every, closed, advice)), is_finding=True)
