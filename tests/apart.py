"""An import in a process of its own: what it said, how long it took, and the most memory it had.

``python -m tests.apart HOME FILE…`` prints one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an import.

    Attributes:
        refusal: Why the files were refused, in Chinese; empty when they went in.
        files: The report of each table.
        seconds: How long the import took, without the start of the process.
        peak_bytes: The most memory the process had, that of the import of modules included.
    """

    refusal: str
    files: list[dict[str, Any]]
    seconds: float
    peak_bytes: int


def import_apart(home: Path, files: Iterable[Path], *, patience: float = 600) -> Outcome:
    """Import files in a process of its own.

    Args:
        home: Folder of the store.
        files: The files, in one import.
        patience: Seconds after which the process is given up.

    Raises:
        subprocess.SubprocessError: It failed in another way than by refusing the files, or did not end.
    """
    command = [sys.executable, "-m", "tests.apart", str(home), *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=patience)
    if done.returncode:
        raise subprocess.SubprocessError(done.stderr[-3000:])
    return Outcome(**json.loads(done.stdout))


def _peak_bytes() -> int:
    """The most memory of this process. What the system counts for it begins with that of its parent."""
    status = Path("/proc/self/status")
    if status.is_file():
        (peak,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak) * 1024
    import resource  # not on Windows, where nothing measures memory

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _main(home: str, *files: str) -> None:
    from data.errors import UnreadableFileError
    from data.importing.importer import import_files

    refusal, reports = "", []
    begun = time.perf_counter()
    try:
        reports = [one.as_dict() for one in import_files(files, home=Path(home)).files]
    except UnreadableFileError as error:
        refusal = str(error)
    outcome = Outcome(refusal, reports, time.perf_counter() - begun, _peak_bytes())
    sys.stdout.write(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
