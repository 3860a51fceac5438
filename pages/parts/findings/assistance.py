"""What the ledger of help says: how many households, persons and times, never fewer than five of them."""

from __future__ import annotations

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.few_persons import FEW, is_few
from pages.parts.findings.reading import Reading, named_rows, nothing
from pages.parts.numbers import NBSP, count
from pages.parts.wording import _, sentences

#: The unit of help that is counted by different households; the others are counted by acts.
BY_HOUSEHOLD = "户"
#: Column of the number in its own unit, and of how many households it is made of.
HELPED, HOUSEHOLDS = "helped_count", "household_count"
_UNITS = ("户", "名", "次")


def helped(frame: pd.DataFrame, by: tuple[str, ...] = ("kind", "counted_as")) -> pd.DataFrame:
    """Help added up by ``by``: ``helped_count`` in the unit of the row, and the households behind it.

    Households are added over communities: one that moved house is counted in both.
    """
    sums = frame.groupby(list(by), sort=False)[["act_count", HOUSEHOLDS]].sum().reset_index()
    is_household = sums["counted_as"] == BY_HOUSEHOLD
    sums[HELPED] = sums[HOUSEHOLDS].where(is_household, sums["act_count"])
    # those too few to be told follow in the order of their names, which tells nothing of their numbers
    sums["_size"] = sums[HELPED].where(sums[HOUSEHOLDS] >= LEAST_TOLD, 0)
    order = sums["counted_as"].map({unit: at for at, unit in enumerate(_UNITS)}).fillna(len(_UNITS))
    sums = sums.assign(_unit=order).sort_values(["_unit", "_size", "kind"], ascending=[True, False, True])
    return sums.drop(columns=["_unit", "_size", "act_count"]).reset_index(drop=True)


def told(number: float, unit: str, persons: float, *, sees_few: bool = False) -> str:
    """A number of persons with its unit: ``15 户``, ``<5 户``."""
    return f"{FEW}{NBSP}{_(unit)}" if is_few(persons, sees_few=sees_few) else count(number, unit)


def help_reading(frame: pd.DataFrame, *, sees_few: bool = False) -> Reading:
    """Title and reading of help by kind, as ``helped`` answers it."""
    neutral = _("各类帮扶")
    named = frame[named_rows(frame, "kind")]
    if named.empty:
        return nothing(neutral)
    # the numbers that may be told, unit by unit; what is below five is less than all of them
    tellable = named[[not is_few(number, sees_few=sees_few) for number in named[HOUSEHOLDS]]]
    firsts = [
        (_first(part, named[named["counted_as"] == unit]), str(unit))
        for unit, part in tellable.groupby("counted_as", sort=False)
    ]
    if not firsts:
        return Reading(
            (_("各类都不足 {n} 户") if len(named) > 1 else _("不足 {n} 户")).format(n=LEAST_TOLD),
            _("**只写 <{n}，不再细分**。").format(n=LEAST_TOLD),
        )
    title, *others = [_most(first, unit) for first, unit in firsts]
    also = _("按别的单位计：{others}").format(others=_("；").join(others)) if others else ""
    few = sum(is_few(number, sees_few=sees_few) for number in frame[HOUSEHOLDS])
    rule = _("{n} 类不足 5 户，**只写 <5，不再细分**").format(n=few) if few else ""
    units = _("**单位不同的数不相加、不比较**") if not few else ""
    return Reading(title, _("{text}。").format(text=sentences(also, rule, units)), is_finding=True)


def _first(part: pd.DataFrame, everything: pd.DataFrame) -> Extreme:
    """The kinds of one unit with most; compared with nothing where one that is kept back may have more."""
    most = largest(part.set_index("kind")[HELPED])
    hidden = everything.drop(index=part.index)
    is_certain = bool((hidden[HELPED] < LEAST_TOLD).all())
    return Extreme(most.names, most.value, len(everything) if is_certain else len(most.names))


def _most(first: Extreme, unit: str) -> str:
    return _("{who}，{n}").format(who=first.who(_("最多")), n=first.each(count(first.value, unit)))


def places_reading(frame: pd.DataFrame, *, sees_few: bool = False) -> Reading:
    """Title and reading of help by kind and community: how many cells are too few to be told."""
    neutral = _("各社区的帮扶")
    if frame.empty:
        return nothing(neutral)
    few = sum(is_few(number, sees_few=sees_few) for number in frame[HOUSEHOLDS])
    places = frame["community"].nunique()
    title = _("{n} 个社区有帮扶，{kinds} 类").format(n=places, kinds=frame["kind"].nunique())
    if not few:
        told_all = _("没有不足 5 户的；**各社区困难家庭数不同，不按此排名**。")
        return Reading(title, told_all, is_finding=True)
    told_few = _("{n} 格不足 5 户；**各社区困难家庭数不同，不按此排名**。").format(n=few)
    return Reading(title, told_few, is_finding=True)
