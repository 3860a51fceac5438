"""A process that does one thing to a store and dies at a step of it, and all the things there are to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

Die = Callable[[int, str, str | Path], int]
#: More steps than anything has.
TO_THE_END = 9999

#: For each line, a step, what is done, and with what: a process of its own does it, and dies just before the
#: n-th file is put in its place, linked or taken away. They part from one that has loaded the modules, and
#: nothing else.
DYING = """
import datetime, os, pathlib, signal, sys
from data.importing import aliases, mapping_steps
from data.importing.importer import import_files, rebuild
from data.mapping_file import compose
from data.snapshots import purge
from data.snapshots.history import restore, undo
from data.snapshots.store import home

def dying(function):
    def run(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return run

def mapping(name):
    return compose("service_request", {"requested_at": name}, (name, "何事"))

HERE = "南门社区", "汽运小区"
ACTS = {
    "import": lambda given: import_files([given]),
    "undo": lambda given: undo(),
    "restore": restore,
    "rebuild": lambda given: rebuild(),
    "alias": lambda given: aliases.apply(added=[aliases.checked_alias(home(), given, *HERE)]),
    "unalias": lambda given: aliases.apply(removed=aliases.aliases_of_name(home(), given)),
    "mapping": lambda given: mapping_steps.save(given, mapping(given)),
    "unmapping": mapping_steps.remove,
    "purge": lambda given: purge.purge_originals(datetime.date(2999, 1, 1)),
}

for line in sys.stdin:
    step, act, given = line.rstrip("\\n").split(" ", 2)
    child = os.fork()
    if child:
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    left = int(step)
    pathlib.Path.replace = dying(pathlib.Path.replace)
    pathlib.Path.unlink = dying(pathlib.Path.unlink)
    os.link = dying(os.link)
    try:
        ACTS[act](given)
        os._exit(0)
    finally:
        os._exit(1)
"""


@contextmanager
def dying(store: Path) -> Iterator[Die]:
    """Do something to a store and die at a step; how the process ended, 0 when it did not come so far."""
    environment = {**os.environ, "LEDGER_HOME": str(store), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", DYING],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:

        def die(step: int, act: str, given: str | Path) -> int:
            process.stdin.write(f"{step} {act} {given}\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield die
        process.stdin.close()
