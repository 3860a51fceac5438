"""The sentences of 督办: the promise, the days, the outcome and why, the headline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.notebook.follow_up import PER_CENT, FollowUp, PromiseKind
from data.weeks import DAY, WEEK
from pages.parts.findings.follow_up_outcome import (
    CHECKED_WEEKS,
    POOLED_WEEKS,
    FollowedMatter,
    FollowUpState,
    Why,
)
from pages.parts.words.dates import short_dates, short_day
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import DASH, count, plain, points, rate
from queries.measure import Kind
from queries.measures import MEASURES

#: State -> CSS class of its tag, and the look of the last point of its chart.
LOOKS = {
    FollowUpState.MET: ("good", "met"),
    FollowUpState.MISSED: ("red", "missed"),
    FollowUpState.NOT_DUE: ("flat", "normal"),
    FollowUpState.PENDING: ("flat", "normal"),
}
_USUAL = "request_count"


def value_words(value: float | None, unit: str) -> str:
    """A value with its unit: ``29 件``, ``71.1%``; a dash without one."""
    if value is None:
        return DASH
    return rate(value) if unit == PER_CENT else count(value, unit)


def bare_value(value: float | None, unit: str) -> str:
    """A value without its unit, as the first of two."""
    if value is None:
        return DASH
    return plain(100 * value, 1) if unit == PER_CENT else plain(value, 0 if float(value).is_integer() else 1)


def measure_words(one: FollowUp) -> str:
    """Name of the measure of a matter; empty for the number of requests, which needs none."""
    if one.measure == _USUAL or one.measure not in MEASURES:
        return ""
    return _(MEASURES[one.measure].label)


def promise_words(one: FollowUp) -> str:
    """The promise in words, the weeks it is about among them; empty without one."""
    if one.promise_value is None:
        return ""
    value, is_most = value_words(one.promise_value, one.unit), one.promise_kind is PromiseKind.AT_MOST
    kind = MEASURES[one.measure].kind if one.measure in MEASURES else Kind.COUNT
    if kind is Kind.COUNT:
        text = _("每周不超过 {value}") if is_most else _("每周不少于 {value}")
        words = text.format(value=value)
    else:
        text = _("近 {n} 周不高于 {value}") if is_most else _("近 {n} 周不低于 {value}")
        words = text.format(n=POOLED_WEEKS, value=value)
    name = measure_words(one)
    return _("{measure} {words}").format(measure=name, words=words) if name else words


def days_words(matter: FollowedMatter) -> str:
    """How the due day stands: ``逾期 3 天``, ``还有 4 天``, ``按期达到``, ``迟 2 天销号``."""
    one, found = matter.follow_up, matter.outcome
    if one.closed_on is not None:
        late = (one.closed_on - one.due_on).days
        return _("迟 {n} 天销号").format(n=late) if late > 0 else _("按期销号")
    if found.is_overdue:
        return _("逾期 {n} 天").format(n=-found.days_left)
    if found.days_left < 0:
        is_timely = found.kept_from is not None and found.kept_from <= one.due_on
        return _("按期达到") if is_timely else _("逾期后达到")
    return _("还有 {n} 天").format(n=found.days_left) if found.days_left else _("今天到期")


def why_words(matter: FollowedMatter) -> str:
    """One line on why the outcome is what it is."""
    if matter.follow_up.closed_on is not None:
        return _closed_words(matter, matter.follow_up.closed_on)
    one, found = matter.follow_up, matter.outcome
    if found.why is Why.NO_PROMISE:
        return sentences(_("没有写承诺，不作判断"), _overdue_words(found.overdue_count))
    if found.why is Why.NO_WEEK:
        return _("定后还没有满一周") if matter.series.starts else _("台账没有这项指标的每周数")
    if found.why is Why.NO_DATA:
        return _("上周没有数，不作判断")
    if found.state is FollowUpState.MET:
        overdue = _overdue_words(found.overdue_count)
        return _("{overdue}，办结后销号").format(overdue=overdue) if overdue else _("可以销号")
    return _distance_words(matter, one)


def _overdue_words(n: int) -> str:
    return _("尚有 {n} 件超期").format(n=n) if n else ""


def _distance_words(matter: FollowedMatter, one: FollowUp) -> str:
    """How far from the promise; of one that had kept it, or came nearer, that it did."""
    found = matter.outcome
    gap = found.gap or 0.0
    distance = points(gap) if one.unit == PER_CENT else count(gap, one.unit)
    is_most = one.promise_kind is PromiseKind.AT_MOST
    far = _("比承诺多 {gap}") if is_most else _("比承诺少 {gap}")
    before = ""
    if found.kept_from is not None:
        before = _("{week} 当周曾达到").format(week=short_day(found.kept_from))
    return sentences(far.format(gap=distance), before)


def _closed_words(matter: FollowedMatter, closed_on: date) -> str:
    """When it was closed, and what the weeks after it showed."""
    one, found = matter.follow_up, matter.outcome
    closed = _("{day} 销号").format(day=short_day(closed_on))
    if one.promise_value is None:
        return sentences(closed, _("没有写承诺，不核对反弹"))
    if found.relapsed_in is not None:
        value = value_words(matter.series.value_in(found.relapsed_in), one.unit)
        week = short_dates(found.relapsed_in, found.relapsed_in + WEEK)
        return sentences(closed, _("{week} 反弹到 {value}").format(week=week, value=value))
    if found.checked_weeks >= CHECKED_WEEKS:
        return sentences(closed, _("后 {n} 周未反弹").format(n=CHECKED_WEEKS))
    if found.checked_weeks:
        return sentences(closed, _("已核对 {n} 周，未反弹").format(n=found.checked_weeks))
    return sentences(closed, _("还没有满一周可核对"))


def why_not_closable(matter: FollowedMatter) -> str:
    """Why a follow-up cannot be closed; empty if it can."""
    found = matter.outcome
    if found.is_closable:
        return ""
    overdue = _overdue_words(found.overdue_count)
    if found.state is FollowUpState.MET or found.why is Why.NO_PROMISE:
        return _("{overdue}，办结后才能销号。").format(overdue=overdue)
    return _("还没有达到承诺（{promise}），不能销号；承诺改了，请先修改。").format(
        promise=promise_words(matter.follow_up)
    )


def ordered(matters: Sequence[FollowedMatter]) -> tuple[list[FollowedMatter], list[FollowedMatter]]:
    """The open ones by due day, and the closed ones, the last closed first."""
    opened = [each for each in matters if each.follow_up.is_open]
    closed = [each for each in matters if not each.follow_up.is_open]
    closed.sort(key=lambda each: (each.follow_up.closed_on or date.min, each.follow_up.id), reverse=True)
    return sorted(opened, key=lambda each: (each.follow_up.due_on, each.follow_up.id)), closed


def headline(matters: Sequence[FollowedMatter]) -> str:
    """How many are open, the one that is longest overdue, and how many are undecided."""
    opened, closed = ordered(matters)
    if not matters:
        return _("还没有督办事项")
    if not opened:
        return _("督办全部销号，共 {n} 项").format(n=len(closed))
    late = [each for each in opened if each.outcome.is_overdue]
    head = _("督办 {n} 项未销").format(n=len(opened))
    if not late:
        return _("{head}，没有逾期的").format(head=head)
    first = late[0]
    told = _("{name}逾期 {n} 天、{state}").format(
        name=first.follow_up.name, n=-first.outcome.days_left, state=_(first.outcome.state).lower()
    )
    others = _("，另有 {n} 项逾期").format(n=len(late) - 1) if len(late) > 1 else ""
    return _("{head}：{told}{others}").format(head=head, told=told, others=others)


def checked_by(last_week: date) -> str:
    """Up to which day the ledgers were checked."""
    return _("按 {day} 末的台账核对").format(day=f"{last_week + WEEK - DAY:%Y-%m-%d}")


def closed_title(closed: Sequence[FollowedMatter]) -> str:
    """The heading of the closed ones, with how many relapsed."""
    relapsed = sum(each.outcome.relapsed_in is not None for each in closed)
    if not closed:
        return _("还没有销号的")
    if relapsed:
        return _("销号 {n} 项，{m} 项反弹").format(n=len(closed), m=relapsed)
    is_checked = all(each.outcome.checked_weeks or each.follow_up.promise_value is None for each in closed)
    text = _("销号 {n} 项，均未反弹") if is_checked else _("销号 {n} 项")
    return text.format(n=len(closed))
