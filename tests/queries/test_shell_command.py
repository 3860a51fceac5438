"""``python -m queries shell``: own SELECTs over the scoped relations, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.command_line.exit_status import UsageError
from queries import Condition, Scope, run
from queries.__main__ import main
from queries.shell_command import MOST_ROWS, Shell
from tests.cases import each

ROOT = Path(__file__).parents[2]
COUNT = "select count(*) as n from service_request where is_counted"


@pytest.fixture(scope="module")
def shell(samples):
    return Shell(samples, Scope(), "json")


def test_a_select_is_answered_over_the_scoped_relation(samples, shell):
    expected = run("service_requests/summary", Scope(), snapshot=samples)["request_count"][0]
    assert json.loads(shell.reply(f"{COUNT};")) == [{"n": expected}]


def test_the_scope_and_its_conditions_hold(samples):
    scope = Scope(communities=("南门社区",), conditions=(Condition("day_kind", ("周末",)),))
    expected = run("service_requests/summary", scope, snapshot=samples)["request_count"][0]
    assert json.loads(Shell(samples, scope, "json").reply(COUNT)) == [{"n": expected}]


@each(
    "typed",
    [
        "select * from ledger.service_request",
        "select * from read_csv('/etc/passwd')",
        "select * from 'rows.csv'",
        "select * from information_schema.tables",
        "drop table service_request",
        "create table mine as select 1",
        "select 1; select 2",
        "attach 'other.db'",
        "copy (select 1) to 'out.csv'",
        "set enable_external_access = true",
        "select phone_token from service_request",
        "select reporter from service_request",
        "select $secret from service_request",
        "selec 1",
        "select read_text('/etc/passwd')",
        "select content from read_text('/etc/passwd')",
        "select getenv('HOME')",
        "",
    ],
)
def test_what_is_no_select_over_the_relations_is_refused_in_one_chinese_line(shell, typed):
    with pytest.raises(UsageError, match="[一-鿿]") as refused:
        shell.reply(typed)
    assert "\n" not in str(refused.value)


def test_commands_list_relations_columns_and_scope(shell):
    assert "service_request" in shell.reply(".tables")
    assert "requested_at" in shell.reply(".columns service_request")
    assert "token" not in shell.reply(".columns service_request")
    assert "全街道" in shell.reply(".scope")
    for wrong in (".columns nobody", ".colour", "."):
        with pytest.raises(UsageError, match=r"\.tables|\.help"):
            shell.reply(wrong)


def test_a_long_table_says_how_many_rows_it_has(samples):
    printed = Shell(samples, Scope(), "table").reply(
        "select request_id from service_request order by request_id"
    )
    assert printed.count("\n") == MOST_ROWS + 3
    assert "只显示前 200 行" in printed


def test_statements_may_take_several_lines_from_a_pipe(samples):
    typed = f".scope\n{COUNT.replace(' where', chr(10) + 'where')};\nselect 1 as one"
    done = subprocess.run(
        [sys.executable, "-m", "queries", "shell", "--format", "csv"],
        input=typed, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    expected = run("service_requests/summary", Scope(), snapshot=samples)["request_count"][0]
    assert done.stdout.splitlines()[1:] == ["n", str(expected), "one", "1"]


def test_one_statement_by_option(samples, capsys):
    assert main(["shell", "--sql", COUNT, "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("n\n")
    assert main(["shell", "--sql", "drop table x"]) == 2
    assert capsys.readouterr().err.startswith("错误：只能写一条 SELECT")
