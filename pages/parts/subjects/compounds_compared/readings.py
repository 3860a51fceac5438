"""Do compounds under one kind of management complain less? Pooled ratios compared with their own spread."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from pages.parts.findings.comparison import Z95, deviations
from pages.parts.findings.extremes import largest, outside
from pages.parts.findings.reading import Reading, fit, is_named, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_missing, plain

#: A group with fewer households is too small to rank.
FEW_HOUSEHOLDS = 300
#: With fewer compounds on either side the spread is not known well enough to judge a difference.
LEAST_COMPOUNDS = 5


def with_intervals(
    pooled: pd.DataFrame, members: pd.DataFrame | None, by: str, households: str
) -> pd.DataFrame:
    """The pooled rows with the 95 % interval of their ratio, and which of them are too small to rank.

    The compounds of a group differ: its interval is that of a ratio of sums over them (each a cluster), never
    narrower than that of a Poisson count. Without members it is that of the count alone. A group with an
    unknown number of complaints has none.

    Args:
        pooled: ``by``, complaint_count, per_hundred_households, compound_count and the households.
        members: One row per compound: ``by``, households, complaint_count.
        by: Column of the groups.
        households: Column of the pooled households.
    """
    errors = []
    for row in pooled.to_dict("records"):
        total = 0.0 if is_missing(row[households]) else float(row[households])
        if is_missing(row["complaint_count"]) or not total:
            errors.append(math.nan)
            continue
        own = None if members is None else members[members[by].astype(str) == str(row[by])]
        spread = 0.0 if own is None else _variance(own, float(row["complaint_count"]) / total)
        errors.append(100 * math.sqrt(max(float(row["complaint_count"]), 1.0, spread)) / total)
    value, reach = pooled["per_hundred_households"].astype(float), pd.Series(errors, index=pooled.index)
    return pooled.assign(
        error=reach,
        low=(value - Z95 * reach).clip(lower=0.0),
        high=value + Z95 * reach,
        is_few=pooled[households].astype(float) < FEW_HOUSEHOLDS,
    )


def _variance(members: pd.DataFrame, ratio: float) -> float:
    """The variance of a sum of complaints over compounds around the counts expected from their households."""
    members = members[members["complaint_count"].notna()]
    if len(members) < 2:
        return 0.0
    expected = ratio * members["households"].astype(float)
    return float(((members["complaint_count"] - expected) ** 2).sum()) * len(members) / (len(members) - 1)


def gap(
    frame: pd.DataFrame, by: str, focus: Collection[str], family: int = 1
) -> tuple[float, float, int] | None:
    """The ratio of the groups in focus and of the others, and the side of a difference beyond chance.

    Args:
        frame: A result of ``with_intervals``.
        by: Column of the groups.
        focus: The groups compared with all others.
        family: The number of groups compared from which these were picked.

    Returns:
        Both ratios, and +1 or −1 when they differ beyond the spread of the compounds, else 0 (always 0 with
        few compounds on a side); None without both.
    """
    ours, households = frame[by].astype(str).isin(focus), frame["households"] / 100
    sides = []
    for mine in (frame[ours], frame[~ours]):
        total = float(households[mine.index].sum())
        if mine.empty or not total:
            return None
        errors = (mine["error"] * households[mine.index]) ** 2
        sides.append((float(mine["complaint_count"].sum()) / total, math.sqrt(float(errors.sum())) / total))
    (own, own_error), (rest, rest_error) = sides
    known = deviations(family, _fewest(frame, by, focus))  # t with the degrees of freedom of the smaller side
    reach = math.inf if is_thin(frame, by, focus) else known * math.hypot(own_error, rest_error)
    return own, rest, int(own - rest > reach) - int(rest - own > reach)


def is_thin(frame: pd.DataFrame, by: str, focus: Collection[str]) -> bool:
    """Whether the groups in focus or the others have too few compounds to estimate their spread."""
    return _fewest(frame, by, focus) < LEAST_COMPOUNDS


def _fewest(frame: pd.DataFrame, by: str, focus: Collection[str]) -> float:
    """Number of compounds on the smaller side."""
    ours, counts = frame[by].astype(str).isin(focus), frame["compound_count"]
    return float(min(counts[ours].sum(), counts[~ours].sum()))


def groups_reading(
    frame: pd.DataFrame,
    by: str,
    focus: Collection[str],
    *,
    label: str,
    rest: str,
    neutral: str,
    drawn: Collection[str] | None = None,
) -> Reading:
    """Title and reading of groups of compounds: those in focus against all others.

    Args:
        frame: A result of ``with_intervals``.
        by: Column of the groups.
        focus: The groups compared with all others.
        label: Name of the focus.
        rest: Name of the others.
        neutral: The title when there is nothing to compare.
        drawn: The groups that have a mark; all when None.
    """
    found = gap(frame, by, focus)
    if frame.empty or not frame["complaint_count"].sum():
        return nothing(neutral)
    if found is None:
        return Reading(neutral, _alone(frame))
    own, other, side = found
    said = {"label": label, "rest": rest, "own": plain(own, 1), "other": plain(other, 1)}
    is_few = is_thin(frame, by, focus)
    title = fit(*(text.format(**said) for text in _titles(side, is_few=is_few)))
    if is_few:
        text = _("一边不足 {n} 个小区，**样本少不作比较**").format(n=LEAST_COMPOUNDS)
        return Reading(title, _("{text}。").format(text=text))
    if side:
        text = _("差别超出小区之间的正常波动；**新旧、户型也不同，不能全归于管理**")
    else:
        text = _("差别还不能排除是小区之间的偶然起伏，**不作优劣评价**")
    told = _("{text}。").format(text=sentences(_extreme(frame, by, drawn), text))
    return Reading(title, told, is_finding=bool(side))


def _alone(frame: pd.DataFrame) -> str:
    """The clause on why one side cannot be compared."""
    if frame["complaint_count"].isna().any():
        return _("其余各类小区的诉求都没写工单类型，**没有可以对照的小区**。")
    return _("只有一类小区有户数，**没有可以对照的小区**。")


def _titles(side: int, *, is_few: bool) -> tuple[str, str]:
    """The title in full, and a shorter one."""
    if is_few:
        return _("{label}百户投诉 {own} 件，{rest} {other} 件"), _("{label} {own} 件，{rest} {other} 件")
    if side < 0:
        return (
            _("{label}百户投诉 {own} 件，低于{rest}的 {other} 件"),
            _("{label} {own} 件，低于{rest} {other} 件"),
        )
    if side > 0:
        return (
            _("{label}百户投诉 {own} 件，高于{rest}的 {other} 件"),
            _("{label} {own} 件，高于{rest} {other} 件"),
        )
    return (
        _("{label}百户投诉 {own} 件，{rest} {other} 件，还不能排除偶然"),
        _("{label} {own} 件、{rest} {other} 件，还不能排除偶然"),
    )


def _extreme(frame: pd.DataFrame, by: str, drawn: Collection[str] | None) -> str:
    """The clause on the highest group; empty where chance explains the highest of so many."""
    ranked = frame[~frame["is_few"] & frame["per_hundred_households"].notna()]
    if len(ranked) < 2:
        return ""
    most = largest(ranked.set_index(ranked[by].astype(str))["per_hundred_households"], 1)
    found = gap(frame, by, most.names, len(ranked))
    if found is None or found[2] <= 0:
        return ""
    most = replace(most, names=tuple(_(name) for name in most.names))
    told = _("{who}，{n} 件/百户").format(who=most.who(_("最高")), n=most.each(plain(most.value, 1)))
    return sentences(told, "" if drawn is None else outside(most.names, [_(name) for name in drawn]))


def companies_reading(frame: pd.DataFrame, drawn: Collection[str] | None = None) -> Reading:
    """Title and reading of property companies by complaints per hundred households served.

    The highest is named only when it is beyond the companies' own spread; all companies are one family.

    Args:
        frame: A result of ``with_intervals``.
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
    """The highest company, when it is beyond the companies' own spread."""
    counts = ranked["complaint_count"].astype(float)
    households = ranked["served_households"].astype(float)
    expected = households * counts.sum() / households.sum()
    spread = max(1.0, float(((counts - expected) ** 2 / expected).sum()) / max(len(ranked) - 1, 1))
    scores = (counts - expected) / (expected * spread).pow(0.5)
    return ranked.loc[scores.idxmax()] if scores.max() > deviations(len(ranked)) else None
