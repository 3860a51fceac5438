"""The readings of help: number of households, persons and times, never fewer than five of them.

Help is shown for whole calendar years, for communities and for the whole office, never for a week, a month
or a compound. Otherwise two windows or two choices of places could be subtracted: 28 households to the end
of September and 30 to the end of October are two in October. Years do not overlap, and the rule hides cells
over all communities of the year before the user's filters apply: every number on a page is a visible cell, a
sum of visible cells, or the whole of a kind, whose hidden cells hide each other.
"""

from __future__ import annotations

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.few_persons import FEW, KEPT_BACK, is_few, mask_small_numbers, wholes
from pages.parts.findings.reading import Reading, named_rows, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import NBSP, count

#: The unit of help that is counted by different households; the others are counted by acts.
BY_HOUSEHOLD = "户"
#: Column of the number in its own unit, and of the number of households behind it.
HELPED, HOUSEHOLDS = "helped_count", "household_count"
#: Column of that number as text, or of the text that replaces it.
TOLD = "told"
_UNITS = ("户", "名", "次")


def help_by_community(frame: pd.DataFrame) -> pd.DataFrame:
    """Help of a year by kind, unit and community; small numbers, and numbers that reveal them, are hidden.

    Households are counted in each community in which they were helped.

    Args:
        frame: community, kind, counted_as, act_count and household_count of a whole calendar year and of all
            communities: the hidden cells must not depend on the user's filters.

    Returns:
        kind, counted_as, community, ``helped_count`` (in the unit of the row; missing where hidden) and
        ``told`` (the same as text, or its replacement), in the order of the names.
    """
    sums = _sums(frame)
    texts = mask_small_numbers(sums, value=HELPED, persons=HOUSEHOLDS, within=("kind", "counted_as"))
    return _with_numbers(texts)


def helped_by_kind(frame: pd.DataFrame, communities: tuple[str, ...] | None = None) -> pd.DataFrame:
    """The same by kind and unit, for the whole office or for some communities; largest first.

    A sum over some communities adds the numbers that ``help_by_community`` shows for each, or is hidden:
    it reveals nothing that those numbers do not.
    """
    if communities is None:
        keys = ("kind", "counted_as")
        told = _with_numbers(wholes(_sums(frame), value=HELPED, persons=HOUSEHOLDS, within=keys))
    else:
        cells = help_by_community(frame)
        told = _sum_over_communities(cells[cells["community"].isin(communities)])
    sizes = told.assign(_unit=_places(told["counted_as"]), _size=told[HELPED].fillna(0))
    order = sizes.sort_values(["_unit", "_size", "kind"], ascending=[True, False, True])
    return order.drop(columns=["_unit", "_size"]).reset_index(drop=True)


def _sum_over_communities(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells summed over their communities: a sum with a hidden part is hidden."""
    rows = []
    for (kind, unit), part in cells.groupby(["kind", "counted_as"], sort=False):
        is_told = part[HELPED].notna().all()
        text = f"{part[HELPED].sum():.0f}" if is_told else _(KEPT_BACK)
        rows.append((kind, unit, part[TOLD].iloc[0] if len(part) == 1 else text))
    return _with_numbers(pd.DataFrame(rows, columns=["kind", "counted_as", HELPED]))


def _sums(frame: pd.DataFrame) -> pd.DataFrame:
    """Help in the unit of each row and the number of households, in the order of the names."""
    keys = ["kind", "counted_as", "community"]
    sums = frame.groupby(keys, observed=True)[["act_count", HOUSEHOLDS]].sum().reset_index()
    sums[HELPED] = sums[HOUSEHOLDS].where(sums["counted_as"] == BY_HOUSEHOLD, sums["act_count"])
    sums = sums.assign(_unit=_places(sums["counted_as"])).sort_values(["_unit", *keys])
    return sums.drop(columns=["_unit", "act_count"]).reset_index(drop=True)


def _places(units: pd.Series) -> pd.Series:
    return units.astype(str).map({unit: at for at, unit in enumerate(_UNITS)}).fillna(len(_UNITS))


def _with_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """``helped_count`` texts as the column ``told``, and their numbers as ``helped_count``."""
    numbers = pd.to_numeric(frame[HELPED], errors="coerce").astype(float)
    return frame.assign(**{TOLD: frame[HELPED], HELPED: numbers})


def households_told(total: float, frame: pd.DataFrame) -> str:
    """The different households of all kinds together, or ``不单列`` where they would reveal a hidden kind.

    A household may get help of several kinds: the households beyond those of the visible kinds belong to the
    hidden kinds. Each hidden kind has at least one household; a reader must not learn more than that.

    Args:
        total: Different households of the whole office in the year.
        frame: A result of the query, for that year and all communities.
    """
    kinds = helped_by_kind(frame).set_index(["kind", "counted_as"])[HELPED]
    behind = frame.groupby(["kind", "counted_as"], observed=True)[HOUSEHOLDS].sum()
    is_told = kinds.notna().reindex(behind.index)
    if is_few(total):
        return f"{FEW}{NBSP}{_(BY_HOUSEHOLD)}"
    if total > behind[is_told].sum() + (~is_told).sum():
        return _(KEPT_BACK)
    return count(total, BY_HOUSEHOLD)


def help_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of help by kind, as ``helped_by_kind`` returns it."""
    neutral = _("各类帮扶")
    named = frame[named_rows(frame, "kind")]
    if named.empty:
        return nothing(neutral)
    # the visible numbers, unit by unit; a number below five is smaller than all of them
    firsts = [
        (_first(part, named[named["counted_as"] == unit]), str(unit))
        for unit, part in named[named[HELPED].notna()].groupby("counted_as", sort=False)
    ]
    if not firsts:
        return Reading(
            (_("各类都不足 {n} 户") if len(named) > 1 else _("不足 {n} 户")).format(n=LEAST_TOLD)
            if (named[TOLD] == FEW).all()
            else _("各类人数太少，不单列"),
            _("**只写 <{n}，不再细分**。").format(n=LEAST_TOLD),
        )
    title, *others = [_most(first, unit) for first, unit in firsts]
    also = _("按别的单位计：{others}").format(others=_("；").join(others)) if others else ""
    hidden = int(frame[HELPED].isna().sum())
    rule = _("{n} 类不足 5 户或为防反推不单列，**不再细分**").format(n=hidden) if hidden else ""
    units = _("**单位不同的数不相加、不比较**") if not hidden else ""
    return Reading(title, _("{text}。").format(text=sentences(also, rule, units)), is_finding=True)


def _first(part: pd.DataFrame, everything: pd.DataFrame) -> Extreme:
    """The kinds of one unit with most; no superlative where a hidden kind may have more."""
    most = largest(part.set_index("kind")[HELPED])
    hidden = everything.drop(index=part.index)
    is_certain = bool((hidden[TOLD] == FEW).all())
    return Extreme(most.names, most.value, len(everything) if is_certain else len(most.names))


def _most(first: Extreme, unit: str) -> str:
    return _("{who}，{n}").format(who=first.who(_("最多")), n=first.each(count(first.value, unit)))


def places_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of help by kind and community (``help_by_community``): how many cells are hidden."""
    neutral = _("各社区的帮扶")
    if frame.empty:
        return nothing(neutral)
    hidden = int(frame[HELPED].isna().sum())
    places = frame["community"].nunique()
    title = _("{n} 个社区有帮扶，{kinds} 类").format(n=places, kinds=frame["kind"].nunique())
    if not hidden:
        told_all = _("没有不足 5 户的；**各社区困难家庭数不同，不按此排名**。")
        return Reading(title, told_all, is_finding=True)
    told_few = _("{n} 格不足 5 户或为防反推不单列；**各社区困难家庭数不同，不按此排名**。").format(n=hidden)
    return Reading(title, told_few, is_finding=True)
