import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from data.store import POINTER, SNAPSHOTS, Snapshot
from pages.parts.health import find_problem
from pages.parts.index import ASSETS, asset_address, localised

OpenShell = Callable[..., AppTest]
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


@pytest.fixture
def copied_store(samples: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the samples' snapshot that a test may damage."""
    (tmp_path / SNAPSHOTS).mkdir()
    for path in (samples.path, samples.path.with_suffix(".json")):
        shutil.copy(path, tmp_path / SNAPSHOTS / path.name)
    (tmp_path / POINTER).write_text(samples.id, encoding="utf-8")
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    return tmp_path


def test_the_shell_says_whose_ledgers_and_that_they_are_samples(open_shell: OpenShell) -> None:
    app = open_shell()
    assert not app.exception
    shown = " ".join(part.proto.body for part in app.sidebar.get("html"))
    assert "示例街道办事处" in shown
    assert "演示数据" in shown
    assert "数据截至" in shown


def test_the_shell_speaks_english_when_the_address_asks_for_it(open_shell: OpenShell) -> None:
    app = open_shell(lang="en")
    assert not app.exception
    labels = [app.multiselect(key=f"scope-{name}").label for name in ("communities", "compounds")]
    assert all(label.isascii() for label in labels)


def test_a_language_that_is_not_spoken_is_chinese(open_shell: OpenShell) -> None:
    assert open_shell(lang="fr").multiselect(key="scope-communities").label == "社区"


def test_a_damaged_store_is_told_calmly(copied_store: Path, open_shell: OpenShell) -> None:
    (copied_store / POINTER).write_text("gone", encoding="utf-8")
    app = open_shell()
    assert not app.exception
    assert len(app.error) == 1
    assert "gone" in app.error[0].value


def test_health_is_good_while_the_snapshot_can_be_read(copied_store: Path) -> None:
    assert find_problem() == ""


def test_health_is_bad_before_the_first_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    assert "还没有台账" in find_problem()
    assert not list(tmp_path.iterdir()), "asking must not import anything"


def test_health_is_bad_when_the_snapshot_is_gone(copied_store: Path, samples: Snapshot) -> None:
    (copied_store / SNAPSHOTS / samples.path.name).unlink()
    assert "不见了" in find_problem()


def test_health_is_bad_when_the_snapshot_is_damaged(copied_store: Path, samples: Snapshot) -> None:
    (copied_store / SNAPSHOTS / samples.path.name).write_bytes(b"not a database")
    assert "无法读取" in find_problem()


def test_the_index_page_is_completed() -> None:
    page = INDEX.read_bytes()
    chinese, english = localised(page, "zh").decode(), localised(page, "en").decode()
    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    assert "<title>街道治理看板</title>" in chinese
    assert "<title>Streamlit</title>" not in english
    assert asset_address("zh.js") in chinese
    assert asset_address("zh.js") not in english
    assert asset_address("chart.js") in english


def test_every_asset_is_there() -> None:
    assert all(path.is_file() for path in ASSETS.values())
