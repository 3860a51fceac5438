"""The secret (salt) of a store, by which a phone has the same token in every ledger and every import.

It is made once, at the first import. A store that has rows but no secret never gets another one
automatically: repeats would not be found, and records without numbers would be counted twice. ``end``
removes it for good; from then on no token can be turned back into a number by trying all numbers.
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
#: Marks a secret that was removed on purpose, until an import makes a new one.
ENDED = "salt.ended"
_BYTES = 32
_WAY_OUT = (
    "没有它，同一个人、同一处的重复诉求对不上以前的，没有编号的记录会重复计入，所以没有导入，台账没有变。"
    "请从备份把 {path} 恢复原样；确实找不回来，运行 python -m data purge --salt，以后的导入会另起一个。"
)


class LostSaltError(StoreError):
    """The secret of a store with rows is missing or damaged; the message says what that means."""


def read_salt(folder: Path) -> bytes:
    """The secret of this store, made at its first use, readable by its owner only.

    Raises:
        LostSaltError: It is missing from a store that has rows, or damaged.
    """
    path = folder / SALT
    if not path.exists():
        _require_may_begin(folder)
        _make(path)
    return _read(path)


def trial_salt(folder: Path) -> bytes:
    """The secret for a dry run: a temporary one if the store has none yet.

    Raises:
        LostSaltError: As of ``read_salt``.
    """
    if (folder / SALT).exists():
        return _read(folder / SALT)
    _require_may_begin(folder)
    return secrets.token_bytes(_BYTES)


def known_salt(folder: Path) -> bytes | None:
    """The secret of this store, for a search; None if it has no readable one."""
    try:
        return _read(folder / SALT)
    except (OSError, StoreError):
        return None


def end(folder: Path) -> bool:
    """Remove the secret for good, damaged or not; returns whether there was one.

    Raises:
        StoreError: An import is running.
    """
    with writer_lock(folder):
        path = folder / SALT
        had_one = path.exists()
        # The mark is written first: without it the secret would count as lost.
        write_durably(folder / ENDED, f"{date.today().isoformat()}\n".encode())
        path.unlink(missing_ok=True)
    return had_one


def is_another(folder: Path) -> bool:
    """Whether the rows of the store have tokens of a secret that was removed."""
    return (folder / ENDED).exists()


def record_secret(folder: Path) -> None:
    """Record that the rows of the store were imported with its present secret."""
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
        return False  # unknown if damaged: the rows may be real


def _make(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process made it first
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
