"""``kill -9`` at every step of whatever changes a store: before it or after it, whole, and it goes on."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.importing import aliases
from data.importing.importer import import_files
from data.importing.mapping_steps import save
from data.mapping_file import compose
from data.snapshots import given_aliases
from data.snapshots.companion_files import PLAN
from data.snapshots.history import history, undo
from data.snapshots.saved_mappings import all_mappings
from data.snapshots.store import current
from data.snapshots.verify import verify
from tests.data.dying import TO_THE_END, Die, dying

PLACES = ("社区,小区,户数", "南门社区,汽运小区,238")
HEADER = "工单编号,受理时间,社区,详细地址"
ROWS = ("A1,2026-03-02,南门社区,新源家属院3栋501", "A2,2026-03-02,南门社区,江东家属院2栋101")
HERE = ("南门社区", "汽运小区")


def back(steps: int) -> Callable[[Path], str]:
    """Take so many steps back before."""

    def run(store: Path) -> str:
        for _step in range(steps):
            undo(store)
        return "-"

    return run


def again(store: Path) -> str:
    """Before: the alias and the mapping were taken back; what is to come back is the alias."""
    back(2)(store)
    return history(store)[1].id


def further(store: Path) -> str:
    """A file with one more request, of a house that the alias names."""
    path = store.parent / "more.csv"
    path.write_text(f"{HEADER}\nB1,2026-03-03,南门社区,新源家属院9栋1\n", encoding="utf-8")
    return str(path)


#: Name -> what is done, what is done before to get there and gives it something to work with, and the step
#: of the quick test: where the snapshot is changed and what lies beside it is not, or half the files are in
#: their place.
CASES: dict[str, tuple[str, Callable[[Path], str], int]] = {
    "import": ("import", further, 8),
    "undo of a mapping": ("undo", back(0), 5),
    "undo of an alias": ("undo", back(1), 5),
    "undo of an import": ("undo", back(2), 1),
    "an alias comes back": ("restore", again, 5),
    "the first import comes back": ("restore", lambda store: history(store)[-1].id, 13),
    "rebuild": ("rebuild", back(0), 6),
    "an alias is given": ("alias", lambda _store: "江东家属院", 12),
    "an alias is taken away": ("unalias", lambda _store: "新源家属院", 8),
    "a mapping is saved": ("mapping", lambda _store: "又一种", 13),
    "a mapping is taken away": ("unmapping", lambda _store: "旧系统", 11),
    "purge": ("purge", back(0), 3),
}
_MOST_STEPS = 99


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two imports, an alias that places a row, and a mapping: to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    home = folder / "home"
    for name, lines in (("places", PLACES), ("requests", (HEADER, *ROWS))):
        path = folder / f"{name}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        import_files([path], home=home)
    assert aliases.apply(home, added=[aliases.checked_alias(home, "新源家属院", *HERE)]).moved == 1
    save("旧系统", compose("service_request", {"requested_at": "哪天"}, ("哪天", "何事")), home)
    assert len(history(home)) == 4
    return home


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the copies lie, one after the other."""
    return tmp_path_factory.mktemp("dying") / "home"


@pytest.fixture(scope="module")
def die(place: Path) -> Iterator[Die]:
    """One process whose children do it."""
    with dying(place) as one:
        yield one


def served(store: Path) -> tuple[Any, ...]:
    """What a reader gets: rows, aliases and mappings, and what made the state."""
    now = current(store)
    with duckdb.connect(str(now.path), read_only=True) as connection:
        rows = connection.execute(
            "select request_id, compound::varchar from service_request order by 1"
        ).fetchall()
    told = next(one for one in history(store) if one.is_current)
    assert now.row_counts["service_request"] == len(rows)
    return rows, given_aliases.read(store), [one.name for one in all_mappings(store)], told.kind, told.before


def deaths(case: str, filled: Path, place: Path, die: Die) -> Callable[[int], bool]:
    """Begin with a new copy, die at a step, look, and go on; whether it was done before it came so far."""
    act, prepare, _first = CASES[case]

    def begin() -> str:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(filled, place)
        return prepare(place)

    given = begin()
    before = served(place)
    assert die(TO_THE_END, act, given) == 0
    after = served(place)
    assert (after != before) == (act != "purge")

    def run(step: int) -> bool:
        status = die(step, act, begin())
        assert status in (0, -signal.SIGKILL)
        assert served(place) in (before, after)
        assert status or served(place) == after
        assert verify(place).defects == ()
        save("下一步", compose("service_request", {"requested_at": "日子"}, ("日子",)), place)
        assert served(place)[:2] in (before[:2], after[:2])
        assert verify(place).defects == ()
        told = "".join(path.read_text(encoding="utf-8") for path in (place / "snapshots").glob("*.json"))
        assert [one.name for one in (place / "originals").iterdir() if one.name not in told] == []
        assert [*place.rglob(".*"), *place.glob("work-*"), *place.glob(PLAN)] == []
        return status == 0

    return run


@pytest.mark.parametrize("case", [case for case in CASES if case != "import"])  # whole in test_kill.py
def test_killed_in_the_midst_of_it(case: str, filled: Path, place: Path, die: Die) -> None:
    assert not deaths(case, filled, place, die)(CASES[case][2])


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_killed_at_every_step(case: str, filled: Path, place: Path, die: Die) -> None:
    run = deaths(case, filled, place, die)
    assert CASES[case][2] < next(step for step in range(1, _MOST_STEPS) if run(step))
