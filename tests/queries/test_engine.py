import threading
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from data.errors import UnavailableError
from queries import Scope, UnknownQuestion, run
from queries.engine import DuckEngine, Engines, plain

REQUESTS = "| community |\n| 甲 |\n| 乙 |\n| 乙 |"


def test_a_snapshot_cannot_be_written_and_nothing_else_be_read(ledger, tmp_path):
    engine = DuckEngine(ledger(service_request=REQUESTS).path)
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    for statement in (
        "delete from ledger.service_request",
        f"select * from read_csv('{secret}')",
        f"attach '{tmp_path / 'other.duckdb'}' as other",
        "install httpfs",
        "set enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            engine.run(statement, {})
    engine.close()


def test_a_missing_snapshot_is_told_in_chinese(tmp_path):
    with pytest.raises(UnavailableError, match="存储不可用"):
        DuckEngine(tmp_path / "missing.duckdb")


def test_a_path_with_a_quote_opens(ledger, tmp_path):
    path = tmp_path / "it's.duckdb"
    path.write_bytes(ledger(service_request=REQUESTS).path.read_bytes())
    assert DuckEngine(path).run("select count(*) as n from ledger.service_request", {}).to_pydict() == {
        "n": [3]
    }


def copies(snapshot, folder: Path, number: int) -> list[Path]:
    paths = [folder / f"{index}.duckdb" for index in range(number)]
    for path in paths:
        path.write_bytes(snapshot.path.read_bytes())
    return paths


def test_at_most_two_engines_stay_open_and_one_in_use_is_not_closed(ledger, tmp_path):
    first, second, third = copies(ledger(service_request=REQUESTS), tmp_path, 3)
    engines = Engines(kept=2)
    with engines.using(first) as engine:
        for path in (second, third):
            with engines.using(path):
                pass
        assert len(engines) == 2
        assert engine.run("select 1 as one", {}).to_pydict() == {"one": [1]}
        with engines.using(first) as same:
            assert same is engine
    engines.close()
    assert len(engines) == 0


def test_threads_get_their_own_rows(ledger):
    snapshot = ledger(service_request=REQUESTS)
    expected = {"甲": 1, "乙": 2}
    wrong = []

    def ask(community: str) -> None:
        for _ in range(10):
            answered = run("service_requests/summary", Scope(communities=(community,)), snapshot=snapshot)
            if answered["request_count"][0] != expected[community]:
                wrong.append(answered)

    threads = [threading.Thread(target=ask, args=(community,)) for community in ("甲", "乙") * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_large_answer_leaves_in_its_order(tmp_path):
    path = tmp_path / "numbers.duckdb"
    with duckdb.connect(path) as made:
        made.execute("create table numbers as select range as n, hash(range) as mixed from range(200000)")
    engine = DuckEngine(path)
    for _run in range(6):  # two threads hand over their batches in either order
        told = engine.run("select n from ledger.numbers order by n", {})
        assert told.column("n").to_pylist() == list(range(200_000))
    engine.close()


def test_only_plain_types_leave():
    answered = plain(
        pa.table(
            {
                "whole": pa.array([1], pa.int8()),
                "sum": pa.array([1], pa.decimal128(38, 0)),
                "rate": pa.array([0.5], pa.float32()),
                "code": pa.array(["甲"]).dictionary_encode(),
                "at": pa.array([0], pa.timestamp("s")),
            }
        )
    )
    assert [str(kind) for kind in answered.schema.types] == [
        "int64",
        "int64",
        "double",
        "string",
        "timestamp[us]",
    ]
    with pytest.raises(TypeError):
        plain(pa.table({"at": pa.array([0], pa.timestamp("us", tz="UTC"))}))


def test_an_unknown_question_is_told(empty):
    with pytest.raises(UnknownQuestion, match="nothing"):
        run("service_requests/nothing", Scope(), snapshot=empty)
    with pytest.raises(UnknownQuestion):
        run("scope/service_request", Scope(), snapshot=empty)
