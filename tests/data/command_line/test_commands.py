"""``python -m data`` as a clerk runs it: output, errors, exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from data.command_line.exit_status import LOG
from data.importing import sources
from data.importing.rules import rule_of
from data.progress import shown_on_terminal
from data.snapshots.lock import LOCK
from tests.data.conftest import FIXTURES

EXPORTS = FIXTURES / "exports"
HEADER = "工单编号,受理时间,社区,工单状态"
ROOT = Path(__file__).resolve().parents[3]


def test_import_json_is_alone_on_standard_output(written, store):
    path = written(HEADER, "A1,2026-03-02,南门社区,转交中", "A2,昨天,南门社区,待办")
    command = [sys.executable, "-m", "data", "import", str(path), "--json"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "LEDGER_HOME": str(store)}, capture_output=True
    )
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, b"")
    assert set(report) == {"snapshot", "files"}
    (file,) = report["files"]
    assert list(file) == [
        "file", "ledger", "encoding", "header_row", "rows", "added", "updated", "unchanged", "rejected",
        "folded", "sheet", "totals", "repaired", "also", "unmatched", "overwritten", "finding_counts",
        "findings",
    ]  # fmt: skip
    assert (file["rows"], file["added"], file["rejected"]) == (2, 1, 1)
    assert file["finding_counts"] == {"no_date": 1, "unknown_code": 1}
    assert file["findings"][1] == {
        "row": 3,
        "column": "受理时间",
        "rule": "no_date",
        "severity": "fail",
        "value": "昨天",
        "message": "这一行没有导入：“昨天”不是看得懂的日期；请写成 2026-03-05 14:30。",
    }


def test_import_text(written, store, capsys):
    path = written(HEADER, "A1,2026-03-02,南门社区,待办", "A2,昨天,南门社区,待办", "合计,2,,")
    assert main(["import", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "export.csv → 诉求工单",
        "  读法：UTF-8 编码，第 1 行是表头",
        "  行数：2 行 = 新增 1 + 更新 0 + 未变 0 + 拒收 1 + 合并 0",
        "  另外：合计或落款 1 行没有计入",
        f"  [拒收] 没有能用的日期，这一行没有导入：1 处。{rule_of('no_date').advice}",
        "      第 3 行“受理时间”：这一行没有导入：“昨天”不是看得懂的日期；请写成 2026-03-05 14:30。",
    ]
    assert lines[-3:-1] == ["  [说明] 合计或落款，不是记录：1 处（第 4 行）。不用改。", ""]
    assert lines[-1].startswith("当前快照：")


def test_import_text_of_a_file_that_feeds_two_ledgers(store, capsys):
    assert main(["import", str(EXPORTS / "hotline_without_time.csv")]) == 0
    text = capsys.readouterr().out
    assert "  读法：GB18030 编码，第 1 行是表头\n  行数：2 行 = 新增 2" in text
    assert "  同时计入满意度回访：1 行 = 新增 1 + 更新 0 + 未变 0 + 拒收 0 + 合并 0" in text
    assert "  小区：2 行要从地址或标题里找，其中 2 行（100.0%）没有找到" in text
    assert "不认识的表头，这一列没有导入：5 处（“标签”、“被反映区”" in text
    assert "还没有小区名册" in text


def test_rows_without_a_place_are_helped_by_what_there_is(written, store, capsys):
    main(["import", str(written("社区,小区,户数", "南门社区,没有写过的小区,100", name="小区名册.csv"))])
    main(["import", str(EXPORTS / "hotline_without_time.csv")])
    text = capsys.readouterr().out
    assert "python -m data unmatched" in text
    assert "还没有小区名册" not in text


def test_many_findings_of_a_rule_are_counted_and_three_shown(written, store, capsys):
    lines = [f"A{number},昨天,南门社区,待办" for number in range(300)]
    assert main(["import", str(written(HEADER, *lines))]) == 1
    text = capsys.readouterr().out
    assert "这一行没有导入：300 处。" in text
    assert text.count("“昨天”") == 3
    assert "…… 还有 297 处" in text


def test_sheets_are_named(store, capsys):
    assert main(["import", str(EXPORTS / "several_sheets.xlsx"), str(EXPORTS / "several_files.zip")]) == 0
    text = capsys.readouterr().out
    assert "several_sheets.xlsx（工单明细） → 诉求工单" in text
    assert "several_files.zip/三月/工单.csv → 诉求工单" in text
    assert "没有导入的工作表或文件：“说明”没有导入：认不出是哪一种台账。" in text


def test_dry_run_says_so(written, store, capsys):
    assert main(["import", "--dry-run", str(written(HEADER, "A1,2026-03-02,南门社区,待办"))]) == 0
    assert "试运行" in capsys.readouterr().out
    assert list(store.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "nowhere.csv"], "nowhere.csv：找不到这个文件"),
        (["import", str(EXPORTS / "bytes_of_no_encoding.csv")], "第 3 行不是 UTF-8 编码"),
        (["import", str(FIXTURES / "unknown_headers.csv")], "认不出是哪一种台账"),
        (["import", str(FIXTURES / "header_only.csv"), "--ledger", "x"], "没有名为“x”的台账"),
        (["import", str(FIXTURES / "header_only.csv"), "--mapping", "no.toml"], "映射文件 no.toml 无法读取"),
        (["rebuild"], "还没有台账"),
        (["repair"], "还没有台账"),
        (["repair", "--choose", "x"], "里没有台账"),
        (["verify"], "还没有台账"),
        (["template", "x"], "没有名为“x”的台账"),
        (["undo"], "还没有台账"),
        (["unmatched"], "还没有台账"),
        (["alias", "add", "新源", "--compound", "新源小区"], "还没有台账"),
        (["alias", "remove", "新源"], "没有添加过别名“新源”"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(arguments, message, store, capsys):
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert output.err.count("\n") == 1


def test_a_fault_of_the_program_names_the_file_and_shows_no_code(written, store, capfd, monkeypatch):
    def failing(*_arguments: object) -> None:
        raise ZeroDivisionError("138" + "0013" * 2)

    monkeypatch.setattr(sources, "_sources", failing)
    path = written(HEADER, "A1,2026-03-02,南门社区,待办")
    assert main(["import", str(path)]) == 2
    output = capfd.readouterr()
    assert output.out == ""
    assert re.search(rf"^{path.name}：程序出错.*参考号", output.err, re.MULTILINE)
    assert "13800130013" not in output.err
    assert output.err.count("\n") == 1
    assert {path.name for path in store.iterdir()} == {LOCK, LOG.parent.name}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import"], "缺少 文件"),
        ([], "缺少 命令"),
        (["x"], "不认识 'x'，这里应写命令"),
        (["alias"], "缺少 add、remove、list"),
        (["alias", "give"], "不认识 'give'，这里应写add、remove、list"),
        (["alias", "add", "新源"], "缺少 --compound"),
        (["purge"], "缺少 --originals-before 或 --salt"),
        (["purge", "--salt", "--originals-before", "2020-01-01"], "--originals-before 不能和 --salt 一起写"),
        (["purge", "--originals-before"], "--originals-before 后面要写上值"),
        (["purge", "--originals-before", "昨天"], "“昨天”不是日期，应写成 2026-03-01 的样子"),
        (["unmatched", "--limit", "0"], "“0”不是个数"),
        (["unmatched", "--limit", "-3"], "“-3”不是个数"),
        (["undo", "x"], "不认识 x"),
        (["undo", "x\ny"], "不认识 x y"),
        (["history", "--json=x"], "--json 后面不能写 'x'"),
    ],
)
def test_wrong_command_is_one_line_and_status_2(arguments, message, capsys):
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert output.err.count("\n") == 1


def test_progress_is_drawn_on_a_terminal_and_taken_away(written, store, capsys, monkeypatch):
    path = written(HEADER, "A1,2026-03-02,南门社区,待办")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for command in (["import", str(path)], ["rebuild"]):
        assert main(command) == 0
        drawn = capsys.readouterr().err
        assert "读入诉求工单：export.csv" in drawn
        assert drawn.endswith("\r\x1b[K")
    with pytest.raises(ZeroDivisionError), shown_on_terminal():
        raise ZeroDivisionError
    assert capsys.readouterr().err == "\r\x1b[K"


def test_history_and_undo(written, store, capsys):
    assert main(["history"]) == 0
    assert capsys.readouterr().out == "还没有导入台账。\n"
    for name in ("A1", "A2"):
        main(["import", str(written(HEADER, f"{name},2026-03-02,南门社区,待办", name=f"{name}.csv"))])
    capsys.readouterr()
    assert main(["history", "--json"]) == 0
    newest, older = json.loads(capsys.readouterr().out)
    assert (newest["files"], newest["is_current"], newest["row_counts"]["service_request"]) == (
        ["A2.csv"],
        True,
        2,
    )
    assert main(["undo"]) == 0
    assert f"已撤销：导入 A2.csv。恢复快照 {older['id']}" in capsys.readouterr().out
    assert main(["history"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("，由")[0] for line in lines[1::2]] == [
        f"    导入 {name}.csv，改变 1 行" for name in ("A2", "A1")
    ]
    assert lines[2].endswith(f"{older['id']}（当前）：1 行")
    assert main(["undo"]) == 2
    assert "没有更早的快照" in capsys.readouterr().err


def test_purge_says_what_went(written, store, capsys):
    main(["import", str(written(HEADER, "A1,2026-03-02,南门社区,待办"))])
    (store / "inbox" / "done").mkdir(parents=True)
    (store / "inbox" / "done" / "old.csv").write_text("x", encoding="utf-8")
    (store / "inbox" / "done" / "old.csv.report.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["purge", "--originals-before", "2020-01-01"]) == 0
    assert capsys.readouterr().out == "没有 2020-01-01 以前导入的原始文件。\n"
    assert main(["purge", "--originals-before", "2999-01-01"]) == 0
    text = capsys.readouterr().out
    assert "原始文件 1 个" in text
    assert "  export.csv\n" in text
    assert "inbox 里已处理的文件 1 个：\n  old.csv\n" in text
    assert list((store / "inbox" / "done").iterdir()) == []
    assert main(["rebuild"]) == 2
    assert "已按要求清除" in capsys.readouterr().err


@pytest.fixture
def unplaced(written, store, capsys):
    """Two requests that only an alias can place, and compounds of one name in two communities."""
    compounds = "社区,小区,别名,户数", "城东社区,新源小区,,300", "城西社区,同名苑,,100", "城东社区,同名苑,,90"
    requests = [f"A{number},2026-03-02,新源家属院{number}栋" for number in (1, 2)]
    files = written(*compounds, name="c.csv"), written("工单编号,受理时间,事发地址", *requests, name="r.csv")
    assert main(["import", *map(str, files)]) == 0
    capsys.readouterr()


def test_unmatched_places(unplaced, capsys):
    assert main(["unmatched"]) == 0
    text = capsys.readouterr().out
    assert "诉求工单：2 行中 2 行（100.0%）" in text
    assert "  新源家属院：2 行（诉求工单）" in text
    assert main(["unmatched", "--json", "--limit", "1"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["ledgers"]["service_request"] == {"rows": 2, "unmatched": 2}
    assert body["texts"] == [
        {"text": "新源家属院", "ledger": "service_request", "community": None, "rows": 2}
    ]


def test_aliases_take_effect_at_once(unplaced, capsys):
    assert main(["alias", "add", "新源家属院", "--compound", "新源小区"]) == 0
    assert "城东社区“新源小区”的别名，2 行改归这个小区" in capsys.readouterr().out
    assert main(["unmatched"]) == 0
    assert "诉求工单：2 行中 0 行（0.0%）" in capsys.readouterr().out
    assert main(["alias", "list"]) == 0
    assert capsys.readouterr().out == "新源家属院 → 新源小区（城东社区）\n"
    assert main(["alias", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["compound"] == "新源小区"
    assert main(["alias", "remove", "新源家属院"]) == 0
    assert "2 行的小区变了" in capsys.readouterr().out
    assert main(["alias", "list"]) == 0
    assert capsys.readouterr().out == "没有添加过别名。\n"


def test_an_alias_of_no_or_of_several_compounds(unplaced, capsys):
    for compound, message in (
        ("同名苑", "城东社区、城西社区都有“同名苑”"),
        ("没有的", "小区名册里没有“没有的”"),
    ):
        assert main(["alias", "add", "别处", "--compound", compound]) == 2
        assert message in capsys.readouterr().err
    assert main(["alias", "add", "别处", "--compound", "同名苑", "--community", "城西社区"]) == 0


def test_inbox(written, store, capsys):
    assert main(["inbox"]) == 0
    assert capsys.readouterr().out == "inbox 里没有文件。\n"
    (store / "inbox" / "a.csv").write_text(HEADER + "\nA1,2026-03-02,南门社区,待办\n", encoding="utf-8")
    assert main(["inbox"]) == 0
    assert capsys.readouterr().out.startswith("[导入] a.csv → 诉求工单 1 行")
    (store / "inbox" / "b.csv").write_bytes((EXPORTS / "picture_renamed.csv").read_bytes())
    assert main(["inbox"]) == 2
    assert capsys.readouterr().out.startswith("[拒收] b.csv：这是一张图片")


def test_status_of_an_empty_store(store, capsys):
    assert main(["status"]) == 0
    assert "还没有导入台账" in capsys.readouterr().out
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["snapshot"] is None


def test_status_and_rebuild(written, store, capsys):
    main(["import", str(written(HEADER, "A1,2026-03-02 08:00,南门社区,待办"))])
    assert main(["rebuild"]) == 0
    capsys.readouterr()
    assert main(["status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["as_of"] == "2026-03-02T08:00:00"
    assert status["ledgers"]["service_request"] == {
        "rows": 1,
        "latest": "2026-03-02T08:00:00",
        "matched": 0,
        "matched_of": 1,
    }
    assert main(["status"]) == 0
    assert "诉求工单（service_request）：1 行" in capsys.readouterr().out


def test_dictionary_and_template(tmp_path, capsys):
    assert main(["dictionary"]) == 0
    assert "诉求工单" in capsys.readouterr().out
    assert main(["template", "mediation_case", "--out", str(tmp_path / "t.xlsx")]) == 0
    assert (tmp_path / "t.xlsx").stat().st_size > 0
