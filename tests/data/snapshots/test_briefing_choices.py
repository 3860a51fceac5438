"""What the office chose for its briefing: kept by week and place, in its order, whole or not at all."""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.__main__ import main
from data.errors import StoreBusyError, StoreError
from data.importing.importer import import_files
from data.snapshots import briefing_choices
from data.snapshots.briefing_choices import (
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
from data.snapshots.lock import writer_lock

WEEK, NEXT = "2025-05-12..2025-05-19", "2025-05-19..2025-05-26"
PINNED = ChosenChart("mediation", "levels", "community=南门社区&grain=week")


@pytest.fixture
def home(store):
    """A folder for the store, in which nothing was imported."""
    store.mkdir()
    return store


def test_nothing_chosen_is_no_advice_and_the_presets(home):
    assert advice(WEEK, "") == ""
    assert charts() == PRESETS
    assert [chart.block for chart in PRESETS] == ["volume", "categories", "communities", "satisfaction"]
    assert not (home / CHOICES).exists()


def test_advice_is_kept_by_week_and_place(home):
    assert set_advice(WEEK, "", "  一、盯紧噪声。\r\n二、回访电梯。 \n") == "一、盯紧噪声。\n二、回访电梯。"
    set_advice(WEEK, "南门社区", "看夜间施工")
    assert advice(WEEK, "") == "一、盯紧噪声。\n二、回访电梯。"
    assert advice(WEEK, "南门社区") == "看夜间施工"
    assert advice(NEXT, "") == advice(WEEK, "新城社区") == ""
    set_advice(WEEK, "", "换一条")
    set_advice(WEEK, "南门社区", " \n ")
    assert (advice(WEEK, ""), advice(WEEK, "南门社区")) == ("换一条", "")
    assert len(json.loads((home / CHOICES).read_text(encoding="utf-8"))["advice"]) == 1


def test_too_long_an_advice_is_not_kept_and_what_was_there_stays(home):
    set_advice(WEEK, "", "短")
    with pytest.raises(ChoiceError, match="501 字，最多 500 字"):
        set_advice(WEEK, "", "长" * (LONGEST_ADVICE + 1))
    assert advice(WEEK, "") == "短"
    set_advice(WEEK, "", "长" * LONGEST_ADVICE)


@pytest.mark.parametrize("week", ["2025-W20", "", "2025-05-12", "../x"])
def test_a_week_is_two_days(home, week):
    with pytest.raises(ChoiceError, match="不是一段时间"):
        set_advice(week, "", "x")


def test_charts_keep_their_order_each_once(home):
    assert set_charts([PINNED, *PRESETS[::-1], PINNED]) == (PINNED, *PRESETS[::-1])
    assert charts() == (PINNED, *PRESETS[::-1])
    set_charts(())
    assert charts() == ()
    set_charts(PRESETS)
    assert charts() == PRESETS
    assert json.loads((home / CHOICES).read_text(encoding="utf-8"))["charts"] is None
    with pytest.raises(ChoiceError, match=f"最多 {MOST_CHARTS} 张"):
        set_charts(ChosenChart("overview", f"b{n}") for n in range(MOST_CHARTS + 1))


def test_advice_and_charts_do_not_touch_each_other(home):
    set_advice(WEEK, "", "一")
    set_charts([PINNED])
    set_advice(NEXT, "", "二")
    assert (advice(WEEK, ""), advice(NEXT, ""), charts()) == ("一", "二", (PINNED,))


def test_the_file_is_the_owners_alone_and_outlives_an_import(home, written):
    set_advice(WEEK, "", "一")
    import_files([written("社区,小区,户数", "南门社区,汽运小区,238", name="c.csv")], home=home)
    assert advice(WEEK, "") == "一"
    assert (home / CHOICES).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"advice": []}', '{"advice": [{}], "charts": null}', "\udcff"]
)
def test_a_damaged_file_is_named_and_left_as_it_is(home, damage):
    path = home / CHOICES
    path.write_bytes(damage.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    for call in (
        lambda: advice(WEEK, ""), charts, lambda: set_advice(WEEK, "", "x"), lambda: set_charts([PINNED]),
        lambda: purge_advice(date.max),
    ):  # fmt: skip
        with pytest.raises(StoreError, match=r"briefing_choices\.json 已损坏.*没有改动它"):
            call()
    assert path.read_bytes() == before


def test_a_running_import_is_waited_for_and_then_said(home, monkeypatch):
    monkeypatch.setattr(briefing_choices, "_PATIENCE", 0.1)
    with writer_lock(home), pytest.raises(StoreBusyError, match="还没有保存"):
        set_advice(WEEK, "", "x")
    assert advice(WEEK, "") == ""


def test_readers_who_save_at_once_lose_nothing(home):
    def save(number: int) -> None:
        set_advice(WEEK, f"社区{number}", f"建议{number}")

    threads = [threading.Thread(target=save, args=(n,)) for n in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [advice(WEEK, f"社区{n}") for n in range(12)] == [f"建议{n}" for n in range(12)]


def test_a_purge_removes_what_people_typed_by_the_day_it_was_written(home, capsys):
    set_advice(WEEK, "", "一")
    set_charts([PINNED])
    today = date.today()
    assert purge_advice(today) == 0
    assert main(["purge", "--originals-before", str(today + timedelta(days=1))]) == 0
    assert "已清除在此之前写的下周建议 1 条" in capsys.readouterr().out
    assert "一" not in (home / CHOICES).read_text(encoding="utf-8")
    assert charts() == (PINNED,)


@given(st.text(max_size=80))
def test_a_plain_text_stays_as_it_is(text):
    once = plain(text)
    assert plain(once) == once
    assert not {"\r", "\t", "\0", "\x85", "\u2028"} & set(once)
    assert once == once.strip()


@given(st.permutations([*PRESETS, PINNED]), st.integers(0, 5))
def test_any_order_comes_back(tmp_path_factory, order, kept):
    folder = tmp_path_factory.mktemp("home")
    set_charts(order[:kept], folder)
    assert charts(folder) == tuple(order[:kept])
