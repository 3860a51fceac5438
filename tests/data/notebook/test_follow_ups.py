"""Follow-ups: what is written is listed, no change is lost, and of two who change one the second is told."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan
from pathlib import Path

import pytest

from data.__main__ import main
from data.notebook.annotation import Annotation
from data.notebook.annotations import all_annotations, write
from data.notebook.backup import backup, restore
from data.notebook.database import notebook_file, reading, writing
from data.notebook.follow_up import (
    LONGEST,
    FollowUp,
    FollowUpConflictError,
    FollowUpError,
    PromiseKind,
    promised_number,
)
from data.notebook.follow_ups import (
    all_follow_ups,
    change_follow_up,
    delete_follow_up,
    follow_up_history,
    purge_follow_ups,
    write_follow_up,
)
from data.notebook.migrations import STEPS
from tests.conftest import ROOT

NOISE = FollowUp(
    "南门社区青云首府夜间施工噪声", "城管中队", date(2026, 10, 19), date(2026, 10, 23),
    "会同派出所夜间联合巡查", event="a1", community="南门社区", compound="青云首府", category="噪声扰民",
    cause="夜间施工噪声", promise_kind=PromiseKind.AT_MOST, promise_value=10, value_then=23,
    week_then=date(2026, 10, 12), written_by="王",
)  # fmt: skip


def test_what_is_written_is_listed_by_its_due_day(tmp_path):
    later = write_follow_up(tmp_path, replace(NOISE, due_on=date(2026, 11, 6)))
    first = write_follow_up(tmp_path, NOISE)
    assert all_follow_ups(tmp_path) == (first, later)
    assert (later.id, first.id, first.revision) == (1, 2, 1)
    assert first.written_at is not None
    assert first == replace(NOISE, id=2, revision=1, written_at=first.written_at)


def test_an_office_without_a_notebook_has_none_and_gets_none_by_reading(tmp_path):
    assert all_follow_ups(tmp_path) == follow_up_history(tmp_path) == ()
    assert purge_follow_ups(tmp_path, date.max) == 0
    assert list(tmp_path.iterdir()) == []


def test_changes_closing_and_deletion_keep_what_it_said(tmp_path):
    first = write_follow_up(tmp_path, NOISE)
    second = change_follow_up(tmp_path, replace(first, decision="约谈施工单位", written_by="李"))
    third = change_follow_up(tmp_path, replace(second, closed_on=date(2026, 11, 2), outcome="已停工"))
    fourth = change_follow_up(tmp_path, replace(third, closed_on=None))
    assert all_follow_ups(tmp_path) == (fourth,)
    assert (fourth.revision, fourth.is_open, third.is_open) == (4, True, False)
    delete_follow_up(tmp_path, fourth, "赵")
    assert all_follow_ups(tmp_path) == ()
    assert [(one.follow_up, one.action, one.done_by) for one in follow_up_history(tmp_path)] == [
        (fourth, "deleted", "赵"),
        (third, "reopened", "李"),
        (second, "closed", "李"),
        (first, "changed", "李"),
    ]
    assert write_follow_up(tmp_path, NOISE).id == 2  # no number is used again


def test_of_two_who_change_one_the_second_is_told_and_overwrites_nothing(tmp_path):
    seen = write_follow_up(tmp_path, NOISE)
    saved = change_follow_up(tmp_path, replace(seen, decision="约谈施工单位", written_by="李"))
    with pytest.raises(FollowUpConflictError, match=r"第 1 号督办已被李 在 20.*改过.*还没有保存"):
        change_follow_up(tmp_path, replace(seen, decision="罚款", written_by="赵"))
    with pytest.raises(FollowUpConflictError, match="已被李"):
        delete_follow_up(tmp_path, seen, "赵")
    assert all_follow_ups(tmp_path) == (saved,)
    assert len(follow_up_history(tmp_path)) == 1
    delete_follow_up(tmp_path, saved)
    with pytest.raises(FollowUpError, match="没有第 1 号督办"):
        change_follow_up(tmp_path, saved)
    with pytest.raises(FollowUpError, match="没有第 1 号督办"):
        delete_follow_up(tmp_path, saved)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "请写明督办什么事项"),
        ({"responsible_unit": "\n"}, "请填写责任单位"),
        ({"decision": ""}, "请写明决定"),
        ({"decision": "字" * (LONGEST["decision"] + 1)}, "决定有 81 字，最多 80 字"),
        ({"outcome": "字" * 81}, "结果有 81 字"),
        ({"written_by": "字" * 21}, "填写人有 21 字"),
        ({"due_on": date(2026, 10, 18)}, "期限 2026-10-18 早于定于 2026-10-19"),
        ({"due_on": date(2999, 1, 1)}, "1900 至 2100"),
        ({"closed_on": date(2026, 10, 18)}, "销号日期 2026-10-18 早于定于 2026-10-19"),
        ({"community": ""}, "没有写明属于哪个社区"),
        ({"measure": "drop table"}, "不是指标的名称"),
        ({"promise_value": None}, "承诺没有写数"),
        ({"promise_kind": PromiseKind.NONE}, "没有选“不高于”或“不低于”"),
        ({"promise_value": nan}, "不小于 0 的数"),
        ({"promise_value": inf}, "不小于 0 的数"),
        ({"promise_value": -1.0}, "不小于 0 的数"),
        ({"promise_value": 1.2, "unit": "%"}, "不能超过 100%"),
    ],
)
def test_what_cannot_be_is_refused_in_chinese_and_not_saved(tmp_path, wrong, said):
    with pytest.raises(FollowUpError, match=said):
        write_follow_up(tmp_path, replace(NOISE, **wrong))
    assert all_follow_ups(tmp_path) == ()


def test_a_promise_is_optional_and_texts_are_kept_on_one_line(tmp_path):
    plain = replace(NOISE, promise_kind=PromiseKind.NONE, promise_value=None, decision=" 联合\n巡查\u200b ")
    saved = write_follow_up(tmp_path, replace(plain, due_on=plain.agreed_on))
    assert (saved.decision, saved.promise_value) == ("联合 巡查", None)
    assert all_follow_ups(tmp_path) == (saved,)


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("", "件", None), (" ", "%", None), ("0", "件", 0), ("１０", "件", 10), ("10 件以下", "件", 10),
        ("12.5", "件", 12.5), ("85%", "%", 0.85), ("85", "%", 0.85), ("８５．５％", "%", 0.855),
    ],
)  # fmt: skip
def test_a_promise_is_read_as_people_type_numbers(typed, unit, number):
    assert promised_number(typed, unit) == number


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("十件", "件", "“十件”不是数"),
        ("-3", "件", "“-3”不是数"),
        ("1e9", "件", "不是数"),
        ("85%", "件", "单位是“%”"),
    ],
)
def test_what_is_no_number_is_said(typed, unit, said):
    with pytest.raises(FollowUpError, match=said):
        promised_number(typed, unit)


_WRITER = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from data.notebook.follow_up import FollowUp
from data.notebook.follow_ups import change_follow_up, write_follow_up
for at in range(40):
    day = date(2026, 1, 1)
    saved = write_follow_up(Path(sys.argv[1]), FollowUp(f"{sys.argv[2]}{at}", "城管", day, day, "办"))
    change_follow_up(Path(sys.argv[1]), replace(saved, decision="再办"))
"""
_COUNTER = """
import sys
from dataclasses import replace
from pathlib import Path
from data.notebook.follow_up import FollowUpConflictError
from data.notebook.follow_ups import all_follow_ups, change_follow_up
done = 0
while done < 40:
    (seen,) = all_follow_ups(Path(sys.argv[1]))
    try:
        change_follow_up(Path(sys.argv[1]), replace(seen, decision=str(int(seen.decision) + 1)))
        done += 1
    except FollowUpConflictError:
        pass
"""


def run_two(script: str, folder: Path) -> list[int]:
    begun = [subprocess.Popen([sys.executable, "-c", script, str(folder), name], cwd=ROOT) for name in "甲乙"]
    return [process.wait(timeout=120) for process in begun]


def test_two_processes_that_write_at_once_lose_nothing(tmp_path):
    assert run_two(_WRITER, tmp_path) == [0, 0]
    found = all_follow_ups(tmp_path)
    assert {one.name for one in found} == {f"{name}{at}" for name in "甲乙" for at in range(40)}
    assert {one.decision for one in found} == {"再办"}
    assert len(follow_up_history(tmp_path)) == 80


def test_two_processes_that_change_the_same_one_count_every_change(tmp_path):
    write_follow_up(tmp_path, replace(NOISE, decision="0"))
    assert run_two(_COUNTER, tmp_path) == [0, 0]
    (one,) = all_follow_ups(tmp_path)
    assert (one.decision, one.revision) == ("80", 81)
    assert {each.follow_up.decision for each in follow_up_history(tmp_path)} == set(map(str, range(80)))


def test_a_notebook_of_before_gets_the_table_and_keeps_what_it_has(tmp_path):
    saved = write(tmp_path, Annotation(date(2026, 3, 2), "热线与网格合并"))
    with writing(notebook_file(tmp_path)) as connection:
        connection.execute("drop table follow_up")
        connection.execute("drop table follow_up_history")
        connection.execute(f"pragma user_version = {len(STEPS) - 1}")
    assert all_follow_ups(tmp_path) == ()
    assert write_follow_up(tmp_path, NOISE).id == 1
    assert all_annotations(tmp_path) == (saved,)


def test_a_backup_brings_them_back(tmp_path):
    home, copy = tmp_path / "home", tmp_path / "copy.sqlite"
    home.mkdir()
    saved = write_follow_up(home, NOISE)
    backup(home, copy)
    delete_follow_up(home, saved)
    restore(home, copy)
    assert all_follow_ups(home) == (saved,)


def test_a_purge_removes_what_was_closed_before_a_day_with_all_it_said(store, capsys):
    store.mkdir(exist_ok=True)
    closed = write_follow_up(store, replace(NOISE, decision="夜里盯紧"))
    change_follow_up(store, replace(closed, decision="白天盯紧", closed_on=date(2026, 11, 2)))
    still = write_follow_up(store, replace(NOISE, decision="还在办"))
    assert purge_follow_ups(store, date(2026, 11, 2)) == 0
    assert len(follow_up_history(store)) == 1
    tomorrow = date.today() + timedelta(days=1)
    assert main(["purge", "--originals-before", str(max(tomorrow, date(2026, 11, 3)))]) == 0
    assert "已清除在此之前销号的督办 1 项" in capsys.readouterr().out
    assert all_follow_ups(store) == (still,)
    assert follow_up_history(store) == ()
    with reading(notebook_file(store)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    assert "盯紧".encode() not in notebook_file(store).read_bytes()
