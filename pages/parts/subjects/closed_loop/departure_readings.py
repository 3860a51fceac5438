"""What is said of matters that were sorted otherwise than the rule of 三事分流."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.reading import Reading, fit, named_rows, short, some, word
from pages.parts.subjects.closed_loop.triage_readings import TRIAGE
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, is_fraction_only, rate, share

#: From this share on, where there are enough, an issue is sorted otherwise as a rule: no slip of the pen.
_MOSTLY = 0.5


def unruled_count(matters: pd.DataFrame) -> float:
    """Matters with a triage of which the rule says nothing (``closed_loop/triage_flows``)."""
    filled = matters["triage"].isin(TRIAGE) & matters["rule_triage"].isna()
    return float(matters.loc[filled, "matter_count"].sum())


def rule_reading(issues: pd.DataFrame, unruled: float) -> Reading:
    """Title and reading of the rule: the issue that departs most often, and whether rule or filling is wrong.

    Args:
        issues: ``closed_loop/departures_by_issue``.
        unruled: Matters with a triage of which the rule says nothing.
    """
    neutral = _("三事分流的规则")
    left = _("规则没有说法的 {n}不在内").format(n=count(unruled)) if unruled else ""
    if issues.empty:
        told = _("没有填了分流、规则又有说法的，**规则只用来建议**")
        return Reading(neutral, _join(told, left))
    n, of = float(issues["departed_count"].sum()), float(issues["ruled_count"].sum())
    if not n:
        return Reading(
            _("已填的分流都与规则一致"), _join(_("可对照的 {n}**都照规则填**").format(n=count(of)), left)
        )
    title = fit(
        _("{n}与分流规则不同，占可对照的 {share}").format(n=count(n), share=share(n, of)),
        _("{n}与分流规则不同").format(n=count(n)),
    )
    return Reading(title, _join(_most_departed(issues), left), is_finding=True)


def _most_departed(issues: pd.DataFrame) -> str:
    """The issue with most departures, and what to do about it."""
    sums = issues.groupby(["issue", "rule_triage"], as_index=False)[["departed_count", "ruled_count"]].sum()
    worst = sums.sort_values(["departed_count", "issue"], ascending=[False, True], kind="stable").iloc[0]
    n, of = float(worst["departed_count"]), float(worst["ruled_count"])
    other = issues[(issues["issue"] == worst["issue"]) & (issues["departed_count"] > 0)].iloc[0]["triage"]
    values = {
        "issue": worst["issue"],
        "rule": worst["rule_triage"],
        "other": other,
        "fraction": fraction(n, of),
    }
    if n > _MOSTLY * of and not is_fraction_only(of):
        form = _("不同的最多在{issue}（规则{rule}，多填{other}，{fraction}）：**先定规则改不改**，再逐件核对")
    else:
        form = _("不同的最多在{issue}（规则{rule}，多填{other}，{fraction}）：**逐件核对是不是填错**")
    return form.format(**values)


def departure_reading(frame: pd.DataFrame, by: str, noun: str, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the departures by place or unit: who departs more often than the others together.

    Args:
        frame: ``ruled_count``, ``departed_count`` and the column ``by``; at least one row.
        by: ``community`` or ``responsible_unit``.
        noun: What a row is, a message key.
        small_sample: Units with fewer matters are not judged.
    """
    n, of = float(frame["departed_count"].sum()), float(frame["ruled_count"].sum())
    values = {"n": count(n), "noun": word(noun), "all": share(n, of, small_sample), "small": small_sample}
    if not n:
        return Reading(_("各{noun}已填的分流都与规则一致").format(**values), _join(_("**没有要核对的**")))
    judged = (frame["ruled_count"] >= small_sample) & named_rows(frame, by)
    title = _("与规则不同 {n}，占 {all}").format(**values)
    if judged.sum() < 2:
        few = _("够 {small} 件的{noun}不足两个，**不作比较，逐件核对**")
        return Reading(title, _join(few.format(**values)), is_finding=True)
    sides = sides_of_rest(frame["departed_count"], frame["ruled_count"], judged=judged)
    above = frame[sides > 0].sort_values("departure_rate", ascending=False, kind="stable")
    if above.empty:
        alike = _("各{noun}的差别还不能排除偶然，**不能据此排名，逐件核对**")
        return Reading(title, _join(alike.format(**values)), is_finding=True)
    first = above.iloc[0]
    values |= {
        "names": some([short(name) for name in above[by]]),
        "rate": rate(float(first["departure_rate"])),
        "fraction": fraction(first["departed_count"], first["ruled_count"]),
        "first": short(first[by]),
    }
    title = fit(_("{names}与分流规则不同的偏多").format(**values), title)
    told = _("{first}与规则不同 {rate}（{fraction}），高于总体 {all}，**先核对它的**").format(**values)
    return Reading(title, _join(told), is_finding=True)


def _join(*parts: str) -> str:
    return _("{text}。").format(text=sentences(*parts))
