"""The front page of a simulated office, week by week: which rows it shows although nothing has changed.

``python -m tests.evidence.front_page --office large --world "season ±25 %" --weeks 200`` prints the shares.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from data.importing.importer import import_files
from data.snapshots.store import Snapshot, current
from pages.parts.asking.attention import attention
from pages.parts.findings.signals import Signal
from queries import Scope
from tests.evidence.exports import END, communities, export
from tests.evidence.offices import LARGE, SAMPLE, WORLDS, Office, World

#: Weeks before the first one that is looked at: limits know trend and season by then.
BURN_IN = 112
OFFICES = {"sample": SAMPLE, "large": LARGE}


@contextmanager
def simulated(office: Office, world: World, weeks: int, seed: int) -> Iterator[Snapshot]:
    """The store of an office that was watched for so many weeks, as the only one while it is open."""
    before = os.environ.get("LEDGER_HOME")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "store"
        os.environ["LEDGER_HOME"] = str(home)
        try:
            import_files(export(office, world, BURN_IN + weeks, seed, Path(folder)), home=home)
            yield current(home)
        finally:
            if before is None:
                del os.environ["LEDGER_HOME"]
            else:
                os.environ["LEDGER_HOME"] = before


def front_pages(served: Snapshot, weeks: int) -> Iterator[tuple[date, list[Signal]]]:
    """The rows of 需办 on each of the last Mondays, for the week before."""
    for back in range(weeks):
        end = END - timedelta(weeks=back)
        yield end, attention(Scope(date_from=end - timedelta(weeks=1), date_to=end), served)


def shares(office: Office, world: World, weeks: int, seed: int) -> dict[str, float]:
    """In which share of weeks each level stands on the front page, and in which any that needs doing."""
    found: Counter[str] = Counter()
    with simulated(office, world, weeks, seed) as served:
        for _end, rows in front_pages(served, weeks):
            levels = {str(row.level) for row in rows}
            found.update(levels)
            found["any"] += any(row.is_due for row in rows)
    return {level: number / weeks for level, number in sorted(found.items())}


def weeks_to_row(office: Office, world: World, seed: int) -> float:
    """Weeks from the start of a rise until its community is a row that needs doing; infinite for never."""
    risen = communities(office)[0]
    with simulated(office, world, world.rising_weeks, seed) as served:
        rows = list(front_pages(served, world.rising_weeks))
    for week, (_end, signals) in enumerate(reversed(rows), 1):
        if any(row.is_due and row.unit == risen for row in signals):
            return week
    return math.inf


def main() -> None:
    """Print the shares of one office in one world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--office", choices=OFFICES, default="sample")
    parser.add_argument("--world", choices=WORLDS, default="poisson")
    parser.add_argument("--weeks", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = shares(OFFICES[given.office], WORLDS[given.world], given.weeks, given.seed)
    sys.stdout.write(f"{given.office}, {given.world}, {given.weeks} weeks: {found}\n")


if __name__ == "__main__":
    main()
