"""The readings of visits: homes visited, streets patrolled, family files, and places without visits."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.comparison import compare_counts, wilson
from pages.parts.findings.extremes import Extreme, largest, smallest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, some
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, is_small, plain, rate, share

_DAY_AND_NIGHT = "夜间巡逻"


def patrols_reading(kinds: pd.DataFrame) -> Reading:
    """Title and reading of visits by kind: visit_count, household_count, found_count."""
    total = float(kinds["visit_count"].sum()) if not kinds.empty else 0.0
    if not total:
        return nothing(_("走访与巡逻"))
    title = _("走访巡查 {n}").format(n=count(total, "次"))
    if kinds["household_count"].notna().any():
        homes = count(float(kinds["household_count"].sum()), "户次")
        title = fit(_("走访巡查 {n}，入户 {homes}").format(n=count(total, "次"), homes=homes), title)
    night = float(kinds.loc[kinds["kind"].astype(str) == _DAY_AND_NIGHT, "visit_count"].sum())
    told = sentences(
        _("夜间巡逻 {n}，占 {share}").format(n=count(night, "次"), share=share(night, total))
        if night
        else _("没有夜间巡逻的记录，**先核对是否漏记**"),
        _problems_clause(kinds["found_count"], is_last=not night),
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _problems_clause(counts: pd.Series, *, is_last: bool) -> str:
    """The number of problems found; where none is recorded, the clause says so instead of 0."""
    if not counts.notna().any():
        return _("台账没有填发现的问题数")
    found = count(float(counts.sum()))
    if is_last:
        return _("共发现问题 {n}").format(n=found)
    return _("共发现问题 {n}，**逐件核对是否转为工单**").format(n=found)


def with_file_interval(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with low and high, the 95 % interval of file_rate."""
    ends = [wilson(n, all_) for n, all_ in zip(frame["filed_count"], frame["file_known_count"], strict=True)]
    return frame.assign(low=[low for low, _high in ends], high=[high for _low, high in ends])


def files_reading(frame: pd.DataFrame, *, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the family files by community: community, filed_count, file_known_count."""
    known = float(frame["file_known_count"].sum()) if not frame.empty else 0.0
    if not known:
        return nothing(_("家庭档案"))
    filed = float(frame["filed_count"].sum())
    title = _("建档走访占 {share}（{fraction}）").format(
        share=share(filed, known), fraction=fraction(filed, known)
    )
    if known < 10:
        title = _("建档走访 {fraction}").format(fraction=fraction(filed, known))
    told = _lagging_clause(frame, filed / known, small_sample)
    if is_small(known, small_sample):
        told = _("**样本少不作判断**")
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _lagging_clause(frame: pd.DataFrame, pooled: float, small_sample: int) -> str:
    """The communities that a test of all of them finds to have fewer than the rest."""
    is_judged = (frame["file_known_count"] >= small_sample) & named_rows(frame, "community")
    judged = frame[is_judged]
    sides = sides_of_rest(frame["filed_count"], frame["file_known_count"], judged=is_judged)
    apart = frame[sides < 0]
    if len(frame) == 1:
        return _("只有一个社区，**不作比较**")
    if judged.empty:
        return _("各社区写明的走访都不足 {n} 次，**样本少不排名**").format(n=small_sample)
    if apart.empty:
        return _("各社区与总体 {all} 的差别还不能排除偶然，**不排名**").format(all=rate(pooled))
    if len(apart) > 1:
        return _("{names}低于总体 {all}，**先补它们的家庭档案**").format(
            names=some(list(apart["community"].astype(str)), 3), all=rate(pooled)
        )
    lowest = apart.iloc[0]
    return _("{name} {share}，低于总体 {all}，**先补它的家庭档案**").format(
        name=short(lowest["community"]),
        share=share(lowest["filed_count"], lowest["file_known_count"]),
        all=rate(pooled),
    )


def coverage_reading(frame: pd.DataFrame, periods: int) -> Reading:
    """Title and reading of the coverage: community, household_count, households, one row per community.

    Args:
        frame: Visits to households over the periods shown.
        periods: How many periods are shown.
    """
    is_told = (frame["households"].fillna(0) > 0) & frame["household_count"].notna()
    known = frame[is_told & named_rows(frame, "community")]
    if known.empty:
        return nothing(_("走访覆盖"))
    rates = 100 * known["household_count"].astype(float) / known["households"].astype(float)
    pooled = 100 * float(known["household_count"].sum()) / float(known["households"].sum())
    values = {"all": plain(pooled, 1), "periods": periods}
    if len(known) < 2:
        title = _("每百户走访 {all} 户次").format(**values)
        told = _("户次按次累计，同一户可重复，**不等于入户率**")
        return Reading(title, _("{text}。").format(text=told), is_finding=True)
    rates = rates.set_axis(known["community"])
    low, high = smallest(rates, 1), largest(rates, 1)
    if not low.is_level and not _is_behind(known, low):
        span = _("各社区 {low} 至 {high} 户次").format(low=plain(low.value, 1), high=plain(high.value, 1))
        told = sentences(span, _("差别还不能排除偶然，**不排先后**"), _("户次可重复，不等于入户率"))
        return Reading(_("每百户走访 {all} 户次").format(**values), _("{text}。").format(text=told))
    title = fit(
        _("每百户走访 {all} 户次，{low}").format(**values, low=_each(low, _("最少"))),
        _("每百户走访 {all} 户次").format(**values),
    )
    told = _("户次可重复，**不等于入户率**")
    if not low.is_level:
        first = _("{high}，**先排{low}的走访**").format(high=_each(high, _("最多")), low=low.name)
        told = sentences(first, _("灰格当期没有入户"), _("户次可重复，不等于入户率"))
    return Reading(title, _("{text}。").format(text=told), is_finding=True)


def _is_behind(known: pd.DataFrame, low: Extreme) -> bool:
    """Whether the communities with fewest visits have fewer than the rest, beyond chance."""
    mine = known["community"].astype(str).isin(low.names)
    visits, households = (known[name].astype(float) for name in ("household_count", "households"))
    exposure = (float(households[mine].sum()), float(households[~mine].sum()))
    counts = (float(visits[mine].sum()), float(visits[~mine].sum()))
    return compare_counts(*counts, exposure=exposure, family=len(known)).side < 0


def _each(found: Extreme, most: str) -> str:
    """The first or last with its visits per hundred households: ``南门最少 3.0``."""
    if found.is_level:
        return _("{names}均为 {n}").format(names=found.name, n=plain(found.value, 1))
    return _("{who} {n}").format(who=found.who(most), n=found.each(plain(found.value, 1)))
