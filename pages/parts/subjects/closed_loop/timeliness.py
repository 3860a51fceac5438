"""Blocks of deadlines, answers and levels: who is late, who was not answered, where disputes are settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.calendar_periods import period_label, period_words
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.window_names import over
from pages.parts.charts import parts
from pages.parts.charts.theme import BLUE, BLUE2, LINE, SATISFACTION_SCALE
from pages.parts.findings.reading import name_as_written
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.closed_loop.readings import answers_reading, deadlines_reading, levels_trend_reading
from pages.parts.subjects.closed_loop.unit_ranks import UnitRanks, unit_ranks
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_fraction_only, is_missing, is_small, plain
from pages.parts.words.totals import totals
from queries import Grain, Scope

UNITS, ANSWERS = "closed_loop/deadlines_by_unit", "closed_loop/answers_by_channel"
SLOW = "closed_loop/slow_by_channel"
LEVELS, UNANSWERED = "closed_loop/levels_by_period", "service_requests/unanswered_rows"
_LEVELS = (
    ("within_grid_count", mark("网格"), BLUE),
    ("at_community_count", mark("社区"), BLUE2),
    ("at_street_count", mark("街道"), SATISFACTION_SCALE[3]),
    ("above_street_count", mark("区级以上"), SATISFACTION_SCALE[4]),
    ("unfilled_count", mark("未写明"), LINE),
)
#: Number of units in the block; the others are only in the table behind it.
_MOST = 10
#: Number of periods of the levels on the screen.
_PERIODS = 12


def deadlines(scope: Scope) -> Block:
    """Responsible units: on time and closed late in the window, and everything overdue or due soon now."""
    window, everything = fetch_all([(UNITS, scope), (UNITS, scope.history())])
    ranks = unit_ranks(UNITS, window, scope)
    frame = ranks.columns(_with_stock(window, everything))
    days = settings().due_soon_days
    return Block(
        key="deadlines",
        reading=deadlines_reading(frame, days),
        subtitle=_(
            "按期率、超期办结：期限在 {window} 的；超期未结、即将到期（{days} 天内）：到数据截至全部未办结的"
        ).format(window=dates(scope.date_from, scope.date_to), days=days)
        + ranks.clause,
        table=frame,
        question=UNITS,
        measures=("on_time_rate", "overdue_open_count", "due_soon_count"),
        html=markup.unit_table(_units(frame, ranks)) if len(frame) else "",
        rows=(
            *rows_behind("service_requests/overdue_rows", scope.history(), frame["overdue_open_count"]),
            *rows_behind("service_requests/due_soon_rows", scope.history(), frame["due_soon_count"]),
            *rows_behind("service_requests/due_rows", scope, frame["due_count"]),
            *rows_behind("service_requests/on_time_rows", scope, frame["closed_on_time_count"]),
        ),
        total=totals(frame, "responsible_unit", on_time_rate=("closed_on_time_count", "due_count", 1)),
        earlier=ranks.earlier,
    )


def _with_stock(window: pd.DataFrame, everything: pd.DataFrame) -> pd.DataFrame:
    """The units of the window and of the stock: what is overdue or due soon now may be of any time."""
    stock = everything.set_index("responsible_unit")[["overdue_open_count", "due_soon_count"]]
    made = window.set_index("responsible_unit").drop(columns=list(stock.columns))
    waiting = stock[stock.sum(axis=1) > 0]
    both = made.reindex(made.index.union(waiting.index)).join(stock)
    counts = [name for name in both.columns if name != "on_time_rate"]
    both[counts] = both[counts].fillna(0).astype(int)
    both = both.sort_values(["overdue_open_count", "due_count"], ascending=False, kind="stable")
    return both.rename_axis("responsible_unit").reset_index()[list(window.columns)]


def _units(frame: pd.DataFrame, ranks: UnitRanks) -> markup.Table:
    headings = (
        Heading(_("承办单位"), True, column="responsible_unit"), Heading(_("按期率"), column="on_time_rate"),
        Heading(_("超期办结"), hide_on_phone=True, column="closed_late_count"),
        Heading(_("超期未结"), column="overdue_open_count"), Heading(_("即将到期"), column="due_soon_count"),
    )  # fmt: skip
    shown = frame.head(_MOST)
    rows = tuple(
        _unit(row, name_as_written(row["responsible_unit"]), rank=ranks.words(str(row["responsible_unit"])))
        for row in shown.to_dict("records")
    )
    sums = frame.drop(columns=["responsible_unit", "on_time_rate", "rank", "compared_rank"]).sum().to_dict()
    return markup.Table(headings, rows, _unit(sums, _("合计"), is_sum=True), shown)


def _unit(row: dict[str, Any], name: str, *, rank: str = "", is_sum: bool = False) -> tuple[Cell, ...]:
    overdue = row["overdue_open_count"]
    on_time = rate_cell(row["closed_on_time_count"], row["due_count"])
    return (
        Cell(name, bold=not is_sum),
        replace(on_time, html=markup.below(rank)) if rank else on_time,
        Cell(plain(row["closed_late_count"])),
        Cell(plain(overdue), bold=bool(overdue) and not is_sum),
        Cell(plain(row["due_soon_count"])),
    )


def answers(scope: Scope) -> Block:
    """Channels: how many requests had an answer, how soon the first one came, how many had none."""
    frame, slow = fetch_all([(ANSWERS, scope), (SLOW, scope)])
    return Block(
        key="answers",
        reading=answers_reading(frame, slow, _MOST),
        subtitle=_(
            "{window} 受理的诉求（件），按渠道；回应指有首次响应或已办结；响应时长只计有首次响应时间的"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=ANSWERS,
        measures=("answered_rate", "unanswered_count", "median_hours_to_respond"),
        html=markup.unit_table(_channels(frame)) if len(frame) else "",
        rows=rows_behind(UNANSWERED, scope, frame["unanswered_count"]),
    )


def _channels(frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("渠道"), True, column="channel"), Heading(_("未回应"), column="unanswered_count"),
        Heading(_("回应率"), column="answered_rate"),
        Heading(_("响应中位（小时）"), column="median_hours_to_respond"),
        Heading(_("九成内（小时）"), hide_on_phone=True, column="p90_hours_to_respond"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(name_as_written(row["channel"]), bold=True),
            Cell(plain(row["unanswered_count"]), bold=bool(row["unanswered_count"])),
            rate_cell(row["answered_count"], row["answered_count"] + row["unanswered_count"]),
            *_hours(row),
        )
        for row in frame.head(_MOST).to_dict("records")
    )
    return markup.Table(headings, rows, frame=frame.head(_MOST))


def _hours(row: dict[str, Any]) -> tuple[Cell, Cell]:
    n = row["responded_count"]
    if is_fraction_only(n) or is_missing(row["median_hours_to_respond"]):
        return Cell("—", f"N={plain(n)}" if n else ""), Cell("—")
    few = "flat" if is_small(n, settings().small_sample) else ""
    median, most = (plain(row[name], 1) for name in ("median_hours_to_respond", "p90_hours_to_respond"))
    return Cell(median, f"N={plain(n)}", colour=few), Cell(most, colour=few)


def levels(scope: Scope) -> Block:
    """The level on which disputes were settled, as one 100 % bar per period."""
    asked = scope.replace(grain=_grain(scope))
    frame = fetch(LEVELS, asked)
    shown = frame.tail(_PERIODS).reset_index(drop=True)
    starts = [pd.Timestamp(start).date() for start in shown["period_start"]]
    names, words = ([name(day, asked.grain) for day in starts] for name in (period_label, period_words))
    return Block(
        key="levels-over-time",
        reading=over(levels_trend_reading(shown.assign(unit=words), settings().small_sample), scope),
        subtitle=_("{window} 受理并调解成功的纠纷按化解层级分（%），右列为件数；首尾时段可能不满").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=shown,
        question=LEVELS,
        measures=("within_grid_rate", "within_community_rate"),
        kind=ChartKind.SHARES,
        figure=parts.stacked_share(
            shown.assign(unit=names),
            name="unit",
            parts=[(column, _(label), colour) for column, label, colour in _LEVELS],
            small=settings().small_sample,
            total_label=_("化解"),
            height=372,
        ),
        rows=rows_behind("mediation_cases/settled_rows", _from(scope, shown), shown["succeeded_count"]),
    )


def _from(scope: Scope, shown: pd.DataFrame) -> Scope:
    """The scope from the first shown period on."""
    if shown.empty:
        return scope
    first = pd.Timestamp(shown["period_start"].min()).date()
    return scope.replace(date_from=max(first, scope.date_from or first))


def _grain(scope: Scope) -> Grain:
    """Months up to a year, quarters up to three years, else years: a few bars with enough cases each."""
    if scope.date_from is None or scope.date_to is None:
        return Grain.YEAR
    days = (scope.date_to - scope.date_from).days
    return Grain.QUARTER if days <= 3 * 366 else Grain.YEAR
