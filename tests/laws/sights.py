"""What readers look at: stores, and scopes of each, so chosen that every sentence meets its edges."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd

from data.importing.demonstration import current_or_demonstration
from data.importing.importer import import_files
from data.snapshots import store
from data.snapshots.store import Snapshot
from queries import Comparison, Grain, Scope, run
from tests.conftest import ROOT
from tests.laws.ledgers import Office, rows_of
from tests.queries.tables import build

FIXTURES = ROOT / "tests" / "data" / "fixtures"
FIRST = datetime(2025, 3, 3)
WIDE = {"南门社区": ("象城外滩", "青云首府"), "新城社区": ("蔚蓝香廷",), "白龙社区": ("锦程苑", "悦澜湾")}
ONE = {"南门社区": ("象城外滩", "青云首府")}
TWO = {"南门社区": ("象城外滩",), "新城社区": ("蔚蓝香廷",)}

#: Made-up offices: many rows, one community, everything alike, two rows, a single row.
OFFICES = {
    "chance": Office(1, WIDE, 400, FIRST, 470),
    "one community": Office(2, ONE, 200, FIRST, 200),
    "ties": Office(3, WIDE, 450, FIRST, 90, is_even=True),
    "two rows": Office(4, TWO, 2, FIRST, 10, is_even=True),
    "one row": Office(5, {"南门社区": ("象城外滩",)}, 1, FIRST, 10, is_even=True),
}
STORES = ("samples", "real", *OFFICES)
#: Scopes of each store; a store that is small in one way is not looked at in all, the samples in more.
VIEWS = ("all", "week", "community", "compound", "category", "quarter", "two", "nothing")
_OTHER = {
    "samples": (*VIEWS, "month", "running quarter", "hot spot"),
    "real": ("all", "week", "community", "category", "quarter"),
    "one community": ("all", "week", "compound"),
    "ties": ("all", "week", "category", "two"),
    "two rows": ("all", "week"),
    "one row": ("all", "category"),
}
#: The place and the four weeks of the samples in which one kind of request stands out.
HOT_SPOT = Scope(
    date(2026, 9, 28), date(2026, 10, 26), comparison=Comparison.PREVIOUS,
    communities=("南门社区",), compounds=("青云首府",), categories=("噪声扰民",),
)  # fmt: skip
#: Every store with every scope that is looked at, the scopes of one store together.
SIGHTS = [(name, view) for name in STORES for view in _OTHER.get(name, VIEWS)]


def make(name: str, folder: Path) -> Snapshot:
    """The store of that name, made in an empty folder."""
    if name == "samples":
        return current_or_demonstration()
    if name == "real":
        return _real(folder)
    office = OFFICES[name]
    return build(folder / f"laws-{name}", rows_of(office), f"{office.last:%Y-%m-%d %H:%M}")


def _real(folder: Path) -> Snapshot:
    """The requests of a real office: 4,969 of New York's, over ten weeks."""
    path = folder / "nyc_311_animals_2025.csv"
    path.write_bytes(gzip.decompress((FIXTURES / f"{path.name}.gz").read_bytes()))
    import_files([path], home=folder / "home", mapping=FIXTURES / "nyc_311.mapping.toml")
    return store.current(folder / "home")


def scope_of(view: str, served: Snapshot) -> Scope:
    """The scope of that name: over the latest whole week of the store, or a longer time for a few places."""
    return _SCOPES[view](served)


def _monday(served: Snapshot) -> date:
    """The day after the last whole week."""
    after = served.as_of.date() + timedelta(days=1)
    return after - timedelta(days=after.weekday())


def _week(served: Snapshot, **chosen: tuple[str, ...]) -> Scope:
    end = _monday(served)
    return Scope(end - timedelta(weeks=1), end, comparison=Comparison.PREVIOUS, **chosen)


def _twelve_weeks(served: Snapshot, **chosen: tuple[str, ...]) -> Scope:
    end = _monday(served)
    return Scope(end - timedelta(weeks=12), end, comparison=Comparison.PREVIOUS, **chosen)


def _quarter(served: Snapshot) -> Scope:
    """The last quarter that is over, against the same one a year before."""
    now = served.as_of.date()
    month = (now.year * 12 + now.month - 1) // 3 * 3
    first, after = (date(at // 12, at % 12 + 1, 1) for at in (month - 3, month))
    return Scope(first, after, Grain.QUARTER, comparison=Comparison.YEAR)


def _month(served: Snapshot) -> Scope:
    """The month before that of the last event."""
    after = served.as_of.date().replace(day=1)
    first = (after - timedelta(days=1)).replace(day=1)
    return Scope(first, after, Grain.MONTH, comparison=Comparison.PREVIOUS)


def _running_quarter(served: Snapshot) -> Scope:
    """The quarter of the last event, which is not over."""
    now = served.as_of.date()
    month = (now.year * 12 + now.month - 1) // 3 * 3
    first, after = (date(at // 12, at % 12 + 1, 1) for at in (month, month + 3))
    return Scope(first, after, Grain.QUARTER, comparison=Comparison.PREVIOUS)


def most(served: Snapshot, column: str, number: int = 1) -> tuple[str, ...]:
    """The names with the most requests."""
    question = f"service_requests/volume_by_{column}"
    frame = run(question, Scope(), snapshot=served)
    named = frame[~frame[column].astype(str).isin(["未填写", "未匹配", "其他"])]
    totals = named.groupby(named[column].astype(str))["request_count"].sum()
    return tuple(pd.Series(totals).sort_values(ascending=False, kind="stable").index[:number])


_SCOPES: dict[str, Callable[[Snapshot], Scope]] = {
    "all": lambda _served: Scope(),
    "week": _week,
    "community": lambda served: _week(served, communities=most(served, "community")),
    "compound": lambda served: _twelve_weeks(served, compounds=most(served, "compound")),
    "category": lambda served: _week(served, categories=most(served, "category")),
    "quarter": _quarter,
    "month": _month,
    "running quarter": _running_quarter,
    "two": lambda served: _twelve_weeks(served, compounds=most(served, "compound", 2)),
    "hot spot": lambda _served: HOT_SPOT,
    "nothing": lambda _served: Scope(date(2015, 1, 5), date(2015, 1, 12), comparison=Comparison.PREVIOUS),
}
