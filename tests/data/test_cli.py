"""``python -m data`` as a clerk runs it: output, errors, exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.__main__ import main
from tests.data.conftest import FIXTURES

HEADER = "工单编号,受理时间,社区,工单状态"
ROOT = Path(__file__).resolve().parents[2]


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
        "finding_counts", "findings",
    ]  # fmt: skip
    assert (file["rows"], file["added"], file["rejected"]) == (2, 1, 1)
    assert file["finding_counts"] == {"no_date": 1, "unknown_code": 1}
    assert file["findings"][1] == {
        "row": 3,
        "column": "受理时间",
        "rule": "no_date",
        "severity": "fail",
        "value": "昨天",
        "message": "“受理时间”没有看得懂的日期，这一行没有导入；请写成 2026-03-05 14:30。",
    }


def test_import_text(written, store, capsys):
    assert main(["import", str(written(HEADER, "A1,2026-03-02,南门社区,待办"))]) == 0
    assert "export.csv → 诉求工单：1 行 = 新增 1 + 更新 0 + 未变 0 + 拒收 0" in capsys.readouterr().out


def test_dry_run_says_so(written, store, capsys):
    assert main(["import", "--dry-run", str(written(HEADER, "A1,2026-03-02,南门社区,待办"))]) == 0
    assert "试运行" in capsys.readouterr().out
    assert list(store.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "nowhere.csv"], "nowhere.csv：无法打开"),
        (["import", str(FIXTURES / "gb18030.csv")], "gb18030.csv：第 1 行不是 UTF-8 编码"),
        (["import", str(FIXTURES / "unknown_headers.csv")], "认不出是哪一种台账"),
        (["import", str(FIXTURES / "header_only.csv"), "--ledger", "x"], "没有名为“x”的台账"),
        (["import", str(FIXTURES / "header_only.csv"), "--mapping", "no.toml"], "映射文件 no.toml 无法读取"),
        (["rebuild"], "还没有台账"),
        (["template", "x"], "没有名为“x”的台账"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(arguments, message, store, capsys):
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert output.err.count("\n") == 1


def test_wrong_command_is_one_line_and_status_2(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["import"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


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
