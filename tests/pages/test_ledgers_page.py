"""The page of the ledgers without a browser: what it says in each state, and that nothing breaks it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from data.importing.importer import import_files, rebuild
from data.importing.mapping_steps import save
from data.importing.rules import RULES
from data.mapping_file import compose
from data.snapshots.history import undo
from data.snapshots.lock import writer_lock
from data.snapshots.store import Snapshot, current
from tests.conftest import ROOT
from tests.pages.conftest import figures

EXPORTS = ROOT / "tests" / "data" / "fixtures" / "exports"
CSV = "text/csv"


@pytest.fixture
def store(samples: Snapshot, ledger_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own with the samples, which a test may import into."""
    home = tmp_path / "home"
    shutil.copytree(ledger_home, home)
    monkeypatch.setenv("LEDGER_HOME", str(home))
    return home


@pytest.fixture
def open_ledgers(store: Path, open_shell: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open the page of the ledgers: ``open_ledgers(lang="en")``."""

    def opened(**query: str) -> AppTest:
        return open_shell("ledgers", **query)

    return opened


def said(app: AppTest) -> str:
    """All texts of the page."""
    assert not app.exception
    bodies = [part.proto.body for part in app.get("html") if not part.proto.body.startswith("/*")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", " ".join(bodies)))


def keyed(widgets: Iterable[Widget], prefix: str | tuple[str, ...]) -> list[Widget]:
    """The widgets whose keys begin so."""
    return [one for one in widgets if one.key and one.key.startswith(prefix)]


def dropped(app: AppTest, *names: str) -> AppTest:
    files = [(name, (EXPORTS / name).read_bytes(), CSV) for name in names]
    return app.file_uploader[0].set_value(files).run()


@pytest.mark.parametrize(
    ("language", "headline"), [("zh", "当前使用演示数据"), ("en", "This is the demonstration")]
)
def test_samples_only(open_ledgers, language: str, headline: str):
    app = open_ledgers(lang=language)
    assert headline in said(app)
    assert set(figures(app)) == {"coverage"}
    assert not app.error
    assert [button.key for button in app.button if button.key == "ledger-import"] == []


def test_a_store_with_places_only_has_no_calendar(
    open_ledgers, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    register = tmp_path / "小区名册.csv"
    register.write_text("社区,小区\n甲社区,东苑\n", encoding="utf-8")
    import_files([register], home=tmp_path / "places")
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "places"))
    app = open_ledgers()
    assert "1 种台账有数据" in said(app)
    assert "暂不作判断" in said(app)
    assert not app.error


def test_a_good_file_is_shown_before_anything_is_stored(open_ledgers, store: Path):
    before = current(store).id
    app = dropped(open_ledgers(), "gb18030_title_and_totals.csv")
    page = said(app)
    assert "可以导入" in page
    assert re.search("认作 诉求工单 .*编码 GB18030 .*表头 第 3 行 .*认得的列 9", page)
    assert "→ 受理时间" in page
    assert "楼道堆物" in page
    assert app.button(key="ledger-import").label == "导入 1 个文件"
    assert not [
        one for one in app.selectbox if one.key.startswith(("ledger-", "column-"))
    ]  # nothing is asked
    assert current(store).id == before


def test_a_file_of_unknown_headers_is_amber_and_its_mapping_comes_first(open_ledgers, store: Path):
    rows = "来电时间,案卷号,片区,事由,经办\n2026-01-05 09:00,A1,南门社区,噪声,城管\n"
    app = open_ledgers()
    app.file_uploader[0].set_value([("别处.csv", rows.encode(), CSV)]).run()
    page = said(app)
    assert "可以导入" not in page
    assert "工单编号" in page.split("都会是空的")[0]
    assert [one.key for one in app.button if one.key == "ledger-import"] == []
    assert app.button(key="ledger-import-anyway").label == "连同表头不认识的 1 个一起导入"
    assert [one for one in app.expander if one.proto.expanded]


def test_dropped_files_are_the_owner_s_alone_and_go(open_ledgers, store: Path):
    app = dropped(open_ledgers(), "utf8.csv")
    (path,) = (store / "uploads").rglob("file")
    assert [one.stat().st_mode & 0o077 for one in (path, *path.parents[:4])] == [0] * 5
    app.button(key="ledger-clear").click().run()
    assert list((store / "uploads").rglob("file")) == []
    assert "utf8.csv" not in said(app)


def test_persons_are_not_shown(open_ledgers, tmp_path: Path):
    header = "工单编号,受理时间,标题,来电人,联系电话,备忘"
    rows = f"{header}\nA1,2026-01-05 09:00,请回电13812345678,王小明,13987654321,李大爷\n"
    app = open_ledgers()
    app.file_uploader[0].set_value([("热线.csv", rows.encode("gb18030"), CSV)]).run()
    page = said(app)
    assert "请回电" in page
    assert not re.search("13812345678|13987654321|王小明|李大爷", page)


def test_a_refused_file_says_what_to_do_and_stops_no_other(open_ledgers):
    app = dropped(open_ledgers(), "bytes_of_no_encoding.csv", "utf8.csv", "empty.csv")
    page = said(app)
    assert page.count("不能导入") == 2
    assert "第 3 行不是 UTF-8 编码" in page
    assert app.button(key="ledger-import").label == "导入 1 个文件"


def test_only_a_file_that_is_not_recognised_is_asked_about(open_ledgers):
    app = dropped(open_ledgers(), "no_known_ledger.csv")
    assert "要先对应表头" in said(app)
    (ledger,) = keyed(app.selectbox, "ledger-")
    assert [one.key for one in app.button if one.key == "ledger-import"] == []
    ledger.select("visit").run()
    headers = keyed(app.selectbox, "column-")
    assert [one.label for one in headers] == ["甲", "乙", "丙"]
    headers[1].select("kind").run()
    keyed(app.button, "save-")[0].click().run()
    assert "必须有走访时间" in app.error[0].value
    assert "--mapping" not in app.error[0].value


def test_one_column_cannot_stand_for_two_headers(open_ledgers):
    app = dropped(open_ledgers(), "no_known_ledger.csv")
    keyed(app.selectbox, "ledger-")[0].select("visit").run()
    for place in (0, 1):
        keyed(app.selectbox, "column-")[place].select("visited_at").run()
    keyed(app.button, "save-")[0].click().run()
    assert "走访时间被选了两次" in app.error[0].value


def test_another_import_that_is_running_is_told_calmly(open_ledgers, store: Path):
    app = dropped(open_ledgers(), "utf8.csv")
    before = current(store).id
    with writer_lock(store):
        app.button(key="ledger-import").click().run()
    assert "另一个导入正在进行" in app.error[0].value
    assert "可以导入" in said(app)  # and the file is still there
    assert current(store).id == before


def test_the_inbox_is_read_on_demand(open_ledgers, store: Path):
    (store / "inbox").mkdir(exist_ok=True)
    shutil.copy(EXPORTS / "empty.csv", store / "inbox" / "empty.csv")
    app = open_ledgers()
    app.button(key="inbox-read").click().run(timeout=60)
    assert "没有导入 empty.csv" in said(app)
    assert (store / "inbox" / "refused" / "empty.csv").is_file()


def test_an_alias_is_given_and_taken_away_in_one_click(open_ledgers, store: Path):
    app = open_ledgers()
    names = keyed(app.selectbox, "alias-")
    before = current(store).matched_share
    names[0].select_index(0).run()
    keyed(app.button, "alias-add-")[0].click().run(timeout=60)
    assert re.search("的别名， ?[0-9,]+ ?行归到了这个小区", said(app))
    assert current(store).matched_share != before
    keyed(app.button, "alias-remove-")[0].click().run(timeout=60)
    assert "已撤销" in said(app)
    assert current(store).matched_share == before


def test_the_history_names_each_step_and_an_undo_what_it_takes_back(
    open_ledgers, store: Path, tmp_path: Path
):
    export = tmp_path / "三月_[a](b).csv"
    export.write_text("工单编号,受理时间,社区\nA1,2026-03-02,南门社区\n", encoding="utf-8")
    import_files([export])
    rebuild()
    app = open_ledgers()
    page = said(app)
    assert re.search(
        r"何时 做了什么 经手 改变的行 之后的总行数 \S+ \S+ 当前使用 由原始文件重新生成 \S+ 0 行", page
    )
    assert re.search(r"导入 三月_\[a\]\(b\)\.csv \S+ 1 行 1 行", page)
    undo = app.button(key="history-undo")
    assert re.sub(r"\\(.)", r"\1", undo.label) == "撤销：导入 三月_[a](b).csv"
    question = said(undo.click().run()).split("撤销这一步，回到它之前的数据：")[1]
    assert re.search("由原始文件重新生成 .*导入 三月.*本街道的 1 行暂时不显示", question)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_step_that_was_taken_back_says_so_and_a_mapping_is_a_step(
    language: str, open_ledgers, store: Path, tmp_path: Path
):
    export = tmp_path / "三月.csv"
    export.write_text("工单编号,受理时间,社区\nA1,2026-03-02,南门社区\n", encoding="utf-8")
    import_files([export])
    undo()
    save("旧系统", compose("service_request", {"requested_at": "哪天"}, ("哪天", "何事")))
    served, mark, mapping = {
        "zh": ("当前使用", "已撤销", "保存映射 旧系统（诉求工单：受理时间）"),
        "en": ("being shown", "undone", "Mapping saved: 旧系统 (Requests ledger: Requested at)"),
    }[language]
    app = open_ledgers(lang=language)
    assert re.search(rf"{served} {re.escape(mapping)} .*{mark} \S.* 三月\.csv ", said(app))
    assert keyed(app.button, "history-undo")[0].label.endswith(mapping.partition("（")[0].partition(" (")[0])


def test_every_rule_of_an_import_is_translated():
    with (ROOT / "locale" / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        english = read_po(file, locale="en")
    texts = {text for rule in RULES.values() for text in (rule.title, rule.advice) if text}
    assert sorted(text for text in texts if text not in english or not english[text].string) == []


def test_the_report_adds_up_and_the_samples_give_way(open_ledgers, store: Path):
    app = dropped(open_ledgers(), "callbacks_inline.csv", "bytes_of_no_encoding.csv")
    app.button(key="ledger-import").click().run(timeout=60)
    page = said(app)
    assert not current(store).is_demonstration
    assert "演示数据已整体退出" in page
    assert "callbacks_inline.csv" in page
    table = re.search(r"行数 = 新增 \+ 更新 \+ 未变 \+ 拒收 \+ 合并 其他 (.+?) 合计", page).group(1)
    for counts in re.findall(r"(?:诉求工单|满意度回访) (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", table):
        rows, *parts = map(int, counts)
        assert rows == sum(parts) > 0
    assert "不能导入" in page  # the refused one stays, with its reason
