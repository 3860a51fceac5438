"""What stands in a file beside the rows of its table: totals, pages, second headers, second tables."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from data.errors import UnreadableFileError
from data.importing.importer import import_files, rebuild
from data.reading.tables_of_file import open_tables
from data.recognising.headers import known_headers, recognise
from data.snapshots.store import current
from tests.cases import each

ORDERS = "工单编号,受理时间,社区,工单状态,办结时间"
ANSWERS = "回访编号,回访时间,社区,满意度,是否解决"
CASES = "案件编号,受理时间,社区,纠纷类型,调解结果"


@dataclass(frozen=True)
class Read:
    """A table as it was read.

    Attributes:
        name: Its name within the file.
        headers: Its headers.
        rows: Its records, by their rows.
        noted: Row and rule of what was noted.
    """

    name: str
    headers: tuple[str, ...]
    rows: dict[int, list[str]]
    noted: list[tuple[int, str]]


def read(path: Path) -> list[Read]:
    """The tables of a file."""
    found = []
    for table in open_tables(path, path.name, known_headers()).tables:
        rows = {}
        for block in table.blocks():
            cells = zip(*(column.to_pylist() for column in block.cells), strict=True)
            rows |= dict(zip(block.numbers.to_pylist(), map(list, cells), strict=True))
        noted = [(note.row, note.rule) for note in table.notes]
        found.append(Read(table.name, table.layout.headers, rows, noted))
    return found


def as_csv(folder: Path, lines: Sequence[str]) -> Path:
    path = folder / "表.csv"
    path.write_text("\n".join(lines) + "\n", encoding="gb18030")
    return path


def as_workbook(folder: Path, lines: Sequence[str]) -> Path:
    path, book = folder / "表.xlsx", openpyxl.Workbook()
    for line in lines:
        book.active.append([cell or None for cell in line.split(",")])
    book.save(path)
    return path


def as_archive(folder: Path, lines: Sequence[str]) -> Path:
    path = folder / "表.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("三月/表.csv", "\n".join(lines) + "\n")
    return path


@pytest.fixture(params=[as_csv, as_workbook, as_archive])
def laid_out(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., list[Read]]:
    """Lay lines out in one kind of file and read its tables."""
    return lambda *lines: read(request.param(tmp_path, lines))


def test_a_total_whose_cells_are_all_filled_is_no_place(laid_out):
    for label in ("合计", "全街道合计", "总计：", "小计3"):
        (table,) = laid_out(
            "社区,户数,常住人口", "南门社区,1200,3400", "白龙社区,800,2100", f"{label},2000,5500"
        )
        assert list(table.rows) == [2, 3]
        assert table.noted == [(4, "total_row")]


def test_a_total_behind_the_number_of_its_row_is_none_either(laid_out):
    (table,) = laid_out("序号,社区,小区,户数", "1,南门社区,汽运小区,300", "2,,合计,300", "3,合计,,300")
    assert list(table.rows) == [2]
    assert table.noted == [(3, "total_row"), (4, "total_row")]


@pytest.mark.parametrize(
    "title",
    ["经办人态度恶劣", "负责人电话无人接听", "物业费收取合计", "说明：路灯不亮", "第3页没有盖章", "小计"],
)
def test_a_row_with_a_day_and_a_number_is_a_record(laid_out, title):
    (table,) = laid_out(
        "标题,工单编号,受理时间,社区,小区,办结时间", f"{title},GD1,2026-03-05,,,", "合计,,,,,"
    )
    assert table.rows[2][:3] == [title, "GD1", "2026-03-05"]
    assert table.noted == [(3, "total_row")]


def test_the_first_row_is_a_record_though_it_speaks_of_forms(laid_out):
    (table,) = laid_out(
        "工单编号,受理时间,标题,诉求内容",
        "GD1,2026-03-05,表格填写有误,格式不对，例如日期",
        "GD2,2026-03-06,停水,",
    )
    assert list(table.rows) == [2, 3]
    (table,) = laid_out("工单编号,受理时间,标题", "必填,格式：2026-03-05,不超过20字", "GD2,2026-03-06,停水")
    assert (list(table.rows), table.noted) == ([3], [(2, "notes_row")])


def test_a_record_without_a_number_column_needs_its_day(laid_out):
    (table,) = laid_out(
        "标题,受理时间,社区", "经办人态度恶劣,2026-03-05,", "负责人：张三,2026-03-05,", "本月合计,2026-03-31,"
    )
    assert list(table.rows) == [2]
    assert [rule for _, rule in table.noted] == ["total_row", "total_row"]


def test_a_row_with_a_number_and_no_day_is_no_total_when_it_is_full(laid_out):
    (table,) = laid_out(ORDERS + ",标题", "GD1,昨天,南门社区,待办,,停水", "GD2,2026-03-05,,,,停电")
    assert list(table.rows) == [2, 3]


def test_what_every_page_repeats_is_left_out_and_told(laid_out):
    page = ["街道工单台账,,,,", "单位：示例街道,,制表：张三,,", ORDERS]
    (table,) = laid_out(
        *page,
        "GD1,2026-03-05,南门社区,办理中,",
        "本页小计：1件,,,,",
        "第 1 页 共 3 页,,,,",
        *page,
        "GD2,2026-03-06,白龙社区,办理中,",
        "打印时间：2026-03-09 10:00,,,,",
        "2/3,,,,",
        *page,
        "GD3,2026-03-07,白龙社区,办理中,",
    )
    assert [cells[0] for cells in table.rows.values()] == ["GD1", "GD2", "GD3"]
    rules = dict(table.noted)
    assert [row for row, rule in rules.items() if rule == "total_row"] == [5, 11]
    assert [row for row, rule in rules.items() if rule == "page_row"] == [6, 7, 8, 9, 12, 13, 14, 15]


def test_notes_below_a_table_are_no_records(laid_out):
    (table,) = laid_out(
        ORDERS,
        "GD1,2026-03-05,南门社区,,",
        "备注,,,,",
        "1、本表由系统导出,,,,",
        "2.数据截至2026-03-31,,,,",
        "GD9,,,,",
    )
    assert list(table.rows) == [2, 6]
    assert [row for row, rule in table.noted if rule == "total_row"] == [3, 4, 5]


def test_a_repeated_header_may_be_decorated(laid_out):
    (table,) = laid_out(
        ORDERS, "GD1,2026-03-05,南门社区,,", "*工单编号,受理时间,社区▼,工单状态,办结时间", "GD2,2026-03-06,,,"
    )
    assert list(table.rows) == [2, 4]
    assert table.noted == [(3, "page_row")]


def test_a_second_header_of_the_same_ledger_is_obeyed(laid_out):
    first, second = laid_out(
        ORDERS,
        "GD1,2026-03-05,南门社区,已办结,2026-03-06",
        "\ufeff工单编号,受理时间,办结时间,社区,工单状态",
        "GD2,2026-03-06,2026-03-07,白龙社区,已办结",
    )
    assert (list(first.rows), list(second.rows)) == ([2], [4])
    assert second.headers[2:4] == ("办结时间", "社区")
    assert "第 3 行起" in second.name
    assert first.noted == [(0, "several_tables")]


@pytest.mark.parametrize("between", [[], [",,,,"], ["满意度回访,,,,"], [",,,,", "2026年3月满意度回访,,,,"]])
def test_a_table_below_is_one_of_its_own_and_its_title_no_record(laid_out, between):
    first, second, third = laid_out(
        "三月工单,,,,",
        ORDERS,
        "GD1,2026-03-05,南门社区,已办结,2026-03-06",
        "GD2,2026-03-05,南门社区,已办结,",
        "合计,2,,,",
        *between,
        ANSWERS,
        "HF1,2026-03-08,南门社区,满意,是",
        *between,
        CASES,
        "TJ1,2026-03-08,南门社区,邻里纠纷,调解成功",
        "TJ2,2026-03-08,南门社区,邻里纠纷,调解成功",
    )
    assert [[cells[0] for cells in one.rows.values()] for one in (first, second, third)] == [
        ["GD1", "GD2"],
        ["HF1"],
        ["TJ1", "TJ2"],
    ]
    ledgers = [recognise(one.headers, "x").ledger.name for one in (first, second, third)]
    assert ledgers == ["service_request", "satisfaction_response", "mediation_case"]


def test_a_wider_table_below_is_read_whole(laid_out):
    first, second = laid_out(
        "工单编号,受理时间", "GD1,2026-03-05", ANSWERS, "HF1,2026-03-08,南门社区,满意,是"
    )
    assert list(first.rows.values()) == [["GD1", "2026-03-05"]]
    assert list(second.rows.values()) == [["HF1", "2026-03-08", "南门社区", "满意", "是"]]


def test_a_narrower_table_below_is_read(laid_out):
    first, second = laid_out(
        ORDERS, "GD1,2026-03-05,南门社区,,", "社区,户数,常住人口,,", "南门社区,1200,3400,,"
    )
    assert list(first.rows) == [2]
    assert [cells[:3] for cells in second.rows.values()] == [["南门社区", "1200", "3400"]]


def test_tables_beside_each_other_are_two(laid_out):
    half = "工单编号,受理时间,社区"
    for gap in ("", ",", ",,"):
        left, right = laid_out(
            "一月,,,二月,,",
            f"{half},{gap}{half}",
            f"GD1,2026-01-05,南门社区,{gap}GD3,2026-02-05,白龙社区",
            f"GD2,2026-01-06,南门社区,{gap},,",
            f",,,{gap}GD4,2026-02-07,白龙社区",
        )
        assert [cells[0] for cells in left.rows.values()] == ["GD1", "GD2"]
        assert [cells[0] for cells in right.rows.values()] == ["GD3", "GD4"]
        assert "右侧" in right.name


@pytest.mark.parametrize("gap", ["", ","])
def test_lists_of_places_beside_each_other_are_two(laid_out, gap):
    left, right = laid_out(f"社区,户数,{gap}社区,户数", f"南门社区,1200,{gap}白龙社区,800")
    assert list(left.rows.values()) == [["南门社区", "1200"]]
    assert list(right.rows.values()) == [["白龙社区", "800"]]


def test_two_ledgers_beside_each_other_are_two(laid_out):
    left, right = laid_out(
        f"{ORDERS},,回访编号,回访时间,工单编号,满意度", "GD1,2026-03-05,南门社区,,,,HF1,2026-03-08,GD1,满意"
    )
    assert [recognise(one.headers, "x").ledger.name for one in (left, right)] == [
        "service_request",
        "satisfaction_response",
    ]
    assert list(right.rows.values()) == [["HF1", "2026-03-08", "GD1", "满意"]]


@pytest.mark.parametrize(
    "header",
    [
        ORDERS + ",,回访时间,满意度,是否解决",
        ORDERS + ",社区,小区",
        "工单编号,受理时间,社区,小区,办结时间,首次回访时间,最终回访时间,首次满意度,最终满意度",
    ],
)
def test_one_wide_table_stays_one(laid_out, header):
    (table,) = laid_out(header, "GD1,2026-03-05" + "," * (header.count(",") - 1))
    assert len(table.headers) == header.count(",") + 1


def test_a_table_of_a_glued_file_can_be_made_anew(tmp_path, store):
    path = as_csv(tmp_path, [ORDERS, "GD1,2026-03-05,,,", ANSWERS, "HF1,2026-03-08,,满意,是"])
    import_files([path], home=store)
    rebuild(store)
    counts = current(store).row_counts
    assert (counts["service_request"], counts["satisfaction_response"]) == (1, 1)


def test_in_a_file_too_large_to_cut_the_row_is_named(tmp_path):
    path = as_csv(
        tmp_path, [ORDERS, *(f"GD{n},2026-03-05,{'长' * 300},," for n in range(34_000)), CASES, "TJ1,,,,"]
    )
    assert path.stat().st_size > 20_000_000
    with pytest.raises(UnreadableFileError, match="表.csv：第 34002 行是另一个表头"):
        read(path)


def test_excels_short_rows_are_filled_up(tmp_path):
    (table,) = read(
        as_csv(
            tmp_path,
            [
                ORDERS,
                "GD1,2026-03-05,南门社区,已办结,2026-03-06",
                "GD2,2026-03-05,南门社区",
                "GD3,2026-03-05,白龙社区,",
                "合计",
                "GD4,2026-03-05",
            ],
        )
    )
    assert [cells[0] for cells in table.rows.values()] == ["GD1", "GD2", "GD3", "GD4"]
    assert table.rows[3] == ["GD2", "2026-03-05", "南门社区", "", ""]
    assert table.noted == [(5, "total_row"), (3, "short_row")]


def test_short_rows_of_a_list_of_places_are_filled_up(tmp_path):
    (table,) = read(as_csv(tmp_path, ["社区,户数,常住人口", "南门社区,1200", "白龙社区,800"]))
    assert list(table.rows.values()) == [["南门社区", "1200", ""], ["白龙社区", "800", ""]]


@pytest.mark.parametrize(
    "lines",
    [
        ["GD1,2026-03-05,南门", "社区,办理中,"],  # broken by a line feed
        ["GD1"],  # no day
        ["GD1,2026-03-0"],  # cut in its day
        ["GD1,2026-03-05,南门街1号,2栋,南门社区,办理中"],  # a comma too many
    ],
)
def test_rows_that_are_broken_are_rejected(tmp_path, lines):
    (table,) = read(as_csv(tmp_path, [ORDERS, *lines[:-1], lines[-1], "GD2,2026-03-05,南门社区,,"]))
    good = 2 + len(lines)
    assert table.rows.pop(good)[0] == "GD2"
    assert {row for row, _ in table.noted} | table.rows.keys() == set(range(2, good))
    assert all(cells[1] == "" for cells in table.rows.values())


def test_a_file_cut_in_its_last_row_has_lost_it(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(f"{ORDERS}\nGD1,2026-03-05,南门社区,,\nGD2,2026-03-05,南门")
    (table,) = read(path)
    assert (list(table.rows), table.noted) == ([2], [(3, "broken_row")])


@pytest.mark.parametrize("delimiter", ["|", " | ", "; ", ", ", "｜", "；"])
def test_other_delimiters(tmp_path, delimiter):
    lines = [ORDERS, 'GD1,2026-03-05,"南门, 社区 | 东; 区｜；",办理中,', "GD2,2026-03-06,白龙社区,,"]
    path = tmp_path / "x.txt"
    path.write_text(
        "\n".join(
            line.replace("门, 社", "门§社").replace(",", delimiter).replace("§", ", ") for line in lines
        )
    )
    (table,) = read(path)
    assert [cells[0].strip() for cells in table.rows.values()] == ["GD1", "GD2"]
    assert table.rows[2][2].strip() == "南门, 社区 | 东; 区｜；"


def test_single_quotes_around_cells(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        "'工单编号','受理时间','标题','社区'\n"
        "'GD1','2026-03-05','停水, \"三天\"了','南门社区'\n"
        "'GD2','2026-03-06','it''s','白龙'\n"
    )
    (table,) = read(path)
    assert list(table.rows.values()) == [
        ["GD1", "2026-03-05", '停水, "三天"了', "南门社区"],
        ["GD2", "2026-03-06", "it's", "白龙"],
    ]


@each(
    "header",
    [
        "社区,小区,诉求量,合计",
        "社区,小区,户数,工单数,办结率,合计",
        "社区,户数,投诉件数",
        "受理时间,社区,诉求量,办结量",
    ],
)
def test_a_summary_is_no_list_of_places(header):
    with pytest.raises(UnreadableFileError, match="汇总"):
        recognise(header.split(","), "x.csv")


@each(
    ("header", "ledger"),
    [
        ("社区,小区", "compound"),
        ("社区,小区,户数,楼栋数,车位数", "compound"),
        ("社区,户数,常住人口,党员数", "community"),
        ("活动编号,活动时间,社区,解决问题数", "activity"),
    ],
)
def test_a_list_of_places_is_one(header, ledger):
    assert recognise(header.split(","), "x.csv").ledger.name == ledger


def test_a_sheet_of_sums_is_left_out_by_its_name(tmp_path, store):
    book = openpyxl.Workbook()
    for line in (ORDERS, "GD1,2026-03-05,南门社区,,"):
        book.active.append(line.split(","))
    sheet = book.create_sheet("汇总")
    for line in ("社区,小区,诉求量,合计", "南门社区,汽运小区,1,1", "合计,,1,1"):
        sheet.append(line.split(","))
    path = tmp_path / "x.xlsx"
    book.save(path)
    (report,) = import_files([path], home=store).files
    (finding,) = [one for one in report.findings if one.rule == "sheet_left_out"]
    assert finding.value == "汇总"
    assert "汇总的数" in finding.message
    assert current(store).row_counts["compound"] == 0
