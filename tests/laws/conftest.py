"""The stores that are looked at, made once, and what was told of each scope, asked once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from data.store import Snapshot
from pages.parts.wording import speaking
from queries import Scope
from tests.laws.sights import make, scope_of
from tests.laws.told import Told, told


@dataclass(frozen=True)
class Seen:
    """What was looked at, and what was said.

    Attributes:
        store: Name of the store.
        served: Its snapshot.
        scope: The scope.
        told: Everything said of it.
    """

    store: str
    served: Snapshot
    scope: Scope
    told: tuple[Told, ...]


See = Callable[..., Seen]


@pytest.fixture(scope="session")
def see(tmp_path_factory: pytest.TempPathFactory) -> See:
    """``see("samples", "week")``: everything that is said there; ``see(…, "en")`` in English."""
    stores: dict[str, Snapshot] = {}
    kept: dict[tuple[str, str, str], Seen] = {}

    def look(name: str, view: str, code: str = "zh") -> Seen:
        if name not in stores:
            stores[name] = make(name, tmp_path_factory.mktemp("laws"))
        if (name, view, code) not in kept:
            served = stores[name]
            scope = scope_of(view, served)
            with speaking(code):
                kept[name, view, code] = Seen(name, served, scope, tuple(told(scope, served)))
        return kept[name, view, code]

    return look
