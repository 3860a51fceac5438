"""The end of a command: wrong arguments and failures are one Chinese line, errors of the program are logged.

0: done. 1: done, but something was refused or differs, depending on the command. 2: not done.
130: interrupted by the user.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import duckdb

from data.disk import disk_error, engine_errors
from data.errors import StoreError
from data.reading.faults import log_error
from data.snapshots.store import home

#: Error message of argparse -> its Chinese text.
_MISTAKES = (
    (r"the following arguments are required: (.*)", r"缺少 {0}"),
    (r"one of the arguments (\S+) (\S+) is required", r"缺少 {0} 或 {1}"),
    (r"argument (.*): not allowed with argument (.*)", r"{0} 不能和 {1} 一起写"),
    (r"argument (.*): expected (?:one|at least one) argument.*", r"{0} 后面要写上值"),
    (r"argument (.*): invalid choice: (\S+) \(choose from .*\)", r"不认识 {1}，这里应写{0}"),
    (r"argument (.*): ignored explicit argument (.*)", r"{0} 后面不能写 {1}"),
    (r"argument (.*?): (.*)", r"{0} {1}"),
    (r"unrecognized arguments: (.*)", r"不认识 {0}"),
    (r"ambiguous option: (\S+) .*", r"{0} 没有写全"),
)
NOT_DONE, INTERRUPTED = 2, 130
LOG = Path("log") / "errors.log"
#: Size in bytes at which a new log is begun; one older log is kept.
_MOST_BYTES = 1_000_000


class UsageError(Exception):
    """The arguments are not valid; the message says why, in one line of Chinese."""


class CommandParser(argparse.ArgumentParser):
    """A parser that reports errors in one Chinese line, without the usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: Always.
        """
        message = " ".join(message.split())  # an argument may contain line breaks
        for pattern, chinese in _MISTAKES:
            if found := re.fullmatch(pattern, message):
                message = chinese.format(*found.groups())
                break
        raise UsageError(f"{message}。用 {self.prog} --help 查看用法。")


class _LogFile(logging.Handler):
    """The log of commands, in the folder of the store, readable by the owner only."""

    def emit(self, record: logging.LogRecord) -> None:
        """Add a record to the log; ignored if it cannot be written."""
        with contextlib.suppress(OSError, StoreError):
            path = home() / LOG
            path.parent.mkdir(mode=0o700, exist_ok=True)
            if path.is_file() and path.stat().st_size > _MOST_BYTES:
                path.replace(path.with_name(f"{path.name}.1"))
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as stream:
                stream.write(f"{self.format(record)}\n")


def exit_status_of(run: Callable[[], int]) -> int:
    """The exit status of a command, also after an error, which is reported on standard error.

    Args:
        run: The command; it reports errors that its user can correct.
    """
    with _log_in_file():
        try:
            with engine_errors():
                return run()
        except KeyboardInterrupt:
            _print_error("已中断，没有做完，已有的数据没有变。")
            return INTERRUPTED
        except OSError as error:
            _print_error(str(disk_error(error)))
        except StoreError as error:
            _print_error(str(error))
        except (MemoryError, duckdb.OutOfMemoryException):
            _print_error("内存或临时磁盘空间不够，没有做完，已有的数据没有变。请关掉别的程序或分几次再试。")
        except Exception as error:  # a fault of the program: its text may quote a cell
            _print_error(
                f"程序出错，没有做完，已有的数据没有变（{type(error).__name__}）。"
                f"请把日志参考号 {log_error(error)} 和台账目录下的 {LOG.as_posix()} 交给维护者。"
            )
    return NOT_DONE


def print_result(result: str | bytes, status: int) -> int:
    """Write the result of a command to standard output; returns its exit status, or that of a failure."""
    try:
        if isinstance(result, bytes):
            sys.stdout.buffer.write(result)
        else:
            sys.stdout.write(result)
        sys.stdout.flush()
    except OSError as error:
        # Nothing more may be written there, not even buffered text at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # the reader has closed the pipe, as head does
            _print_error(f"已经做完，但结果写不出来：{error.strerror}。")
            return NOT_DONE
    return status


@contextlib.contextmanager
def _log_in_file() -> Iterator[None]:
    """Send log records of data/ to the file instead of standard error."""
    log, handler = logging.getLogger("data"), _LogFile()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    before = log.propagate
    log.addHandler(handler)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.propagate = before


def _print_error(line: str) -> None:
    print(" ".join(line.split()), file=sys.stderr)  # noqa: T201 - output of a command
