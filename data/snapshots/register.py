"""The stores that this installation has filled with real ledgers: one that is gone is missed, not begun anew.

They stand in a small file of the installation, ``data/known_stores.json`` (``$LEDGER_REGISTER`` names another
one), the latest last; those in the system's temporary folder do not, for they are meant to go. A process
remembers besides every store that it has seen.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path

_log = logging.getLogger(__name__)
VARIABLE = "LEDGER_REGISTER"
#: So many stores are remembered; who has more has copies.
MOST = 50
_seen: set[str] = set()
_written: set[str] = set()
_warned: set[str] = set()


def note(folder: Path, *, is_real: bool) -> None:
    """Remember a store that can be read; one with real ledgers also after this process."""
    name = _name(folder)
    _seen.add(name)
    if not is_real or name in _written or Path(tempfile.gettempdir()) in Path(name).parents:
        return
    _written.add(name)
    names = _read()
    if name not in names:
        _write([*names, name])


def is_known(folder: Path) -> bool:
    """Whether a store was there before."""
    name = _name(folder)
    return name in _seen or name in _read()


def forget(folder: Path) -> None:
    """Remember a store no longer: it is begun anew."""
    name = _name(folder)
    _seen.discard(name)
    _written.discard(name)
    names = _read()
    if name in names:
        _write([one for one in names if one != name])


def _name(folder: Path) -> str:
    return os.path.abspath(folder)  # noqa: PTH100 - a share that is away cannot be resolved


def _file() -> Path:
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(__file__).parents[1] / "known_stores.json"


def _read() -> list[str]:
    try:
        names = json.loads(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        _warn_once("read", error)
        return []
    return [one for one in names if isinstance(one, str)] if isinstance(names, list) else []


def _warn_once(what: str, error: Exception) -> None:
    """Log what cannot be done; only once, since the log lies in a store, which is looked up here first."""
    if what not in _warned:
        _warned.add(what)
        _log.warning("the register of stores cannot be %s: %s", what, error)


def _write(names: list[str]) -> None:
    """Write the register in one step; an installation that nobody may write into goes without."""
    temporary = _file().with_name(f".{_file().name}.{os.getpid()}")
    try:
        temporary.write_text(json.dumps(names[-MOST:], ensure_ascii=False, indent=1), encoding="utf-8")
        temporary.chmod(0o600)
        temporary.replace(_file())
    except OSError as error:
        _warn_once("written", error)
        temporary.unlink(missing_ok=True)
