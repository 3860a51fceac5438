"""The argument parser of ``python -m data``; errors are reported in Chinese."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from data.boundary_file import SYSTEMS
from data.command_line import boundaries, commands, notebook
from data.command_line.exit_status import CommandParser


def parser() -> argparse.ArgumentParser:
    """The parser; its result has ``run``, a function from the result to a text and an exit status."""
    root = CommandParser(prog="python -m data", description="台账的导入与保管")
    parts = root.add_subparsers(dest="command", required=True, metavar="命令")
    _add_import(parts)
    _add_store(parts)
    _add_places(parts)
    _add_boundaries(parts)
    _add_notebook(parts)
    _add_declarations(parts)
    return root


def _add(parts: Any, name: str, run: Any, description: str, *, json: bool = False) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse names no type for its group of commands
    command: argparse.ArgumentParser = parts.add_parser(name, help=description, description=description)
    if json:
        command.add_argument("--json", action="store_true", help="输出 JSON")
    command.set_defaults(run=run)
    return command


def _add_import(parts: Any) -> None:  # noqa: ANN401
    command = _add(parts, "import", commands.run_import, "导入导出的台账文件", json=True)
    command.add_argument("files", nargs="+", type=Path, metavar="文件")
    command.add_argument("--ledger", metavar="台账", help="台账的名称；省略时由表头认出")
    command.add_argument("--mapping", type=Path, metavar="文件.toml", help="表头不同的导出所用的映射文件")
    command.add_argument("--dry-run", action="store_true", help="只检查，不写入")
    _add(parts, "inbox", commands.run_inbox, "导入台账目录下 inbox 文件夹里的文件")


def _add_store(parts: Any) -> None:  # noqa: ANN401
    _add(parts, "status", commands.run_status, "现有台账的情况", json=True)
    _add(parts, "history", commands.run_history, "各次导入的快照", json=True)
    _add(parts, "undo", commands.run_undo, "撤销最近一次导入，恢复它之前的快照")
    _add(parts, "rebuild", commands.run_rebuild, "由保存的原始文件重新生成快照")
    command = _add(parts, "repair", commands.run_repair, "存储不可用时：列出各个快照是否完好，换回其中一个")
    ways = command.add_mutually_exclusive_group()
    ways.add_argument("--choose", metavar="快照", help="换回这个快照")
    ways.add_argument("--begin-anew", action="store_true", help="当作没有用过的目录，从头开始")
    _add(parts, "verify", commands.run_verify, "逐个核对保存的快照和原始文件，列出损坏的")
    _add_purge(parts)


def _add_purge(parts: Any) -> None:  # noqa: ANN401
    command = _add(
        parts, "purge", commands.run_purge, "清除以前导入的原始文件，或还原代号所需的 salt；台账不变"
    )
    choice = command.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--originals-before", type=_day, metavar="日期", help="清除这一天以前导入的，如 2026-03-01"
    )
    choice.add_argument(
        "--salt",
        action="store_true",
        help="删去 salt：代号从此不能还原，以后导入的记录与以前的对不上；不可恢复",
    )


def _add_places(parts: Any) -> None:  # noqa: ANN401
    command = _add(parts, "unmatched", commands.run_unmatched, "没有认出小区的地名和各台账的比例", json=True)
    command.add_argument(
        "--limit", type=_count, default=50, metavar="个数", help="最多列出几个，省略时 50 个"
    )
    aliases = parts.add_parser("alias", help="小区的别名", description="小区的别名，立即生效，不用重新导入")
    kinds = aliases.add_subparsers(dest="kind", required=True, metavar="add、remove、list")
    command = _add(kinds, "add", commands.run_alias_add, "添加一个别名")
    command.add_argument("name", metavar="别名")
    command.add_argument("--compound", required=True, metavar="小区", help="小区名册里的名称")
    command.add_argument("--community", metavar="社区", help="几个社区有同名的小区时，说明是哪一个")
    command = _add(kinds, "remove", commands.run_alias_remove, "去掉一个别名")
    command.add_argument("name", metavar="别名")
    command.add_argument("--community", metavar="社区", help="只去掉这个社区的")
    _add(kinds, "list", commands.run_alias_list, "列出添加的别名", json=True)


def _add_boundaries(parts: Any) -> None:  # noqa: ANN401
    text = "小区的边界或位置，画小区图的地图用"
    kinds = parts.add_parser("boundaries", help=text, description=text).add_subparsers(
        dest="kind", required=True, metavar="put、show、remove"
    )
    command = _add(kinds, "put", boundaries.run_put, "放入 GeoJSON 边界文件，换下原来的")
    command.add_argument("file", type=Path, metavar="文件")
    command.add_argument(
        "--system", choices=SYSTEMS, required=True, metavar="、".join(SYSTEMS), help="坐标系，全部要素同一个"
    )
    command.add_argument(
        "--name-property", metavar="属性", help="写小区名称的属性；省略时为 小区、名称、name 等"
    )
    _add(kinds, "show", boundaries.run_show, "现有的边界")
    _add(kinds, "remove", boundaries.run_remove, "去掉边界，小区图用方块")


def _add_notebook(parts: Any) -> None:  # noqa: ANN401
    text = "街道记事本：图上的标注、保存的视图、备份和换回"
    kinds = parts.add_parser("notebook", help=text, description=text).add_subparsers(
        dest="kind",
        required=True,
        metavar="list、add、remove、views、rename-view、remove-view、backup、restore",
    )
    _add(kinds, "list", notebook.run_list, "列出标注", json=True)
    command = _add(kinds, "add", notebook.run_add, "写一条标注")
    command.add_argument("text", metavar="内容", help="发生了什么，最多 60 字")
    command.add_argument("--from", dest="first_day", type=_day, required=True, metavar="日期")
    command.add_argument("--to", dest="last_day", type=_day, metavar="日期", help="最后一天；只有一天的不写")
    command.add_argument("--community", default="", metavar="社区", help="省略时为全街道")
    command.add_argument("--compound", default="", metavar="小区", help="同时写明社区")
    command.add_argument("--ledger", default="", metavar="台账", help="关系到的台账的名称；省略时为全部台账")
    command.add_argument("--source", default="", metavar="来源", help="文件、会议")
    command.add_argument("--new-limits", metavar="理由", help="从这天起重新计算上下限，写明理由")
    command.add_argument("--by", metavar="填写人", help="省略时为本机账号")
    command = _add(kinds, "remove", notebook.run_remove, "删除一条标注；原来的内容留在记录里")
    command.add_argument("number", type=_count, metavar="号", help="notebook list 列出的号")
    command.add_argument("--by", metavar="删除人", help="省略时为本机账号")
    _add_views(kinds)
    command = _add(kinds, "backup", notebook.run_backup, "把记事本备份成一个文件，看板可以开着")
    command.add_argument("file", type=Path, metavar="文件")
    command = _add(kinds, "restore", notebook.run_restore, "用备份换回记事本；换下的留在旁边")
    command.add_argument("file", type=Path, metavar="文件")


def _add_views(kinds: Any) -> None:  # noqa: ANN401
    _add(kinds, "views", notebook.run_views, "列出保存的视图", json=True)
    command = _add(kinds, "rename-view", notebook.run_rename_view, "给视图改名")
    command.add_argument("number", type=_count, metavar="号", help="notebook views 列出的号")
    command.add_argument("name", metavar="名称", help="最多 30 字，不与别的视图同名")
    command.add_argument("--by", metavar="改名人", help="省略时为本机账号")
    command = _add(kinds, "remove-view", notebook.run_remove_view, "删除视图；原来的内容留在记录里")
    command.add_argument("number", type=_count, metavar="号", help="notebook views 列出的号")
    command.add_argument("--by", metavar="删除人", help="省略时为本机账号")


def _add_declarations(parts: Any) -> None:  # noqa: ANN401
    _add(parts, "samples", commands.run_samples, "生成演示台账")
    _add(parts, "dictionary", commands.run_dictionary, "输出数据字典")
    command = _add(parts, "template", commands.run_template, "写出一个台账的空白模板")
    command.add_argument("ledger", metavar="台账", help="台账的名称")
    command.add_argument("--out", type=Path, metavar="文件.xlsx", help="写到哪里；省略时写在当前目录")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2026-03-01 的样子") from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”不是个数，应写成 1、20 这样的整数")
    return int(text)
