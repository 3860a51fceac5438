"""The station of each row: by number or name, whichever ledger was imported first; a wrong name is told."""

from __future__ import annotations

from data.importing.importer import import_files

STATIONS = (
    "阵地编号,阵地名称,阵地类别,社区,小区",
    "ZD01,中凯党群服务站,党群服务站,南门社区,中凯小区",
    "ZD02,宁江暖锋驿站,暖锋驿站,新城社区,",
)
HEADER = "活动编号,活动类别,活动日期,社区,阵地,志愿队,服务时长(分钟),报到单位,服务对象,参与人次"
ROWS = (
    "H1,志愿,2026-03-02,南门社区,ZD01,情暖童心,90,税务分局、供电所,老人,12",
    "H2,驿站服务,2026-03-03,新城社区,宁江 暖锋驿站,,,,外卖骑手、快递员,30",
    "H3,学习,2026-03-04,南门社区,中凯服务站,,,,居民,9",
    "H4,学习,2026-03-05,南门社区,,,,,,9",
)
NAMED = "select activity_id, station::varchar, named_station::varchar from activity order by 1"
JOINED = [
    ("H1", "ZD01", "中凯党群服务站"),
    ("H2", "宁江暖锋驿站", "宁江暖锋驿站"),
    ("H3", "中凯服务站", "中凯服务站"),
    ("H4", None, None),
]


def test_the_order_of_the_files_does_not_matter(written, store, rows):
    files = [written(HEADER, *ROWS, name="a.csv"), written(*STATIONS, name="s.csv")]
    report = import_files(files, home=store)
    assert rows(NAMED) == JOINED
    (found,) = [one for one in report.files[0].findings if one.rule == "unknown_station"]
    assert (found.row, found.column, found.value) == (4, "阵地", "中凯服务站")


def test_a_register_that_comes_later_names_earlier_rows(written, store, rows):
    first = import_files([written(HEADER, *ROWS, name="a.csv")], home=store)
    assert not [one for one in first.files[0].findings if one.rule == "unknown_station"]
    assert rows(NAMED)[0] == ("H1", "ZD01", "ZD01")
    import_files([written(*STATIONS, name="s.csv")], home=store)
    assert rows(NAMED) == JOINED
    assert rows("select station_id, named_station::varchar from service_station order by 1") == [
        ("ZD01", "中凯党群服务站"),
        ("ZD02", "宁江暖锋驿站"),
    ]


def test_what_is_written_beside_is_read_as_offices_write_it(written, store, rows):
    import_files([written(HEADER, *ROWS, name="a.csv"), written(*STATIONS, name="s.csv")], home=store)
    told = "select kind::varchar, volunteer_team::varchar, service_hours, served_group::varchar from activity"
    assert rows(f"{told} order by activity_id") == [
        ("志愿", "情暖童心", 1.5, "老年人"),
        ("阵地服务", None, None, "新就业群体"),
        ("学习", None, None, "居民"),
        ("学习", None, None, None),
    ]


def test_a_name_that_two_stations_bear_is_told(written, store):
    twins = (*STATIONS, "ZD03,议事厅,议事厅,南门社区,", "ZD04,议事厅,议事厅,南门社区,")
    row = "H1,学习,2026-03-04,南门社区,议事厅,,,,,9"
    report = import_files([written(HEADER, row, name="a.csv"), written(*twins, name="s.csv")], home=store)
    (found,) = [one for one in report.files[0].findings if one.rule == "unknown_station"]
    assert "不止一处" in found.message


def test_an_export_without_the_columns_goes_on_importing(written, store, rows):
    report = import_files(
        [written("活动编号,活动类别,活动日期,社区", "H1,志愿,2026-03-02,南门社区")], home=store
    )
    assert report.files[0].added == 1
    assert rows("select station, named_station, service_hours from activity") == [(None, None, None)]
