"""``python -m data``: the import and all that is done with ledgers by hand.

Results go to standard output, everything else to standard error. Exit status 0: done; 1: imported, some
rows or files rejected; 2: not done, and the store is as it was. Where the program itself failed, the
environment variable ``LEDGER_DEBUG`` lets the log say where.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Sequence

from data.command_line import NOT_DONE, parser
from data.faults import logged
from data.file_names import shown
from data.reader import UnreadableFileError
from data.settings import SettingsError
from data.store import NoSnapshot, StoreError

#: Takes the log of the package to nowhere.
_SILENCE = logging.NullHandler()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    parsed = parser().parse_args(arguments)
    if not os.environ.get("LEDGER_DEBUG"):
        logging.getLogger("data").addHandler(_SILENCE)
    try:
        text, status = parsed.run(parsed)
    except (UnreadableFileError, StoreError, NoSnapshot, SettingsError) as error:
        print(error, file=sys.stderr)
        return NOT_DONE
    except OSError as error:
        what = shown(os.fsdecode(error.filename or ""))
        print(f"无法读写 {what}：{error.strerror or error}，请检查磁盘空间和权限。", file=sys.stderr)
        return NOT_DONE
    except Exception as error:  # a fault of the program: who runs it is told so, and not where it came from
        print(
            f"程序出错，没有做完，已有的数据没有变（{type(error).__name__}，日志参考号 {logged(error)}）。"
            "设置环境变量 LEDGER_DEBUG=1 再运行一次，可看到出错的位置。",
            file=sys.stderr,
        )
        return NOT_DONE
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a path may hold bytes that are no letters
    try:
        print(text, flush=True)
    except BrokenPipeError:  # whoever reads has seen enough; nothing more may be written, not even at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


if __name__ == "__main__":
    sys.exit(main())
