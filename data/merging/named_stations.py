"""The station that each row means, and one name for each station: both are in a snapshot.

The names of the register are looked up when a snapshot is written, so that it does not matter which of the
ledgers was imported first. A cell that means no station of the register stays what was written.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from data.cleaning.casting import Batch
from data.engine import WORKING
from data.ledgers import LEDGERS
from data.notation.stations import Station, Stations
from data.schema import Ledger, Severity
from data.sql_text import literal
from data.tables import STATION, STATIONS, state

_UNKNOWN = (
    "服务阵地名册里没有“{}”，这一行不算在任何阵地名下；请写阵地编号或名册里的名称，或把它补进服务阵地名册，"
    "再导入一次。"
)
_SHARED = "服务阵地名册里不止一处叫“{}”，分不清是哪一处，这一行不算在任何阵地名下；请写阵地编号，再导入一次。"


def known_stations(connection: duckdb.DuckDBPyConnection) -> Stations:
    """The register of stations in the working tables; empty where none was imported."""
    rows = connection.execute(
        f"select station_id, name, community from {state(LEDGERS[STATIONS])} order by station_id"
    ).fetchall()
    return Stations(Station(*row) for row in rows if row[0] is not None)


def write_named_stations(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Create the table of the station cells of a ledger, or the numbers of the register, with their names."""
    known = known_stations(connection)
    if ledger.name == STATIONS:
        rows: list[tuple[str, str | None, str | None]] = [
            (number, None, label) for number, label in known.labels.items()
        ]
    else:
        pairs = connection.execute(
            f"select distinct {STATION}, community from {state(ledger)} where {STATION} is not null"
        ).fetchall()
        rows = [(cell, place, known.label(cell, place)) for cell, place in pairs]
    texts = [pa.array([row[at] for row in rows], pa.string()) for at in range(3)]
    connection.register("given", pa.table(texts, names=["written", "in_community", "label"]))
    connection.execute(
        f"create or replace table {_table(ledger)} as select * from given where label is not null"
    )
    connection.unregister("given")


def named_station(ledger: Ledger) -> str:
    """SQL of the station of a row of a working table: the name of the one meant, else what was written."""
    names = f"(select label from {WORKING}.main.{_table(ledger)} as named"
    if ledger.name == STATIONS:
        return f"{names} where named.written = {state(ledger)}.station_id)"
    same = f"named.written = {state(ledger)}.{STATION}"
    place = f"named.in_community is not distinct from {state(ledger)}.community"
    return f"coalesce({names} where {same} and {place}), {STATION})"


def report_unknown_stations(batch: Batch) -> None:
    """Add a finding for each row of ``incoming`` whose station is not on the register, if there is one."""
    if not batch.has_column(STATION):
        return
    known = known_stations(batch.connection)
    pairs = batch.connection.execute(
        f"select distinct {STATION}, community from incoming where {STATION} is not null"
    ).fetchall()
    unknown = [(cell, place) for cell, place in pairs if known and known.label(cell, place) is None]
    for message, is_shared in ((_UNKNOWN, False), (_SHARED, True)):
        told = [pair for pair in unknown if known.is_shared(*pair) is is_shared]
        if told:
            _find(batch, message, told)


def _find(batch: Batch, message: str, pairs: list[tuple[str, str | None]]) -> None:
    """Add the findings of the rows with one of these cells in one of these communities."""
    texts = [pa.array([pair[at] for pair in pairs], pa.string()) for at in range(2)]
    batch.connection.register("given", pa.table(texts, names=["written", "in_community"]))
    select = (
        f"select _line as line, {STATION} as value, replace({literal(message)}, '{{}}', {STATION}) as message"
        f" from incoming join given on written = {STATION} and in_community is not distinct from community"
    )
    label = batch.ledger.column(STATION).label
    batch.find("unknown_station", Severity.WARN, label, select)
    batch.connection.unregister("given")


def _table(ledger: Ledger) -> str:
    return f"station_of_{ledger.name}"
