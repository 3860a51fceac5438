"""The errors of stores and files that callers distinguish; each says in Chinese what to do."""

from __future__ import annotations

from enum import StrEnum

_REPAIR = "请运行 python -m data repair 查看各个快照，再选一个换回。"
_REBUILD = "请运行 python -m data rebuild 由原始文件重新生成，或运行 python -m data repair 换回另一个快照。"
_RENEW = "请运行 python -m data rebuild 按现在的版本重新生成。"
_MOUNT = "请先挂上共享盘；确实要重新开始，运行 python -m data repair --begin-anew。"
_CHECK = "请检查目录的权限、磁盘和网络，再试一次。"


class UnreadableFileError(Exception):
    """A file cannot be read as a ledger; the message says in Chinese which file and what to do."""


class NoSnapshot(Exception):  # noqa: N818 - it states a condition, not a failure
    """Nothing has been imported yet."""


class StoreError(Exception):
    """The store cannot be read or written; the message says in Chinese what to do."""


class StoreBusyError(StoreError):
    """Another import is running."""


class SnapshotGoneError(StoreError):
    """A snapshot that was asked for by name cannot be served any more; the message says why."""


class Damage(StrEnum):
    """The problem of a store that cannot be served, in Chinese, without the name of the folder."""

    NO_FOLDER = "台账目录不在或是空的：共享盘没有挂上？"
    UNREADABLE = "台账目录读不了"
    NO_POINTER = "记着当前快照的文件 CURRENT 不见了，而快照还在"
    BAD_POINTER = "记着当前快照的文件 CURRENT 是空的或已损坏"
    DANGLING = "文件 CURRENT 里写的快照不见了"
    BAD_RECORD = "当前快照的记录已损坏"
    NO_DATABASE = "当前快照的数据文件不见了"
    BAD_DATABASE = "当前快照的数据文件已损坏"
    OUTDATED = "当前快照是旧版本的软件生成的，缺少现在要用的列"

    @property
    def advice(self) -> str:
        """What to do."""
        if self in (Damage.NO_DATABASE, Damage.BAD_DATABASE):
            return _REBUILD
        others = {Damage.NO_FOLDER: _MOUNT, Damage.UNREADABLE: _CHECK, Damage.OUTDATED: _RENEW}
        return others.get(self, _REPAIR)


class UnavailableError(StoreError):
    """The store exists but cannot be served: 存储不可用.

    Attributes:
        damage: The problem.
    """

    def __init__(self, damage: Damage) -> None:
        self.damage = damage
        end = "" if damage.endswith("？") else "。"
        super().__init__(f"存储不可用：{damage}{end}{damage.advice}")
