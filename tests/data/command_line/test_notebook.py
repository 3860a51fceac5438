"""``python -m data notebook``: what it prints, and that a mistake changes nothing."""

from __future__ import annotations

import json

import pytest

from data.__main__ import main
from data.notebook.view import SavedView
from data.notebook.views import save_view

ADD = ["notebook", "add", "热线并入网格", "--from", "2026-03-02", "--by", "王"]


def out(capsys, *arguments: str) -> str:
    assert main(["notebook", *arguments]) == 0
    return capsys.readouterr().out


def test_what_is_added_is_listed_and_what_is_removed_is_not(store, capsys):
    assert out(capsys, "list") == "还没有标注。\n"
    more = ["--community", "南门社区", "--ledger", "service_request", "--new-limits", "渠道合并"]
    assert main([*ADD, *more]) == 0
    line = "1  2026-03-02  南门社区：热线并入网格，诉求工单，起算新上下限：渠道合并，由 王\n"
    assert capsys.readouterr().out == f"已保存：{line}"
    assert out(capsys, "list") == line
    (row,) = json.loads(out(capsys, "list", "--json"))
    assert (row["first_day"], row["starts_new_limits"]) == ("2026-03-02", True)
    assert "已删除第 1 号标注" in out(capsys, "remove", "1")
    assert out(capsys, "list") == "还没有标注。\n"


def test_a_backup_comes_back(store, capsys, tmp_path):
    main([*ADD, "--to", "2026-03-05"])
    copy = str(tmp_path / "copy.sqlite")
    assert "已备份到" in out(capsys, "backup", copy)
    out(capsys, "remove", "1")
    assert "换下的留在" in out(capsys, "restore", copy)
    assert "2026-03-02 至 2026-03-05  全街道：热线并入网格" in out(capsys, "list")


def test_saved_views_are_listed_renamed_and_removed(store, capsys, tmp_path):
    assert out(capsys, "views") == "还没有保存的视图。\n"
    saved = save_view(store, SavedView("例会", "overview", "grain=week", period="上周", written_by="王"))
    line = f"1  {{name}}  overview?grain=week，时段 上周，由 王，{saved.written_at:%Y-%m-%d}\n"
    assert out(capsys, "views") == line.format(name="例会")
    out(capsys, "rename-view", "1", "街道例会")
    copy = str(tmp_path / "copy.sqlite")
    out(capsys, "backup", copy)
    out(capsys, "remove-view", "1")
    assert json.loads(out(capsys, "views", "--json")) == []
    out(capsys, "restore", copy)
    assert out(capsys, "views") == line.format(name="街道例会")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "事"], "缺少 --from"),
        (["add", "事", "--from", "3月2日"], "“3月2日”不是日期"),
        (["add", "字" * 61, "--from", "2026-03-02"], "标注的内容有 61 字，最多 60 字"),
        (["add", "事", "--from", "2026-03-02", "--new-limits", ""], "要写明理由"),
        (["add", "事", "--from", "2026-03-02", "--ledger", "compound"], "不是按时间记的台账"),
        (["remove", "7"], "没有第 7 号标注"),
        (["remove-view", "7"], "没有第 7 号视图"),
        (["rename-view", "7", "例会"], "没有第 7 号视图"),
        (["rename-view", "7", " "], "请给视图起一个名称"),
        (["restore", "missing.sqlite"], "没有文件 missing.sqlite"),
        (["backup", "copy.sqlite"], "还没有记事本"),
        ([], "缺少"),
    ],
)
def test_a_mistake_is_said_in_one_line_and_nothing_is_done(store, capsys, arguments, said):
    assert main(["notebook", *arguments]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert (printed.err.count("\n"), printed.out) == (1, "")
