"""Files that are no exports, or are made to do harm: each is told in Chinese, and the store is as it was.

Small ones lie in ``fixtures/exports``. Here are those that are too large to keep, written on the spot and
imported by a process of their own, so that the memory it takes can be told; and those that are no content
but a place: a folder, a path, a file that goes away.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest

from data.errors import StoreError, UnreadableFileError
from data.importing.importer import import_files, rebuild
from data.progress import Progress
from data.snapshots import originals
from data.snapshots.lock import LOCK
from tests.apart import Outcome, import_apart
from tests.data.importing.test_exports import EXPORTS, contents

HEADER = "工单编号,受理时间,社区,标题"
MEGABYTE = 1_000_000
#: What an import may take that refuses a file; the modules alone take 120 MB.
MOST_BYTES = 450 * MEGABYTE

SHEET = "xl/worksheets/sheet1.xml"


def row(number: int, title: str = "停水") -> str:
    return f"YB{number},2026-03-02 08:00,南门社区,{title}"


def lines(*given: str) -> bytes:
    return "".join(f"{line}\n" for line in given).encode()


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def with_sizes(archive: bytes, size: int, told: int) -> bytes:
    """An archive whose headers tell another size of its members."""
    return archive.replace(struct.pack("<I", size), struct.pack("<I", told))


def workbook(rows: Callable[[], bytes]) -> bytes:
    """A workbook of one request, with further rows written as a program may write them."""
    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))
    book.active.append(row(1).split(","))
    plain = io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as parts:
        members = [(name, parts.read(name)) for name in parts.namelist()]
    end = b"</sheetData>"
    return packed(
        *((name, part.replace(end, rows() + end) if name == SHEET else part) for name, part in members)
    )


def numbered(cells: bytes, rows: Iterable[int]) -> bytes:
    return b"".join(
        b'<row r="%d">%s</row>' % (number, cells.replace(b"#", b"%d" % number)) for number in rows
    )


BLANK_CELLS = b'<c r="A#" t="inlineStr"><is><t></t></is></c><c r="D#" t="inlineStr"><is><t> </t></is></c>'
FAR_CELL = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
ZEROS = b"0" * 50 * MEGABYTE
SPACES = b" " * 300 * MEGABYTE
LONG = "水" * (100 * MEGABYTE // 3)

#: Name of the file -> how it is made, and what the refusal says.
REFUSED: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "one_cell_of_100_mb.csv": (
        lambda: lines(HEADER, row(1), row(2, LONG), row(3)),
        ("一行超过 16 MB", "换行"),
    ),
    "one_quoted_cell_of_100_mb.csv": (
        lambda: lines(HEADER, row(1), row(2, f'"{LONG}"'), row(3)),
        ("一行超过 16 MB", "引号"),
    ),
    "one_cell_of_400_000_lines.csv": (
        lambda: lines(HEADER, row(1), row(2, '"' + ("水" * 30 + "\n") * 400_000 + '"'), row(3)),
        ("超过 30 万行", "分隔符和引号"),
    ),
    "one_line_of_50_mb.csv": (lambda: ("水" * 17_000_000).encode(), ("一行超过 16 MB",)),
    "one_line_of_25_million_cells.csv": (lambda: lines(HEADER, "a," * 25_000_000), ("一行超过 16 MB",)),
    "fifty_million_quotes.csv": (lambda: b'"' * 50 * MEGABYTE, ("一行超过 16 MB", "引号")),
    "bomb.zip": (lambda: packed(("a.csv", ZEROS)), ("解压后有 50 MB", "解压后核对")),
    "bomb_of_many.zip": (
        lambda: packed(*((f"{number}.csv", ZEROS[: 15 * MEGABYTE]) for number in range(20))),
        ("解压后有 300 MB",),
    ),
    "bomb_that_lies.zip": (
        lambda: with_sizes(packed(("a.csv", ZEROS)), len(ZEROS), 5000),
        ("a.csv", "已损坏", "重新压缩"),
    ),
    "bomb_in_an_archive.zip": (
        lambda: packed(("a.zip", packed(("a.csv", ZEROS)))),
        ("a.zip", "压缩包里的压缩包", "先解压"),
    ),
    "bomb_in_an_archive_under_another_name.zip": (
        lambda: packed(("a.csv", packed(("a.csv", ZEROS)))),
        ("a.csv", "解压后有 50 MB"),
    ),
    "three_thousand_files.zip": (
        lambda: packed(*((f"{number}.csv", lines(HEADER, row(number))) for number in range(3000))),
        ("里面有 3000 个文件", "分几次"),
    ),
    "bomb.xlsx": (lambda: workbook(lambda: SPACES), ("解压后有 300 MB",)),
    "bomb_that_lies.xlsx": (lambda: lying_workbook(), ("工作簿已损坏", "重新导出")),
    "cell_at_the_far_end.xlsx": (lambda: workbook(lambda: FAR_CELL), ("XFD1048576", "Ctrl+End")),
}

#: The same for files that go in: what is odd about them, and what their report says.
TAKEN: dict[str, tuple[Callable[[], bytes], dict[str, int]]] = {
    "a_million_blank_rows.xlsx": (
        lambda: workbook(lambda: numbered(BLANK_CELLS, range(3, 1_000_003))),
        {"rows": 1, "added": 1},
    ),
    "a_million_coloured_rows.xlsx": (
        lambda: workbook(lambda: numbered(b'<c r="A#" s="1"/><c r="XFD#" s="1"/>', range(3, 1_000_003))),
        {"rows": 1, "added": 1},
    ),
    "a_stray_quote_in_each_row.csv": (
        lambda: lines(HEADER, *(row(number, '"停水') for number in range(20_000))),
        {"rows": 20_000, "added": 20_000, "repaired": 20_000},
    ),
    "a_row_of_ten_thousand_cells.csv": (
        lambda: lines(HEADER, row(1), "x," * 10_000, row(2)),
        {"rows": 3, "added": 2, "rejected": 1},
    ),
    "a_cell_of_10_mb.csv": (
        lambda: lines(HEADER, row(1, '"' + "水，" * 1_700_000 + '"'), row(2)),
        {"rows": 2, "added": 2},
    ),
}


@pytest.fixture
def filled(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with something in it; what is written for a moment goes to a folder beside it."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    return begun


def taken_apart(name: str, content: bytes, home: Path, folder: Path) -> Outcome:
    path = folder / name
    path.write_bytes(content)
    outcome = import_apart(home, [path], patience=300)
    path.unlink()
    assert [*home.glob("work-*"), *(folder / "temporary").iterdir()] == []
    return outcome


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_little_memory(name: str, filled: Path, tmp_path: Path) -> None:
    make, texts = REFUSED[name]
    before = contents(filled)
    outcome = taken_apart(name, make(), filled, tmp_path)
    assert outcome.refusal.startswith(name)
    assert [text for text in texts if text not in outcome.refusal] == []
    assert {**contents(filled), LOCK: before[LOCK]} == before  # the lock tells which process had it last
    assert outcome.peak_bytes < MOST_BYTES


@pytest.mark.parametrize("name", TAKEN)
def test_it_goes_in_in_little_memory(name: str, filled: Path, tmp_path: Path) -> None:
    make, counts = TAKEN[name]
    outcome = taken_apart(name, make(), filled, tmp_path)
    assert outcome.refusal == ""
    (report,) = outcome.files
    assert {count: report[count] for count in counts} == counts
    assert outcome.peak_bytes < MOST_BYTES


def lying_workbook() -> bytes:
    """A workbook whose sheet tells of a hundredth of its bytes."""
    content = workbook(lambda: SPACES)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        size = parts.getinfo(SHEET).file_size
    return with_sizes(content, size, size // 100)


def refusal(home: Path, *paths: Path, **options: object) -> str:
    """Why an import was refused; the store is as it was."""
    before = contents(home)
    with pytest.raises((UnreadableFileError, StoreError)) as refused:
        import_files(paths, home=home, **options)
    assert contents(home) == before
    assert list(home.glob("work-*")) == []
    return str(refused.value)


def test_a_folder_is_no_file(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "三月.csv"
    folder.mkdir()
    assert refusal(filled, folder) == "三月.csv：这是一个文件夹，不是文件；请选其中的文件。"


def test_a_file_that_is_not_there(filled: Path, tmp_path: Path) -> None:
    said = refusal(filled, EXPORTS / "semicolons.csv", tmp_path / "没有.csv")
    assert said == "没有.csv：找不到这个文件，可能已被移走或改名；请再选一次。"


def test_files_that_go_away_once_they_are_copied_are_in(filled: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "一.csv", tmp_path / "二.csv"]
    for number, path in enumerate(paths, start=1):
        path.write_bytes(lines(HEADER, row(number)))
    done = import_files(
        paths, home=filled, progress=lambda _: [path.unlink(missing_ok=True) for path in paths]
    )
    assert [(one.file, one.added) for one in done.files] == [("一.csv", 1), ("二.csv", 1)]
    assert [path for path in paths if path.exists()] == []


def test_a_file_that_grows_while_it_is_copied(filled: Path, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "工单.csv"
    path.write_bytes(lines(HEADER, row(1)))
    whole = originals._write_all

    def grow(stream: io.FileIO, chunk: memoryview) -> None:
        whole(stream, chunk)
        with path.open("ab") as other:
            other.write(lines(row(2)))

    monkeypatch.setattr(originals, "_write_all", grow)
    assert refusal(filled, path).startswith("工单.csv：文件还在变化")


def test_a_file_that_grows_while_it_is_imported(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "工单.csv"
    path.write_bytes(lines(HEADER, row(1)))

    def grow(_: Progress) -> None:
        with path.open("ab") as stream:
            stream.write(lines(row(2)))

    said = refusal(filled, path, progress=grow)
    assert said == "工单.csv：文件还在变化，没有导入；请等它写完或拷贝完以后再导入一次。"
    (report,) = import_files([path], home=filled).files
    assert (report.added, report.folded) == (2, 1)
    assert rebuild(filled)


@pytest.mark.parametrize(
    "name",
    ["新 建'\"*?;$(x)\n表.csv", "-rf.csv", "%s{0}.csv", "a" * 200 + ".csv", "．．.csv", "没有后缀"],
)
def test_any_name_will_do(name: str, filled: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(lines(HEADER, row(1)))
    (report,) = import_files([path], home=filled).files
    assert (report.file, report.added) == (name, 1)


def test_a_deep_path_will_do(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(30):
        folder /= "很深的文件夹"
    folder.mkdir(parents=True)
    (folder / "工单.csv").write_bytes(lines(HEADER, row(1)))
    (report,) = import_files([folder / "工单.csv"], home=filled).files
    assert report.added == 1


def test_names_that_lead_out_of_an_archive_lead_nowhere(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "within" / "出.zip"
    path.parent.mkdir()
    names = ("../../out.csv", str(tmp_path / "out.csv"), "..\\out.csv")
    path.write_bytes(packed(*((name, lines(HEADER, row(at))) for at, name in enumerate(names))))
    reports = import_files([path], home=filled).files
    assert [one.added for one in reports] == [1, 1, 1]
    assert list(tmp_path.rglob("*out*")) == []
