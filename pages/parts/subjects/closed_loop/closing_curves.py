"""Closing times as curves, also for other pages that compare two of them."""

from __future__ import annotations

from dataclasses import replace

from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.charts.survival import Subject, survival_curves
from pages.parts.findings.survival import Curve, closing_reading, curve
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing
from queries import Scope

REQUESTS = "service_requests/timed_rows"
CLOSING_TIMES, SUMMARY = "closed_loop/closing_times", "service_requests/summary"
_HEIGHT = 372


def closing(scope: Scope) -> Block:
    """Time to close of the scope, compared with the whole sub-district when the scope is a part of it."""
    whole = among_all(scope)
    if whole == scope:
        return time_to_close(scope, name=_("全街道"), height=_HEIGHT)
    names = scope.compounds or scope.communities or ()
    name = names[0] if len(names) == 1 else _("所选范围")
    return time_to_close(scope, name=name, other=whole, other_name=_("全街道"), height=_HEIGHT)


def time_to_close(
    scope: Scope,
    *,
    name: str,
    other: Scope | None = None,
    other_name: str = "",
    key: str = "time-to-close",
    height: int = 360,
) -> Block:
    """Kaplan–Meier curve of the requests of a scope, with a second curve when there is another scope.

    Args:
        scope: The main scope: a compound, a community, or everything.
        name: Label of its curve, in the user's language.
        other: The scope compared with: the whole sub-district, or the window compared with.
        other_name: Label of the other curve.
        key: Key of the block on its page.
        height: px.
    """
    main, beside = _curve(scope), None if other is None else _curve(other)
    drawn = [_subject(name, main), *([] if beside is None else [_subject(other_name, beside)])]
    return Block(
        key=key,
        reading=closing_reading(main, beside, other_name, is_part=_is_part(scope, other)),
        subtitle=_(
            "期限在 {window} 的诉求仍在办的比例（%，Kaplan–Meier），横轴为受理后天数；"
            "竖线为到数据截至未办结，阴影为 95% 区间，下方为在办件数"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=main.frame,
        question=CLOSING_TIMES,
        measures=("median_hours_to_close",),
        figure=survival_curves(drawn, height=height),
        rows=rows_behind(REQUESTS, scope, main.counts[["closed_count", "open_count"]]),
    )


def _curve(scope: Scope) -> Curve:
    """The curve, in whole hours, with the median of the cards, which is computed from seconds."""
    summary, times = fetch_all([(SUMMARY, scope), (CLOSING_TIMES, scope)])
    days = summary["half_closed_days"].iloc[0]
    return replace(curve(times), median=float("nan" if is_missing(days) else days) * 24)


def _is_part(scope: Scope, other: Scope | None) -> bool:
    """Whether the other scope includes this one: the whole sub-district in the same window."""
    return other is not None and other == among_all(scope)


def _subject(name: str, found: Curve) -> Subject:
    return Subject(name, found.frame, found.counts, found.median)
