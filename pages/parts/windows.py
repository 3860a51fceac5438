"""A question over the window and over the windows it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Snapshot
from pages.parts.cards import Windows
from pages.parts.fetch import fetch, fetch_all
from pages.parts.findings.reading import is_named, short
from pages.parts.series import Series, series
from pages.parts.wording import _
from queries import Comparison, Scope

#: Communities beyond so many are left to the table.
_MOST_COMMUNITIES = 10


def compared_scope(scope: Scope, snapshot: Snapshot) -> Scope | None:
    """The scope that charts compare with: the one the reader chose; None when nothing is compared."""
    return None if scope.comparison is None else scope.compared(snapshot.as_of)


def scopes(scope: Scope, snapshot: Snapshot) -> list[Scope]:
    """The window itself and, when the reader compares, the window before and the one a year ago."""
    found = [scope]
    if scope.comparison is not None:
        found += [scope.compared(snapshot.as_of, comparison) for comparison in Comparison]
    return [each for each in found if each is not None]


def warm(
    snapshot: Snapshot, scope: Scope, *, windows: Sequence[str], compared: Sequence[str], now: Sequence[str],
    history: Sequence[str],
) -> None:  # fmt: skip
    """Ask everything a page needs side by side, so that each block finds its answer in memory.

    Args:
        snapshot: What is asked.
        scope: The window.
        windows: Questions asked for the window and both windows it is compared with.
        compared: Questions asked for the window and the one chosen for comparison.
        now: Questions asked for the window alone.
        history: Questions asked for all time.
    """
    other = compared_scope(scope, snapshot)
    pairs = [(name, each) for name in windows for each in scopes(scope, snapshot)]
    pairs += [(name, each) for name in compared for each in (scope, other) if each is not None]
    pairs += [(name, scope) for name in now] + [(name, scope.history()) for name in history]
    fetch_all(pairs)


def windows(question: str, scope: Scope, snapshot: Snapshot) -> Windows:
    """The single row of a summary question for the window and for the two it is compared with."""

    def row(comparison: Comparison) -> dict[str, object] | None:
        shifted = scope.compared(snapshot.as_of, comparison) if scope.comparison is not None else None
        return None if shifted is None else _row(question, shifted)

    return Windows(
        _row(question, scope), row(Comparison.PREVIOUS), row(Comparison.YEAR), scope.date_from, scope.date_to
    )


def _row(question: str, scope: Scope) -> dict[str, object]:
    return fetch(question, scope).iloc[0].to_dict()


def history(question: str, value: str, scope: Scope, snapshot: Snapshot) -> Series:
    """One column of a period question over all time, judged."""
    frame = fetch(question, scope.history())
    return series(frame, value, grain=scope.grain, as_of=snapshot.as_of)


def before(question: str, scope: Scope, snapshot: Snapshot) -> pd.DataFrame:
    """The answer for the window of comparison; without rows when nothing is compared."""
    other = compared_scope(scope, snapshot)
    return fetch(question, scope).iloc[0:0] if other is None else fetch(question, other)


def by_community(question: str, scope: Scope, compared: Scope | None) -> dict[str, pd.DataFrame]:
    """A question for the scope, for the window compared with, and for each community of the scope.

    The names are those of the rows of a chart, in order: 本期, 对比期, then the communities.
    """
    asked = {_("本期"): scope}
    if compared is not None:
        asked[_("对比期")] = compared
    names = [str(name) for name in fetch("places/communities", Scope())["community"]]
    wanted = [name for name in names if scope.communities is None or name in scope.communities]
    if len(wanted) > 1:
        named = [name for name in wanted if is_named(name)][:_MOST_COMMUNITIES]
        asked |= {short(name): scope.replace(communities=(name,)) for name in named}
    return dict(zip(asked, fetch_all([(question, each) for each in asked.values()]), strict=True))


def spread(answers: dict[str, pd.DataFrame], by: str, value: str, parts: Sequence[str]) -> pd.DataFrame:
    """Answers of ``by_community`` as one row a unit and one column of counts a part; ``unit`` is its name."""
    rows = []
    for unit, answer in answers.items():
        counts = answer.groupby(answer[by].astype(str))[value].sum()
        rows.append({"unit": unit, **{part: int(counts.get(part, 0)) for part in parts}})
    return pd.DataFrame(rows)
