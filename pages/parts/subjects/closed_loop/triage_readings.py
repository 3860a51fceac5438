"""三事分流: where matters go, how they end, and what the office's rule would suggest."""

from __future__ import annotations

import pandas as pd

from data.schema import UNFILLED
from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.comparison import wilson
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, interval, is_small, rate, share

TRIAGE = ("联办", "共办", "协办")
LATE = ("超期办结", "超期未结")
OTHER, DISPUTES, ITEMS, UNRULED = mark("其他类别"), mark("矛盾纠纷"), mark("议事议题"), mark("没有规则")
#: Number of nodes in the first column of the flow, including the pooled rest.
_MOST = 5


def flows(frame: pd.DataFrame) -> pd.DataFrame:
    """The paths of the triaged matters: ``origin``, ``triage``, ``ending``, ``matter_count``.

    The origin is the category of a request, 矛盾纠纷 or 议事议题; the smallest beyond five are 其他类别.
    """
    filled = with_origins(frame)
    return filled.groupby(["origin", "triage", "ending"], as_index=False)["matter_count"].sum()


def with_origins(frame: pd.DataFrame) -> pd.DataFrame:
    """The triaged matters with ``origin``, as ``flows`` names it."""
    filled = frame[frame["triage"].isin(TRIAGE)]
    origin = filled["issue"].where(filled["ledger"] == "诉求").mask(filled["ledger"] == "纠纷", DISPUTES)
    origin = origin.mask(filled["ledger"] == "议题", ITEMS).replace(UNFILLED, OTHER)
    sizes = filled.groupby(origin)["matter_count"].sum().drop(OTHER, errors="ignore")
    order = sizes.sort_values(ascending=False, kind="stable")
    kept = order.index[: _MOST if len(order) <= _MOST and OTHER not in set(origin) else _MOST - 1]
    return filled.assign(origin=origin.where(origin.isin(kept), OTHER))


def flow_reading(ways: pd.DataFrame, blank: float, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the paths of the triaged matters.

    Args:
        ways: Result of ``flows``.
        blank: Number of matters without a triage.
        small_sample: Smaller kinds are not compared.
    """
    neutral = _("三事分流的去向")
    total = float(ways["matter_count"].sum()) if len(ways) else 0.0
    if not total:
        return nothing(neutral)
    late = ways[ways["ending"].isin(LATE)].groupby("triage")["matter_count"].sum()
    sizes = ways.groupby("triage")["matter_count"].sum()
    left = _("另有 {n}没有填写分流，不在图中").format(n=count(blank)) if blank else ""
    title = _("已分流 {n}，其中超期 {late}").format(n=count(total), late=count(float(late.sum())))
    judged = sizes[sizes >= small_sample]
    if judged.empty:
        every = _("各类都不足 {n} 件，**样本少不作比较**")
        told = every if len(sizes) > 1 else _("不足 {n} 件，**样本少不作比较**")
        told = told.format(n=small_sample)
        return Reading(title, _("{text}。").format(text=sentences(told, left)))
    told = _worst(late, sizes, judged)
    return Reading(title, _("{text}。").format(text=sentences(told, left)), is_finding=True)


def _worst(late: pd.Series, sizes: pd.Series, judged: pd.Series) -> str:
    """The triage that is late more often than the others, beyond what chance explains."""
    if not late.sum():
        return _("没有超期的，**按期推进即可**")
    whole = float(late.sum()) / float(sizes.sum())
    counts = late.reindex(sizes.index).fillna(0)
    sides = sides_of_rest(counts, sizes, judged=sizes.index.isin(judged.index))
    found = sizes.index[sides > 0]
    name = largest((counts / sizes)[found if len(found) else judged.index], 3).names[0]
    n, of = float(late.get(name, 0.0)), float(judged[name])
    values = {"name": name, "rate": rate(n / of), "fraction": fraction(n, of), "all": rate(whole)}
    if len(sizes) == 1:
        return _("只有{name}一类，超期 {rate}（{fraction}），**没有可以比较的**").format(**values)
    if len(found):
        return _("{name}超期 {rate}（{fraction}），高于总体 {all}，**先看它的超期件**").format(**values)
    return _("各类超期率的差别还不能排除偶然（总体 {all}），**不能据此按分流排名**").format(**values)


def suggestions(frame: pd.DataFrame) -> pd.DataFrame:
    """The rule's suggestions for untriaged matters, and how often it agrees where a triage is recorded.

    Args:
        frame: ``triage``, ``rule_triage`` (null where the rule says nothing), ``matter_count``.

    Returns:
        One row per triage and one of 没有规则: ``triage``, ``recorded_count``, ``suggested_count`` (no triage
        is recorded), ``ruled_count`` (one is recorded, and the rule suggests this one) and ``agreed_count``
        (of those, how many agree).
    """
    said = frame["rule_triage"].astype(object).fillna(UNRULED)
    blank, filled = frame["triage"] == UNFILLED, frame["triage"].isin(TRIAGE)
    sizes = frame["matter_count"]
    rows = [
        {
            "triage": kind,
            "recorded_count": int(sizes[frame["triage"] == kind].sum()),
            "suggested_count": int(sizes[blank & (said == kind)].sum()),
            "ruled_count": int(sizes[filled & (said == kind)].sum()),
            "agreed_count": int(sizes[(frame["triage"] == kind) & (said == kind)].sum()),
        }
        for kind in (*TRIAGE, UNRULED)
    ]
    rows[-1] |= {"ruled_count": 0, "agreed_count": 0}
    return pd.DataFrame(rows)


def suggestion_reading(table: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the suggestions: how many, and how reliable they are."""
    neutral = _("没有填写分流的，按规则建议")
    named = table[table["triage"] != UNRULED]
    blank, suggested = float(table["suggested_count"].sum()), float(named["suggested_count"].sum())
    if not blank:
        return Reading(neutral, _("没有未填写分流的，**不需要建议**。"))
    title = fit(
        _("{n}未填分流，{share} 可按规则建议").format(n=count(blank), share=share(suggested, blank)),
        _("{n}未填分流").format(n=count(blank)),
    )
    agreed, judged = float(named["agreed_count"].sum()), float(named["ruled_count"].sum())
    values = {"fraction": fraction(agreed, judged)}
    if is_small(judged, small_sample):
        told = _("规则与已填的一致 {fraction}，**样本少，建议只供参考**").format(**values)
    else:
        values |= {"rate": rate(agreed / judged), "range": interval(*wilson(agreed, judged))}
        told = _("规则与已填的一致 {rate}（{fraction}，区间 {range}），**建议不写入台账**").format(**values)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
