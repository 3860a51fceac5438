"""What a free question found, by the rules of all other pages: every picked group is held to its family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.against_target import above_target, below_target, standings, target_reading
from pages.parts.findings.extremes import largest, smallest
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, some, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import days, fraction, rate, share, with_unit
from queries.measure import Kind, Measure

#: With fewer groups there is no comparison.
_LEAST_GROUPS = 2


def rate_sides(frame: pd.DataFrame, target: float | None, small: int, group: Group) -> dict[str, int]:
    """Name -> +1 above the target (without one: the rest) beyond chance, −1 below; corrected for the family.

    Args:
        frame: ``name``, ``value``, ``part``, ``whole``, one row a group.
        target: The target of the rate; None compares each with all the others.
        small: Fewer cases are not judged.
        group: The family of tests against a target.
    """
    if frame.empty:
        return {}
    if target is not None:
        found = standings(frame, "name", "value", "whole", target, small)
        below = {each.name: -1 for each in below_target(found, target, group)}
        return below | {each.name: 1 for each in above_target(found, target, group)}
    is_judged = (frame["whole"] >= small) & named_rows(frame, "name")
    if int(is_judged.sum()) < _LEAST_GROUPS:
        return {}
    sides = sides_of_rest(frame["part"].fillna(0), frame["whole"].fillna(0), judged=is_judged)
    return {str(name): int(side) for name, side in zip(frame["name"], sides, strict=True) if side}


def rate_reading(
    frame: pd.DataFrame, measure: Measure, noun: str, *, target: float | None, small: int, group: Group
) -> Reading:
    """Title and reading of a rate by group: against its target, or each against all the others.

    Args:
        frame: ``name``, ``value``, ``part``, ``whole``, one row a group.
        measure: The rate.
        noun: What the groups are, a message key.
        target: Its target; None without one.
        small: Fewer cases are not judged.
        group: The family of tests against a target.
    """
    if target is not None:
        found = standings(frame, "name", "value", "whole", target, small)
        return target_reading(found, target, noun=noun, label=measure.label, group=group)
    neutral = _("各{noun}{label}").format(noun=word(noun), label=word(measure.label))
    known = frame[frame["whole"].fillna(0) > 0]
    if known.empty:
        return nothing(neutral)
    sides = rate_sides(known, None, small, group)
    judged = int(((known["whole"] >= small) & named_rows(known, "name")).sum())
    if judged < _LEAST_GROUPS:
        return Reading(neutral, _("分母够 {small} 的不到两个，**样本少不作判断**。").format(small=small))
    if not sides:
        told = _("{n} 个{noun}一起校正，高低**还不能排除偶然**。").format(n=judged, noun=word(noun))
        return Reading(_("{neutral}：未见明显差别").format(neutral=neutral), told)
    high, low = ([name for name, side in sides.items() if side == way] for way in (1, -1))
    return Reading(_rest_title(high, low, measure), _rest_clause(known, sides, judged, noun), is_finding=True)


def _rest_title(high: Sequence[str], low: Sequence[str], measure: Measure) -> str:
    said = {"label": word(measure.label), "high": some(high), "low": some(low)}
    both, above, below = (
        _("{high}{label}高于其余，{low}低于其余"),
        _("{high}{label}高于其余"),
        _("{low}{label}低于其余"),
    )
    if high and low:
        return fit(*(form.format(**said) for form in (both, above if measure.polarity < 0 else below)))
    return fit((above if high else below).format(**said))


def _rest_clause(known: pd.DataFrame, sides: Mapping[str, int], judged: int, noun: str) -> str:
    row = known[known["name"].astype(str) == next(iter(sides))].iloc[0]
    said = {
        "name": short(str(row["name"])),
        "rate": share(row["part"], row["whole"]),
        "fraction": fraction(row["part"], row["whole"]),
        "n": judged,
        "noun": word(noun),
        "rest": judged - len(sides),
    }
    head = _("{name} {rate}（{fraction}），{n} 个{noun}一起校正后**仍与其余不同**").format(**said)
    tail = _("其余 {rest} 个还不能排除偶然").format(**said) if said["rest"] else ""
    return _("{text}。").format(text=sentences(head, tail))


def untested_reading(frame: pd.DataFrame, measure: Measure, noun: str, small: int) -> Reading:
    """Title and reading of a measure without a test of its groups: its range, and what not to conclude.

    Args:
        frame: ``name``, ``value``, ``whole`` (cases; NaN where none are counted), one row a group.
        measure: The measure.
        noun: What the groups are, a message key.
        small: Groups of fewer cases are not named.
    """
    neutral = _("各{noun}{label}").format(noun=word(noun), label=word(measure.label))
    known = frame[frame["value"].notna() & named_rows(frame, "name")]
    if known.empty:
        return nothing(neutral)
    sure = known[~(known["whole"] < small)]
    if len(sure) < _LEAST_GROUPS:
        return Reading(neutral, _("够 {small} 件的不到两个，**样本少不作判断**。").format(small=small))
    values = sure.set_index(sure["name"].astype(str))["value"]
    high, low = largest(values, 1), smallest(values, 1)
    said = {"noun": word(noun), "label": word(measure.label), "n": len(sure)}
    ends = {"low": value_in_words(low.value, measure), "high": value_in_words(high.value, measure)}
    title = fit(_("{n} 个{noun}{label} {low} 至 {high}").format(**said, **ends))
    head = _("{high}，{low}").format(high=high.who(_("最高")), low=low.who(_("最低")))
    told = _("{head}；差别没有检验，**不能据此排高低**。").format(head=head)
    return Reading(title, told)


def value_in_words(value: float, measure: Measure) -> str:
    """A value of a measure with its unit, as on all pages."""
    if measure.kind is Kind.RATE:
        return rate(value)
    if measure.kind is Kind.DAYS:
        return days(value)
    return with_unit(value, measure.unit, 0 if measure.kind is Kind.COUNT else 1)
