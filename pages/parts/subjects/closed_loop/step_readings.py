"""The readings of the closed loop: how far events get, and which are late for their next step."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from pages.parts.findings.reading import Reading, fit
from pages.parts.subjects.closed_loop.readings import unknown_outcome_clause
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, elapsed_time, fraction, is_small

STEPS = (mark("1 发现"), mark("2 研判分流"), mark("3 限时办结"), mark("4 回访评价"))
#: Number of a step -> its name in a sentence.
_SHORT = {1: mark("发现"), 2: mark("研判分流"), 3: mark("限时办结"), 4: mark("回访评价")}
#: States of an event that can be late for its next step, as ``scope/loop_state`` writes them.
UNTRIAGED, UNSETTLED, UNCALLED = mark("未分流"), mark("未办结"), mark("未回访")
#: State -> how many are in it.
_COUNTED = {UNTRIAGED: mark("未分流 {n}"), UNSETTLED: mark("未办结 {n}"), UNCALLED: mark("未回访 {n}")}
#: Number of a step -> the state of those that are late for it.
_LATE = {3: UNSETTLED, 2: UNTRIAGED, 4: UNCALLED}


def named_steps(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps (``closed_loop/steps``) with their names: ``step``."""
    return steps.assign(step=[STEPS[int(number) - 1] for number in steps["step_number"]])


def steps_reading(
    table: pd.DataFrame, small_sample: int = SMALL_SAMPLE, days: int = 90, missing: Sequence[str] = ()
) -> Reading:
    """Title and reading of the steps.

    Args:
        table: Result of ``named_steps``.
        small_sample: Fewer events are not compared.
        days: Days after which nobody is urged to call back.
        missing: Titles of ledgers that were never imported: the steps end where they begin.
    """
    if table.empty:
        return Reading(_("闭环四步"), _join(_("所选范围内**没有闭环事件**")))
    found, done = float(table["reached_count"].iloc[0]), float(table["reached_count"].iloc[-1])
    rest = sentences(*_rest(table, days), _unseen(missing))
    late, broken = _late(table), float(table["broken_count"].sum())
    gone = (_("办结的 {fraction}") if missing else _("走完四步的 {fraction}")).format(
        fraction=fraction(done, found)
    )
    if not broken and float(table["untold_count"].sum()) == found:
        return Reading(_("看不出断点：没写办没办结"), _join(rest, _what_is_needed()))
    if not broken:
        title = _("没有断点，办结 {n}") if missing else _("没有断点，走完四步 {n}")
        return Reading(title.format(n=count(done)), _join(gone, _("**没有断点**"), rest))
    title = fit(
        _("逾期{states}").format(states=_numbers_by_state(late)), _("{n}逾期未闭环").format(n=count(broken))
    )
    told = f"**{_advice(late)}**"
    few = _("事件不足 {n} 件，不比较各步").format(n=small_sample) if is_small(found, small_sample) else ""
    return Reading(title, _join(gone, told, _times(table), rest, few), is_finding=True)


def _late(table: pd.DataFrame) -> dict[str, float]:
    """State -> number of the events that are late in it."""
    late = table.set_index("step_number")["broken_count"]
    return {state: float(late.get(number, 0)) for number, state in _LATE.items()}


def _numbers_by_state(numbers: Mapping[str, float]) -> str:
    return listing(_(_COUNTED[state]).format(n=count(n)) for state, n in numbers.items() if n)


def _advice(late: Mapping[str, float]) -> str:
    if not late[UNCALLED]:
        return _("先催未办结的")
    return _("先催未办结的，再回访刚办结的") if late[UNSETTLED] + late[UNTRIAGED] else _("先回访刚办结的")


def _rest(table: pd.DataFrame, days: int) -> list[str]:
    """The clauses on events that are neither complete nor late, and on steps of which nobody writes."""
    sums = {name: float(table[name].sum()) for name in ("waiting_count", "lapsed_count", "untold_count")}
    waits, lapsed, untold = sums.values()
    silent = table.set_index("step_number")["unwritten_count"]
    return [
        _("{n}在途、未逾期").format(n=count(waits)) if waits else "",
        _("{n}办结满 {days} 天没有回访，不再催").format(n=count(lapsed), days=days) if lapsed else "",
        unknown_outcome_clause(untold),
        _("{n}台账没写分流和派单，按已往后走计").format(n=count(float(silent[2])))
        if silent.get(2, 0)
        else "",
    ]


def _unseen(titles: Sequence[str]) -> str:
    """The clause on ledgers that were never imported; empty for none."""
    if not titles:
        return ""
    told = _("还没有导入{titles}，**看不到后面的步骤**；台账管理页有模板")
    return told.format(titles=listing(titles))


def _what_is_needed() -> str:
    return _("**连同“办结时间”或“工单状态”一列重新导出**")


def _join(*parts: str) -> str:
    return _("{text}。").format(text=sentences(*parts))


def _times(table: pd.DataFrame) -> str:
    """The time of each step; the steps differ in kind, so none is called slower than another."""
    timed = table[table["median_hours"].notna() & (table["timed_count"] > 0)]
    steps = listing(
        _("{step} {time}").format(step=_(_SHORT[int(number)]), time=elapsed_time(hours))
        for number, hours in zip(timed["step_number"], timed["median_hours"], strict=True)
    )
    if len(timed) < 2:
        return _("中位：{steps}").format(steps=steps) if steps else ""
    return _("各步中位：{steps}；是不同的事，不比快慢").format(steps=steps)


def breaks_reading(
    breaks: pd.DataFrame, lapsed: float = 0.0, days: int = 90, *, untold: float = 0.0, found: float = 0.0
) -> Reading:
    """Title and reading of the list of late events.

    Args:
        breaks: The answer of ``closed_loop/breaks``.
        lapsed: Events settled more than ``days`` ago that nobody called back.
        days: Days after which nobody is urged to call back.
        untold: Events of which nobody tells whether they are settled.
        found: All events.
    """
    if breaks.empty and untold and untold == found:
        return Reading(
            _("看不出断点：没写办没办结"), _join(unknown_outcome_clause(untold), _what_is_needed())
        )
    left = _("办结满 {days} 天没有回访的 {n}不再催").format(days=days, n=count(lapsed)) if lapsed else ""
    if breaks.empty:
        calm = _("没有逾期未走下一步的事件，**不必催办**")
        return Reading(_("没有断点"), _join(calm, unknown_outcome_clause(untold), left))
    numbers = {state: float((breaks["state"] == state).sum()) for state in _LATE.values()}
    unsettled = breaks[breaks["state"] == UNSETTLED]
    if len(unsettled):
        title = _("逾期未办结 {n}，最久已超 {days}").format(
            n=count(len(unsettled)), days=count(math.floor(unsettled["days_late"].max()), mark("天"))
        )
    else:
        title = _("逾期{states}").format(states=_numbers_by_state(numbers))
    told = (
        _("**先催这一件**")
        if len(breaks) == 1
        else _("共 {n}逾期：{states}，**能办的排在前面**").format(
            n=count(len(breaks)), states=_numbers_by_state(numbers)
        )
    )
    gaps = int(breaks["has_later"].astype(bool).sum())
    rest = _("其中 {n}未办结却已有回访，先核对").format(n=count(gaps)) if gaps else ""
    return Reading(title, _join(told, rest, left), is_finding=True)
