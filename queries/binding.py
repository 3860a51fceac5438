"""What a statement binds: values of the scope, the settings and the snapshot, those that it names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.holidays import free_days, worked_weekends
from data.settings import settings
from data.snapshots.store import Snapshot
from queries.scope import Scope
from queries.triage_rules import issues_by_triage


@dataclass(frozen=True, slots=True)
class BoundStatement:
    """A statement with its values: over one snapshot, all that its answer depends on.

    Attributes:
        sql: One SELECT with scoped ledgers.
        bound: Name and value of what it binds, and of nothing else; a list of values is a tuple.
    """

    sql: str
    bound: tuple[tuple[str, Any], ...]

    @property
    def parameters(self) -> dict[str, Any]:
        """Name -> value as the engine takes it."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.bound}


def bind(sql: str, names: Iterable[str], scope: Scope, snapshot: Snapshot) -> BoundStatement:
    """A statement with the values of these names."""
    available = values(scope, snapshot)
    return BoundStatement(sql, tuple((name, _constant(available[name])) for name in names))


def _constant(value: Any) -> Any:  # noqa: ANN401 - each value has its own type
    return tuple(value) if isinstance(value, list) else value


def values(scope: Scope, snapshot: Snapshot) -> dict[str, Any]:
    """Every value a question may bind, by name: of the scope, 数据截至, and the settings."""
    choices = {
        name: None if (chosen := getattr(scope, name)) is None else list(chosen)
        for name in ("communities", "compounds", "categories", "channels")
    }
    return {
        **dataclasses.asdict(settings()),
        **choices,
        **{condition.bound_name: list(condition.values) for condition in scope.conditions},
        **_days(),
        **issues_by_triage(settings()),
        "date_from": scope.date_from,
        "date_to": scope.date_to,
        "grain": scope.grain.value,
        "as_of": snapshot.as_of.isoformat(sep=" ", timespec="seconds"),
    }


def _days() -> dict[str, list[date]]:
    """The days on which nobody works for a holiday, and the weekends on which everybody works for one."""
    return {
        "free_days": list(free_days(settings().coming_holidays)),
        "worked_weekends": list(worked_weekends()),
    }
