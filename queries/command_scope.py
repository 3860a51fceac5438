"""The options of the command line that say a scope, and what they say."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from data.command_line.exit_status import UsageError
from data.schema import UNFILLED, UNMATCHED
from data.snapshots.store import Snapshot
from queries import runner
from queries.conditions import Condition, is_condition_key
from queries.dimension_values import value_counts
from queries.dimensions import DIMENSIONS, FIELDS
from queries.scope import Comparison, Grain, Scope

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: How many values a message offers, and how long a name it repeats.
_MOST_OFFERED, _LONGEST_NAME = 12, 40


def add_scope(command: argparse.ArgumentParser, *, grain: str | None = "week") -> None:
    """Add the options of a scope; ``grain``: the length of periods where none is given."""
    command.add_argument("--from", dest="date_from", metavar="DATE", help="第一天，如 2026-01-01")
    command.add_argument("--to", dest="date_to", metavar="DATE", help="最后一天的次日（不含）")
    command.add_argument(
        "--grain", default=grain, metavar="|".join(Grain), help=f"时段长度，默认{grain or '不分时段'}"
    )
    for option, described in (
        ("community", "社区"),
        ("compound", "小区"),
        ("category", "类别"),
        ("channel", "渠道"),
    ):
        command.add_argument(f"--{option}", action="append", metavar="NAME", help=f"{described}，可多次给出")
    command.add_argument(
        "--where", action="append", metavar="NAME=VALUE",
        help="条件，如 request_type=投诉、not_status=已办结，可多次给出；名称见 docs/questions.md",
    )  # fmt: skip
    command.add_argument("--compare", metavar="|".join(Comparison), help="与上期或上年同期比较")


def scope_of(options: argparse.Namespace) -> Scope:
    """The scope of the options.

    Raises:
        UsageError: A date, the grain or the comparison is not valid.
    """
    chosen = vars(options)
    query = {key: chosen[key] or [] for key in ("community", "compound", "category", "channel")}
    query |= {key: [chosen[key]] for key in ("grain", "compare") if chosen[key] is not None}
    for key in ("from", "to"):
        text = chosen[f"date_{key}"]
        if text is None:
            continue
        if not _DATE.fullmatch(text):
            raise UsageError(f"日期“{text}”不对，应写作 2026-01-31")
        query[key] = [text]
    query |= conditions_of(chosen["where"] or [])
    if any(text == "" for texts in query.values() for text in texts):
        raise UsageError("选项的值不能是空的")
    scope = Scope.from_query(query)
    if scope.date_from and scope.date_from == scope.date_to:
        raise UsageError(f"开始日期 {scope.date_from} 应早于结束日期 {scope.date_to}（不含）")
    return scope


def conditions_of(written: Sequence[str]) -> dict[str, list[str]]:
    """The conditions of the option ``--where``, as keys and values of an address.

    Raises:
        UsageError: One is not written as NAME=VALUE, or there is no dimension with the name.
    """
    found: dict[str, list[str]] = {}
    for text in written:
        name, is_written, value = text.partition("=")
        if not is_written:
            raise UsageError(f"条件“{text}”不对，应写作 名称=值，如 request_type=投诉")
        if name in FIELDS:
            raise UsageError(f"{name} 请用 --{name}；不含某值写作 --where not_{name}=值")
        if not is_condition_key(name):
            raise UsageError(f"没有“{name}”这个条件；可用的有 {'、'.join(DIMENSIONS)}")
        found.setdefault(name, []).append(value)
    return found


def check_names(scope: Scope, snapshot: Snapshot) -> None:
    """Make sure that every place, category, channel and value of a condition is in a ledger.

    Raises:
        UsageError: One is in no ledger; the message offers those that are.
    """
    places = [Condition(key, names) for key, names in _places(scope) if names]
    for condition in (*places, *scope.all_conditions):
        known = _known_values(condition.dimension, snapshot)
        unknown = [_short(name) for name in condition.values if name not in {*known, UNFILLED, UNMATCHED}]
        if unknown:
            raise UsageError(
                f"台账中没有这个{condition.label}：{'、'.join(unknown)}；{_offer(known, condition.label)}"
            )


def _places(scope: Scope) -> list[tuple[str, tuple[str, ...] | None]]:
    return [("community", scope.communities), ("compound", scope.compounds)]


def _known_values(name: str, snapshot: Snapshot) -> list[str]:
    """The values of a dimension; places also where only a register names them."""
    if name in ("community", "compound"):
        named = runner.answer("places/named", Scope(), snapshot=snapshot).to_pydict()[name]
        return sorted({str(place) for place in named if place is not None})
    return [str(value) for value in value_counts(name, Scope(), snapshot=snapshot)["value"]]


def _offer(known: Sequence[str], label: str) -> str:
    """Which values there are, at most a line of them."""
    if not known:
        return f"台账里还没有任何{label}"
    more = f"等 {len(known)} 个" if len(known) > _MOST_OFFERED else ""
    return f"有的是 {'、'.join(_short(name) for name in known[:_MOST_OFFERED])}{more}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
