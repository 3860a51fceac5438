"""``python -m queries ask``, as it is typed."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from queries.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ask(samples, capsys):
    """The printed lines of the command, and those of its errors."""

    def call(*arguments):
        status = main(["ask", *arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def test_json_has_dimensions_period_and_measures_in_this_order(ask):
    status, out, _err = ask(
        *("--measure", "on_time_rate", "--by", "community", "--split", "channel", "--grain", "month"),
        *("--from", "2026-07-01", "--to", "2026-10-01", "--format", "json"),
    )
    rows = json.loads(out)
    assert status == 0
    assert list(rows[0]) == ["community", "channel", "period_start", "on_time_rate"]
    assert {row["period_start"] for row in rows} == {"2026-07-01", "2026-08-01", "2026-09-01"}


def test_chinese_names_are_understood(ask):
    by_label = ask("--measure", "按期办结率", "--by", "社区", "--format", "csv")
    assert by_label == ask("--measure", "on_time_rate", "--by", "community", "--format", "csv")
    assert by_label[1].startswith("community,on_time_rate\n")


def test_without_a_grain_there_are_no_periods_and_with_a_condition_fewer_rows_count(ask):
    every, night = (
        json.loads(ask("--measure", "request_count", *more, "--format", "json")[1])
        for more in ((), ("--where", "time_of_day=夜间"))
    )
    assert list(every[0]) == ["request_count"]
    assert 0 < night[0]["request_count"] < every[0]["request_count"]


def test_the_statement_is_printed_with_definition_scope_and_values(ask):
    _status, out, _err = ask("--measure", "on_time_rate", "--by", "community", "--format", "sql")
    assert out.startswith("-- 按期办结率：")
    assert "-- 范围：全部日期；全街道" in out
    assert "-- $date_from = null" in out


def test_a_comparison_gives_both_windows(ask):
    _status, out, _err = ask(
        *("--measure", "request_count", "--from", "2026-09-01", "--to", "2026-10-01"),
        *("--compare", "previous", "--format", "json"),
    )
    assert [row["window"] for row in json.loads(out)] == ["current", "compared"]


def test_parquet_holds_the_same_table(samples):
    command = [sys.executable, "-m", "queries", "ask", "--measure", "request_count", "--by", "community"]
    done = subprocess.run([*command, "--format", "parquet"], cwd=ROOT, capture_output=True, check=True)
    table = pq.read_table(io.BytesIO(done.stdout))
    assert table.column_names == ["community", "request_count"]
    assert "南门社区" in table["community"].to_pylist()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--measure", "on_time_rate", "--by", "调解团队"), "调解团队：不在诉求工单里，按期办结率没有这一项"),
        (("--measure", "满意"), "没有“满意”这个指标"),
        (("--measure", "request_count", "--format", "xlsx"), "输出格式“xlsx”不对，应为 table、csv、json、parquet、sql 之一"),
        (("--measure", "request_count", "--where", "投诉"), "条件“投诉”不对，应写作 名称=值"),
        (("--measure", "request_count", "--where", "colour=红"), "没有“colour”这个条件"),
        (("--measure", "request_count", "--where", "category=噪声"), "category 请用 --category"),
        (("--by", "community"), "--measure"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_chinese_line(ask, arguments, message):
    status, out, err = ask(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("错误：")
    assert message in err
    assert err.count("\n") == 1
