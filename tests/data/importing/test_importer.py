"""The way in: counts that add up, findings that say what to do, personal data that stays out."""

from __future__ import annotations

import gzip
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.errors import NoSnapshot, UnreadableFileError
from data.importing.importer import import_files, rebuild
from data.snapshots.lock import LOCK
from data.snapshots.store import current
from tests.data.conftest import FIXTURES

HEADER = "工单编号,受理时间,社区,小区,工单状态"


def counts(report) -> tuple[int, int, int, int, int]:
    return report.rows, report.added, report.updated, report.unchanged, report.rejected


def test_second_import_changes_nothing(written, imported, store):
    path = written(HEADER, "A1,2026-03-02,南门社区,汽运小区,办理中", "A2,2026-03-03,南门社区,,办理中")
    assert counts(imported(path)) == (2, 2, 0, 0, 0)
    before = current(store).id
    assert counts(imported(path)) == (2, 0, 0, 2, 0)
    assert current(store).id == before


def test_a_later_export_wins(written, imported, rows):
    imported(written(HEADER, "A1,2026-03-02,南门社区,,办理中", "A2,2026-03-03,南门社区,,办理中"))
    later = written(
        HEADER, "A1,2026-03-02,南门社区,,已办结", "A3,2026-03-04,南门社区,,办理中", name="later.csv"
    )
    assert counts(imported(later)) == (2, 1, 1, 0, 0)
    found = rows("select request_id, status::varchar from service_request order by 1")
    assert found == [("A1", "已办结"), ("A2", "办理中"), ("A3", "办理中")]


def test_one_key_twice_in_a_file(written, imported, rows):
    lines = [
        "A1,2026-03-02,南门社区,,待办",
        "A1,2026-03-02,南门社区,,已办结",
        "A1,2026-03-02,南门社区,,已办结",
    ]
    report = imported(written(HEADER, *lines))
    assert (counts(report), report.folded) == ((3, 1, 0, 0, 0), 2)
    assert rows("select status::varchar from service_request") == [("已办结",)]


def test_a_column_the_later_file_does_not_have_keeps_its_value(written, imported, rows):
    imported(written(HEADER, "A1,2026-03-02,南门社区,汽运小区,办理中"))
    imported(written("工单编号,受理时间,标题", "A1,2026-03-02,停水", name="titles.csv"))
    found = rows("select title, community::varchar, compound::varchar, status::varchar from service_request")
    assert found == [("停水", "南门社区", "汽运小区", "办理中")]


def test_rows_without_a_number_are_known_by_what_they_say(written, imported, rows):
    path = written(
        HEADER, ",2026-03-02,南门社区,,待办", ",2026-03-02,南门社区,,待办", ",2026-03-03,南门社区,,待办"
    )
    assert counts(imported(path)) == (3, 3, 0, 0, 0)
    assert counts(imported(path)) == (3, 0, 0, 3, 0)
    assert rows("select count(distinct request_id) from service_request") == [(3,)]


def test_no_usable_date_is_rejected_and_said(imported, rows):
    report = imported(FIXTURES / "no_date.csv")
    assert counts(report) == (4, 1, 0, 0, 3)
    found = [(one.row, one.column, one.rule, one.severity.value, one.value) for one in report.findings]
    assert found == [
        (0, "工单状态", "no_ending", "warn", ""),
        (3, "受理时间", "no_date", "fail", ""),
        (4, "受理时间", "no_date", "fail", "3月5日"),
        (5, "受理时间", "no_date", "fail", "2026-02-30"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("stray_quote.csv", (3, 3, 0, 0, 0)),
        ("wrong_cell_count.csv", (4, 3, 0, 0, 1)),
        ("line_break_in_cell.csv", (2, 2, 0, 0, 0)),
        ("blank_lines.csv", (2, 2, 0, 0, 0)),
        ("windows_line_ends.csv", (2, 2, 0, 0, 0)),
        ("byte_order_mark.csv", (1, 1, 0, 0, 0)),
        ("gb18030.csv", (1, 1, 0, 0, 0)),
        ("two_headers_one_column.csv", (1, 1, 0, 0, 0)),
    ],
)
def test_defects_of_structure(name, expected, imported):
    assert counts(imported(FIXTURES / name, ledger="service_request")) == expected


@pytest.mark.parametrize(
    "name",
    ["exports/bytes_of_no_encoding.csv", "empty.csv", "unknown_headers.csv", "no_ledger_date.csv"],
)
def test_a_file_that_cannot_be_read_leaves_the_store_as_it_was(name, written, imported, store):
    with pytest.raises(UnreadableFileError, match=Path(name).name):
        import_files([written(HEADER, "A1,2026-03-02,南门社区,,待办"), FIXTURES / name], home=store)
    assert [path.name for path in store.iterdir()] == [LOCK]
    with pytest.raises(NoSnapshot):
        current(store)


def test_a_file_without_rows_makes_no_snapshot(store):
    report = import_files([FIXTURES / "header_only.csv"], home=store, ledger="service_request")
    assert (report.snapshot, report.files[0].rows, report.exit_status) == (None, 0, 0)


def test_odd_values_are_kept_and_reported(written, imported, rows):
    path = written(
        "工单编号,受理时间,办结时间,工单状态,重新办理次数,是否不纳入考核,社区",
        "A1,2026-03-02 10:00,2026-03-01 10:00,转交中,几次,也许,南门社区",
        "A2,2026年3月2日,昨天,办结,2次,否,南门社区",
    )
    report = imported(path)
    assert counts(report) == (2, 2, 0, 0, 0)
    assert [(one.row, one.column, one.rule, one.value) for one in report.findings] == [
        (2, "工单状态", "unknown_code", "转交中"),
        (2, "重新办理次数", "bad_number", "几次"),
        (2, "是否不纳入考核", "unknown_code", "也许"),
        (2, "办结时间", "date_order", "2026-03-01 10:00"),
        (3, "办结时间", "bad_date", "昨天"),
    ]
    columns = "status::varchar, reopened_count, is_excluded, closed_at"
    found = rows(f"select {columns} from service_request order by request_id")
    assert found == [("转交中", None, None, datetime(2026, 3, 1, 10)), ("已办结", 2, False, None)]


def test_a_date_to_come_is_kept_reported_and_no_as_of(written, imported, store):
    future = datetime.now() + timedelta(days=40)
    report = imported(written(HEADER, "A1,2026-03-02,南门社区,,待办", f"A2,{future:%Y-%m-%d},南门社区,,待办"))
    assert report.finding_counts == {"future_date": 1}
    assert current(store).as_of == datetime(2026, 3, 2)


def test_as_of_leaves_deadlines_out(written, imported, store):
    imported(
        written(
            "工单编号,受理时间,办结时间,办理截止时间,社区",
            "A1,2026-03-02 08:00,2026-03-04 09:30,2026-03-09,南门社区",
        )
    )
    assert current(store).as_of == datetime(2026, 3, 4, 9, 30)
    assert current(store).freshness == {"service_request": datetime(2026, 3, 4, 9, 30)}


def test_deadline_by_day_is_met_on_that_day(written, imported, rows):
    imported(
        written(
            "工单编号,受理时间,办结时间,办理截止时间,社区",
            "A1,2026-03-02,2026-03-09 17:00,2026-03-09,南门社区",
        )
    )
    assert rows("select closed_at <= due_at from service_request") == [(True,)]


PLACES = ("社区,小区,别名,户数", "南门社区,汽运小区,汽运家属院,238", "新城社区,花园小区,,100")
PLACED = (
    "工单编号,受理时间,社区,小区,详细地址,标题",
    "A1,2026-03-02,南门社区,汽运家属院,,停水",
    "A2,2026-03-02,,,南门路汽运小区3栋,停水",
    "A3,2026-03-02,南门社区,新小区,,停水",
    "A4,2026-03-02,南门社区,,河边,停水",
    "A5,2026-03-02,东门社区,,,",
    "A6,2026-03-02,,,,",
)
EXPECTED_PLACES = [
    ("A1", "南门社区", "汽运小区"),
    ("A2", "南门社区", "汽运小区"),
    ("A3", "南门社区", "新小区"),
    ("A4", "南门社区", "未匹配"),
    ("A5", "东门社区", "未填写"),
    ("A6", "未填写", "未填写"),
]
PLACE_ROWS = "select request_id, community::varchar, compound::varchar from service_request order by 1"


def test_places(written, store, rows):
    files = [written(*PLACED), written(*PLACES, name="places.csv")]
    report = import_files(files, home=store)
    assert rows(PLACE_ROWS) == EXPECTED_PLACES
    assert report.files[0].finding_counts == {"unknown_place": 1, "no_ending": 1}
    assert current(store).matched_share["service_request"] == (3, 6)


def test_places_that_come_later_are_found_in_earlier_files(written, store, rows):
    import_files([written(*PLACED)], home=store)
    assert {key: compound for key, _, compound in rows(PLACE_ROWS)}["A2"] == "未匹配"
    import_files([written(*PLACES, name="places.csv")], home=store)
    assert rows(PLACE_ROWS) == EXPECTED_PLACES


def test_a_place_ledger_needs_its_place(written, imported):
    report = imported(written("社区,户数,常住人口", "南门社区,100,300", ",200,600"))
    assert counts(report) == (2, 1, 0, 0, 1)
    assert report.finding_counts == {"no_key": 1}


SECRETS = ("13800138000", "王小明", "河边路12号院3栋", "51130219900101123X")


def test_personal_data_reaches_neither_store_nor_findings(written, store, rows):
    path = written(
        "工单编号,受理时间,社区,联系电话,来电人,详细地址,主要内容,标题,工单状态",
        f"A1,2026-03-02,南门社区,{SECRETS[0]},{SECRETS[1]},{SECRETS[2]},{SECRETS[3]},请回{SECRETS[0]},找{SECRETS[0]}",
        f"A2,{SECRETS[0]},南门社区,{SECRETS[0]},{SECRETS[1]},{SECRETS[2]},{SECRETS[3]},身份证{SECRETS[3]},待办",
    )
    report = import_files([path], home=store)
    assert rows("select title, status::varchar, length(phone_token) from service_request") == [
        ("请回***", "找***", 24)
    ]
    printed = report.to_json()
    kept = b"".join(file.read_bytes() for file in (store / "snapshots").iterdir())
    findings = [
        duckdb.sql(f"select * from read_parquet('{file.as_posix()}')").fetchall()
        for file in (store / "findings").iterdir()
    ]
    for secret in SECRETS:
        assert secret not in printed
        assert secret.encode() not in kept
        assert secret not in str(findings)


def test_kept_files_are_the_owners_alone(written, imported, store):
    imported(written(HEADER, "A1,2026-03-02,南门社区,,待办"))
    files = [store / "salt", *(store / "originals").iterdir(), *(store / "snapshots").iterdir()]
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}


def test_repeats(written, imported, rows):
    imported(
        written(
            "工单编号,受理时间,社区,小区,联系电话,问题分类,问题小类,标题",
            "A1,2026-03-01,南门社区,汽运小区,13800138000,噪声,犬吠,狗叫",
            "A2,2026-03-31,南门社区,汽运小区,138 0013 8000,噪声,犬吠,又是狗叫",
            "A3,2026-05-01,南门社区,汽运小区,13800138000,噪声,犬吠,狗叫",
            "A4,2026-03-05,南门社区,汽运小区,13800138000,噪声,施工,夜间施工",
            "B1,2026-03-01,南门社区,汽运小区,,,,路灯不亮",
            "B2,2026-03-02,南门社区,汽运小区,,,,路灯 不亮！",
            "B3,2026-03-03,南门社区,,,,,路灯不亮",
            "C1,2026-03-03,南门社区,汽运小区,13900139000,,,停水",
        )
    )
    assert rows("select request_id, is_repeat from service_request order by 1") == [
        ("A1", False),
        ("A2", True),
        ("A3", False),
        ("A4", False),
        ("B1", False),
        ("B2", True),
        ("B3", None),
        ("C1", None),
    ]


def test_real_ledgers_replace_the_demonstration(written, store, rows):
    import_files([written(HEADER, "D1,2026-03-02,南门社区,,待办")], home=store, demonstration=True)
    assert current(store).is_demonstration
    import_files([written("社区,户数,常住人口", "新城社区,10,30", name="c.csv")], home=store)
    assert not current(store).is_demonstration
    assert rows("select count(*) from service_request") == [(0,)]
    assert rows("select community::varchar from community") == [("新城社区",)]


def test_dry_run_leaves_no_trace(written, store):
    report = import_files([written(HEADER, "A1,2026-03-02,南门社区,,待办")], home=store, dry_run=True)
    assert (report.snapshot, report.files[0].added) == (None, 1)
    assert not store.exists()


def test_rebuild_gives_the_same_rows(written, store, rows):
    import_files([written(*PLACED)], home=store)
    import_files([written(*PLACES, name="places.csv")], home=store)
    import_files([written("工单编号,受理时间,标题", "A1,2026-03-02,停电", name="later.csv")], home=store)
    before, old = rows("select * from service_request"), current(store)
    new = rebuild(store)
    assert new != old.id
    assert rows("select * from service_request") == before
    assert (current(store).as_of, current(store).imported_at) == (old.as_of, old.imported_at)


def test_real_export(store, tmp_path, rows):
    """New York's 4,969 requests count as a plain reading of the file says."""
    path = tmp_path / "nyc_311_animals_2025.csv"
    path.write_bytes(gzip.decompress((FIXTURES / "nyc_311_animals_2025.csv.gz").read_bytes()))
    (report,) = import_files([path], home=store, mapping=FIXTURES / "nyc_311.mapping.toml").files
    plain = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert counts(report) == (4969, 4969, 0, 0, 0)
    assert report.finding_counts == {"unknown_header": 21}
    for ours, theirs in (
        ("community", "Borough"),
        ("compound", "Community Board"),
        ("category", "Complaint Type"),
    ):
        expected = plain[plain[theirs] != ""].groupby(theirs).size().to_dict()
        assert dict(rows(f"select {ours}::varchar, count(*) from service_request group by 1")) == expected
    for ours, theirs in (
        ("requested_at", "Created Date"),
        ("closed_at", "Closed Date"),
        ("due_at", "Due Date"),
    ):
        moments = pd.to_datetime(plain[theirs].replace("", None), format="%m/%d/%Y %H:%M").dropna()
        found = rows(f"select count({ours}), sum(epoch({ours})) from service_request")
        assert found == [(len(moments), sum(moment.timestamp() for moment in moments) or None)]
    status = plain["Status"].map({"Closed": "已办结", "In Progress": "办理中"}).fillna("待办")
    assert (
        dict(rows("select status::varchar, count(*) from service_request group by 1"))
        == status.value_counts().to_dict()
    )


def test_a_day_of_receipt_is_not_before_it(written, imported):
    report = imported(
        written(
            "工单编号,受理时间,办结日期,社区",
            "A1,2026-03-02 16:00,2026-03-02,南门社区",
            "A2,2026-03-02 16:00,2026-03-01,南门社区",
        )
    )
    assert [(one.row, one.rule) for one in report.findings] == [(3, "date_order")]
    assert "不计时长" in report.findings[0].message
