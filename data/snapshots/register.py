"""The register of stores that this installation filled with real ledgers: a missing one is not begun anew.

It is a small file of the installation, ``data/known_stores.json`` (``$LEDGER_REGISTER`` names another
one), the latest last; stores in the system's temporary folder are left out, since they are short-lived. A
process also remembers in memory every store it has seen.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path

_log = logging.getLogger(__name__)
VARIABLE = "LEDGER_REGISTER"
#: How many stores are remembered; more than that are copies.
MOST = 50
_seen: set[str] = set()
_written: set[str] = set()
_warned: set[str] = set()


def note(folder: Path, *, is_real: bool) -> None:
    """Remember a readable store; one with real ledgers also beyond this process."""
    name = _name(folder)
    _seen.add(name)
    if not is_real or name in _written or Path(tempfile.gettempdir()) in Path(name).parents:
        return
    _written.add(name)
    names = _read()
    if name not in names:
        _write([*names, name])


def is_known(folder: Path) -> bool:
    """Whether a store is registered."""
    name = _name(folder)
    return name in _seen or name in _read()


def forget(folder: Path) -> None:
    """Remove a store from the register: it is begun anew."""
    name = _name(folder)
    _seen.discard(name)
    _written.discard(name)
    names = _read()
    if name in names:
        _write([other for other in names if other != name])


def _name(folder: Path) -> str:
    return os.path.abspath(folder)  # noqa: PTH100 - an unmounted share cannot be resolved


def _file() -> Path:
    configured = os.environ.get(VARIABLE)
    return Path(configured) if configured else Path(__file__).parents[1] / "known_stores.json"


def _read() -> list[str]:
    try:
        names = json.loads(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        _warn_once("read", error)
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _warn_once(action: str, error: Exception) -> None:
    """Log a failure once only, since the log lies in a store, which is looked up here first."""
    if action not in _warned:
        _warned.add(action)
        _log.warning("the register of stores cannot be %s: %s", action, error)


def _write(names: list[str]) -> None:
    """Write the register in one step; a read-only installation goes without."""
    temporary = _file().with_name(f".{_file().name}.{os.getpid()}")
    try:
        temporary.write_text(json.dumps(names[-MOST:], ensure_ascii=False, indent=1), encoding="utf-8")
        temporary.chmod(0o600)
        temporary.replace(_file())
    except OSError as error:
        _warn_once("written", error)
        temporary.unlink(missing_ok=True)
