"""The secret of a store, by which a phone is the same token in every ledger and every import.

It is made once, at the first import. A store that has rows and no secret is never given another one
unasked: repeats would not be found, and records without numbers would be counted twice. ``end`` takes it
away for good; from then on no token can be turned back into a number by trying all there are.
"""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path

from data.errors import StoreError
from data.snapshots.lock import writer_lock
from data.snapshots.pointer import SNAPSHOTS
from data.snapshots.publish import write_durably
from data.snapshots.store import read_manifest

SALT = "salt"
#: Left where the secret was taken away on purpose, until an import has begun a new one.
ENDED = "salt.ended"
_BYTES = 32
_WAY_OUT = (
    "没有它，同一个人、同一处的重复诉求对不上以前的，没有编号的记录会重复计入，所以没有导入，台账没有变。"
    "请从备份把 {path} 恢复原样；确实找不回来，运行 python -m data purge --salt，以后的导入会另起一个。"
)


class LostSaltError(StoreError):
    """The secret of a store with rows is missing or damaged; the message says what that means."""


def read_salt(folder: Path) -> bytes:
    """The secret of this store, made at its first use and readable by its owner only.

    Raises:
        LostSaltError: It is gone from a store that has rows, or damaged.
    """
    path = folder / SALT
    if not path.exists():
        _require_may_begin(folder)
        _make(path)
    return _read(path)


def trial_salt(folder: Path) -> bytes:
    """The secret for an import that leaves no trace: one for the once where the store has none yet.

    Raises:
        LostSaltError: As of ``read_salt``.
    """
    if (folder / SALT).exists():
        return _read(folder / SALT)
    _require_may_begin(folder)
    return secrets.token_bytes(_BYTES)


def known_salt(folder: Path) -> bytes | None:
    """The secret of this store, for a search; None where it has none that can be read."""
    try:
        return _read(folder / SALT)
    except (OSError, StoreError):
        return None


def end(folder: Path) -> bool:
    """Take the secret away for good, damaged or whole; whether there was one.

    Raises:
        StoreError: An import is running.
    """
    with writer_lock(folder):
        path = folder / SALT
        had_one = path.exists()
        # The mark goes first: without it the store would count as one whose secret was lost.
        write_durably(folder / ENDED, f"{date.today().isoformat()}\n".encode())
        path.unlink(missing_ok=True)
    return had_one


def is_another(folder: Path) -> bool:
    """Whether the rows of the store have tokens of a secret that was taken away."""
    return (folder / ENDED).exists()


def settle(folder: Path) -> None:
    """Note that the rows of the store have been brought in with the secret it has now."""
    (folder / ENDED).unlink(missing_ok=True)


def _require_may_begin(folder: Path) -> None:
    if (folder / ENDED).exists():
        return
    if any(not _is_demonstration(path) for path in (folder / SNAPSHOTS).glob("*.json")):
        raise LostSaltError(f"{folder / SALT} 不见了：{_WAY_OUT.format(path=SALT)}")


def _is_demonstration(path: Path) -> bool:
    try:
        return read_manifest(path).is_demonstration
    except StoreError:
        return False  # of a damaged record nobody knows: then the rows may be somebody's


def _make(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was quicker
        return
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(_BYTES))
        stream.flush()
        os.fsync(stream.fileno())


def _read(path: Path) -> bytes:
    try:
        salt = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError as error:
        raise LostSaltError(f"{path} 已损坏：{_WAY_OUT.format(path=SALT)}") from error
    if len(salt) != _BYTES:
        raise LostSaltError(f"{path} 不完整：{_WAY_OUT.format(path=SALT)}")
    return salt
