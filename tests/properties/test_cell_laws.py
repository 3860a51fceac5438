"""Laws of the import that hold whatever a cell says, in every column of every ledger."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.importing.importer import import_files
from data.importing.reports import COUNTS, FileReport
from data.ledgers import LEDGERS
from data.schema import Ledger, Type
from data.snapshots.store import Snapshot, current
from queries import Scope, names, runner, writing

ODD = (
    "", " ", "9" * 331, "-" + "9" * 40, "1E99", "inf", "-inf", "nan", "0x1F", "1e5", "-3", "0", "3.5",
    "12.31", "305", "2026.3", "20260305143000123456", "1.23457E+17", "2026-03-05 19:00-20:30",
    "2026-03-05 20:00-24:00", "2026-03-05 18:00-36", "2026-03-05 19:00:00+36", "2026-03-05至03-07",
    "3月5日-7日", "24:00", "9999-12-31 24:00", "0000-00-00 00:00:00", "1970-01-01 08:00:00", "1999-01-01",
    "二〇二六年十三月", "十十十", "26/3/5", "3/5/2026", "46086", "46086.5", "13800138000", "￥1,200.00元整",
    "8万", "120余人", "30-40", "95%", "５星", "\u200b", "\u202e南门", "\ufeff", "\x07\x1b[31m", "a\nb\r\nc",
    '"', '"开口', "'0123", "`0123", '="0123"', "=1+1", "@SUM(A1)", "😀", "👩\u200d👧", "#N/A", "NaT",
    "合计", "填表人：", "无", "—", "長" * 10_000, "1" * 10_000, "2026-03-05" + " " * 9_000 + "x",
    "2026-03-05 " + "[" * 200, "../../x", "DROP TABLE x;--", "%s {cell} $1", "１２３", "\u0663", "Ⅳ", "½",
)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30),
    st.from_regex(
        r"\A(20)?2[56][-/.年]?[01]?\d[-/.月]?[0-3]?\d日?[ T]?"
        r"([012]?\d[:时点][0-6]?\d)?([-+~至][\d:.]{0,8})?\Z"
    ),
)
GOOD = {Type.DATE: "2026-03-05", Type.DATETIME: "2026-03-05 09:30"}


def rows_of(ledger: Ledger) -> st.SearchStrategy[list[list[str]]]:
    """Some rows with cells at random; in two of three the row can be counted."""
    row = st.tuples(
        st.lists(CELLS, min_size=len(ledger.columns), max_size=len(ledger.columns)), st.integers(0, 2)
    )
    return st.lists(row.map(lambda drawn: _countable(ledger, *drawn)), min_size=4, max_size=12)


def _countable(ledger: Ledger, cells: list[str], chance: int) -> list[str]:
    named = {ledger.date_column or ledger.key[-1]}
    return [
        GOOD.get(column.type, "东苑") if chance and column.name in named else cell
        for column, cell in zip(ledger.columns, cells, strict=True)
    ]


def take(folder: Path, ledger: Ledger, rows: list[list[str]]) -> FileReport:
    with (folder / "x.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.label for column in ledger.columns])
        writer.writerows(rows)
    report = import_files([folder / "x.csv"], home=folder / "home", ledger=ledger.name)
    json.loads(report.to_json())
    (one,) = report.files
    return one


def answers(ledger: Ledger, snapshot: Snapshot) -> None:
    """The questions over the ledger alone are answered, in JSON that can be read."""
    for name in names():
        if name.endswith(("rows", "summary")) and runner.ledgers(name) == [ledger.name]:
            json.loads(writing.to_json(runner.answer(name, Scope(), snapshot=snapshot)))


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_cell_stops_an_import_and_every_row_is_counted(ledger: Ledger, data: st.DataObject) -> None:
    rows = data.draw(rows_of(ledger))
    with tempfile.TemporaryDirectory() as folder:
        report = take(Path(folder), ledger, rows)
        for counts in report.by_ledger.values():
            assert counts["rows"] == sum(counts[name] for name in COUNTS)
        if report.has_changes:
            answers(ledger, current(Path(folder) / "home"))


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
def test_each_odd_cell_in_each_column(ledger: Ledger, tmp_path: Path) -> None:
    """One row a cell: the cell in all columns but the one that makes the row count."""
    rows = [_countable(ledger, [cell] * len(ledger.columns), 1) for cell in ODD]
    report = take(tmp_path, ledger, rows)
    assert report.rows == sum(report.by_ledger[ledger.name][name] for name in COUNTS)
    answers(ledger, current(tmp_path / "home"))
