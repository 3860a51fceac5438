"""Which property firm “物业公司” means: the one that the contract of the row's compound names on its day.

Hotline exports write one unit for the firms of all compounds. A snapshot holds the named unit beside what was
written, so that no question has to look up contracts for each row.
"""

from __future__ import annotations

import duckdb

from data.engine import WORKING
from data.ledgers import LEDGERS
from data.ledgers.codes import HANDLERS
from data.schema import UNFILLED, UNMATCHED, Ledger
from data.sql_text import literal
from data.tables import UNIT, has_unit, state
from data.translatable import mark

#: What an office writes for a property firm without its name.
_FIRMS = ("物业", *HANDLERS["物业"], "小区物业", "小区物业公司", "物业服务公司")
#: What such a unit is called where no contract says which firm it is.
NO_CONTRACT = mark("物业公司（合同未录）")
NO_COMPOUND = mark("物业公司（小区未知）")
SELF_MANAGED = mark("物业公司（小区自管）")
UNMANAGED = mark("物业公司（小区无物业）")

_TABLE = """
    create or replace table {table} as
    with unnamed as (
        select rowid as place_in_table, community, compound, cast({day} as date) as day
        from {rows} where {unit} in ({firms}) and exists (from {contracts})
    ),
    served as (
        select unnamed.place_in_table, contract.company
        from unnamed
        inner join {contracts} as contract
            on unnamed.community = contract.community and unnamed.compound = contract.compound
            and unnamed.day >= coalesce(contract.started_on, unnamed.day)
            and unnamed.day <= coalesce(contract.ended_on, unnamed.day)
        where contract.company is not null
        qualify row_number() over (
            partition by unnamed.place_in_table
            order by contract.started_on desc nulls last, contract.company, contract.contract_id
        ) = 1
    ),
    managed as (
        select community, compound, min(management) as management from {register} group by all
    )
    select
        unnamed.place_in_table,
        case
            when served.company is not null then served.company
            when coalesce(unnamed.compound, {unfilled}) in ({unfilled}, {unmatched}) then {no_compound}
            when managed.management = '自管' then {self_managed}
            when managed.management = '无物业' then {unmanaged}
            else {no_contract}
        end as name
    from unnamed
    left join served using (place_in_table)
    left join managed on unnamed.community = managed.community and unnamed.compound = managed.compound
"""


def write_named_units(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Create the table of the rows of a ledger whose unit is a property firm without a name, and its name.

    It is empty while no contract is known: there “物业公司” stays what was written.
    """
    connection.execute(
        _TABLE.format(
            table=_table(ledger),
            rows=state(ledger),
            day=ledger.date_column,
            unit=UNIT,
            firms=", ".join(map(literal, dict.fromkeys(_FIRMS))),
            contracts=state(LEDGERS["property_contract"]),
            register=state(LEDGERS["compound"]),
            unfilled=literal(UNFILLED),
            unmatched=literal(UNMATCHED),
            no_compound=literal(NO_COMPOUND),
            self_managed=literal(SELF_MANAGED),
            unmanaged=literal(UNMANAGED),
            no_contract=literal(NO_CONTRACT),
        )
    )


def named_unit(ledger: Ledger) -> str:
    """SQL of the unit of a row of a working table: the firm where one is meant, else what was written."""
    names = f"(select name from {WORKING}.main.{_table(ledger)} as named where named.place_in_table"
    return f"coalesce({names} = {state(ledger)}.rowid), {UNIT})"


def _table(ledger: Ledger) -> str:
    if not has_unit(ledger):
        raise ValueError(f"{ledger.name} has no {UNIT}")
    return f"named_{ledger.name}"
