"""``python -m data``: the import and all that is done with ledgers by hand.

Results go to standard output, everything else to standard error. Exit status 0: done; 1: imported, some
rows or files rejected; 2: not done, and the store is as it was.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from data.command_line import NOT_DONE, parser
from data.reader import UnreadableFileError
from data.settings import SettingsError
from data.store import NoSnapshot, StoreError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    parsed = parser().parse_args(arguments)
    try:
        text, status = parsed.run(parsed)
    except (UnreadableFileError, StoreError, NoSnapshot, SettingsError) as error:
        print(error, file=sys.stderr)
        return NOT_DONE
    except OSError as error:
        print(
            f"无法读写 {error.filename or ''}：{error.strerror or error}，请检查磁盘空间和权限。",
            file=sys.stderr,
        )
        return NOT_DONE
    try:
        print(text, flush=True)
    except BrokenPipeError:  # whoever reads has seen enough; nothing more may be written, not even at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


if __name__ == "__main__":
    sys.exit(main())
