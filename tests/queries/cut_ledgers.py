"""The ledgers as they were known on an earlier day: rows made by then, and of those what had come by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb

from data.snapshots.store import Snapshot

#: Ledger -> the time by which a row is known, and its columns that are known later, as they were by ``$day``.
_KNOWN = {
    "service_request": (
        "requested_at",
        {
            "dispatched_at": "case when dispatched_at < $day then dispatched_at end",
            "responded_at": "case when responded_at < $day then responded_at end",
            "closed_at": "case when closed_at < $day then closed_at end",
            "status": "case when closed_at >= $day then '办理中' else cast(status as varchar) end",
        },
    ),
    "mediation_case": (
        "accepted_at",
        {
            "closed_at": "case when closed_at < $day then closed_at end",
            "outcome": "case when closed_at >= $day then '调解中' else cast(outcome as varchar) end",
            "resolved_level": "case when closed_at < $day then cast(resolved_level as varchar) end",
            "agreement_form": "case when closed_at < $day then cast(agreement_form as varchar) end",
            "is_fulfilled": "case when closed_at < $day then is_fulfilled end",
        },
    ),
    "satisfaction_response": ("asked_at", {}),
    "community": ("timestamp '1900-01-01'", {}),
    "compound": ("timestamp '1900-01-01'", {}),
}


def cut_at(snapshot: Snapshot, day: date, folder: Path) -> Snapshot:
    """The snapshot as an import at the beginning of a day would have made it, in a file of its own.

    Args:
        snapshot: The complete ledgers.
        day: What happened on it or later is not known.
        folder: Where the file is written.
    """
    path = folder / f"{day}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"attach '{snapshot.path}' as whole (read_only)")
        for ledger, (made_at, columns) in _KNOWN.items():
            known = ", ".join(f"{value} as {name}" for name, value in columns.items())
            connection.execute(
                f"create table {ledger} as select * {f'replace ({known})' if known else ''}"
                f" from whole.{ledger} where {made_at} < $day",
                {"day": day},
            )
    return replace(
        snapshot, id=f"{day}", path=path, as_of=datetime.combine(day, time()) - timedelta(seconds=1)
    )
