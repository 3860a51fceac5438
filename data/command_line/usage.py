"""Reports errors in the arguments of a command, in one Chinese line."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

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
