"""A copied link opens the numbers of the day it was copied, and says when there are newer ones."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from data.errors import SnapshotGoneError
from data.importing.importer import import_files
from data.snapshots.store import current, earlier
from tests.pages.conftest import address

SHELL = Path(__file__).parents[3] / "pages" / "shell.py"
FIRST = """工单编号,受理时间,社区,一级分类
1,2026-01-05 08:00:00,南门社区,噪音
2,2026-01-06 08:00:00,南门社区,停车
"""
SECOND = FIRST + "3,2026-01-07 08:00:00,南门社区,停车\n"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store after two imports; the ids of its snapshots, the earlier one first."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    file = tmp_path / "requests.csv"
    ids = []
    for text in (FIRST, SECOND):
        file.write_text(text, encoding="utf-8")
        import_files([file], ledger="service_request")
        ids.append(current().id)
    return ids


def opened(page="service_requests", **query):
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.switch_page(f"{page}.py")
    query = {"from": "2026-01-05", "to": "2026-01-12"} | query
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def copied(app):
    """The query that the button 复制链接 copies."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return parse_qs(next(data["copied"] for data in sent if "copied" in data).removeprefix("?"))


def text_of(app):
    return "".join(str(part.proto.body) for part in app.get("html"))


def test_a_copied_link_names_the_snapshot_and_the_address_bar_does_not(store):
    app = opened()
    assert copied(app)["snapshot"] == [store[1]]
    assert "snapshot" not in address(app)
    assert "现在的数据已更新" not in text_of(app)


def test_the_link_shows_the_numbers_of_then_and_one_click_those_of_now(store):
    app = opened(snapshot=store[0])
    assert "这是链接里的数据，截至 2026-01-06 08:00。" in text_of(app)
    assert "现在的数据已更新，截至 2026-01-07 08:00：诉求工单 +1 行。" in text_of(app)
    assert "本周诉求 2\u00a0件" in text_of(app)
    assert f"snapshot={store[0]}" in address(app)  # a reload shows the same
    assert copied(app)["snapshot"] == [store[0]]
    app.button(key="show-current").click().run()
    assert "现在的数据已更新" not in text_of(app)
    assert "本周诉求 3\u00a0件" in text_of(app)
    assert "snapshot" not in address(app)


def test_the_page_of_the_store_is_always_that_of_now(store):
    app = opened("ledgers", snapshot=store[0])
    assert not app.exception
    assert "现在的数据已更新" not in text_of(app)


@pytest.mark.parametrize("name", ["20200101-000000-1", "../../etc/passwd", "x" * 300])
def test_a_snapshot_that_is_gone_is_said_and_the_numbers_of_now_are_shown(store, name):
    app = opened(snapshot=name)
    assert "已经不在（留着最近 5 次导入），下面是现在的数据。" in text_of(app)
    assert "snapshot" not in address(app)
    assert not app.exception


def test_an_earlier_snapshot_is_read_by_its_id_and_nothing_else_is(store):
    assert earlier(store[0]).row_counts["service_request"] == 2
    assert earlier(store[1]) == current()
    for name in ("", "..", f"../snapshots/{store[0]}", f"{store[0]}.json"):
        with pytest.raises(SnapshotGoneError, match="已经不在了"):
            earlier(name)
