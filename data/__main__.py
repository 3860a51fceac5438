"""``python -m data``: import, status, rebuild, samples, dictionary, template.

Results go to standard output, everything else to standard error. Exit status 0: done; 1: imported, some
rows rejected; 2: not done, and the store is as it was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from data.reader import UnreadableFileError
from data.settings import SettingsError
from data.store import SAMPLES, NoSnapshot, StoreError

NOT_DONE = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(NOT_DONE, f"命令有误：{message}。用 {self.prog} --help 查看用法。\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    parsed = _parser().parse_args(arguments)
    try:
        return parsed.run(parsed)
    except (UnreadableFileError, StoreError, NoSnapshot, SettingsError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(
            f"无法读写 {error.filename or ''}：{error.strerror or error}，请检查磁盘空间和权限。",
            file=sys.stderr,
        )
    return NOT_DONE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m data", description="台账的导入与保管")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    command = commands.add_parser("import", help="导入导出的台账文件")
    command.add_argument("files", nargs="+", type=Path, metavar="文件")
    command.add_argument("--ledger", metavar="台账", help="台账的名称；省略时由表头认出")
    command.add_argument("--mapping", type=Path, metavar="文件.toml", help="表头不同的导出所用的映射文件")
    command.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    command.add_argument("--json", action="store_true", help="输出 JSON")
    command.set_defaults(run=_import)
    command = commands.add_parser("status", help="现有台账的情况")
    command.add_argument("--json", action="store_true", help="输出 JSON")
    command.set_defaults(run=_status)
    commands.add_parser("rebuild", help="由保存的原始文件重新生成快照").set_defaults(run=_rebuild)
    commands.add_parser("samples", help="生成演示台账").set_defaults(run=_samples)
    commands.add_parser("dictionary", help="输出数据字典").set_defaults(run=_dictionary)
    command = commands.add_parser("template", help="写出一个台账的空白模板")
    command.add_argument("ledger", metavar="台账", help="台账的名称")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="写到哪里；省略时写在当前目录")
    command.set_defaults(run=_template)
    return parser


def _import(parsed: argparse.Namespace) -> int:
    from data.importer import import_files  # each command loads only what it needs: --help stays quick
    from data.printing import import_text

    report = import_files(parsed.files, ledger=parsed.ledger, mapping=parsed.mapping, dry_run=parsed.dry_run)
    print(report.to_json() if parsed.json else import_text(report, dry_run=parsed.dry_run))
    return report.exit_status


def _status(parsed: argparse.Namespace) -> int:
    from data.printing import status_json, status_text

    print(status_json() if parsed.json else status_text())
    return 0


def _rebuild(_parsed: argparse.Namespace) -> int:
    from data.importer import rebuild

    print(f"已由原始文件重新生成快照 {rebuild()}。")
    return 0


def _samples(_parsed: argparse.Namespace) -> int:
    from data.generator import write_samples

    for path in write_samples(SAMPLES):
        print(path)
    return 0


def _dictionary(_parsed: argparse.Namespace) -> int:
    from data.dictionary import dictionary

    print(dictionary())
    return 0


def _template(parsed: argparse.Namespace) -> int:
    from data.headers import find_ledger
    from data.template import write_template

    ledger = find_ledger(parsed.ledger)
    path = parsed.out or Path(f"{ledger.title}模板.xlsx")
    write_template(ledger, path)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
