"""Laws of which record a row is, that hold whatever the numbers and the order of the files."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.importing.importer import import_files, rebuild
from data.importing.reports import FileReport
from tests.data.stored_rows import stored_rows

numbers = st.sampled_from(["1", "2", "3", "'1", "GD7", "热线-9"])
days = st.sampled_from(["2026-01-05", "2026-02-05", "2026-02-06"])
communities = st.sampled_from(["南门社区", "白龙社区"])
records = st.tuples(numbers, days, communities)
files = st.lists(st.lists(records, min_size=1, max_size=5), min_size=1, max_size=3)


def bare(record: tuple[str, str, str]) -> tuple[str, str, str]:
    return record[0].lstrip("'"), record[1], record[2]


def write(folder: Path, name: str, header: str, rows: Sequence[str]) -> Path:
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def take(paths: Sequence[Path], store: Path, ledger: str) -> tuple[FileReport, ...]:
    reports = import_files(paths, home=store, ledger=ledger).files
    for one in reports:
        assert one.rows == one.added + one.updated + one.unchanged + one.rejected + one.folded
    return reports


def stored(store: Path, ledger: str, columns: str = "*") -> list[tuple]:
    return stored_rows(store, f"select {columns} from {ledger} order by all")


@given(files, st.booleans())
def test_no_record_is_lost_when_numbers_are_used_again(parts: list[list[tuple]], together: bool):
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place), Path(place) / "home"
        paths = [
            write(folder, f"{at}.csv", "编号,受理时间,社区", [",".join(row) for row in part])
            for at, part in enumerate(parts)
        ]
        for group in [paths] if together else [[path] for path in paths]:
            take(group, store, "service_request")
        found = stored(store, "service_request")
        every = {bare(record) for part in parts for record in part}
        assert len(found) == len(every)
        keys = "community::varchar, requested_at::date::varchar"
        said = Counter((day, community) for _, day, community in every)
        assert Counter((day, where) for where, day in stored(store, "service_request", keys)) == said
        for path in reversed(paths):
            (again,) = take([path], store, "service_request")
            assert (again.added, again.updated) == (0, 0)
        assert stored(store, "service_request") == found
        rebuild(store)
        assert stored(store, "service_request") == found


disputes = st.lists(st.tuples(days, communities, st.sampled_from(["邻里", "物业"])), min_size=1, max_size=6)
outcomes = st.sampled_from(["调解成功", "调解不成功", "调解中"])


@given(disputes, st.data())
def test_records_without_numbers_come_again_with_their_outcomes(rows: list[tuple], data: st.DataObject):
    header = "受理时间,社区,纠纷类型,调解结果"
    results = [data.draw(outcomes) for _ in rows]
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place), Path(place) / "home"
        first = write(folder, "1.csv", header, [",".join((*row, "调解中")) for row in rows])
        pairs = data.draw(st.permutations(list(zip(rows, results, strict=True))))
        second = write(folder, "2.csv", header, [",".join((*row, one)) for row, one in pairs])
        take([first], store, "mediation_case")
        (report,) = take([second], store, "mediation_case")
        assert report.added == 0
        assert report.updated == sum(one != "调解中" for one in results)
        columns = "accepted_at::date::varchar, community::varchar, dispute_type::varchar, outcome::varchar"
        expected = sorted((*row, one) for row, one in pairs)
        assert sorted(stored(store, "mediation_case", columns)) == expected
        (again,) = take([second], store, "mediation_case")
        assert again.unchanged == len(rows)


units = st.lists(
    st.tuples(st.sampled_from(["甲", "乙", "丙"]), st.booleans()),
    min_size=2,
    max_size=4,
    unique_by=lambda u: u[0],
)


@given(st.dictionaries(st.sampled_from(["GD1", "GD2", "GD3"]), units, min_size=1))
def test_an_order_of_several_units_is_one_and_closed_when_all_are(orders: dict[str, list[tuple[str, bool]]]):
    rows = [
        f"{number},2026-03-05,南门社区,{unit},{'已办结,2026-03-0' + str(6 + at) if done else '办理中,'}"
        for number, told in orders.items()
        for at, (unit, done) in enumerate(told)
    ]
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "home"
        path = write(Path(place), "x.csv", "工单编号,受理时间,社区,承办单位,工单状态,办结时间", rows)
        (report,) = take([path], store, "service_request")
        assert (report.added, report.folded) == (len(orders), len(rows) - len(orders))
        found = stored(
            store, "service_request", "request_id, responsible_unit::varchar, closed_at is not null"
        )
        assert found == sorted(
            (number, "、".join(unit for unit, _ in told), all(done for _, done in told))
            for number, told in orders.items()
        )
        (again,) = take([path], store, "service_request")
        assert (again.unchanged, again.folded) == (len(orders), len(rows) - len(orders))
