"""The readings of 议—定—评: how many items are decided, by which definition, and how residents judge them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.parts.findings.nested_steps import nested_steps
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.subjects.deliberation.readings import untold_clause
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_small, plain, share


def agreed_steps(row: Mapping[str, Any], by_step: pd.Series) -> pd.DataFrame:
    """The steps 议, 定, 办 of the items, as ``nested_steps`` has them, with ``untold``.

    ``untold``: of which nobody knows whether they passed the step. With any at the second, the third is of
    all items and not only of those decided.

    Args:
        row: The one row of deliberation/agreed_and_judged.
        by_step: Last step -> items, of deliberation/items_by_step.
    """
    led = _("大家定：议定") if row["by_result_count"] else _("大家定：议定牵头")
    names = (_("大家议：提出"), led, _("办结"))
    hours = (None, row["median_hours_to_decide"], row["median_hours_to_settle"])
    steps, items = nested_steps(names, hours, by_step), float(row["item_count"])
    if items == float(row["decided_known_count"]):
        return steps.assign(untold=0.0)
    reached = pd.Series([items, float(row["decided_count"]), float(row["settled_count"])])
    known = pd.Series([items, float(row["decided_known_count"]), float(row["settled_known_count"])])
    return steps.assign(reached=reached, waiting=known - reached, untold=items - known)


def decision_clause(row: Mapping[str, Any]) -> str:
    """By which definition the items are decided: by what was decided, or by who leads."""
    items, by_result = float(row["item_count"]), float(row["by_result_count"])
    if not by_result:
        return (
            _("议定 = 写明分流方式和责任单位（台账没有写议定结果）")
            if row["decided_known_count"]
            else _("台账没有写议定结果和分流方式，不知道定没定")
        )
    if by_result == items:
        return _("议定 = 议定结果为通过")
    return _(
        "议定：写议定结果的社区（{n}）按结果为通过，其余按写明分流方式和责任单位，两样都没写的不计"
    ).format(n=count(by_result))


def agreed_reading(row: Mapping[str, Any]) -> Reading:
    """Title and reading of 议—定—评: the one row of deliberation/agreed_and_judged."""
    items, decided = float(row["item_count"]), float(row["decided_count"])
    known, settled = float(row["settled_known_count"]), float(row["settled_count"])
    if not items:
        return nothing(_("大家议、大家定、大家评"))
    told_count = float(row["decided_known_count"])
    open_ones = _("未议定 {a}，未办结 {b}，**先催未办结的责任单位**")
    if not told_count:
        open_ones = _("未办结 {b}，**先催它们的责任单位**")
    open_ones = open_ones.format(a=count(told_count - decided), b=count(known - settled))
    if known == settled:
        open_ones = _none_open(known, told_count - decided)
    groups = row["self_governed_count"]
    told = sentences(
        _all_settled(row) if items == settled else open_ones,
        _("{n}不知道定没定，不计").format(n=count(items - told_count)) if told_count < items else "",
        _judged_clause(row),
        _("自管组织调解成功 {n}").format(n=count(groups)) if groups else "",
    )
    return Reading(_agreed_title(row), _("{text}。").format(text=told), is_finding=True)


def _none_open(known: float, undecided: float) -> str:
    """What is left where none of the items that say so is open, but not all say so."""
    left = _("未议定 {n}").format(n=count(undecided)) if undecided else ""
    return sentences(left, _("写明状态的都已办结，**其余的请补上状态**") if known else untold_clause())


def _agreed_title(row: Mapping[str, Any]) -> str:
    """How many items there are, how many of those known are decided, and how many are settled."""
    items, told_count = float(row["item_count"]), float(row["decided_known_count"])
    values = {
        "known": count(told_count),
        "decided": share(float(row["decided_count"]), told_count),
        "settled": share(float(row["settled_count"]), float(row["settled_known_count"])),
        "n": count(items),
    }
    is_settled_told = bool(row["settled_known_count"])
    plain_title = (_("议题 {n}，办结 {settled}") if is_settled_told else _("议题 {n}，没写办没办结")).format(
        **values
    )
    if not told_count:
        return plain_title
    form = _("议题 {n}，议定 {decided}，办结 {settled}")
    if not is_settled_told:
        form = _("议题 {n}，议定 {decided}，没写办没办结")
    if told_count < items:
        form = _("议题 {n}，知道定没定的 {known} 议定 {decided}")
    return fit(form.format(**values), plain_title)


def _all_settled(row: Mapping[str, Any]) -> str:
    """What remains where every item is settled."""
    items, told_count = float(row["item_count"]), float(row["decided_known_count"])
    if items == float(row["decided_count"]):
        return _("全部议定并办结，**不必再催办**")
    if not row["by_result_count"]:
        return _("已全部办结，**补填责任单位和分流**")
    return (
        _("已全部办结，**补填议定结果**")
        if told_count < items
        else _("已全部办结，**没有通过的看要不要再议**")
    )


def _judged_clause(row: Mapping[str, Any]) -> str:
    """How residents judge the items, by their scores, and the community, by a survey of the same time."""
    scored, judged = float(row["review_count"]), float(row["judged_count"])
    parts = []
    if scored:
        parts.append(_("议题评议均分 {score}").format(score=score_of(row["mean_review_score"], scored)))
    if judged:
        rated = share(float(row["satisfied_count"]), judged)
        parts.append(_("同期社区测评满意 {share}").format(share=rated))
    return _("大家评：{text}").format(text=_("，").join(parts)) if parts else _("同期没有社区测评")


def score_of(mean: float, scored: float) -> str:
    """A mean score with the number of items it is of, and that they are few: ``88.2（12 件，样本少）``."""
    few = _("，样本少") if is_small(scored) else ""
    return _("{mean}（{n}{few}）").format(mean=plain(mean, 1), n=count(scored), few=few)
