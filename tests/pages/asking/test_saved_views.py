"""What a saved view opens: dates that move on, what is gone, and when a page opens with its default."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from data.notebook.database import notebook_file
from data.notebook.view import SavedView, ViewError
from data.notebook.views import save_view
from data.snapshots.store import Snapshot
from pages.parts.asking.saved_views import address_of, faults_of, query_of, view_shelf
from pages.parts.screen.view_words import view_row_html
from tests.pages.conftest import address
from tests.pages.test_shell import said

OpenShell = Callable[..., AppTest]
SCOPE = "from=2026-05-04&to=2026-05-11&grain=week&community=南门社区"
MEETING = SavedView("例会", "definitions", SCOPE, is_default=True)


@pytest.fixture
def store(samples: Snapshot, ledger_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own with the samples."""
    home = Path(shutil.copytree(ledger_home, tmp_path / "home"))
    monkeypatch.setenv("LEDGER_HOME", str(home))
    return home


@pytest.mark.parametrize(
    ("as_of", "first", "end"),
    [
        (datetime(2026, 10, 31, 20), "2026-10-19", "2026-10-26"),
        (datetime(2026, 11, 2, 9), "2026-10-26", "2026-11-02"),
    ],
)
def test_a_moving_period_is_counted_from_the_day_of_the_data(as_of, first, end):
    view = SavedView("例会", "explore", "grain=week", "measure=request_count&b_community=", period="上周")
    assert query_of(view, as_of) == {
        "from": [first], "to": [end], "grain": ["week"], "measure": ["request_count"], "b_community": [""],
    }  # fmt: skip


def test_what_is_gone_is_said_and_left_out():
    as_of = datetime(2026, 10, 31)
    assert faults_of(SavedView("旧", "old_page")) == ["它的页面 old_page 已经没有了，打不开。"]
    odd = SavedView("旧", "overview", "grain=week&old_dimension=甲")
    assert faults_of(odd) == ["条件 old_dimension 已经没有了，打开时不用它。"]
    assert query_of(odd, as_of) == {"grain": ["week"]}
    with pytest.raises(ViewError, match="时段“大前周”已经没有了"):
        query_of(SavedView("旧", "overview", period="大前周"), as_of)


def test_a_row_of_the_list_links_only_to_a_page_that_exists():
    assert 'href="overview?view=3"' in view_row_html(SavedView("例会", "overview", "grain=week", id=3))
    gone = view_row_html(SavedView("<b>旧</b>", "old_page", "grain=week", id=4))
    assert ("href" in gone, "&lt;b&gt;旧" in gone, "打不开" in gone) == (False, True, True)
    assert address_of(SavedView("例会", "overview", id=3)) == "overview?view=3"


def test_a_bare_address_opens_the_default_and_one_that_says_something_does_not(
    store: Path, open_shell: OpenShell
):
    save_view(store, MEETING)
    app = open_shell("definitions")
    assert parse_qs(address(app)[1:]) == parse_qs(SCOPE)
    assert "视图“例会”，本页默认 回到平常的样子" in said(app)
    app = open_shell("definitions", grain="month")
    assert "community" not in address(app)


def test_the_navigation_opens_a_default_only_while_nothing_was_chosen(store: Path, open_shell: OpenShell):
    save_view(store, MEETING)
    app = open_shell("published")
    app.switch_page("definitions.py").run()
    assert "community" in address(app)
    app = open_shell("published")
    app.multiselect(key="scope-channels").set_value(["来访"]).run()
    app.switch_page("definitions.py").run()
    assert ("community" in address(app), "channel" in address(app)) == (False, True)


@pytest.mark.parametrize(
    ("view", "said_of_it"),
    [
        ("77", "没有第 77 号视图"),
        ("<b>", "没有第 <b> 号视图"),
        ("1", "视图“例会”是“本周”页的"),
        ("2", "视图“旧”：条件 old_dimension 已经没有了"),
        ("3", "数据版本 gone 已经不在"),
    ],
)
def test_a_view_that_cannot_be_opened_whole_says_why_and_the_page_stands(
    store: Path, open_shell: OpenShell, view: str, said_of_it: str
):
    save_view(store, SavedView("例会", "overview", SCOPE))
    save_view(store, SavedView("旧", "definitions", f"{SCOPE}&old_dimension=甲"))
    save_view(store, SavedView("那天", "definitions", SCOPE, snapshot="gone"))
    app = open_shell("definitions", view=view)
    assert not app.exception
    notes = " ".join(part.proto.body for part in app.sidebar.get("html"))
    assert said_of_it.replace("<", "&lt;").replace(">", "&gt;") in notes
    assert "view=" not in address(app)


def test_a_damaged_notebook_has_no_views_and_pages_still_open(store: Path, open_shell: OpenShell):
    notebook_file(store).write_bytes(b"no notebook " * 99)
    assert "已损坏" in view_shelf(store).fault
    app = open_shell("definitions")
    assert not app.exception
    assert app.button(key="view-list").label == "视图 0"
