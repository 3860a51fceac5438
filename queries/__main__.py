"""Queries the ledgers: ``python -m queries list|show|run|ask|shell|understand|published|catalogue``."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from functools import partial

import pyarrow as pa

from data.command_line.exit_status import NOT_DONE, CommandParser, UsageError, exit_status_of, print_result
from data.errors import StoreError
from data.importing.demonstration import current_or_demonstration
from data.settings import SettingsError
from data.snapshots.store import Snapshot
from queries import ask_command, catalogue, published, runner, shell_command, understand_command, writing
from queries.address_values import ScopeError
from queries.analysis import AnalysisError
from queries.command_scope import add_scope, check_names, scope_of
from queries.printed_statement import printed_statement
from queries.scope import Scope

#: What a user can correct; each has one Chinese line.
_USERS_ERRORS = (
    UsageError,
    ScopeError,
    AnalysisError,
    runner.UnknownQuestion,
    StoreError,
    SettingsError,
)
_WRITERS = {"table": writing.to_table, "csv": writing.to_csv, "json": writing.to_json}


def parser() -> argparse.ArgumentParser:
    """The argument parser, as described in the README."""
    top = CommandParser(prog="python -m queries", description="向台账提问")
    commands = top.add_subparsers(dest="command", required=True, metavar="命令", parser_class=CommandParser)
    commands.add_parser("list", help="列出所有问题")
    for name, described in (("show", "显示一个问题的 SQL 和绑定的值"), ("run", "回答一个问题")):
        command = commands.add_parser(name, help=described)
        command.add_argument("name", metavar="NAME", help="问题的名称，如 service_requests/summary")
        add_scope(command)
        if name == "run":
            _add_format(command)
    ask_command.add_parser(commands)
    shell_command.add_parser(commands)
    understand_command.add_parser(commands)
    _add_format(commands.add_parser("published", help="公开数字与台账的回答逐条对照"))
    commands.add_parser("catalogue", help="全部问题的清单（Markdown），docs/questions.md 即由此生成")
    return top


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", default="table", metavar="table|csv|json", help="输出格式")
    command.add_argument(
        "--raw", action="store_true", help="csv 里的文字原样输出；省略时，像公式的文字前加一个单引号"
    )


def ask(name: str, scope: Scope, snapshot: Snapshot) -> pa.Table:
    """The answer; with a comparison the rows of both windows, the current one ending at 数据截至.

    Raises:
        UsageError: There is no window to compare with.
    """
    if scope.comparison is None:
        return runner.answer(name, scope, snapshot=snapshot)
    compared = scope.compared(snapshot.as_of)
    if compared is None:
        raise UsageError("比较时要用 --from 给出开始日期")
    windows = (("current", scope.elapsed(snapshot.as_of)), ("compared", compared))
    return writing.with_window(
        [
            (window, one.date_from, one.date_to, runner.answer(name, one, snapshot=snapshot))
            for window, one in windows
        ]
    )


def show(name: str, scope: Scope, snapshot: Snapshot) -> str:
    """The statement of a question, with its header, and the bound values as comments."""
    header = [line for line in runner.text(name).splitlines() if line.startswith("--")]
    return printed_statement(runner.statement(name, scope.conditions), header, scope, snapshot)


def titles() -> str:
    """The name and the Chinese title of every question."""
    lines = [(name, catalogue.title(runner.text(name))) for name in runner.names()]
    width = max(len(name) for name, _ in lines)
    return "".join(f"{name:{width}}  {title}\n" for name, title in lines)


def compare(writer: Callable[[pa.Table], str], snapshot: Snapshot) -> tuple[str, int]:
    """The published figures with the answers of the ledgers; status 1 unless all agree."""
    compared = published.answers(partial(runner.run, snapshot=snapshot), snapshot.row_counts)
    return writer(published.table(compared)), int(not all(one.agrees for one in compared))


def reply(arguments: Sequence[str]) -> tuple[str | bytes, int]:
    """The standard output of a command, and its exit status.

    Raises:
        UsageError, ScopeError, UnknownQuestion, StoreError, SettingsError: Each with one Chinese line.
    """
    options = parser().parse_args(arguments)
    if options.command == "ask":
        return ask_command.reply(options), 0
    if options.command == "shell":
        return shell_command.reply(options), 0
    if options.command == "understand":
        return understand_command.reply(options), 0
    if options.command == "list":
        return titles(), 0
    if options.command == "catalogue":
        return catalogue.catalogue(), 0
    writer = _WRITERS.get(getattr(options, "format", "table"))
    if writer is writing.to_csv and options.raw:
        writer = writing.to_raw_csv
    if writer is None:
        raise UsageError(f"输出格式“{options.format}”不对，应为 {'、'.join(_WRITERS)} 之一")
    if options.command == "published":
        return compare(writer, current_or_demonstration())
    runner.text(options.name)  # fails for an unknown name before a store is created
    scope = scope_of(options)
    snapshot = current_or_demonstration()
    check_names(scope, snapshot)
    if options.command == "show":
        return show(options.name, scope, snapshot), 0
    return writer(ask(options.name, scope, snapshot)), 0


def main(arguments: Sequence[str]) -> int:
    """Answer on standard output; returns 0, 1 if a published figure disagrees, 2 after an error line."""
    return exit_status_of(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    try:
        text, status = reply(arguments)
    except (
        UsageError,
        ScopeError,
        AnalysisError,
        runner.UnknownQuestion,
        StoreError,
        SettingsError,
    ) as error:
        print(f"错误：{' '.join(str(error).split())}", file=sys.stderr)
        return NOT_DONE
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return print_result(text, status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
