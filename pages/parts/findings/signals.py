"""The table 须办: what is out of the ordinary, where it comes from, whose it is, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.against_target import Standing
from pages.parts.findings.comparison import Evidence, Position, Tag, tag
from pages.parts.findings.contribution import FEW, Contribution
from pages.parts.findings.measures import Kind, Measure
from pages.parts.findings.reading import is_named, word
from pages.parts.findings.xmr import Control, State, control
from pages.parts.numbers import count, days, fraction, plain, rate, signed
from pages.parts.wording import _

#: The worst first; what is not listed is no row of the table.
ORDER = (Tag.ALARM, Tag.MISSED, Tag.WATCH, Tag.BETTER)
MOST_ROWS = 5
MOST_BETTER = 1


@dataclass(frozen=True, slots=True)
class Signal:
    """One row of the table.

    Attributes:
        level: Tag word: 预警, 未达标, 关注 or 好转.
        what: What happened, with the subject in ``**bold**``.
        where_from: What it is made of; empty when that is not known.
        unit: Whose it is: the responsible unit or the community.
        deadline: By when; empty when the ledgers name none.
        weight: How far out of the ordinary, to order rows of one level.
        clause: The same in a few words, for a headline.
    """

    level: Tag
    what: str
    where_from: str = ""
    unit: str = ""
    deadline: str = ""
    weight: float = 0.0
    clause: str = ""

    @property
    def sort_key(self) -> tuple[int, float, str]:
        """Worst level first, then the farthest out, then the text."""
        return ORDER.index(self.level), -self.weight, self.what


def select(signals: Iterable[Signal]) -> list[Signal]:
    """The rows to show: worst first, at most five, at most one of them 好转."""
    rows: list[Signal] = []
    better = 0
    for signal in sorted((s for s in signals if s.level in ORDER), key=lambda s: s.sort_key):
        better += signal.level is Tag.BETTER
        if signal.level is not Tag.BETTER or better <= MOST_BETTER:
            rows.append(signal)
    return rows[:MOST_ROWS]


def calm(period: str) -> str:
    """The line that stands where there is no signal: ``上周没有超出正常波动的事项``."""
    return _("{period}没有超出正常波动的事项").format(period=period)


def controls(
    frame: pd.DataFrame,
    by: str,
    *,
    value: str = "request_count",
    holidays: Sequence[bool] = (),
    incomplete: Sequence[bool] = (),
) -> dict[str, tuple[tuple[float, ...], Control]]:
    """Series and states of every part of a long frame (period_start, ``by``, ``value``), by name.

    A period a part does not have is a zero. ``holidays`` and ``incomplete`` are in the order of
    the sorted period starts.
    """
    if frame.empty:
        return {}
    text = frame.assign(**{by: frame[by].astype(str)})
    grid = text.pivot_table(index="period_start", columns=by, values=value, aggfunc="sum", fill_value=0)
    series = {str(name): tuple(float(number) for number in grid[name]) for name in grid.columns}
    return {
        name: (values, control(values, holidays=holidays, incomplete=incomplete))
        for name, values in series.items()
    }


def volume_signals(
    judged: Mapping[str, tuple[Sequence[float], Control]],
    *,
    unit: str = "件",
    sources: Mapping[str, str] | None = None,
    owners: Mapping[str, str] | None = None,
) -> list[Signal]:
    """Signals of parts whose last period rose out of its limits; a fall is no row (少报 is no relief).

    Args:
        judged: What ``controls`` gives.
        unit: Unit of the counts, a message key.
        sources: Part -> what the rise is made of.
        owners: Part -> responsible unit; the part itself when it is not named.
    """
    found = []
    for name, (values, series) in judged.items():
        if not (
            is_named(name) and series.is_current and series.last_state.is_signal and series.last_side > 0
        ):
            continue
        limits = series.limits[series.last]
        value, run = values[series.last], series.runs[series.last]
        if value - limits.mean < FEW:
            continue
        template, clause = _volume_words(run)
        said = {"name": name, "n": count(value, unit), "run": run, "limit": plain(limits.upper, 0)}
        said["mean"] = plain(limits.mean, 0)
        found.append(
            Signal(
                Tag.ALARM if series.last_state is State.ALARM else Tag.WATCH,
                template.format(**said),
                (sources or {}).get(name, ""),
                (owners or {}).get(name, name),
                weight=(value - limits.mean) / limits.sigma if limits.sigma else 0.0,
                clause=clause.format(**said),
            )
        )
    return found


def _volume_words(run: int) -> tuple[str, str]:
    if run >= 2:
        return _("**{name}** {n}，连续 {run} 期高于上限 {limit}"), _("{name}连续 {run} 期高于上限")
    if run == 1:
        return _("**{name}** {n}，首次高于上限 {limit}"), _("{name}首次高于上限")
    return _("**{name}** {n}，连续 8 期高于均值 {mean}"), _("{name}连续 8 期高于均值")


def leading_part(found: Contribution, unit: str = "件") -> str:
    """What a rise is made of: ``噪声扰民 31 件，较上期 +17``; empty when no named part rose."""
    risen = [move for move in found.moves if move.change > 0 and is_named(move.name)]
    if not risen:
        return ""
    most = max(risen, key=lambda move: move.change)
    return _("{name} {n}，较上期 {change}").format(
        name=most.name, n=count(most.now, unit), change=signed(most.change)
    )


def target_signals(found: Iterable[Standing], label: str, target: float) -> list[Signal]:
    """A row for every named unit whose whole interval lies below the target; ``label`` is a message key."""
    return [
        Signal(
            Tag.MISSED,
            _("**{name}**{label} {rate}，区间上限 {high} 低于目标 {goal}").format(
                name=s.name, label=word(label), rate=rate(s.rate), high=rate(s.high), goal=rate(target, 0)
            ),
            fraction(s.part, s.whole),
            s.name,
            weight=target - s.high,
            clause=_("{name}{label}未达标").format(name=s.name, label=word(label)),
        )
        for s in found
        if s.position is Position.BELOW and is_named(s.name)
    ]


def measure_signal(
    measure: Measure, now: float, before: float, evidence: Evidence, *, where_from: str = "", unit: str = ""
) -> list[Signal]:
    """At most one row for a whole-office measure: none unless its tag is a level of the table."""
    level = tag(measure, evidence)
    if level not in ORDER or level is Tag.MISSED:
        return []
    rose = now > before
    template = _("**{label}**由 {before} 升到 {now}") if rose else _("**{label}**由 {before} 降到 {now}")
    clause = _("{label}升到 {now}") if rose else _("{label}降到 {now}")
    said = {"before": _said(measure, before), "now": _said(measure, now)}
    what = template.format(label=_(measure.label), **said)
    return [Signal(level, what, where_from, unit, clause=clause.format(label=word(measure.label), **said))]


def _said(measure: Measure, value: float) -> str:
    if measure.kind is Kind.RATE:
        return rate(value)
    return days(value) if measure.kind is Kind.DAYS else count(value, measure.unit)
