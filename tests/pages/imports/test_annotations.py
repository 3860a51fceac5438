"""Annotations on 台账管理 without a browser: written, refused, shown; and a file that is damaged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.notebook.annotation import Annotation
from data.notebook.annotations import all_annotations, write
from data.notebook.database import notebook_file
from data.snapshots.store import Snapshot
from tests.pages.conftest import figures
from tests.pages.test_ledgers_page import said

NEW = "annotation-new-0"


@pytest.fixture
def store(samples: Snapshot, ledger_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own with the samples."""
    home = tmp_path / "home"
    shutil.copytree(ledger_home, home)
    monkeypatch.setenv("LEDGER_HOME", str(home))
    return home


def fill(app: AppTest, key: str, **texts: str) -> AppTest:
    for name, text in texts.items():
        app.text_input(key=f"{key}-{name}").set_value(text)
    return app


def test_an_annotation_is_written_with_the_place_of_the_scope(
    store: Path, open_shell: Callable[..., AppTest]
):
    app = open_shell("ledgers", community="南门社区")
    assert "图上还没有标注" in said(app)
    fill(app, NEW, text="换了物业", written_by="王")
    app.date_input(key=f"{NEW}-first").set_value(date(2026, 6, 1))
    app.checkbox(key=f"{NEW}-limits").check()
    app.button(key=f"{NEW}-save").click().run()
    assert "重新计算上下限，要写明理由" in app.error[0].value
    assert all_annotations(store) == ()
    fill(app, NEW, reason="新物业进驻").button(key=f"{NEW}-save").click().run()
    (one,) = all_annotations(store)
    assert (one.community, one.first_day, one.reason, one.written_by) == (
        "南门社区", date(2026, 6, 1), "新物业进驻", "王",
    )  # fmt: skip
    assert "标注已保存" in said(app)
    assert "2026-06-01 南门社区：换了物业；起算新上下限，因为新物业进驻" in said(app)
    assert app.text_input(key="annotation-new-1-text").value == ""
    assert app.text_input(key="annotation-new-1-written_by").value == "王"


def test_with_a_damaged_notebook_every_page_opens_and_says_so_once(store, open_shell):
    write(store, Annotation(date(2026, 6, 1), "网格件并入热线"))
    app = open_shell()
    assert "①" in str(figures(app)["volume"]["layout"]["annotations"])
    notebook_file(store).write_bytes(b"broken" * 999)
    for name in (f"{notebook_file(store)}-wal", f"{notebook_file(store)}-shm"):
        Path(name).unlink(missing_ok=True)
    for page in ("overview", "ledgers"):
        app = open_shell(page)
        assert not app.exception
        assert len(app.warning) == 1
        assert "图上暂时没有标注" in app.warning[0].value
        assert "notebook.sqlite 已损坏" in app.warning[0].value
    assert "①" not in str(figures(open_shell())["volume"]["layout"]["annotations"])


def test_texts_of_an_annotation_are_shown_as_they_are_written(store, open_shell):
    write(store, Annotation(date(2026, 6, 1), "<b>合并</b> $x$"))
    app = open_shell()
    html = "".join(part.proto.body for part in app.get("html"))
    assert "&lt;b&gt;合并&lt;/b&gt; $x$" in html
    assert "<b>合并</b>" not in html
