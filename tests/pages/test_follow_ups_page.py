"""督办 without a browser: empty, written, judged by the ledgers, changed, closed; texts as written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.notebook.database import notebook_file
from data.notebook.follow_up import FollowUp, PromiseKind
from data.notebook.follow_ups import all_follow_ups, write_follow_up
from data.snapshots.store import Snapshot
from tests.pages.test_pages import text

NEW = "follow-up-new-0-free"
NOISE = FollowUp(
    "青云首府夜间施工噪声", "城管中队", date(2026, 10, 19), date(2026, 10, 28), "夜间联合巡查",
    community="南门社区", compound="青云首府", category="噪声扰民", cause="夜间施工噪声",
    promise_kind=PromiseKind.AT_MOST, promise_value=10,
)  # fmt: skip


@pytest.fixture
def store(samples: Snapshot, ledger_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own with the samples."""
    home = tmp_path / "home"
    shutil.copytree(ledger_home, home)
    monkeypatch.setenv("LEDGER_HOME", str(home))
    return home


def test_without_any_it_says_what_to_do_and_one_is_written_there(
    store: Path, open_shell: Callable[..., AppTest]
):
    app = open_shell("follow_ups")
    assert "还没有督办事项" in text(app)
    assert "例会定下谁办、何时办完" in text(app)
    app.selectbox(key="follow-up-event").select("名单以外的事项").run()
    app.text_input(key=f"{NEW}-name").set_value("青云首府夜间施工噪声")
    app.selectbox(key=f"{NEW}-place").set_value(("南门社区", "青云首府"))
    app.selectbox(key=f"{NEW}-category").set_value("噪声扰民")
    app.selectbox(key=f"{NEW}-cause").set_value("夜间施工噪声")
    app.text_input(key=f"{NEW}-decision").set_value("夜间联合巡查")
    app.date_input(key=f"{NEW}-agreed").set_value(date(2026, 10, 19))
    app.date_input(key=f"{NEW}-due").set_value(date(2026, 10, 28))
    app.selectbox(key=f"{NEW}-promise_kind").set_value(PromiseKind.AT_MOST)
    app.text_input(key=f"{NEW}-promise").set_value("十件")
    app.button(key=f"{NEW}-save").click().run()
    assert "“十件”不是数" in app.error[0].value
    app.text_input(key=f"{NEW}-promise").set_value("10")
    app.button(key=f"{NEW}-save").click().run()
    assert "请填写责任单位" in app.error[0].value
    assert all_follow_ups(store) == ()
    app.text_input(key=f"{NEW}-responsible_unit").set_value("城管中队")
    app.button(key=f"{NEW}-save").click().run()
    (one,) = all_follow_ups(store)
    assert one == replace(
        NOISE, value_then=21, week_then=date(2026, 10, 12), id=1, revision=1, written_at=one.written_at
    )
    shown = text(app)
    for words in ("督办已保存", "逾期 3 天", "21 → ", "29 件", "未达到", "比承诺多 19", "督办 1 项未销"):
        assert words in shown.replace("\u00a0", " "), words


def test_numbers_of_all_states_and_of_one_two_and_none(store, open_shell):
    write_follow_up(store, NOISE)
    closed = replace(
        NOISE, name="广场舞", cause="广场舞噪声", due_on=date(2026, 9, 4), agreed_on=date(2026, 8, 31)
    )
    write_follow_up(store, replace(closed, closed_on=date(2026, 9, 7)))
    write_follow_up(store, replace(NOISE, name="待例会定", promise_kind=PromiseKind.NONE, promise_value=None))
    shown = text(open_shell("follow_ups")).replace("\u00a0", " ")
    assert "督办 2 项未销：青云首府夜间施工噪声逾期 3 天、未达到，另有 1 项逾期" in shown
    assert "销号 1 项，均未反弹" in shown
    assert "没有写承诺，不作判断" in shown
    assert "09-07 销号；后 4 周未反弹" in shown
    english = text(open_shell("follow_ups", lang="en")).replace("\u00a0", " ")
    assert "3 days overdue, not reached, 1 more overdue" in english
    assert "1 closed, none relapsed" in english


def test_one_whose_promise_is_not_kept_cannot_be_closed(store, open_shell):
    write_follow_up(store, NOISE)
    app = open_shell("follow_ups")
    app.button(key="follow-up-close").click().run()
    assert "还没有达到承诺" in app.warning[0].value
    assert all_follow_ups(store)[0].is_open


def test_texts_are_shown_as_they_are_written(store, open_shell):
    bad = "<b>粗</b> $x$ [a](b)"
    write_follow_up(store, replace(NOISE, name=bad, responsible_unit=bad, decision=bad, outcome=bad))
    app = open_shell("follow_ups")
    assert not app.exception
    html = text(app)
    assert html.count("&lt;b&gt;粗&lt;/b&gt; $x$ [a](b)") >= 4
    assert "<b>粗" not in html


def test_a_damaged_notebook_is_said(store, open_shell):
    write_follow_up(store, NOISE)
    notebook_file(store).write_bytes(b"broken" * 999)
    for name in (f"{notebook_file(store)}-wal", f"{notebook_file(store)}-shm"):
        Path(name).unlink(missing_ok=True)
    app = open_shell("follow_ups")
    assert not app.exception
    assert "notebook.sqlite 已损坏" in app.error[0].value
