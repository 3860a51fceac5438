"""A store whose places, kinds and files are full of signs: every page shows them as they are."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.importing.importer import import_files
from tests.conftest import ROOT

SIGNS = "[点我](a) :red[a] :smile: $x$ **b** <b>c</b> `d`"
#: As names are kept: two stars are bold in a sentence of the product, so that they are full width.
KEPT = SIGNS.replace("**", "＊＊")
FILE = f"{SIGNS.replace('/', '')}.csv"
WEEK = {"from": "2026-03-02", "to": "2026-03-09"}
HEADER = "工单编号,受理时间,社区,小区,问题分类,标题"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with two files of such names."""
    files, folder = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEDGER_HOME", str(folder))
        for number, name in enumerate(("1.csv", FILE)):
            rows = [
                f"{number}-{at},2026-03-{at % 7 + 2:02} 09:00,{','.join([SIGNS] * 4)}" for at in range(40)
            ]
            (files / name).write_text("\n".join([HEADER, *rows]), encoding="utf-8")
            import_files([files / name], home=folder)
        yield folder


def opened(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.switch_page(f"{page}.py")
    for name, value in WEEK.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def read_as_markdown(app: AppTest) -> str:
    """All that Streamlit reads as Markdown of a page."""
    told = [
        one.value for kind in ("markdown", "caption", "error", "warning", "info") for one in app.get(kind)
    ]
    for kind in ("button", "selectbox", "multiselect", "text_input", "checkbox", "button_group"):
        told += [getattr(one.proto, "label", "") for one in app.get(kind)]
    return "\n".join(told)


def html(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


@pytest.mark.parametrize("name", ["overview", "ledgers"])
def test_no_page_reads_anything_from_them(home: Path, name: str):
    app = opened(name)
    drawn = html(app)
    assert "<b>c" not in drawn
    assert "<b>b" not in drawn
    assert "&lt;b&gt;c&lt;" in drawn
    assert not [sign for sign in (SIGNS, KEPT, FILE) if sign in read_as_markdown(app)]


def test_the_question_before_an_undo_names_the_file_as_it_is(home: Path):
    app = opened("ledgers")
    app.button(key="history-undo").click().run()
    assert escape(FILE.replace("**", "＊＊"), quote=False) in html(app)
    assert FILE not in read_as_markdown(app)
