"""The table 需办: what is out of the ordinary, where it comes from and who is responsible, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pages.parts.findings.against_target import Standing
from pages.parts.findings.comparison import Position, Tag
from pages.parts.findings.judgement import Ground
from pages.parts.findings.judgement_reasons import Judgement, limit
from pages.parts.findings.part import Part
from pages.parts.findings.reading import capital, is_named, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, days, fraction, interval, is_missing, rate
from pages.parts.words.value_names import in_words
from queries.measure import Kind, Measure

#: Worst first; tags that are not listed make no row.
ORDER = (Tag.ALARM, Tag.MISSED, Tag.WATCH, Tag.BETTER)
MOST_ROWS = 5
MOST_BETTER = 1


@dataclass(frozen=True, slots=True)
class Signal:
    """One row of the table.

    Attributes:
        level: Tag word: 预警, 未达标, 关注 or 好转.
        what: What happened, with the subject in ``**bold**``.
        where_from: The parts of the change; empty when unknown.
        unit: Who is responsible: the unit or the community.
        deadline: Due date; empty when the ledgers have none.
        weight: How far out of the ordinary, for the order of rows of one level.
        clause: The same in a few words, for a headline.
        reason: Why it has that level: what was compared, with which limits, over which window.
        mark: The part that it is about, as pairs of dimension and value; empty for the whole scope.
        measure: Name of the measure that it is about; empty where it is about a part.
        excess: Requests of the last period above the usual ones; 0 where it is about none.
    """

    level: Tag
    what: str
    where_from: str = ""
    unit: str = ""
    deadline: str = ""
    weight: float = 0.0
    clause: str = ""
    reason: str = ""
    mark: tuple[tuple[str, str], ...] = ()
    measure: str = ""
    excess: float = 0.0

    def __post_init__(self) -> None:
        """Translate ledger values into the language; a clause starts in lower case, inside a headline."""
        object.__setattr__(self, "what", capital(in_words(self.what)))
        object.__setattr__(self, "where_from", capital(in_words(self.where_from)))
        object.__setattr__(self, "clause", in_words(self.clause))

    @property
    def is_due(self) -> bool:
        """Whether it needs action: 好转 does not."""
        return self.level is not Tag.BETTER

    @property
    def sort_key(self) -> tuple[int, float, str]:
        """Sort key: worst level first, then the farthest out, then the text."""
        return ORDER.index(self.level), -self.weight, self.what


def select(signals: Iterable[Signal]) -> list[Signal]:
    """The rows, worst first, with at most one 好转; the table shows the first ``MOST_ROWS``."""
    rows: list[Signal] = []
    better = 0
    for signal in sorted((s for s in signals if s.level in ORDER), key=lambda s: s.sort_key):
        better += signal.level is Tag.BETTER
        if signal.level is not Tag.BETTER or better <= MOST_BETTER:
            rows.append(signal)
    return rows


def calm(period: str, told: Judgement | None = None) -> str:
    """The line shown where there is no signal: ``上周没有超出正常波动的事项``.

    Args:
        period: Name of the window.
        told: The verdict on the volume: where it cannot be judged, nothing is called ordinary.
    """
    if told is not None and told.word in (Tag.UNKNOWN, Tag.SMALL):
        return _("{period}有无异常，数据不足以判断：{reason}").format(period=period, reason=told.reason)
    return _("{period}没有超出正常波动的事项").format(period=period)


def more(signals: Sequence[Signal], shown: int = MOST_ROWS) -> str:
    """The line below a table that is cut off: ``另有 3 项，见卡片和图``; empty when all rows are shown."""
    rest = len(signals) - shown
    return _("另有 {n} 项，见卡片和图").format(n=rest) if rest > 0 else ""


def volume_signals(
    parts: Iterable[Part],
    *,
    by: str = "",
    period: str = "",
    sources: Mapping[str, str] | None = None,
    owners: Mapping[str, str] | None = None,
    clauses: Mapping[str, str] | None = None,
) -> list[Signal]:
    """A row for every named part whose last period rose above its limits; a fall makes no row.

    Args:
        parts: The judged parts.
        by: Dimension of the parts; empty where a row shall not narrow the scope.
        period: Name of the last period where the window is longer.
        sources: Part -> what the rise consists of.
        owners: Part -> responsible unit; the part itself when it is missing here.
        clauses: Part -> the same in a few words, where more than its name is known.
    """
    found = []
    for part in parts:
        if not (is_named(part.name) and part.has_risen):
            continue
        said = {
            "name": part.name,
            "brief": part.judgement.brief,
            "n": f"{period} {count(part.value)}".strip(),
        }
        by_limit, by_mean = _("**{name}** {n}，{brief} {limit}"), _("**{name}** {n}，{brief} {mean}")
        what = by_limit if part.judgement.found.ground is Ground.LIMITS else by_mean
        limits = {"limit": limit(part.limits.upper), "mean": limit(part.limits.mean)}
        found.append(
            Signal(
                part.word,
                what.format(**said, **limits),
                (sources or {}).get(part.name, ""),
                (owners or {}).get(part.name, part.name),
                weight=part.reach,
                clause=(clauses or {}).get(part.name) or _("{name}{brief}").format(**said),
                reason=part.judgement.reason,
                mark=((by, part.name),) if by else (),
                excess=part.value - part.limits.mean,
            )
        )
    return found


def target_signals(
    found: Iterable[Standing],
    label: str,
    target: float,
    *,
    by: str = "",
    window: str = "",
    name: str = "",
    looked: str = "",
) -> list[Signal]:
    """A row for every named unit whose whole interval lies below the target.

    Args:
        found: The units.
        label: Message key of the rate.
        target: The target.
        by: Dimension of the units; empty where a row shall not narrow the scope.
        window: The dates of the window in which the units are judged.
        name: Name of that window; empty when it is the window of the page.
        looked: Note on how many units were tested together, in the user's language; empty for one alone.
    """
    rows = []
    for unit in found:
        if unit.position is not Position.BELOW or not is_named(unit.name):
            continue
        said = {
            "name": unit.name, "label": word(label), "rate": rate(unit.rate), "high": rate(unit.high),
            "goal": rate(target, 0), "window": window, "period": name,
            "fraction": fraction(unit.part, unit.whole), "interval": interval(unit.low, unit.high),
        }  # fmt: skip
        what = _("**{name}**{period}{label} {rate}，区间上限 {high} 低于目标 {goal}").format(**said)
        what = what.replace("  ", " ")  # the window of the page itself has no name
        reason = _("{window}：{rate}（{fraction}），95% 区间 {interval}% 整段低于目标 {goal}").format(**said)
        reason = sentences(reason, looked)
        clause = _("{name}{label}未达标").format(**said)
        rows.append(
            Signal(
                Tag.MISSED, what, said["fraction"], unit.name, weight=target - unit.high, clause=clause,
                reason=reason, mark=((by, unit.name),) if by else (),
            )
        )  # fmt: skip
    return rows


def measure_signal(
    measure: Measure, told: Judgement, now: float, before: float, label: str = "", earlier: str = ""
) -> list[Signal]:
    """At most one row for a measure of the whole scope: none unless its tag is a level of the table.

    Args:
        measure: The measure.
        told: Its verdict, as its card shows it.
        now: Its value in the window.
        before: Its value in the window before; NaN without one.
        label: Its name on its card, where that differs from its own label.
        earlier: Name of the window before: users may compare with another.
    """
    if told.word not in ORDER:
        return []
    said = {"label": label or _(measure.label), "now": _value_text(measure, now), "brief": told.brief}
    said |= {"short": word(label or measure.label), "earlier": earlier}
    is_opposed = (now - before) * told.found.side <= 0 or told.word is Tag.MISSED
    if is_missing(before) or is_opposed:
        what, clause = _("**{label}** {now}，{brief}"), _("{short} {now}，{brief}")
    elif now > before:
        what, clause = _("**{label}**由{earlier} {before} 升到 {now}，{brief}"), _("{short}升到 {now}")
    else:
        what, clause = _("**{label}**由{earlier} {before} 降到 {now}，{brief}"), _("{short}降到 {now}")
    said["before"] = "" if is_missing(before) else _value_text(measure, before)
    what, clause = what.format(**said), clause.format(**said)
    return [Signal(told.word, what, clause=clause, reason=told.reason, measure=measure.name)]


def _value_text(measure: Measure, value: float) -> str:
    if measure.kind is Kind.RATE:
        return rate(value)
    return days(value) if measure.kind is Kind.DAYS else count(value, measure.unit)
