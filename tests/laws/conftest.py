"""The stores that are looked at, made once, and what was told of each scope, asked once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from data.snapshots.store import Snapshot
from pages.parts.words.language import speaking
from queries import Scope
from tests.laws.sights import SIGHTS, make, scope_of
from tests.laws.told import Shown, Told, shown, told


@dataclass(frozen=True)
class Seen:
    """What was looked at, and what was said.

    Attributes:
        store: Name of the store.
        served: Its snapshot.
        scope: The scope.
        shown: The pages and the briefing.
        told: Everything said of it.
    """

    store: str
    served: Snapshot
    scope: Scope
    shown: Shown
    told: tuple[Told, ...]


See = Callable[..., Seen]


# pytest brings the tests of one sight together, whatever module they stand in, so that a process of the run
# looks at it once.
def sights(*names: tuple[str, ...]) -> pytest.MarkDecorator:
    """A test of some sights, which runs among the others of them: ``sights(("samples", "week"))``."""
    ids = ["-".join(each).replace(" ", "-") for each in names]
    return pytest.mark.parametrize("seen", names, ids=ids, indirect=True)


each_sight = sights(*SIGHTS)
each_sight_of_the_samples = sights(*(each for each in SIGHTS if each[0] == "samples"))


def sight(*names: str) -> pytest.MarkDecorator:
    """A test of one sight: ``sight("samples", "week")``."""
    return sights(names)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Snapshot]:
    """``serve("samples")``: the store of that name."""

    @functools.cache
    def made(name: str) -> Snapshot:
        return make(name, tmp_path_factory.mktemp("laws"))

    return made


@pytest.fixture(scope="session")
def see(serve: Callable[[str], Snapshot]) -> See:
    """``see("samples", "week")``: everything that is said there; ``see(…, "en")`` in English."""
    kept: dict[tuple[str, str, str], Seen] = {}

    def look(name: str, view: str, code: str = "zh") -> Seen:
        if (name, view, code) not in kept:
            served = serve(name)
            scope = scope_of(view, served)
            with speaking(code):
                looked = shown(scope, served)
                kept[name, view, code] = Seen(name, served, scope, looked, tuple(told(looked, served)))
        return kept[name, view, code]

    return look


@pytest.fixture(scope="session")
def seen(request: pytest.FixtureRequest, see: See) -> Seen:
    """Everything that is said of the sight that the test is of."""
    return see(*request.param)
