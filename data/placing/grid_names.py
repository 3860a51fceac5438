"""Names the grid of each row: its community first, because two communities may both have a 第一网格.

Spellings of one grid become one name; what is not understood keeps its own name and is told.
"""

from __future__ import annotations

import re

import pyarrow as pa

from data.cleaning.casting import Batch
from data.notation.grids import grid_called, read_grid, seems_numbered
from data.notation.persons import hide_persons
from data.notation.spelling import one_spelling
from data.placing.compound_of_row import Gazetteer, short_community
from data.schema import UNFILLED, Severity

TABLE = "named_grid"
_HAN = re.compile("[\u3400-\u9fff]")
_MESSAGE = (
    "“{}”看不出是第几网格，按原样算作一个网格；请写成“南门社区第三网格”或“第三网格”的样子，再导入一次。"
)


def grid_name(written: str, community: str | None, gazetteer: Gazetteer) -> str:
    """The stored name of a grid: ``南门第三网格``.

    A place before the number is kept if it is a listed community, and else follows the row's community:
    nothing is merged by guess. A name with a person is no grid and stays as it is, with stars.

    Args:
        written: As the export has it.
        community: The community of the row; None or 未填写 if it has none.
        gazetteer: The known places.
    """
    spelt = one_spelling(written)
    if (hidden := hide_persons(spelt)) != spelt:
        return hidden
    home = "" if community in (None, UNFILLED) else short_community(str(community))
    read = read_grid(spelt)
    if read is None:
        return _led(spelt, home)
    place = short_community(read.place)
    if place and place != home and not gazetteer.community(read.place)[1]:
        return _led(f"{place}{grid_called(read.number)}", home)
    return f"{place or home}{grid_called(read.number)}"


def _led(name: str, home: str) -> str:
    """The name with the community before it, if it does not begin with it."""
    if not home or name == home:
        return name
    if name.startswith(home):
        rest = name.removeprefix(home)
        return f"{home}{rest.removeprefix('社区') or rest}"
    return f"{home}{name}" if _HAN.match(name) else f"{home}·{name}"


def name_grids(batch: Batch, gazetteer: Gazetteer, tables: str, community: str) -> tuple[str, str]:
    """Look up each written pair of community and grid once, and tell what is not understood.

    Args:
        batch: The file.
        gazetteer: The known places.
        tables: Its rows, as SQL.
        community: SQL for the community of a row.

    Returns:
        The rows with the names, as SQL, and SQL for the grid of a row.
    """
    grid = batch.raw("grid")
    pairs = batch.connection.execute(
        f"select distinct {community}, {grid} from {tables} where {grid} is not null"
    ).fetchall()
    named = [(place, written, grid_name(written, place, gazetteer)) for place, written in pairs]
    if all(written == name for _place, written, name in named):
        return tables, grid
    texts = [pa.array([row[at] for row in named], pa.string()) for at in range(3)]
    batch.connection.register("given", pa.table(texts, names=["in_community", "written", "name"]))
    batch.connection.execute(f"create or replace table {TABLE} as select * from given")
    batch.connection.unregister("given")
    joined = (
        f"{tables} left join {TABLE} on {TABLE}.written = {grid}"
        f" and {TABLE}.in_community is not distinct from {community}"
    )
    return joined, f"{TABLE}.name"


def report_unread_grids(batch: Batch) -> None:
    """Add a finding for each row whose grid seems to say a number that is not understood."""
    grid = batch.raw("grid")
    rows = batch.connection.execute(f"select distinct {grid} from raw where {grid} is not null").fetchall()
    spelt = {written: one_spelling(written) for (written,) in rows}
    unread = [
        written for written, name in spelt.items()
        if seems_numbered(name) and read_grid(name) is None and hide_persons(name) == name
    ]  # fmt: skip
    if unread:
        select = (
            f"select raw._line as line, {grid} as value, replace(?, '{{}}', {grid}) as message"
            f" from raw where list_contains(?, {grid})"
        )
        batch.find(
            "unread_grid", Severity.WARN, batch.ledger.column("grid").label, select, [_MESSAGE, unread]
        )
