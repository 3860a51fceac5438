import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from data.errors import Damage
from data.importing import aliases
from data.importing.importer import import_files, rebuild
from data.snapshots import store
from data.snapshots.store import POINTER, SNAPSHOTS, USED, Snapshot
from pages.parts.asking import fetch
from pages.parts.server.health import find_problem
from pages.parts.server.index import ASSETS, asset_address, localised_page
from queries import Scope
from tests.conftest import ROOT
from tests.earlier_version import write_as_earlier_version
from tests.pages.conftest import figures

OpenShell = Callable[..., AppTest]
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


def said(app: AppTest) -> str:
    """All texts of a page."""
    bodies = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("/*")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", " ".join(bodies)))


def header_of(app: AppTest) -> dict[str, str]:
    """What the browser is told of the header."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return next(data for data in sent if "html" in data and "title" in data)


@pytest.fixture
def copied_store(samples: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the samples' snapshot that a test may damage."""
    (tmp_path / SNAPSHOTS).mkdir()
    for path in (samples.path, samples.path.with_suffix(".json")):
        shutil.copy(path, tmp_path / SNAPSHOTS / path.name)
    (tmp_path / POINTER).write_text(samples.id, encoding="utf-8")
    (tmp_path / USED).touch()
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    return tmp_path


def test_the_shell_says_whose_ledgers_and_that_they_are_samples(open_shell: OpenShell) -> None:
    app = open_shell()
    assert not app.exception
    for shown in (header_of(app)["html"], " ".join(part.proto.body for part in app.sidebar.get("html"))):
        assert "数据截至" in shown
    assert '示例街道办事处<b class="demo">演示数据</b>' in header_of(app)["html"]


def test_the_shell_speaks_english_when_the_address_asks_for_it(open_shell: OpenShell) -> None:
    app = open_shell(lang="en")
    assert not app.exception
    labels = [app.multiselect(key=f"scope-{name}").label for name in ("communities", "compounds")]
    assert all(label.isascii() for label in labels)


def test_a_language_that_is_not_spoken_is_chinese(open_shell: OpenShell) -> None:
    assert open_shell(lang="fr").multiselect(key="scope-communities").label == "社区"


@pytest.mark.parametrize(("language", "title"), [("zh", "存储不可用"), ("en", "The store is unavailable")])
def test_a_damaged_store_is_told_calmly_on_every_page(
    copied_store: Path, open_shell: OpenShell, language: str, title: str
) -> None:
    (copied_store / POINTER).write_bytes(b"")
    for page in ("overview", "ledgers", "briefing", "definitions"):
        app = open_shell(page, lang=language)
        assert not app.exception
        assert not app.error
        shown = said(app)
        assert (title in shown, "CURRENT" in shown, "repair" in shown) == (True, True, True)
        assert (header_of(app)["query"], "数据截至" in header_of(app)["html"]) == ("", False)
        assert str(copied_store) not in shown
        assert not figures(app)


def test_a_store_of_an_earlier_version_is_told_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_shell: OpenShell
) -> None:
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    (tmp_path / "a.csv").write_text("工单编号,受理时间,社区\nA1,2026-03-02,南门社区\n", encoding="utf-8")
    import_files([tmp_path / "a.csv"])
    write_as_earlier_version(tmp_path / "home")
    app = open_shell()
    assert (list(app.exception), list(app.error)) == ([], [])
    assert (Damage.OUTDATED in said(app), "python -m data rebuild" in said(app)) == (True, True)
    rebuild()
    assert Damage.OUTDATED not in said(app.run())


def test_what_is_wrong_with_a_store_is_said_in_english_too() -> None:
    with (ROOT / "locale" / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        english = read_po(file, locale="en")
    texts = {text for damage in Damage for text in (damage.value, damage.advice)}
    assert [text for text in texts if text not in english or not english[text].string] == []


def test_health_is_good_while_the_snapshot_can_be_read(copied_store: Path) -> None:
    assert find_problem() == ""


def test_health_is_bad_before_the_first_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    assert "还没有台账" in find_problem()
    assert not list(tmp_path.iterdir()), "asking must not import anything"


def test_health_is_bad_while_the_store_is_damaged_and_names_no_folder(
    copied_store: Path, samples: Snapshot
) -> None:
    assert find_problem() == ""
    database = copied_store / SNAPSHOTS / samples.path.name
    record = database.with_suffix(".json")
    whole = database.read_bytes()
    turned = bytearray(whole)
    turned[len(whole) // 2] ^= 0xFF
    for damage, told in (
        (lambda: database.write_bytes(turned), "数据文件已损坏"),
        (lambda: database.write_bytes(whole[:-9]), "数据文件已损坏"),
        (database.unlink, "数据文件不见了"),
        (lambda: record.write_bytes(b"{"), "记录已损坏"),
        (record.unlink, "快照不见了"),
        ((copied_store / POINTER).unlink, "CURRENT 不见了"),
    ):
        damage()
        assert told in find_problem()
        assert str(copied_store) not in find_problem()
        assert "存储不可用" in find_problem()
    shutil.rmtree(copied_store)
    assert "共享盘没有挂上" in find_problem()


def test_a_reader_who_stays_sees_what_the_store_holds_after_each_alias(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_shell: OpenShell
) -> None:
    """Six aliases, each of which publishes a snapshot: caches never answer for another one."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    names = [f"{name}家属院" for name in ("新源", "江东", "西门", "北坡", "水泥厂", "纺织厂")]
    lines = [f"A{n}{k},2026-03-02,南门社区,{name}{k}栋" for n, name in enumerate(names) for k in (1, 2)]
    files = {
        "c.csv": "社区,小区,户数\n南门社区,汽运小区,238\n",
        "r.csv": "\n".join(["工单编号,受理时间,社区,详细地址", *lines]),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    import_files([tmp_path / name for name in files])
    app = open_shell("ledgers")
    for number, name in enumerate(names, start=1):
        aliases.apply(added=[aliases.checked_alias(tmp_path / "home", name, "南门社区", "汽运小区")])
        app.run()
        open_rows = 12 - 2 * number
        assert store.current().matched_share["service_request"] == (2 * number, 12)
        assert f"{open_rows} / 12" in said(app) or open_rows == 0
        with fetch.answer_from(store.current()):
            asked = fetch.fetch("service_requests/volume_by_compound", Scope())
        assert asked.loc[asked["compound"] == "汽运小区", "request_count"].sum() == 2 * number


def test_the_index_page_is_completed() -> None:
    page = INDEX.read_bytes()
    chinese, english = localised_page(page, "zh").decode(), localised_page(page, "en").decode()
    assert '<html lang="zh-CN">' in chinese
    assert '<html lang="en">' in english
    assert "<title>街道治理看板</title>" in chinese
    assert "<title>Streamlit</title>" not in english
    assert asset_address("zh.js") in chinese
    assert asset_address("zh.js") not in english
    assert asset_address("chart.js") in english


def test_every_asset_is_there() -> None:
    assert all(path.is_file() for path in ASSETS.values())
