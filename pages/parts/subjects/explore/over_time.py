"""Blocks over time: one series with its ordinary variation, several lines, a running total."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.cards import target_of
from pages.parts.asking.ledger_gaps import missing_weeks
from pages.parts.asking.series import Nature, Series, series
from pages.parts.asking.windows import all_time, begins_late
from pages.parts.charts.lines import lines
from pages.parts.findings.reading import Reading, nothing, word
from pages.parts.findings.trend import Scale, counts_of
from pages.parts.shared_blocks import rates_over_time, trends
from pages.parts.subjects.explore.answers import by_listing, groups_of, kept_question, ledger_of, listing_of
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.outcome import Outcome, rows_outcome
from pages.parts.subjects.explore.readings import value_in_words
from pages.parts.subjects.explore.result import (
    GRAIN_WORDS,
    KEY,
    answer_table,
    command_of,
    decimals_of,
    result_block,
    unit_words,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import count, is_small, plain
from queries import Grain, Scope
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES

#: So many lines can be told apart; one of all others would dwarf them.
MOST = 4
_PERIODS = {"period_start": "period_start"}


def period_starts(scope: Scope) -> list[date]:
    """First days of the periods of the grain that the window of a scope touches."""
    first, end = scope.bounds
    start, found = _start_of(first, scope.grain), []
    while start < end:
        found.append(start)
        start = period_end(start, scope.grain)
    return found


def _start_of(day: date, grain: Grain) -> date:
    if grain is Grain.DAY:
        return day
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday())
    month = {Grain.MONTH: day.month, Grain.QUARTER: 3 * ((day.month - 1) // 3) + 1, Grain.YEAR: 1}[grain]
    return day.replace(month=month, day=1)


def open_from(scope: Scope, served: Snapshot) -> date | None:
    """First day of the first period that is not over on the day of the data; None without one."""
    last = served.as_of.date()
    starts = [
        start for start in period_starts(scope) if period_end(start, scope.grain) - timedelta(days=1) > last
    ]
    return starts[0] if starts else None


def one_line(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """One measure per period with the limits of its ordinary variation, up to the end of the window."""
    declared = MEASURES[plan.measure]
    frame = _whole_series(plan.measure, scope, served)
    run = _series(plan.measure, frame, scope, served)
    question = command_of(plan, scope)
    if declared.kind is Kind.RATE:
        named = frame.rename(columns={"value": plan.measure, "whole": declared.denominator})
        block = rates_over_time.of_series(
            run, named, scope, served, question=question, measure=plan.measure, key=KEY
        )
    else:
        named = frame.rename(columns={"value": plan.measure})
        scale = _scale(plan.measure)
        block = trends.of_series(
            run, named, scope, served, question=question, measure=plan.measure, key=KEY, scale=scale
        )
    kept = ["period_start", plan.measure, *([declared.denominator] if declared.kind is Kind.RATE else [])]
    return replace(block, table=block.table[kept])


def _scale(measure: str) -> Scale:
    declared = MEASURES[measure]
    if declared.kind is Kind.COUNT:
        return counts_of(declared.unit)
    return Scale(lambda value: value_in_words(value, declared), lambda value: plain(value, 1))


def _whole_series(measure: str, scope: Scope, served: Snapshot) -> pd.DataFrame:
    """The measure in every period since the ledger is kept; a count of an absent period is 0."""
    whole = all_time(kept_question(measure), scope, served)
    frame = groups_of(measure, (), whole, has_periods=True)
    if whole.date_from is None:
        return frame
    starts = pd.DataFrame({"period_start": period_starts(whole)})
    found = starts.merge(frame, on="period_start", how="left")
    return found.fillna({"value": 0.0, "part": 0.0}) if AGGREGATES[measure].is_additive else found


def _series(measure: str, frame: pd.DataFrame, scope: Scope, served: Snapshot) -> Series:
    kind, least = MEASURES[measure].kind, settings().small_sample
    small = [at for at, whole in enumerate(frame["whole"]) if is_small(whole, least)]
    return series(
        frame, "value", grain=scope.grain, as_of=served.as_of,
        nature=Nature.COUNT if kind is Kind.COUNT else Nature.OTHER,
        begins_late=len(frame) > 0 and begins_late(kept_question(measure), frame, served),
        missing=missing_weeks(ledger_of(measure), served) if kind is Kind.COUNT else (),
        small=small if kind is Kind.RATE else (),
    )  # fmt: skip


def several_lines(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """One line per row, the largest ones and 其他, over the periods of the window."""
    declared = MEASURES[plan.measure]
    listed = listing_of(plan.measure, plan.rows, scope, MOST)
    frame = by_listing(plan.measure, listed, scope, has_periods=True).rename(columns={plan.rows: "row"})
    figure = lines(
        frame, period="period_start", name="row", value="value", names=listed.names,
        periods=period_starts(scope), whole="whole" if declared.kind is Kind.RATE else None,
        is_rate=declared.kind is Kind.RATE, fills=AGGREGATES[plan.measure].is_additive,
        decimals=decimals_of(plan.measure), unit=unit_words(plan.measure),
        small=settings().small_sample, target=target_of(MEASURES[plan.measure]),
        open_from=open_from(scope, served),
    )  # fmt: skip
    subtitle = _(
        "{window} {label}（{unit}），按{noun}，逐{grain}；"
        "最大的 {n} 项各一条线，其余见排名表；空心为样本少或不满一期"
    ).format(
        window=dates(scope.date_from, scope.date_to), label=_(declared.label), unit=unit_words(plan.measure),
        noun=word(dimension_label(plan.rows)), grain=word(GRAIN_WORDS[scope.grain]), n=MOST,
    )  # fmt: skip
    table = answer_table(frame, plan, {"row": plan.rows, **_PERIODS})
    return result_block(plan, scope, rows_outcome(plan, scope, served), subtitle, table, figure)


def running(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """The running total of a count over the window, up to the day of the data."""
    declared, window = MEASURES[plan.measure], dates(scope.date_from, scope.date_to)
    label = _("累计{label}").format(label=word(declared.label))
    frame = groups_of(plan.measure, (), scope, has_periods=True)
    starts = [start for start in period_starts(scope) if start <= served.as_of.date()]
    whole = pd.DataFrame({"period_start": starts}).merge(frame, on="period_start", how="left")
    whole = whole.assign(row=label, value=whole["value"].fillna(0.0).cumsum())
    figure = lines(
        whole if len(frame) else whole.iloc[:0], period="period_start", name="row", value="value",
        names=[label], periods=starts, unit=unit_words(plan.measure), open_from=open_from(scope, served),
    )  # fmt: skip
    subtitle = _("{window} {label}（{unit}），逐{grain}；空心为不满一期").format(
        window=window, label=label, unit=unit_words(plan.measure), grain=word(GRAIN_WORDS[scope.grain])
    )
    told = nothing(label)
    if len(frame):
        total = count(float(whole["value"].iloc[-1]), declared.unit)
        title = _("{window}累计 {n}").format(window=window, n=total)
        told = Reading(title, _("只是逐期相加，**不作判断**；看快慢请换折线。"))
    table = answer_table(whole, plan, _PERIODS)
    return result_block(plan, scope, Outcome(told), subtitle, table, figure)
