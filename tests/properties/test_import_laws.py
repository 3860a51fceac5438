"""Laws of the import that hold for any file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.errors import NoSnapshot
from data.importing.importer import import_files
from data.importing.inbox import read_inbox
from data.importing.reports import FileReport
from tests.data.stored_rows import stored_rows

HEADER = "工单编号,受理时间,社区,小区,标题,联系电话"
keys = st.sampled_from(["A1", "A2", "A3", "A4", ""])
dates = st.sampled_from(["2026-03-02", "2026/3/3 08:15", "2026年3月4日", "20260305", "", "昨天"])
places = st.sampled_from(["南门社区", "新城社区", "", "-"])
titles = st.sampled_from(["停水", "停电", '"甲,乙"', '半个"引号', '"开口', "请回13800138000", ""])
phones = st.sampled_from(["13800138000", "138 0013 8000", ""])
lines = st.tuples(keys, dates, places, places, titles, phones).map(",".join)
odd_lines = st.one_of(
    lines, lines, lines, st.sampled_from(["", ",,,,,", "A1,2026-03-02", "A1,2026-03-02,,,,,多"])
)


def write(folder: Path, rows: Sequence[str], name: str = "x.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def take(path: Path, store: Path) -> FileReport:
    (report,) = import_files([path], home=store, ledger="service_request").files
    assert report.rows == report.added + report.updated + report.unchanged + report.rejected + report.folded
    return report


def stored(store: Path, *, but: str = "") -> list[tuple[Any, ...]]:
    try:
        return stored_rows(store, f"select * {but} from service_request order by all")
    except NoSnapshot:
        return []


@given(st.lists(odd_lines, max_size=12))
def test_every_row_is_counted_and_a_second_import_changes_nothing(rows: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        path, store = write(Path(folder), rows), Path(folder) / "home"
        first = take(path, store)
        assert first.rows <= len(rows)
        once = stored(store)
        assert len(once) == first.added
        second = take(path, store)
        assert (second.rows, second.added, second.rejected) == (first.rows, 0, first.rejected)
        assert stored(store) == once


@given(
    st.lists(
        st.tuples(dates, places, places, st.sampled_from(["停水", "停电", ""]), phones).map(",".join),
        max_size=8,
    ),
    st.randoms(),
)
def test_the_order_of_rows_does_not_matter(rests: list[str], random):
    rows = [f"K{number},{rest}" for number, rest in enumerate(rests)]
    mixed = random.sample(rows, len(rows))
    # Each store has its own salt, so tokens differ; the rows have numbers, so nothing else may.
    found = []
    for order in (rows, mixed):
        with tempfile.TemporaryDirectory() as folder:
            take(write(Path(folder), order), Path(folder) / "home")
            found.append(stored(Path(folder) / "home", but="exclude (phone_token)"))
    assert found[0] == found[1]


@given(st.lists(odd_lines, max_size=6), st.lists(odd_lines, max_size=6))
def test_two_files_are_the_two_imports_one_after_the_other(one: list[str], other: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        first, second = write(Path(folder), one, "1.csv"), write(Path(folder), other, "2.csv")
        apart, together = Path(folder) / "apart", Path(folder) / "together"
        for store in (apart, together):
            store.mkdir()
            (store / "salt").write_text("ab" * 32)
        take(first, apart)
        take(second, apart)
        import_files([first, second], home=together, ledger="service_request")
        assert stored(apart) == stored(together)


#: What a file system of bytes takes for a name; short enough that its name has room in any folder.
names = st.one_of(
    st.binary(min_size=1, max_size=120),
    st.text(min_size=1, max_size=40).map(lambda text: text.encode("gb18030", "ignore")),
    st.text(min_size=1, max_size=40).map(lambda text: text.encode("utf-8", "ignore")),
).map(lambda name: name.replace(b"/", b"").replace(b"\0", b"") + b".csv")


@given(st.lists(names, min_size=1, max_size=3, unique=True), st.lists(lines, max_size=3))
def test_files_of_any_name_are_told_and_filed(given_names: list[bytes], rows: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        (home / "inbox").mkdir(parents=True)
        for name in given_names:
            path = write(home / "inbox", rows, os.fsdecode(name))
            os.utime(path, (1_700_000_000, 1_700_000_000))
        meant = [path for path in (home / "inbox").iterdir() if not path.name.startswith((".", "~$"))]
        handled = read_inbox(home)
        assert len(handled) == len(meant) == len({one.file for one in handled})
        for one in handled:
            assert one.accepted, one.message
            one.message.encode()
        reports = [json.loads(path.read_bytes()) for path in (home / "inbox").rglob("*.report.json")]
        assert {one["file"] for one in reports} == {one.file for one in handled}
        assert read_inbox(home) == ()
