"""What the office chose for its briefing: kept by period and place, in its order, whole or not at all."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.__main__ import main
from data.errors import StoreError
from data.importing.importer import import_files, rebuild
from data.notebook.briefing_choices import (
    CHOICES,
    LONGEST_ADVICE,
    MOST_CHARTS,
    PRESETS,
    ChoiceError,
    ChosenChart,
    advice,
    charts,
    plain,
    purge_advice,
    set_advice,
    set_charts,
)
from data.notebook.database import notebook_file, reading
from data.notebook.migrations import APPLICATION, STEPS
from data.snapshots.history import undo
from data.snapshots.lock import writer_lock
from tests.conftest import ROOT

WEEK, NEXT = "2025-05-12..2025-05-19", "2025-05-19..2025-05-26"
PINNED = ChosenChart("mediation", "levels", "community=南门社区&grain=week")


def earlier(home: Path, table: str) -> list[tuple[str, str]]:
    """What was done to the rows of a table, and the text before."""
    with reading(notebook_file(home)) as connection:
        rows = connection.execute(f"select action, earlier from {table}_history order by id").fetchall()
    return [(action, json.loads(row)["text"]) for action, row in rows]


@pytest.fixture
def home(store):
    """A folder for the store, in which nothing was imported."""
    store.mkdir()
    return store


def test_nothing_chosen_is_no_advice_and_the_presets(home):
    assert advice(home, WEEK, "") == ""
    assert charts(home) == PRESETS
    assert [chart.block for chart in PRESETS] == ["volume", "categories", "communities", "satisfaction"]
    assert list(home.iterdir()) == []  # reading makes no notebook


def test_advice_is_kept_by_week_and_place(home):
    typed = "  一、盯紧噪声。\r\n二、回访电梯。 \n"
    assert set_advice(home, WEEK, "", typed) == "一、盯紧噪声。\n二、回访电梯。"
    set_advice(home, WEEK, "南门社区", "看夜间施工")
    assert advice(home, WEEK, "") == "一、盯紧噪声。\n二、回访电梯。"
    assert advice(home, WEEK, "南门社区") == "看夜间施工"
    assert advice(home, NEXT, "") == advice(home, WEEK, "新城社区") == ""
    set_advice(home, WEEK, "", "换一条")
    set_advice(home, WEEK, "南门社区", " \n ")
    assert (advice(home, WEEK, ""), advice(home, WEEK, "南门社区")) == ("换一条", "")
    assert earlier(home, "briefing_advice") == [
        ("changed", "一、盯紧噪声。\n二、回访电梯。"), ("deleted", "看夜间施工"),
    ]  # fmt: skip


def test_too_long_an_advice_is_not_kept_and_what_was_there_stays(home):
    set_advice(home, WEEK, "", "短")
    with pytest.raises(ChoiceError, match="501 字，最多 500 字"):
        set_advice(home, WEEK, "", "长" * (LONGEST_ADVICE + 1))
    assert advice(home, WEEK, "") == "短"
    set_advice(home, WEEK, "", "长" * LONGEST_ADVICE)


@pytest.mark.parametrize("week", ["2025-W20", "", "2025-05-12", "../x"])
def test_a_week_is_two_days(home, week):
    with pytest.raises(ChoiceError, match="不是一段时间"):
        set_advice(home, week, "", "x")


def test_charts_keep_their_order_each_once(home):
    assert set_charts(home, [PINNED, *PRESETS[::-1], PINNED]) == (PINNED, *PRESETS[::-1])
    assert charts(home) == (PINNED, *PRESETS[::-1])
    set_charts(home, ())
    assert charts(home) == ()
    set_charts(home, PRESETS)
    assert charts(home) == PRESETS
    with reading(notebook_file(home)) as connection:  # a later version may have better presets
        assert connection.execute("select count(*) from briefing_charts").fetchone() == (0,)
    with pytest.raises(ChoiceError, match=f"最多 {MOST_CHARTS} 张"):
        set_charts(home, [ChosenChart("overview", f"b{n}") for n in range(MOST_CHARTS + 1)])


def test_each_kind_of_period_has_charts_of_its_own(home):
    set_charts(home, [PINNED], "month")
    set_charts(home, [], "quarter")
    assert (charts(home), charts(home, "month"), charts(home, "quarter")) == (PRESETS, (PINNED,), ())
    set_charts(home, PRESETS, "month")
    assert (charts(home, "month"), charts(home, "quarter")) == (PRESETS, ())


def test_the_charts_of_before_are_those_of_the_week(home):
    connection = sqlite3.connect(notebook_file(home))
    for statement in (each for step in STEPS[:3] for each in step):
        connection.execute(statement)
    connection.execute("insert into briefing_charts values (1, ?)", (json.dumps([asdict(PINNED)]),))
    connection.execute(f"pragma application_id = {APPLICATION}")
    connection.execute("pragma user_version = 3")
    connection.commit()
    connection.close()
    assert set_charts(home, [], "month") == ()
    assert (charts(home), charts(home, "month"), charts(home, "quarter")) == ((PINNED,), (), PRESETS)


def test_advice_and_charts_do_not_touch_each_other(home):
    set_advice(home, WEEK, "", "一")
    set_charts(home, [PINNED])
    set_advice(home, NEXT, "", "二")
    assert (advice(home, WEEK, ""), advice(home, NEXT, ""), charts(home)) == ("一", "二", (PINNED,))


def test_the_file_is_the_owners_alone_and_outlives_an_import(home, written):
    set_advice(home, WEEK, "", "一")
    import_files([written("社区,小区,户数", "南门社区,汽运小区,238", name="c.csv")], home=home)
    import_files([written("社区,小区,户数", "南门社区,汽运小区,240", name="d.csv")], home=home)
    rebuild(home=home)
    undo(home=home)
    assert advice(home, WEEK, "") == "一"
    assert notebook_file(home).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"advice": []}', '{"advice": [{}], "charts": null}', "\udcff"]
)
def test_a_damaged_file_is_named_and_left_as_it_is(home, damage):
    path = home / CHOICES
    path.write_bytes(damage.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    for call in (
        lambda: advice(home, WEEK, ""), lambda: charts(home), lambda: set_advice(home, WEEK, "", "x"),
        lambda: set_charts(home, [PINNED]), lambda: purge_advice(home, date.max),
    ):  # fmt: skip
        with pytest.raises(StoreError, match=r"briefing_choices\.json 已损坏.*没有改动它"):
            call()
    assert path.read_bytes() == before
    assert not notebook_file(home).exists()


def test_what_a_former_version_kept_is_taken_over_once(home):
    kept = {
        "advice": [{"week": WEEK, "place": "", "text": "盯紧噪声", "written": "2025-05-16"}],
        "charts": [{"page": "mediation", "block": "levels", "query": "grain=week", "follows": True}],
    }
    path = home / CHOICES
    path.write_text(json.dumps(kept), encoding="utf-8")
    assert charts(home) == (ChosenChart("mediation", "levels", "grain=week"),)
    assert (advice(home, WEEK, ""), path.exists()) == ("盯紧噪声", False)
    set_advice(home, WEEK, "", "后来改的")
    path.write_text(json.dumps(kept), encoding="utf-8")  # as after a death before the file was removed
    assert (advice(home, WEEK, ""), path.exists()) == ("后来改的", False)
    assert purge_advice(home, date(2025, 5, 17)) == 0
    assert purge_advice(home, date.max) == 1


def test_an_empty_list_and_untouched_presets_are_taken_over_as_they_are(home):
    path = home / CHOICES
    path.write_text('{"advice": [], "charts": null}', encoding="utf-8")
    assert charts(home) == PRESETS
    path.write_text('{"advice": [], "charts": []}', encoding="utf-8")
    assert charts(home) == ()


def test_a_running_import_is_not_waited_for(home):
    with writer_lock(home):
        set_advice(home, WEEK, "", "x")
    assert advice(home, WEEK, "") == "x"


_WRITER = """
import sys
from pathlib import Path
from data.notebook.briefing_choices import ChosenChart, change_charts, set_advice
folder, own = Path(sys.argv[1]), sys.argv[2]
for at in range(15):
    set_advice(folder, "2025-05-12..2025-05-19", f"{own}{at}", f"建议{own}{at}")
    change_charts(folder, lambda before: [*before, ChosenChart(own, f"b{at}")])
"""


def test_two_processes_that_save_at_once_lose_nothing(home):
    begun = [subprocess.Popen([sys.executable, "-c", _WRITER, str(home), name], cwd=ROOT) for name in "甲乙"]
    assert [process.wait(timeout=120) for process in begun] == [0, 0]
    own = [(name, at) for name in "甲乙" for at in range(15)]
    assert [advice(home, WEEK, f"{name}{at}") for name, at in own] == [f"建议{name}{at}" for name, at in own]
    assert set(charts(home)) == {*PRESETS, *(ChosenChart(name, f"b{at}") for name, at in own)}


def test_a_purge_removes_what_people_typed_by_the_day_it_was_written(home, capsys):
    for text in ("夜里盯紧噪声", "白天盯紧噪声"):
        set_advice(home, WEEK, "", text)
    set_charts(home, [PINNED])
    today = date.today()
    assert purge_advice(home, today) == 0
    assert main(["purge", "--originals-before", str(today + timedelta(days=1))]) == 0
    assert "已清除在此之前写的下周建议 1 条" in capsys.readouterr().out
    assert earlier(home, "briefing_advice") == []
    assert "盯紧噪声".encode() not in notebook_file(home).read_bytes()
    assert charts(home) == (PINNED,)


@given(st.text(max_size=80))
def test_a_plain_text_stays_as_it_is(text):
    once = plain(text)
    assert plain(once) == once
    assert not {"\r", "\t", "\0", "\x85", "\u2028"} & set(once)
    assert once == once.strip()


@given(st.permutations([*PRESETS, PINNED]), st.integers(0, 5))
def test_any_order_comes_back(tmp_path_factory, order, kept):
    folder = tmp_path_factory.mktemp("home")
    set_charts(folder, order[:kept])
    assert charts(folder) == tuple(order[:kept])
