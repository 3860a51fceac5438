"""``python -m data``: imports and all other operations on the store.

Results go to standard output, everything else to standard error. Exit status 0: done; 1: imported, some
rows or files rejected; 2: not done, and the store is unchanged; 130: interrupted by the user. After an error
of the program itself, ``log/errors.log`` in the folder of the store has its traceback.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from data.command_line.exit_status import NOT_DONE, UsageError, exit_status_of, print_result
from data.command_line.parser import parser
from data.errors import NoSnapshot, StoreError, UnreadableFileError
from data.settings import SettingsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    return exit_status_of(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        parsed = parser().parse_args(arguments)
        text, status = parsed.run(parsed)
    except UsageError as error:
        print(f"命令有误：{error}", file=sys.stderr)
        return NOT_DONE
    except (UnreadableFileError, StoreError, NoSnapshot, SettingsError) as error:
        print(error, file=sys.stderr)
        return NOT_DONE
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a path may contain bytes that are not text
    return print_result(f"{text}\n", status)


if __name__ == "__main__":
    sys.exit(main())
