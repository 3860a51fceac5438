"""Which snapshot a store serves, and whether a folder was ever one.

The file ``CURRENT`` names the snapshot; it is replaced in one step, so that a reader sees the old snapshot or
the new one, and never half an import. A store that lost it is not an empty store: nothing is ever imported
over it. ``USED`` in the folder says that something was published there; ``BEGUN`` that a first import is on
its way, so that what one leaves behind which was broken off is not taken for a store.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from data import register

POINTER = "CURRENT"
SNAPSHOTS = "snapshots"
ORIGINALS = "originals"
FINDINGS = "findings"
USED = "USED"
BEGUN = "BEGUN"
#: What a snapshot can be called.
_NAME = re.compile(r"[0-9A-Za-z][\w.-]{0,99}", re.ASCII)
_REPAIR = "请运行 python -m data repair 查看各个快照，再选一个换回。"
_REBUILD = "请运行 python -m data rebuild 由原始文件重新生成，或运行 python -m data repair 换回另一个快照。"
_MOUNT = "请先挂上共享盘；确实要重新开始，运行 python -m data repair --begin-anew。"
_CHECK = "请检查目录的权限、磁盘和网络，再试一次。"


class NoSnapshot(Exception):  # noqa: N818 - the name is what callers see and say
    """Nothing has been imported yet."""


class StoreError(Exception):
    """The store cannot be read or written; the message says in Chinese what to do."""


class StoreBusyError(StoreError):
    """Another import is running."""


class Damage(StrEnum):
    """What is wrong with a store that cannot be served, as it is said; no folder is named."""

    NO_FOLDER = "台账目录不在或是空的：共享盘没有挂上？"
    UNREADABLE = "台账目录读不了"
    NO_POINTER = "记着当前快照的文件 CURRENT 不见了，而快照还在"
    BAD_POINTER = "记着当前快照的文件 CURRENT 是空的或已损坏"
    DANGLING = "文件 CURRENT 里写的快照不见了"
    BAD_RECORD = "当前快照的记录已损坏"
    NO_DATABASE = "当前快照的数据文件不见了"
    BAD_DATABASE = "当前快照的数据文件已损坏"

    @property
    def advice(self) -> str:
        """What to do."""
        if self in (Damage.NO_DATABASE, Damage.BAD_DATABASE):
            return _REBUILD
        return {Damage.NO_FOLDER: _MOUNT, Damage.UNREADABLE: _CHECK}.get(self, _REPAIR)


class UnavailableError(StoreError):
    """The store is there and cannot be served: 存储不可用.

    Attributes:
        damage: What is wrong.
    """

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        end = "" if damage.endswith("？") else "。"
        super().__init__(f"存储不可用：{damage}{end}{damage.advice}")


def read_pointer(folder: Path) -> str:
    """The id of the current snapshot.

    Raises:
        NoSnapshot: Nothing has been published in that folder.
        UnavailableError: Something has, and what is current cannot be told.
    """
    try:
        content = (folder / POINTER).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if damage := _without_pointer(folder):
            raise UnavailableError(damage) from error
        raise NoSnapshot(f"{folder} 中还没有台账，请先导入。") from error
    except OSError as error:
        raise UnavailableError(Damage.UNREADABLE) from error
    name = content.decode("ascii", "replace").strip()
    if not _NAME.fullmatch(name):
        raise UnavailableError(Damage.BAD_POINTER)
    return name


def is_used(folder: Path) -> bool:
    """Whether anything was ever published in a folder, as far as the folder tells."""
    if (folder / USED).exists() or (folder / POINTER).exists():
        return True
    if (folder / BEGUN).exists():
        return False
    return any((folder / name).is_dir() and any((folder / name).iterdir()) for name in (SNAPSHOTS, ORIGINALS))


def is_lost(folder: Path) -> bool:
    """Whether a folder is known to have held ledgers and holds no trace of a store: a share that is away."""
    return not (folder / BEGUN).exists() and register.is_known(folder) and not is_used(folder)


def _without_pointer(folder: Path) -> Damage | None:
    """What it means that a folder has no pointer; None when it was never used."""
    try:
        if is_used(folder):
            return Damage.NO_POINTER
        return Damage.NO_FOLDER if is_lost(folder) else None
    except OSError:
        return Damage.UNREADABLE
