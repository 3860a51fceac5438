"""A question asked of the scope, of the previous window, and of each community, for one chart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.findings.reading import is_named, short
from pages.parts.words.language import _
from queries import Scope

#: Most communities in the chart; the table has them all.
_MOST_COMMUNITIES = 10


def by_community(
    question: str, scope: Scope, compared: Scope | None, earlier: str
) -> dict[str, pd.DataFrame]:
    """Row name -> answer: for the scope, for the window of comparison, and for each community of the scope.

    The row names of the chart, in order: 本期, the name of the previous window (前一周, 上年同期), the
    communities.
    """
    asked = {_("本期"): scope}
    if compared is not None:
        asked[earlier] = compared
    names = [str(name) for name in fetch("places/communities", Scope())["community"]]
    wanted = [name for name in names if scope.communities is None or name in scope.communities]
    if len(wanted) > 1 and scope.compounds is None:
        named = [name for name in wanted if is_named(name)][:_MOST_COMMUNITIES]
        asked |= {short(name): scope.replace(communities=(name,)) for name in named}
    return dict(zip(asked, fetch_all([(question, each) for each in asked.values()]), strict=True))


def spread(answers: dict[str, pd.DataFrame], by: str, value: str, parts: Sequence[str]) -> pd.DataFrame:
    """Answers of ``by_community``, one row per unit (its name in ``unit``), one count column per part."""
    rows = []
    for unit, answer in answers.items():
        counts = answer.groupby(answer[by].astype(str))[value].sum()
        rows.append({"unit": unit, **{part: int(counts.get(part, 0)) for part in parts}})
    return pd.DataFrame(rows)
