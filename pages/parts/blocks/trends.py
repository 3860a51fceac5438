"""Blocks over time: a count per period within the limits of its ordinary variation."""

from __future__ import annotations

from datetime import timedelta

from data.store import Snapshot
from pages.parts.dates import period_name
from pages.parts.drafts.trend import Segment, Span, process_behaviour
from pages.parts.fetch import fetch
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.trend import counts_of, trend_reading
from pages.parts.findings.xmr import State
from pages.parts.frame import Block
from pages.parts.holidays import spans
from pages.parts.numbers import plain
from pages.parts.series import BASELINE, ON_SCREEN, Series, period_end, period_label
from pages.parts.windows import history
from pages.parts.wording import _, mark
from queries import Grain, Scope

EVERY = {
    Grain.DAY: mark("每日"),
    Grain.WEEK: mark("每周"),
    Grain.MONTH: mark("每月"),
    Grain.QUARTER: mark("每季"),
    Grain.YEAR: mark("每年"),
}
#: A holiday shorter than this has no room for a band of its own.
_LEAST_DAYS = 5


def volume(scope: Scope, served: Snapshot, *, question: str, measure: str, key: str) -> Block:
    """The count of a ledger per period as a process-behaviour chart, sixty periods up to the window's end."""
    run = history(question, measure, scope, served)
    judged = run.until(scope.date_to)
    declared = MEASURES[measure]
    neutral = _("{every}{measure}").format(every=_(EVERY[scope.grain]), measure=_(declared.label))
    shown = run.window(scope.date_to, ON_SCREEN)
    frame = fetch(question, scope.history()).iloc[shown]
    values = run.values[: len(judged.states)]
    return Block(
        key=key,
        reading=trend_reading(
            values,
            judged,
            latest=_latest(run, judged.last, scope, served),
            neutral=neutral,
            scale=counts_of(declared.unit),
        ),
        subtitle=_subtitle(scope, neutral, _(declared.unit), shown.stop - shown.start),
        table=frame,
        question=question,
        measures=(measure,),
        figure=process_behaviour(
            frame,
            period="period_start",
            value=measure,
            states=judged.states[shown],
            segments=_segments(run, shown),
            spans=_spans(run, shown),
            step=period_end(run.starts[shown.start], run.grain) - run.starts[shown.start]
            if shown.stop > shown.start
            else timedelta(days=7),
            now_label="" if judged.last < 0 else plain(values[judged.last]),
            incomplete_label=_incomplete(run, shown, served),
        ),
        height=300,
    )


def _latest(run: Series, last: int, scope: Scope, served: Snapshot) -> str:
    """What the last judged period is called: 上周 when it is the window, else its date."""
    if last < 0:
        return ""
    start = run.starts[last]
    if run.count(scope.date_from, scope.date_to) == 1 and start == scope.date_from:
        return period_name(scope.date_from, scope.date_to, served.as_of)
    label = period_label(start, run.grain)
    return _("{day} 当周").format(day=label) if run.grain is Grain.WEEK else label


def _subtitle(scope: Scope, neutral: str, unit: str, periods: int) -> str:
    return _(
        "{measure}（{unit}），{periods} 期；灰带为正常波动范围（XmR，均值 ± 2.66 × 平均移动极差，按最近 {n} 期）；{hollow}"
    ).format(
        measure=neutral,
        unit=unit,
        periods=periods,
        n=BASELINE[scope.grain],
        hollow=_("空心为假期或未完的一期")
        if scope.grain in (Grain.DAY, Grain.WEEK)
        else _("空心为未完的一期"),
    )


def _segments(run: Series, shown: slice) -> list[Segment]:
    """The limits valid on the screen, one entry for each stretch that has the same ones."""
    found: list[Segment] = []
    for at, limits in enumerate(run.judged.limits[shown]):
        if not limits.is_known:
            continue
        if found and found[-1].stop == at and found[-1].mean == limits.mean:
            found[-1] = Segment(found[-1].start, at + 1, limits.mean, limits.lower, limits.upper)
        else:
            found.append(Segment(at, at + 1, limits.mean, limits.lower, limits.upper))
    return found


def _spans(run: Series, shown: slice) -> list[Span]:
    if run.grain is not Grain.WEEK or shown.stop == shown.start:
        return []
    first, last = run.starts[shown.start], run.starts[shown.stop - 1] + timedelta(days=6)
    long = [span for span in spans(first, last) if (span.last - span.first).days + 1 >= _LEAST_DAYS]
    gaps = [
        start
        for start, state in zip(run.starts[shown], run.judged.states[shown], strict=True)
        if state is State.MISSING
    ]
    holidays = [Span(_(span.label), span.first, span.last) for span in long if span.label in ("国庆", "春节")]
    return holidays + [Span(_("缺报"), start, start + timedelta(days=6), is_missing=True) for start in gaps]


def _incomplete(run: Series, shown: slice, served: Snapshot) -> str:
    """The label of the unfinished period: its elapsed days, and what it holds so far."""
    last = shown.stop - 1
    if last < shown.start or run.judged.states[last] is not State.INCOMPLETE or run.values[last] is None:
        return ""
    days = (served.as_of.date() - run.starts[last]).days + 1
    return _("未完一期 {days} 天<br>{n}").format(days=days, n=plain(run.values[last]))
