"""Checks the dates of stages: their order, their future, and the stage that a row says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from data.cleaning.casting import Batch
from data.schema import Ledger, Severity
from data.sql_text import literal, quote

#: The column with the stage of a row, if there is one; its codes are in the order of ``stages``.
STAGE = "stage"
_CLOSES = "finished_on"


def check_stages(batch: Batch) -> None:
    """Add findings of stages that run backwards, lie ahead or are behind their dates; the rows stay."""
    ledger = batch.ledger
    for earlier, later, condition in _pairs(ledger):
        outcome = "不当作办结的时间，也不计时长" if later == _CLOSES else "按原样计入"
        labels = (f"“{ledger.column(name).label}”" for name in (later, earlier))
        message = f"{'早于'.join(labels)}，{outcome}；请核对这两个时间。"
        _find(batch, later, condition, message, rule="date_order")
    for name in ledger.stages:
        label = ledger.column(name).label
        message = f"“{label}”晚于导入的时间，还不算走到了这一步；请核对年份，计划的日期填到计划的列里。"
        ahead = f"{_cell(name)} > cast($moment as timestamp)"
        _find(batch, name, ahead, message, rule="future_date")
    if any(column.name == STAGE for column in ledger.columns):
        for name, condition in _behind(ledger):
            message = (
                f"“{ledger.column(STAGE).label}”还没有到“{ledger.column(name).label}”，按日期计；请核对。"
            )
            _find(batch, STAGE, condition, message, rule="stage_behind")


def _pairs(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Two dates next to each other among those filled, and SQL for whether they run backwards."""
    for names in (ledger.stages, ledger.plans):
        for first, last in combinations(range(len(names)), 2):
            between = [f"{_cell(name)} is null" for name in names[first + 1 : last]]
            order = f"{_cell(names[last])} < {_cell(names[first])}"
            yield names[first], names[last], " and ".join([order, *between])


def _behind(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Each stage, and SQL for whether it is the last with a past date and the row says an earlier one."""
    codes = tuple(ledger.column(STAGE).allowed)
    for place, name in enumerate(ledger.stages):
        past = [f"{_cell(each)} <= cast($moment as timestamp)" for each in ledger.stages[place:]]
        later = [f"not coalesce({condition}, false)" for condition in past[1:]]
        earlier = ", ".join(map(literal, codes[:place])) or "null"
        yield name, " and ".join([f"cast({_cell(STAGE)} as varchar) in ({earlier})", past[0], *later])


def _find(batch: Batch, name: str, condition: str, message: str, *, rule: str) -> None:
    """Add the findings of a rule in one column."""
    cell = batch.raw(name)
    select = (
        f"select raw._line as line, {cell} as value, {literal(message)} as message"
        f" from raw join incoming using (_line) where {condition}"
    )
    values = [batch.moment.isoformat(" ")] * condition.count("$moment")
    batch.find(rule, Severity.WARN, batch.ledger.column(name).label, select.replace("$moment", "?"), values)


def _cell(name: str) -> str:
    return f"incoming.{quote(name)}"
