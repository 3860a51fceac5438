"""The place of each row of a file, step by step; what is kept of the rows that no list places."""

from __future__ import annotations

import duckdb
import pytest

from data.importing.importer import import_files
from data.importing.reports import FileReport
from data.placing.unmatched import SUFFIX, UnmatchedText, commonest
from data.snapshots.store import FINDINGS, current

COMPOUNDS = (
    "社区,小区,别名,户数",
    "南门社区,汽运小区,汽运家属院,238",
    "南门社区,三公街9号至43号,,50",
    "新城社区,花园小区,,100",
    "南门社区,花园小区,,80",
)
HEADER = "工单编号,受理时间,社区,小区,网格,详细地址,标题"
ROWS = (
    "A1,2026-03-02,南门社区,汽运家属院,一网格,,停水",
    "A2,2026-03-02,,,,南门路12号汽运小区3栋,停水",
    "A3,2026-03-02,,,,江东大道88号,汽运小区停水",
    "A4,2026-03-02,,,,花园小区3栋,汽运小区停水",
    "A5,2026-03-02,新城社区,,,花园小区3栋,停水",
    "A6,2026-03-02,新城社区,,,汽运小区3栋,停水",
    "A7,2026-03-02,南门社区,,,三公街21号2楼,停水",
    "A8,2026-03-02,南门社区,汽运小区3栋,,,停水",
    "A9,2026-03-02,南门社区,,,,",
)
PLACED = "select request_id, community::varchar, compound::varchar from service_request order by 1"


@pytest.fixture
def placed(written, store, rows):
    """Import compounds and requests; where each request lies, and the report of the requests."""

    def run(*lines: str) -> tuple[list, FileReport]:
        files = [written(*COMPOUNDS, name="c.csv"), written(HEADER, *lines, name="r.csv")]
        report = import_files(files, home=store)
        return rows(PLACED), report.files[1]

    return run


def test_column_then_address_then_title(placed):
    found, _ = placed(*ROWS)
    assert found == [
        ("A1", "南门社区", "汽运小区"),
        ("A2", "南门社区", "汽运小区"),
        ("A3", "南门社区", "汽运小区"),
        ("A4", "未填写", "未匹配"),
        ("A5", "新城社区", "花园小区"),
        ("A6", "新城社区", "未匹配"),
        ("A7", "南门社区", "三公街9号至43号"),
        ("A8", "南门社区", "汽运小区"),
        ("A9", "南门社区", "未填写"),
    ]


def test_report_says_how_many_texts_name_nothing(placed):
    _, report = placed(*ROWS)
    assert report.unmatched == (2, 6)


def test_a_grid_has_one_name_however_it_is_written_and_its_community_in_it(placed, rows):
    """Spellings of one grid are one, 第三网格 of two communities are two, the rest stays apart."""
    written = (
        "南门社区第3网格", "3网格", "网格三", "03 网格", "第三网格", "南门三网格", "三号网格",
        "第3网格（南门）", "南门社区网格03", "３网格", "3", "3-1网格", "桃源网格",
    )  # fmt: skip
    lines = [f"A{n:02d},2026-03-02,南门社区,,{grid},,停水" for n, grid in enumerate(written)]
    _, report = placed(*lines, "B1,2026-03-02,新城社区,,第三网格,,停水", "B2,2026-03-02,,,三网格,,停水")
    found = rows("select grid::varchar, count(*) from service_request group by 1 order by 2 desc, 1")
    assert found == [
        ("南门第三网格", 10), ("南门·3", 1), ("南门·3-1网格", 1), ("南门桃源网格", 1),
        ("新城第三网格", 1), ("第三网格", 1),
    ]  # fmt: skip
    assert report.finding_counts["unread_grid"] == 2


def test_a_grid_takes_the_community_of_the_compound_in_the_address(placed, rows):
    placed("A1,2026-03-02,,,二网格,南门路12号汽运小区3栋,停水")
    assert rows("select community::varchar, grid::varchar from service_request") == [
        ("南门社区", "南门第二网格")
    ]


def test_persons_in_place_columns_are_hidden(placed, rows):
    placed("A1,2026-03-02,王女士13800138000,找13800138000,网格员李先生 138-0013-8000,,停水")
    assert rows("select community::varchar, compound::varchar, grid::varchar from service_request") == [
        ("***女士***", "找***", "网格员***先生***")
    ]


def test_commonest_names_that_no_list_knows(placed, store):
    placed(
        "A1,2026-03-02,南门社区,,,江东大道88号新源家属院3栋501,停水",
        "A2,2026-03-02,南门社区,,,江东大道90号新源家属院7栋2单元,停电",
        "A3,2026-03-02,新城社区,,,江东大道新源家属院,停电",
        "A4,2026-03-02,南门社区,,,老王家隔壁,停电",
        "A5,2026-03-02,南门社区,龙池佳园,,,停电",
        "A6,2026-03-02,南门社区,龙池佳园,,,停电",
        "A7,2026-03-02,南门社区,,,江东大道新源家属院,停电",
    )
    assert commonest(store) == (
        UnmatchedText("江东大道新源家属院", "service_request", None, 4),
        UnmatchedText("龙池佳园", "service_request", "南门社区", 2),
    )


def test_text_of_one_row_alone_is_not_kept(placed, store):
    placed(
        "A1,2026-03-02,南门社区,,,新源家属院3栋501,停水",
        "A2,2026-03-02,南门社区,,,新源家属院2栋,停水",
        "A3,2026-03-02,南门社区,,,老王家隔壁,停水",
    )
    path = store / FINDINGS / f"{current(store).id}{SUFFIX}"
    kept = duckdb.sql(
        f"select key, text, mark is not null from read_parquet('{path}') order by key"
    ).fetchall()
    assert kept == [("A1", "新源家属院", True), ("A2", "新源家属院", True), ("A3", None, True)]
    assert "老王".encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_text_of_a_single_row_is_kept_once_a_later_import_has_it_too(placed, written, store):
    placed("A1,2026-03-02,南门社区,,,新源家属院3栋501,停水")
    assert commonest(store) == ()
    import_files([written(HEADER, "B1,2026-03-09,南门社区,,,新源家属院5栋,停水")], home=store)
    assert [(one.text, one.rows) for one in commonest(store)] == [("新源家属院", 2)]


def test_a_row_that_a_later_export_places_is_no_longer_listed(placed, written, store):
    placed("A1,2026-03-02,南门社区,,,新源家属院3栋,停水", "A2,2026-03-02,南门社区,,,新源家属院,停水")
    later = written(HEADER, "A1,2026-03-02,南门社区,汽运小区,,新源家属院3栋,停水", name="later.csv")
    import_files([later], home=store)
    path = store / FINDINGS / f"{current(store).id}{SUFFIX}"
    assert duckdb.sql(f"select key, text from read_parquet('{path}')").fetchall() == [("A2", None)]
