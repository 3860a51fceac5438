"""The command line, as it is typed."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.importing.importer import import_files
from queries import names
from queries.__main__ import main

ROOT = Path(__file__).parents[2]
REQUESTS = """工单编号,受理时间,社区,小区,一级分类,诉求来源,办结时间
1,2026-01-05 08:00:00,南门社区,汽运小区,噪音,12345,2026-01-06 08:00:00
2,2026-01-06 08:00:00,南门社区,汽运小区,停车,12345,
3,2026-01-13 08:00:00,信江社区,,噪音,来访,2026-01-13 20:00:00
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    file = tmp_path_factory.mktemp("export") / "requests.csv"
    file.write_text(REQUESTS, encoding="utf-8")
    import_files([file], ledger="service_request", home=folder)
    return folder


@pytest.fixture(autouse=True)
def _store(home, monkeypatch):
    monkeypatch.setenv("LEDGER_HOME", str(home))


@pytest.fixture
def queries(capsys):
    """What the command line answers, without the second that a new process takes to start."""

    def call(*arguments):
        status = main(arguments)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, said.out, said.err)

    return call


def rows(answered):
    assert answered.returncode == 0, answered.stderr
    assert answered.stderr == ""
    return json.loads(answered.stdout)


def test_list_has_every_question_with_its_title(queries):
    listed = queries("list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == names()
    assert any(line.split() == ["service_requests/summary", "诉求总体情况"] for line in listed)


def test_json_has_iso_dates_and_null(queries):
    answered = rows(queries("run", "service_requests/volume_by_period", "--format", "json"))
    assert answered == [
        {"period_start": "2026-01-05", "request_count": 2},
        {"period_start": "2026-01-12", "request_count": 1},
    ]
    summary = rows(queries("run", "service_requests/summary", "--format", "json"))[0]
    assert summary["request_count"] == 3
    assert summary["half_closed_days"] == 1
    assert summary["households"] is None
    assert summary["on_time_rate"] is None


def test_every_option_narrows(queries):
    answered = rows(
        queries(
            *("run", "service_requests/volume_by_period", "--from", "2026-01-01", "--to", "2026-01-13"),
            *(
                "--grain",
                "month",
                "--community",
                "南门社区",
                "--community",
                "信江社区",
                "--compound",
                "汽运小区",
            ),
            *("--category", "停车", "--channel", "12345", "--format", "json"),
        )
    )
    assert answered == [{"period_start": "2026-01-01", "request_count": 1}]


def test_compare_adds_the_rows_of_the_other_window(queries):
    answered = rows(
        queries(
            *("run", "service_requests/volume_by_community", "--from", "2026-01-12", "--to", "2026-01-19"),
            *("--compare", "previous", "--format", "json"),
        )
    )
    # The week is unfinished: the data end on the 13th, so two days are compared with two days.
    assert [
        (row["window"], row["date_from"], row["date_to"], row["community"], row["request_count"])
        for row in answered
    ] == [
        ("current", "2026-01-12", "2026-01-14", "信江社区", 1),
        ("compared", "2026-01-05", "2026-01-07", "南门社区", 2),
    ]


def test_csv_is_plain(queries):
    answered = queries("run", "service_requests/volume_by_community", "--format", "csv").stdout
    assert not answered.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(answered))) == [
        ["community", "request_count", "households", "per_thousand_households"],
        ["南门社区", "2", "", ""],
        ["信江社区", "1", "", ""],
    ]


def test_table_is_aligned(queries):
    lines = queries("run", "service_requests/volume_by_category").stdout.splitlines()
    assert lines[0].split() == ["category", "request_count", "share"]
    assert lines[2].split() == ["噪音", "2", "0.6667"]


def test_show_prints_statement_and_binding(queries):
    shown = queries(
        "show", "service_requests/volume_by_channel", "--community", "南门社区", "--from", "2026-01-01"
    ).stdout
    assert "-- $communities = ['南门社区']" in shown
    assert "-- $date_from = '2026-01-01'" in shown
    assert "-- $compounds = null" in shown
    assert "ledger.service_request" in shown
    assert "$mostly_satisfied_weight" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "service_requests/sumary"], "service_requests/sumary"),
        (["show", "nothing"], "nothing"),
        (["run", "service_requests/summary", "--from", "2026-1-5"], "2026-1-5"),
        (["run", "service_requests/summary", "--to", "2026-02-30"], "2026-02-30"),
        (["run", "service_requests/summary", "--from", "2026-02-01", "--to", "2026-01-01"], "2026-02-01"),
        (["run", "service_requests/summary", "--from", "2026-02-01", "--to", "2026-02-01"], "2026-02-01"),
        (["run", "service_requests/summary", "--community", "南门"], "南门"),
        (["run", "service_requests/summary", "--compound", "没有的小区"], "没有的小区"),
        (["run", "service_requests/summary", "--category", "没有的类"], "没有这个类别：没有的类；有的是"),
        (["run", "service_requests/summary", "--where", "not_request_type=投拆"], "没有这个诉求类型：投拆"),
        (["ask", "--measure", "on_time_rate", "--channel", "传真"], "没有这个渠道：传真"),
        (["run", "service_requests/summary", "--grain", "decade"], "decade"),
        (["run", "service_requests/summary", "--format", "xml"], "xml"),
        (["run", "service_requests/summary", "--compare", "never"], "never"),
        (["run", "service_requests/summary", "--compare", "year"], "--from"),
        (["run", "service_requests/summary", "--community", ""], "空"),
        (["run", "service_requests/summary", "--frobnicate"], "--frobnicate"),
        (["catalogu"], "这里应写命令"),
        ([], "缺少 命令"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(queries, arguments, said):
    answered = queries(*arguments)
    assert answered.returncode == 2
    assert answered.stdout == ""
    assert len(answered.stderr.splitlines()) == 1
    assert said in answered.stderr
    assert answered.stderr.startswith("错误：")


def test_a_damaged_store_is_said_in_one_line(queries, monkeypatch, tmp_path):
    (tmp_path / "CURRENT").write_text("gone", encoding="utf-8")
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    answered = queries("run", "service_requests/summary")
    assert answered.returncode == 2
    assert len(answered.stderr.splitlines()) == 1


@pytest.mark.parametrize(("name", "status"), [("service_requests/volume_by_category", 0), ("nothing", 2)])
def test_as_a_process_of_its_own(name, status):
    command = [sys.executable, "-m", "queries", "run", name, "--format", "csv"]
    answered = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert answered.returncode == status
    said = answered.stderr if status else answered.stdout
    assert ("错误" if status else "噪音,2,") in said.decode("utf-8")
