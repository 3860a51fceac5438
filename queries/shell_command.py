"""The command ``python -m queries shell``: an analyst's own SELECTs over the scoped relations, read-only.

What is typed is parsed: one SELECT that reads relations by their bare names. So the scope holds, and nobody
is named, as in every question.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
import sqlglot
from sqlglot.errors import SqlglotError

from data.command_line.exit_status import UsageError
from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from queries import runner, writing
from queries.binding import values
from queries.catalogue import title
from queries.command_scope import add_scope, check_names, scope_of
from queries.relations import RELATIONS, BrokenQuestion
from queries.scope import Scope

#: Most rows that the prompt prints; a file gets all.
MOST_ROWS = 200
_PROMPT, _MORE = "台账> ", "   ...> "
_HELP = """\
写 SELECT，以分号结束；台账直接写名字（from service_request），范围已经加上，只读。
.tables        有哪些台账
.columns 名称  一份台账有哪些列
.scope         现在的范围
.exit          离开（Ctrl+D 也行）
"""
_WRITERS: dict[str, Callable[[pa.Table], str]] = {
    "table": writing.to_table,
    "csv": writing.to_csv,
    "json": writing.to_json,
}


@dataclass(frozen=True, slots=True)
class Shell:
    """A prompt over one snapshot.

    Attributes:
        snapshot: What is asked.
        scope: What the relations are narrowed to.
        form: How answers are written: table, csv or json.
    """

    snapshot: Snapshot
    scope: Scope
    form: str

    def reply(self, typed: str) -> str:
        """What is printed for one statement or one command that begins with a point.

        Raises:
            UsageError: It cannot be answered; the message says why in one line.
        """
        if typed.startswith("."):
            return self._command(typed.rstrip(";").split())
        table = self._answer(typed)
        if self.form != "table" or table.num_rows <= MOST_ROWS:
            return _WRITERS[self.form](table) + (f"（{table.num_rows} 行）\n" if self.form == "table" else "")
        shown = _WRITERS[self.form](table.slice(0, MOST_ROWS))
        return f"{shown}（共 {table.num_rows} 行，只显示前 {MOST_ROWS} 行；要全部请用 --format csv）\n"

    def _answer(self, typed: str) -> pa.Table:
        try:
            asked = runner.scoped(typed, self.scope.conditions)
        except BrokenQuestion as error:
            raise UsageError(f"只能写一条 SELECT，台账直接写名字，用 .tables 看有哪些（{error}）") from error
        except SqlglotError as error:
            raise UsageError(f"SQL 读不懂：{str(error).splitlines()[0]}") from error
        unknown = set(asked.bound) - set(values(self.scope, self.snapshot))
        if unknown:
            raise UsageError(f"没有 ${'、$'.join(sorted(unknown))} 这样的值，请直接写出来")
        try:
            return runner.ask(asked.sql, asked.bound, self.scope, snapshot=self.snapshot)
        except (duckdb.Error, TypeError) as error:
            raise UsageError(f"SQL 执行不了：{str(error).splitlines()[0]}") from error

    def _command(self, words: list[str]) -> str:
        if words == [".tables"]:
            named = [(file.stem, title(file.read_text("utf-8"))) for file in sorted(RELATIONS.glob("*.sql"))]
            return "".join(f"{name:24}{described}\n" for name, described in named)
        if words[0] == ".columns" and len(words) == 2:  # noqa: PLR2004 - a command and its one argument
            return self._columns(words[1])
        if words == [".scope"]:
            return f"{self.scope.describe()}；数据截至 {self.snapshot.as_of:%Y-%m-%d %H:%M}\n"
        if words == [".help"]:
            return _HELP
        raise UsageError(f"没有“{' '.join(words)}”这个命令，.help 看有哪些")

    def _columns(self, relation: str) -> str:
        if not (RELATIONS / f"{relation}.sql").is_file():
            raise UsageError(f"没有“{relation}”这份台账，用 .tables 看有哪些")
        table = self._answer(sqlglot.select("*").from_(relation).limit(0).sql("duckdb"))
        return "".join(f"{field.name:24}{field.type}\n" for field in table.schema)


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("shell", help="只读的 SQL 提示符，台账已按范围筛好")
    command.add_argument("--sql", metavar="SELECT", help="只答这一条就离开")
    add_scope(command)
    command.add_argument("--format", default="table", metavar="|".join(_WRITERS), help="输出格式")


def reply(options: argparse.Namespace) -> str:
    """What the command prints at its end: the answer of ``--sql``, or nothing after the prompt.

    Raises:
        UsageError: An option is not valid, or the statement of ``--sql`` cannot be answered.
        ScopeError: The scope cannot be.
        StoreError: The store is damaged.
    """
    if options.format not in _WRITERS:
        raise UsageError(f"输出格式“{options.format}”不对，应为 {'、'.join(_WRITERS)} 之一")
    scope = scope_of(options)
    snapshot = current_or_demonstration()
    check_names(scope, snapshot)
    shell = Shell(snapshot, scope, options.format)
    if options.sql is not None:
        return shell.reply(options.sql)
    _prompt(shell)
    return ""


def _prompt(shell: Shell) -> None:
    """Answer what is typed, or what a pipe brings, until its end."""
    is_person = sys.stdin.isatty()
    if is_person:
        with contextlib.suppress(ImportError):  # Windows has none: the prompt works without its history
            importlib.import_module("readline")
        sys.stdout.write(f"{shell.reply('.scope')}{_HELP}")
    for typed in _statements(is_person=is_person):
        if typed.rstrip(";") in (".exit", ".quit"):
            return
        try:
            sys.stdout.write(shell.reply(typed))
        except UsageError as error:
            sys.stderr.write(f"错误：{error}\n")
            if not is_person:
                raise
        sys.stdout.flush()


def _statements(*, is_person: bool) -> Iterator[str]:
    """The typed statements, each up to its semicolon, and the lines that begin with a point."""
    lines: list[str] = []
    with contextlib.suppress(EOFError):
        while True:
            line = input((_MORE if lines else _PROMPT) if is_person else "")
            if not lines and line.strip().startswith("."):
                yield line.strip()
                continue
            lines += [line] if line.strip() or lines else []
            if line.rstrip().endswith(";"):
                yield "\n".join(lines).strip()
                lines = []
    if lines:
        yield "\n".join(lines).strip()
