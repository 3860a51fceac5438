"""Which matters come up in which compound on which day, and who can handle them there."""

from __future__ import annotations

from datetime import date

from data.generator.chance import Chance
from data.generator.places import SELF_RUN, Compound
from data.generator.property_firms import XIANGCHENG_HANDOVER, has_company
from data.generator.vocabulary import Topic

COMPANY = "物业公司"
#: Matters of the service of a firm: none where there is no firm.
_OF_A_FIRM = ("保洁不到位", "物业收费争议", "绿化养护", "门禁监控")
#: Matters of old walk-ups.
_OF_OLD_HOUSES = ("加装电梯", "旧改进度")
_OLD = 2003
#: The firm of the community keeps 象城外滩 in order: so many matters no longer come up.
_KEPT_IN_ORDER = 0.5


def fits(topic: Topic, compound: Compound, day: date) -> bool:
    """Whether the matter can come up in the compound on the day."""
    if topic.category == "电梯故障":
        return compound.has_lifts and has_company(compound.name, day)
    if topic.name in _OF_A_FIRM:
        return has_company(compound.name, day)
    if topic.name in _OF_OLD_HOUSES:
        return compound.built_year < _OLD and not compound.is_street
    return True


def is_spared(chance: Chance, compound: Compound, day: date) -> bool:
    """Whether a request, or a complaint, is not made because the compound is kept in order."""
    is_kept = compound.name == "象城外滩" and day >= XIANGCHENG_HANDOVER
    return is_kept and chance.happens(_KEPT_IN_ORDER)


def unit_for(chance: Chance, topic: Topic, compound: Compound, day: date) -> str:
    """A unit that handles the matter; without a firm the residents' own group or the community does."""
    unit = chance.weighted(topic.units)
    if unit == COMPANY and not has_company(compound.name, day):
        return "自管组织" if compound.management == SELF_RUN else "社区居委会"
    return unit
