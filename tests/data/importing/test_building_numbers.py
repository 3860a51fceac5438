"""An import keeps of an address which building it names, where the compound is known, and nothing else."""

from pathlib import Path

import duckdb

from data.importing.importer import import_files
from data.snapshots.store import current

COMPOUNDS = "社区,小区,户数\n东湖社区,湖畔花园,240\n"
REQUESTS = """工单编号,受理时间,所属社区,详细地址,工单标题
A1,2026-03-01 09:00,东湖社区,湖畔花园3幢2单元501室,漏水
A2,2026-03-01 09:00,东湖社区,湖畔花园3-2-502,漏水
A3,2026-03-01 09:00,东湖社区,不知名小区3栋2单元503室,漏水
A4,2026-03-01 09:00,东湖社区,湖畔花园,湖畔花园十二号楼门禁坏
A5,2026-03-01 09:00,东湖社区,湖畔花园文化路9号,漏水
"""
BUILDINGS = "楼栋编号,社区,小区,楼长,户数\n湖畔-03,东湖社区,湖畔花园,王某,40\n"


def imported(folder: Path) -> duckdb.DuckDBPyConnection:
    files = []
    for name, text in (("小区", COMPOUNDS), ("工单", REQUESTS), ("楼栋", BUILDINGS)):
        (path := folder / f"{name}.csv").write_text(text, encoding="utf-8")
        files.append(path)
    import_files(files, home=folder / "home")
    return duckdb.connect(str(current(folder / "home").path), read_only=True)


def test_the_building_is_kept_and_no_unit_nor_room(tmp_path: Path):
    with imported(tmp_path) as connection:
        rows = connection.execute(
            "select request_id, building_number from service_request order by 1"
        ).fetchall()
        assert rows == [("A1", "3"), ("A2", None), ("A3", None), ("A4", "12"), ("A5", None)]
        assert connection.execute("select building_number from building").fetchall() == [("3",)]
        every = str(connection.execute("from service_request").fetchall())
    assert not [text for text in ("501", "502", "503", "单元", "文化路") if text in every]
