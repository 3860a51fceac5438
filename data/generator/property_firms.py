"""物业更替: which property firm serves which compound, and whether a compound has one on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.generator.chance import Chance
from data.generator.places import COMPOUNDS, MARKET, RED, RESIDENTS, Compound, compound_named

_RED_FIRM = "{}红管家物业"
_FIRMS = ("安居物业", "佳和物业", "锦城物业", "绿源物业", "宏泰物业", "乐邻物业", "恒信物业")
_REASONS = ("合同到期未续", "业主大会解聘", "收费率低退出")
#: From this day the community's own firm serves 象城外滩.
XIANGCHENG_HANDOVER = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Spell:
    """The service of one firm in one compound; ``ended`` is its last day, None while it goes on."""

    company: str
    started: date
    ended: date | None = None
    reason: str = ""


#: 象城外滩: four firms left within the five years to the end of 2022, two of them while requests were
#: already recorded. 悦澜湾 lost its firm in the spring of 2025. In 清音路小区 a firm stayed for less than
#: a year, and for three years there was none.
_TOLD = {
    "象城外滩": (
        Spell("佳和物业", date(2012, 4, 1), date(2018, 9, 30), "合同到期未续"),
        Spell("锦城物业", date(2018, 10, 1), date(2020, 6, 30), "收费率低退出"),
        Spell("宏泰物业", date(2020, 7, 1), date(2021, 4, 30), "业主大会解聘"),
        Spell("安居物业", date(2021, 5, 1), date(2021, 12, 31), "服务差被更换"),
        Spell("桑园红管家物业", XIANGCHENG_HANDOVER),
    ),
    "悦澜湾": (
        Spell("乐邻物业", date(2020, 7, 1), date(2025, 4, 6), "服务差被更换"),
        Spell("恒信物业", date(2025, 4, 7)),
    ),
    "清音路小区": (
        Spell("乐邻物业", date(2019, 3, 1), date(2019, 12, 31), "入不敷出退出"),
        Spell("白龙红管家物业", date(2023, 4, 1)),
    ),
}


@cache
def spells() -> dict[str, tuple[Spell, ...]]:
    """Compound -> the services of its firms in order of time; compounds without a firm are absent."""
    chance = Chance("property_contract")
    served = {compound.name: tuple(_spells(chance, compound)) for compound in COMPOUNDS}
    return {name: found for name, found in served.items() if found}


def _spells(chance: Chance, compound: Compound) -> Iterator[Spell]:
    if compound.name in _TOLD:
        yield from _TOLD[compound.name]
    elif compound.management in (RED, MARKET):
        first, started = chance.pick(_FIRMS), date(max(compound.built_year, 2008), 7, 1)
        if compound.management == MARKET and not chance.happens(0.4):
            yield Spell(first, started)
            return
        founded = int(RESIDENTS[compound.community][1][:4])
        changed = max(chance.whole(2017, 2023), compound.built_year + 2)
        following = chance.pick([firm for firm in _FIRMS if firm != first])
        if compound.management == RED:  # the community's own firm is not older than the community
            following, changed = _RED_FIRM.format(compound.community[:-2]), max(changed, founded)
        yield Spell(first, started, date(changed, 6, 30), chance.pick(_REASONS))
        yield Spell(following, date(changed, 7, 1))


@cache
def has_company(name: str, day: date) -> bool:
    """Whether a property firm serves the compound on the day."""
    return any(
        spell.started <= day and (spell.ended is None or day <= spell.ended)
        for spell in spells().get(compound_named(name).name, ())
    )
