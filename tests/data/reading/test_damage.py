"""Damaged files of every kind: each is refused by its name, and none stops another."""

from __future__ import annotations

import io
import os
import random
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from data.errors import UnreadableFileError
from data.importing.importer import import_files
from data.importing.inbox import read_inbox
from data.importing.preview import preview
from data.importing.sources import open_sources
from data.reading import tables_of_file
from data.reading.faults import FaultError
from data.recognising.file_ledgers import Reading
from tests.data.conftest import FIXTURES
from tests.data.reading.test_containers import (
    ROWS,
    open_document,
    packed,
    page,
    table,
    web_archive,
    workbook,
    xml,
    xml_rows,
)

EXPORTS = FIXTURES / "exports"


def as_excel_does(rows: list[list[str]]) -> bytes:
    """A workbook whose texts stand apart from its cells."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


LINES = "\n".join(",".join(row) for row in ROWS).encode()
WHOLE = {
    "a.xlsx": workbook(ROWS),
    "b.xlsx": as_excel_does(ROWS),
    "a.xls": (EXPORTS / "workbook_of_2003.xls").read_bytes(),
    "a.ods": open_document(ROWS),
    "a.zip": (EXPORTS / "several_files.zip").read_bytes(),
    "b.zip": packed(("a.xlsx", workbook(ROWS)), ("b.csv", LINES)),
    "a.csv": (EXPORTS / "gbk_from_excel.csv").read_bytes(),
    "a.html": page(table(ROWS)).encode("gbk"),
    "a.mht": web_archive(table(ROWS)),
    "a.xml": xml(xml_rows(ROWS)).encode(),
}
TIMES = 40
MOMENT = datetime(2026, 3, 5)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file in which some bytes are others, or some are gone, or stand twice."""
    changed = bytearray(content)
    at = chance.randrange(len(content))
    kind = chance.randrange(5)
    if kind == 0:
        return bytes(changed[:at])
    if kind == 1:
        changed[at : at + chance.randrange(1, 600)] = b""
    elif kind == 2:
        changed[at:at] = changed[at : at + 200]
    else:
        for _ in range(chance.choice((1, 1, 3, 30))):
            changed[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(changed)


def refusal(path: Path) -> str:
    """Why a file is refused; empty when all its rows are read. A fault of the program goes through."""
    try:
        for source in open_sources([path], Reading(), MOMENT):
            for _ in source.table.blocks(frozenset()):
                pass
    except FaultError:
        raise
    except UnreadableFileError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", WHOLE)
def test_a_damaged_file_is_read_or_refused_and_never_a_fault(name: str, tmp_path: Path):
    chance, path = random.Random(name), tmp_path / name  # noqa: S311 - the same damages each time
    said = []
    for _ in range(TIMES):
        path.write_bytes(damaged(WHOLE[name], chance))
        said.append(refusal(path))
    assert [one for one in said if one and not one.startswith(name)] == []
    assert any(said)


def packed_badly(content: bytes, member: str) -> bytes:
    """An archive in which the packed bytes of a member are no packed bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.getinfo(member).header_offset + 30 + len(member)
    return content[:place] + b"\xff" * 20 + content[place + 20 :]


BAD = {
    "bad.xlsx": packed_badly(WHOLE["a.xlsx"], "xl/worksheets/sheet1.xml"),
    "texts.xlsx": packed_badly(WHOLE["b.xlsx"], "xl/sharedStrings.xml"),
    "cut.xls": WHOLE["a.xls"][:3000],
    "short.xls": WHOLE["a.xls"][:20],
    "bad.zip": packed_badly(WHOLE["a.zip"], zipfile.ZipFile(io.BytesIO(WHOLE["a.zip"])).namelist()[0])[:-5],
    "bad.xml": WHOLE["a.xml"][:300],
}


def test_the_good_file_beside_them_is_in(store: Path, rows):
    (store / "inbox").mkdir(parents=True)
    for name, content in {**BAD, "good.csv": LINES}.items():
        (store / "inbox" / name).write_bytes(content)
        os.utime(store / "inbox" / name, (1_700_000_000,) * 2)
    handled = {one.file: one for one in read_inbox(store)}
    assert [name for name, one in handled.items() if one.accepted] == ["good.csv"]
    assert set(handled) == {*BAD, "good.csv"}
    assert [one.message for one in handled.values() if "程序出错" in one.message] == []
    assert rows("select count(*) from service_request") == [(2,)]


def test_a_damaged_member_stops_no_other(store: Path, tmp_path: Path):
    path = tmp_path / "几个.zip"
    path.write_bytes(packed(*BAD.items(), ("good.csv", LINES)))
    (report,) = import_files([path], home=store).files
    assert (report.file, report.added) == ("几个.zip/good.csv", 2)
    assert report.finding_counts["member_refused"] == 4  # an archive within and XML are not meant for ledgers


@pytest.mark.parametrize("name", BAD)
def test_the_page_is_told_by_a_refusal(name: str, store: Path, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(BAD[name])
    with pytest.raises(UnreadableFileError, match=name):
        preview(path, home=store)


def test_merged_cells_beyond_the_last_row_cost_nothing(store: Path, tmp_path: Path):
    ranges = "".join(f'<mergeCell ref="{column}2:{column}1048576"/>' for column in "ABCDE")
    content = with_merged(workbook(ROWS), ranges)
    path = tmp_path / "merged.xlsx"
    path.write_bytes(content)
    (source,) = open_sources([path], Reading(), MOMENT)
    (block,) = source.table.blocks(frozenset())
    assert block.cells[0].to_pylist() == ["GD1", "GD1"]


def with_merged(content: bytes, ranges: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    told = f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()
    return packed(*(members | {sheet: members[sheet].replace(b"</sheetData>", told)}).items())


def test_texts_of_a_workbook_are_bounded_before_they_are_read(tmp_path: Path):
    path = tmp_path / "texts.xlsx"
    texts = b"".join(b"%08x%1500d" % (number * 2_654_435_761 % 2**32, 0) for number in range(40_000))
    with zipfile.ZipFile(io.BytesIO(WHOLE["a.xlsx"])) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in (members | {"xl/sharedStrings.xml": texts}).items():
            archive.writestr(name, member)
    with pytest.raises(UnreadableFileError, match="文字解开后有 60 MB"):
        open_sources([path], Reading(), MOMENT)


def test_an_archive_has_a_limit_of_ledgers_and_of_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "many.zip"
    path.write_bytes(packed(*((f"{number}.csv", LINES) for number in range(301))))
    with pytest.raises(UnreadableFileError, match="301 个表格文件，多于 300 个"):
        open_sources([path], Reading(), MOMENT)
    path.write_bytes(packed(*((f"{number}.csv", LINES) for number in range(3))))
    assert len(open_sources([path], Reading(), MOMENT)) == 3
    monkeypatch.setattr(tables_of_file, "_MOST_SECONDS", 0)
    with pytest.raises(UnreadableFileError, match="没有看完"):
        open_sources([path], Reading(), MOMENT)
