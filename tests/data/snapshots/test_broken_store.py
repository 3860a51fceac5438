"""Stores that are really broken: told as one state, never filled with something else, and put right again."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.__main__ import main
from data.errors import StoreError, UnavailableError
from data.importing.demonstration import current_or_demonstration
from data.importing.importer import import_files
from data.snapshots import register
from data.snapshots.history import undo
from data.snapshots.store import BEGUN, POINTER, SNAPSHOTS, USED, current
from data.snapshots.verify import verify
from queries.__main__ import main as ask_queries

HEADER = "工单编号,受理时间,社区,工单状态"


@pytest.fixture(scope="module")
def two_imports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two imports; nobody touches it, copies are broken."""
    folder = tmp_path_factory.mktemp("two")
    for number in (1, 2):
        path = folder / f"A{number}.csv"
        path.write_text(f"{HEADER}\nA{number},2026-03-0{number},南门社区,待办\n", encoding="utf-8")
        import_files([path], home=folder / "home")
    return folder / "home"


@pytest.fixture
def broken(two_imports: Path, store: Path) -> Path:
    """A copy that a test may break; it is the configured store."""
    shutil.copytree(two_imports, store)
    return store


@pytest.fixture
def lasting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores of this test are not in the system's temporary folder, from where none is missed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


def flip(path: Path) -> None:
    """Turn two hundred bytes of a file over, where they lie."""
    content = bytearray(path.read_bytes())
    for place in range(20_000, 20_200):
        content[place] ^= 0xFF
    path.write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


POINTERS: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "blank": lambda path: path.write_bytes(b" \n"),
    "binary": lambda path: path.write_bytes(bytes(range(128, 256))),
    "zeros": lambda path: path.write_bytes(bytes(40)),
    "to nowhere": lambda path: path.write_bytes(b"20260301T000000-00000000-00000000"),
    "out of the folder": lambda path: path.write_bytes(b"../../elsewhere"),
}


@pytest.mark.parametrize("how", POINTERS)
def test_a_store_without_its_pointer_is_never_filled_and_is_repaired(how, broken, written, capsys):
    good = current(broken)
    POINTERS[how](broken / POINTER)
    more = written(HEADER, "B1,2026-03-09,南门社区,待办")
    (broken / "inbox").mkdir()
    shutil.copy(more, broken / "inbox" / "b.csv")
    os.utime(broken / "inbox" / "b.csv", (1, 1))
    before = contents(broken)
    for ask in (current, current_or_demonstration, lambda home: import_files([more], home=home)):
        with pytest.raises(UnavailableError, match="存储不可用") as told:
            ask(broken)
        assert str(broken) not in str(told.value)
    for command in ("status", "history", "undo", "rebuild", "unmatched", "inbox", "verify"):
        assert main([command]) == 2
        output = capsys.readouterr()
        assert "CURRENT" in output.err + output.out
    assert ask_queries(["run", "service_requests/summary"]) == 2
    assert "存储不可用" in capsys.readouterr().err
    assert main(["import", str(more)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert contents(broken) == before
    assert main(["repair"]) == 2
    text = capsys.readouterr().out
    assert f"{good.id}" in text
    assert text.count("完好") == 2
    assert main(["repair", "--choose", good.id]) == 0
    assert (current(broken), main(["repair"]), main(["verify"])) == (good, 0, 0)


def test_only_a_sound_snapshot_is_chosen(broken, capsys):
    newest = current(broken).id
    older = next(path.stem for path in (broken / SNAPSHOTS).glob("*.json") if path.stem != newest)
    (broken / POINTER).unlink()
    flip(broken / SNAPSHOTS / f"{newest}.duckdb")
    (broken / SNAPSHOTS / f"{older}.json").write_text("{", encoding="utf-8")
    for name, why in ((newest, "已损坏"), (older, "记录损坏"), ("x", "没有叫“x”的快照")):
        assert main(["repair", "--choose", name]) == 2
        assert why in capsys.readouterr().err
    assert main(["repair"]) == 2
    assert "没有完好的快照" in capsys.readouterr().out
    assert main(["repair", "--begin-anew"]) == 0
    assert current_or_demonstration(broken).is_demonstration
    assert {newest, older} <= {path.stem for path in (broken / SNAPSHOTS).glob("*.duckdb")}


def test_a_store_with_a_sound_snapshot_is_not_begun_anew(broken, capsys):
    (broken / POINTER).unlink()
    assert main(["repair", "--begin-anew"]) == 2
    assert "还有完好的快照" in capsys.readouterr().err
    with pytest.raises(UnavailableError):
        current(broken)


@pytest.mark.usefixtures("lasting")
@pytest.mark.parametrize("is_there", [True, False])
def test_a_share_that_is_away_is_missed_and_nothing_is_begun_in_its_place(is_there, broken, written, capsys):
    current(broken)
    away = broken.with_name("away")
    broken.rename(away)
    if is_there:
        broken.mkdir()  # the mount point
    register._seen.clear()  # as after a restart: the register of the installation alone knows
    more = written(HEADER, "B1,2026-03-09,南门社区,待办")
    with pytest.raises(UnavailableError, match="共享盘没有挂上"):
        current_or_demonstration()
    for arguments in (["import", str(more)], ["inbox"], ["status"], ["alias", "list"], ["history"], ["undo"]):
        assert main(arguments) == 2
        assert "共享盘没有挂上" in capsys.readouterr().err
    with pytest.raises(UnavailableError):
        import_files([more], home=broken)
    assert broken.exists() is is_there
    assert list(broken.glob("*")) == []
    if is_there:
        broken.rmdir()
    away.rename(broken)
    assert current().row_counts["service_request"] == 2


def test_a_store_that_is_gone_can_be_begun_anew(broken, written, capsys):
    current(broken)
    shutil.rmtree(broken)
    assert main(["status"]) == 2
    assert main(["repair", "--begin-anew"]) == 0
    assert main(["import", str(written(HEADER, "B1,2026-03-09,南门社区,待办"))]) == 0
    assert current(broken).row_counts["service_request"] == 1
    assert (broken / USED).is_file()
    assert not (broken / BEGUN).exists()


def test_a_store_of_an_earlier_version_counts_as_used(broken):
    for name in (USED, POINTER):
        (broken / name).unlink()
    with pytest.raises(UnavailableError, match="CURRENT 不见了"):
        current_or_demonstration(broken)


def test_a_first_import_that_was_broken_off_is_no_store(broken):
    """What kill -9 leaves just before the pointer is written for the first time."""
    for name in (USED, POINTER):
        (broken / name).unlink()
    (broken / BEGUN).touch()
    assert current_or_demonstration(broken).is_demonstration


def test_damage_of_the_current_snapshot_is_noticed_and_a_rebuild_cures_it(broken, written, capsys):
    path = current(broken).path
    whole = path.read_bytes()
    for damage in (lambda: flip(path), lambda: path.write_bytes(whole[:-1]), path.unlink):
        path.write_bytes(whole)
        current(broken)
        damage()
        for arguments in (["status"], ["import", str(written(HEADER, "B1,2026-03-09,,"))], ["unmatched"]):
            assert main(arguments) == 2
            output = capsys.readouterr()
            assert "python -m data rebuild" in output.err
            assert output.err.count("\n") == 1
    assert main(["rebuild"]) == 0
    assert current(broken).row_counts["service_request"] == 2


def test_bytes_that_turn_over_by_themselves_are_found_by_whoever_reads_them(broken, written, capsys):
    """A disk that decays changes neither size nor moment."""
    path = current(broken).path
    told, content = path.stat(), bytearray(path.read_bytes())
    for place in range(12_288, len(content), 512):
        content[place] ^= 0xFF
    path.write_bytes(content)
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert main(["import", str(written(HEADER, "B1,2026-03-09,,"))]) == 2
    output = capsys.readouterr()
    assert (output.err.count("\n"), output.err[:5]) == (1, "存储不可用")
    assert main(["verify"]) == 2
    assert f"{path.stem}：数据文件已损坏" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"x", None])
def test_lost_findings_stop_neither_import_nor_undo(content, broken, written):
    for path in (broken / "findings").glob("*.parquet"):
        path.unlink() if content is None else path.write_bytes(content)
    import_files([written(HEADER, "B1,2026-03-09,,")], home=broken)
    assert current(broken).row_counts["service_request"] == 3
    assert undo(broken).undone[0].files == ("export.csv",)
    undo(broken)
    assert current(broken).row_counts["service_request"] == 1


def test_status_misses_originals(broken, capsys):
    for path in (broken / "originals").iterdir():
        path.unlink()
    assert main(["status"]) == 0
    assert "原始文件不见了 2 个" in capsys.readouterr().out
    assert main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["missing_originals"] == ["A1.csv", "A2.csv"]


def test_verify_reads_everything_and_says_what_is_damaged(broken):
    assert (verify(broken).snapshots, verify(broken).originals, verify(broken).defects) == (2, 2, ())
    newest = current(broken).id
    (older,) = {path.stem for path in (broken / SNAPSHOTS).glob("*.json")} - {newest}
    (broken / "findings" / f"{older}.parquet").write_bytes(b"x")
    first, second = sorted((broken / "originals").iterdir())
    first.write_bytes(b"other")
    second.unlink()
    told = json.loads((broken / SNAPSHOTS / f"{newest}.json").read_text(encoding="utf-8"))
    told["row_counts"]["service_request"] = 3
    (broken / SNAPSHOTS / f"{newest}.json").write_text(json.dumps(told), encoding="utf-8")
    for name in ("aliases.json", "purged.json"):
        (broken / name).write_text("{", encoding="utf-8")
    found = " ".join(one.what for one in verify(broken).defects)
    assert ("aliases.json 已损坏" in found, "purged.json 已损坏" in found) == (True, True)
    assert f"{older}.parquet）已损坏" in found
    assert "诉求工单有 2 行，记录里是 3 行" in found
    assert (found.count("原始文件"), found.count("不见了")) == (2, 2)
    assert all(one.advice for one in verify(broken).defects)


@pytest.mark.parametrize("content", ['{"a":', "[1, 2]", "7", None])
def test_a_damaged_register_stops_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    """The log of a command lies in a store, which is looked up in the register: no circle comes of it."""
    path = tmp_path / "stores.json"
    path.mkdir() if content is None else path.write_text(content, encoding="utf-8")
    monkeypatch.setenv(register.VARIABLE, str(path))
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    register._warned.clear()
    assert main(["history"]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("lasting")
def test_the_register_is_short_and_goes_without_where_it_cannot_be_written(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv(register.VARIABLE, str(tmp_path / "stores.json"))
    for number in range(register.MOST + 5):
        register.note(tmp_path / str(number), is_real=True)
    register.note(tmp_path / "samples", is_real=False)
    names = json.loads((tmp_path / "stores.json").read_text(encoding="utf-8"))
    assert names == [str(tmp_path / str(number)) for number in range(5, register.MOST + 5)]
    register._seen.clear()
    known = [register.is_known(tmp_path / name) for name in ("10", "0", "samples", "never")]
    assert known == [True, False, False, False]
    register._warned.clear()
    monkeypatch.setenv(register.VARIABLE, str(tmp_path / "nowhere" / "stores.json"))
    register.note(tmp_path / "one more", is_real=True)
    assert [one.levelname for one in caplog.records] == ["WARNING"]


def test_a_folder_that_cannot_be_one_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(StoreError, match="无法建立台账目录"):
        current_or_demonstration()
