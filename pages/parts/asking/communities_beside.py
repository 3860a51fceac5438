"""A question of the scope beside the same of the window before and of each community."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.findings.reading import is_named, short
from pages.parts.words.language import _
from queries import Scope

#: Communities beyond so many are left to the table.
_MOST_COMMUNITIES = 10


def by_community(
    question: str, scope: Scope, compared: Scope | None, earlier: str
) -> dict[str, pd.DataFrame]:
    """A question for the scope, for the window compared with, and for each community of the scope.

    The names are those of the rows of a chart, in order: 本期, the window before as it is called (前一周,
    上年同期), then the communities.
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
    """Answers of ``by_community`` as one row a unit and one column of counts a part; ``unit`` is its name."""
    rows = []
    for unit, answer in answers.items():
        counts = answer.groupby(answer[by].astype(str))[value].sum()
        rows.append({"unit": unit, **{part: int(counts.get(part, 0)) for part in parts}})
    return pd.DataFrame(rows)
