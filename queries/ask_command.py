"""The command ``python -m queries ask``: declared measures by declared dimensions, in any combination."""

from __future__ import annotations

import argparse
import io
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.command_line.exit_status import UsageError
from data.importing.demonstration import current_or_demonstration
from data.snapshots.store import Snapshot
from queries import writing
from queries.analysis import Analysis, answer, statement
from queries.command_scope import add_scope, check_names, scope_of
from queries.dimensions import DIMENSIONS
from queries.measures import AGGREGATES, MEASURES
from queries.printed_statement import printed_statement
from queries.scope import Scope

_FORMATS = ("table", "csv", "json", "parquet", "sql")


def add_parser(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command and its options."""
    command = commands.add_parser("ask", help="自由组合：指标按维度、时段分组")
    command.add_argument(
        "--measure", action="append", required=True, metavar="NAME",
        help="指标的名称或中文名，如 on_time_rate、按期办结率，可多次给出",
    )  # fmt: skip
    command.add_argument(
        "--by", action="append", default=[], metavar="NAME",
        help="维度的名称或中文名，如 community、社区，可多次给出",
    )  # fmt: skip
    command.add_argument("--split", action="append", default=[], metavar="NAME", help="再按它细分，同 --by")
    command.add_argument("--parts", action="store_true", help="率的旁边列出分子和分母")
    add_scope(command, grain=None)
    command.add_argument("--format", default="table", metavar="|".join(_FORMATS), help="输出格式")


def reply(options: argparse.Namespace) -> str | bytes:
    """What the command prints.

    Raises:
        UsageError: An option is not valid.
        AnalysisError: The measures and dimensions do not belong together.
        ScopeError: The scope cannot be.
        StoreError: The store is damaged.
    """
    if options.format not in _FORMATS:
        raise UsageError(f"输出格式“{options.format}”不对，应为 {'、'.join(_FORMATS)} 之一")
    if options.format == "parquet" and sys.stdout.isatty():
        raise UsageError("Parquet 不是文字，请存进文件：在命令后面加 > 文件名.parquet")
    labels = {MEASURES[name].label: name for name in AGGREGATES}
    names = {dimension.label: name for name, dimension in DIMENSIONS.items()}
    analysis = Analysis(
        tuple(labels.get(text, text) for text in options.measure),
        tuple(names.get(text, text) for text in (*options.by, *options.split)),
        has_periods=options.grain is not None,
    )
    scope = scope_of(options)
    snapshot = current_or_demonstration()
    check_names(scope, snapshot)
    if options.format == "sql":
        return _statement_text(analysis, scope, snapshot, with_parts=options.parts)
    return _text_of(_table(analysis, scope, snapshot, with_parts=options.parts), options.format)


def _statement_text(analysis: Analysis, scope: Scope, snapshot: Snapshot, *, with_parts: bool) -> str:
    asked = statement(analysis, scope, with_parts=with_parts)
    measures = [f"-- {MEASURES[name].label}：{MEASURES[name].definition}" for name in analysis.measures]
    return printed_statement(asked, measures, scope, snapshot)


def _table(analysis: Analysis, scope: Scope, snapshot: Snapshot, *, with_parts: bool) -> pa.Table:
    """The answer; with a comparison the rows of both windows, as ``queries run`` gives them."""
    if scope.comparison is None:
        return answer(analysis, scope, snapshot=snapshot, with_parts=with_parts)
    compared = scope.compared(snapshot.as_of)
    if compared is None:
        raise UsageError("比较时要用 --from 给出开始日期")
    return writing.with_window(
        [
            (
                name,
                one.date_from,
                one.date_to,
                answer(analysis, one, snapshot=snapshot, with_parts=with_parts),
            )
            for name, one in (("current", scope.elapsed(snapshot.as_of)), ("compared", compared))
        ]
    )


def _text_of(table: pa.Table, form: str) -> str | bytes:
    if form == "parquet":
        buffer = io.BytesIO()
        pq.write_table(table, buffer)
        return buffer.getvalue()
    writers = {"table": writing.to_table, "csv": writing.to_csv, "json": writing.to_json}
    return writers[form](table)
