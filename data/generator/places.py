"""Communities and compounds of the demonstration: six communities and their compounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.generator.chance import Chance, Weighted

MARKET, RED, SELF_RUN, NONE = "市场物业", "红色物业", "自管", "无物业"
_FIRST_LIFTS = 1998


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound (or a yard, or a range of house numbers) for the generator.

    ``trouble`` multiplies the number of requests its households would make on average.
    """

    community: str
    name: str
    households: int
    management: str
    built_year: int
    trouble: float = 1.0
    theme: str = ""
    aliases: tuple[str, ...] = ()
    area_m2: int | None = None
    green_rate: float | None = None

    @property
    def is_street(self) -> bool:
        """Whether it is a range of house numbers along a street: it has doors, and no blocks or lifts."""
        return "号至" in self.name

    @property
    def has_lifts(self) -> bool:
        """Whether its buildings were made with lifts."""
        return self.built_year >= _FIRST_LIFTS and self.management in (RED, MARKET)


def _compounds(community: str, *rows: tuple[Any, ...]) -> Iterator[Compound]:
    for row in rows:
        yield Compound(community, *row)


COMPOUNDS: tuple[Compound, ...] = (
    *_compounds(
        "体育场社区",
        ("三公街9号至43号", 186, NONE, 1994, 1.7, "", ("三公街",)),
        ("赛场街30号院", 164, SELF_RUN, 1992, 1.4, "", ("赛场街三十号院",)),
        ("赛场街12号院", 128, SELF_RUN, 1989, 1.1),
        ("体育场西路小区", 412, RED, 2001, 1.0, "共建", ("体育场西苑",)),
        ("金泉苑", 356, RED, 2004, 0.9, "共享"),
        ("北苑公寓", 298, MARKET, 2008, 1.2),
        ("中城商住楼", 240, RED, 1998, 1.9, "商邻共治", ("中城大厦",)),
        ("文化路18号院", 96, NONE, 1987, 1.2),
        ("锦程苑", 520, MARKET, 2014, 0.8),
    ),
    *_compounds(
        "新城社区",
        ("宁江新城一期", 436, RED, 2013, 0.9, "红色驿站", ("宁江一期",)),
        ("宁江新城二期", 482, RED, 2015, 0.9, "红色驿站", ("宁江二期",)),
        ("滨江华府", 328, MARKET, 2018, 1.2),
        ("翠湖名都", 296, MARKET, 2017, 1.1),
        ("南部花园", 264, RED, 2016, 0.8),
        ("悦澜湾", 372, MARKET, 2020, 1.3),
        ("福兴雅苑", 218, RED, 2012, 0.9),
        ("锦绣东城", 254, MARKET, 2019, 1.0),
        ("御景台", 188, MARKET, 2020, 1.4),
        ("和顺家园", 172, RED, 2014, 0.7),
    ),
    *_compounds(
        "桑园社区",
        ("象城外滩", 238, RED, 2011, 1.8, "法治", ("象城外滩小区",), 14930, 0.34),
        ("桑园新村", 542, MARKET, 2000, 1.1),
        ("峨秀苑", 386, MARKET, 2009, 0.9, "文明"),
        ("名山花园", 418, MARKET, 2012, 0.9),
        ("胜利路46号院", 132, NONE, 1990, 1.5),
        ("桑园小镇", 460, RED, 2015, 0.8, "舒心"),
        ("瑜伽河畔", 310, MARKET, 2017, 1.0),
        ("绥山雅居", 284, MARKET, 2016, 1.0),
    ),
    *_compounds(
        "白龙社区",
        ("清音路小区", 157, RED, 1985, 1.5, "归属", ("302小区",), 10050, 0.22),
        ("白龙苑", 468, MARKET, 2006, 1.0),
        ("白龙南路9号院", 118, SELF_RUN, 1993, 1.3),
        ("龙池佳园", 394, MARKET, 2013, 0.9),
        ("秀湖天下", 526, MARKET, 2018, 0.9),
        ("铁路新村", 276, SELF_RUN, 1991, 1.3),
        ("云海山庄", 342, MARKET, 2010, 0.9),
        ("报国雅舍", 232, RED, 2014, 0.8, "养老"),
    ),
    *_compounds(
        "南门社区",
        ("汽运小区", 174, NONE, 1988, 1.6, "", ("南门汽运小区",)),
        ("青云首府", 512, MARKET, 2017, 0.9, "", ("青云首府小区",)),
        ("中凯小区", 388, RED, 2012, 0.9, "爱心", ("中凯",)),
        ("龙凯小区", 436, RED, 2013, 0.9, "同心", ("龙凯",)),
        ("南门段E区", 226, NONE, 1996, 1.4, "", ("E区",)),
        ("梁野花园", 364, MARKET, 2015, 1.0),
        ("平川豪庭", 418, MARKET, 2019, 1.0),
        ("教师新村", 208, SELF_RUN, 1998, 0.9),
        ("南门外街58号院", 94, NONE, 1984, 1.3),
    ),
    *_compounds(
        "信江社区",
        ("蔚蓝香廷", 618, MARKET, 2014, 1.0, "", ("蔚蓝香廷小区",)),
        ("旭日花园", 486, MARKET, 2007, 1.1),
        ("信江名苑", 424, RED, 2011, 0.8, "邻里"),
        ("罗桥新村", 352, SELF_RUN, 1999, 1.2),
        ("滨河佳苑", 396, MARKET, 2016, 0.9),
        ("凤凰城", 564, MARKET, 2018, 1.0),
        ("纺织厂宿舍", 188, NONE, 1986, 1.6),
        ("吉阳公寓", 246, RED, 2010, 0.8),
        ("晶科雅苑", 302, MARKET, 2020, 1.1),
    ),
)

COMMUNITIES = tuple(dict.fromkeys(compound.community for compound in COMPOUNDS))
#: Residents and founding date of each community.
RESIDENTS = {
    "体育场社区": (7650, "2004-03-01"),
    "新城社区": (9020, "2019-06-01"),
    "桑园社区": (8340, "2002-09-01"),
    "白龙社区": (7480, "2003-05-01"),
    "南门社区": (8270, "2001-11-01"),
    "信江社区": (10680, "2005-07-01"),
}
#: Places named by callers that are not in the ledger of compounds.
NOWHERE = (
    "菜市场后门",
    "公交站旁",
    "河堤步道",
    "小学门口",
    "农贸市场东侧",
    "加油站对面",
    "临时停车场",
    "桥头路口",
    "工地围挡外",
    "文化广场",
    "老车站背后",
    "银行门口",
    "防洪堤下",
    "幼儿园路口",
)


@cache
def compounds_of(community: str) -> tuple[Compound, ...]:
    """The compounds of one community."""
    return tuple(compound for compound in COMPOUNDS if compound.community == community)


@cache
def compound_named(name: str) -> Compound:
    """The compound with a name.

    Raises:
        KeyError: There is none.
    """
    return {compound.name: compound for compound in COMPOUNDS}[name]


@cache
def weighted_compounds(community: str) -> Weighted[Compound]:
    """The compounds of one community, weighted by their expected number of requests."""
    return Weighted(
        {compound: compound.households * compound.trouble for compound in compounds_of(community)}
    )


@cache
def grid_of(compound: Compound) -> str:
    """The grid of a compound: two to three compounds make a grid."""
    index = compounds_of(compound.community).index(compound)
    return f"{compound.community[:-2]}{'一二三四五'[index // 2]}网格"


def building_of(chance: Chance, compound: Compound) -> str:
    """A building within a compound, or a door of a street, as an address ends."""
    if compound.is_street:
        return f"{chance.whole(4, 21) * 2 + 1}号"
    return f"{chance.whole(1, max(2, compound.households // 48))}栋"
