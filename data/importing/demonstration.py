"""Imports the demonstration ledgers into a new store, so that every page has data on a new installation."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from data.errors import Damage, NoSnapshot, StoreBusyError, StoreError, UnavailableError
from data.importing.importer import import_files, rebuild
from data.snapshots.manifest_files import current_manifest
from data.snapshots.store import Snapshot, current
from data.snapshots.store import home as configured_home

SAMPLES = Path(__file__).parents[1] / "samples"
_WAIT_SECONDS = 600


def current_or_demonstration(home: Path | None = None) -> Snapshot:
    """The current snapshot; a new store gets the demonstration ledgers first, with a message.

    A demonstration that an earlier version of the program wrote is made anew.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: The store is damaged or outdated, or there are no demonstration ledgers to import.
    """
    folder = configured_home() if home is None else home
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            return current(folder)
        except NoSnapshot:
            fill = _import_samples
        except UnavailableError as error:
            if error.damage is not Damage.OUTDATED or not current_manifest(folder).is_demonstration:
                raise
            fill = _renew
        try:
            fill(folder)
        except StoreBusyError:
            # Another process fills the same store at this moment: its snapshot is as good.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def _import_samples(folder: Path) -> None:
    files = sorted(SAMPLES.glob("*.csv"))
    if not files:
        raise StoreError(f"没有演示数据：{SAMPLES} 中没有 CSV 文件，请运行 python -m data samples。")
    print("台账目录是空的，先导入演示数据……", file=sys.stderr)  # noqa: T201 - for a command line
    import_files(files, home=folder, demonstration=True)


def _renew(folder: Path) -> None:
    print("演示数据是旧版本生成的，先重新生成……", file=sys.stderr)  # noqa: T201 - every door prints it
    rebuild(folder)
