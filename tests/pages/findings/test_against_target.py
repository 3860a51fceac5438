"""Who is below target: the ranking of the reference picture."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from scipy.stats import binom

from pages.parts.findings.against_target import (
    above_target,
    below_target,
    chance_above,
    chance_below,
    standings,
    target_reading,
)
from pages.parts.findings.comparison import Position
from pages.parts.findings.false_discovery import Group


def found(*units: tuple[str, float | None, float]):
    frame = pd.DataFrame(units, columns=["community", "part", "rated_count"])
    frame["satisfaction_rate"] = frame["part"] / frame["rated_count"]
    return standings(frame, "community", "satisfaction_rate", "rated_count", 0.85)


PICTURE = (
    ("体育场社区", 110, 153),
    ("新城社区", 175, 189),
    ("南门社区", 204, 246),
    ("文昌社区", 19, 22),
    ("未匹配", 10, 40),
)


def test_order_is_best_first_then_small_then_unnamed():
    assert [s.name for s in found(*PICTURE)] == ["新城社区", "南门社区", "体育场社区", "文昌社区", "未匹配"]


def test_positions():
    assert [s.position for s in found(*PICTURE)] == [
        Position.ABOVE,
        Position.CONTAINS,
        Position.BELOW,
        Position.SMALL,
        Position.BELOW,
    ]


def test_title_names_both_sides_and_no_unmatched():
    reading = target_reading(found(*PICTURE), 0.85)
    assert reading.title == "体育场低于 85% 目标，新城高于目标"
    assert reading.reading == "南门 82.9%，区间含目标，**尚不能说未达标**；文昌分母只有 22，不排名。"


def test_only_below():
    reading = target_reading(found(("体育场社区", 110, 153)), 0.85)
    assert reading.title == "体育场低于 85% 目标"
    assert "**先听它的不满意回访**" in reading.reading


def test_only_above():
    reading = target_reading(found(("新城社区", 175, 189), ("信江社区", 190, 200)), 0.85)
    assert reading.title == "2 个社区均高于 85% 目标"
    assert "2 个社区区间都在目标之上" in reading.reading
    assert "**都已达标**" in reading.reading


def test_one_alone_above_is_not_all():
    reading = target_reading(found(("新城社区", 175, 189)), 0.85)
    assert reading.title == "新城高于 85% 目标"
    assert "各" not in reading.reading
    assert "都" not in reading.reading


def test_some_above_and_none_below():
    reading = target_reading(
        found(("新城社区", 175, 189), ("南门社区", 204, 246), ("文昌社区", 19, 22)), 0.85
    )
    assert reading.title == "新城高于 85% 目标，其余 1 个尚不能断定"


def test_the_advice_is_that_of_the_rate():
    late = target_reading(found(("住建所", 50, 153)), 0.85, noun="单位", label="按期办结率")
    assert "**先查它的超期件**" in late.reading


def test_nobody_told_apart():
    reading = target_reading(found(("南门社区", 204, 246)), 0.85)
    assert reading.title == "南门高于还是低于 85% 目标，尚不能断定"
    assert not reading.is_finding
    two = target_reading(found(("南门社区", 204, 246), ("新城社区", 204, 246)), 0.85)
    assert two.title == "2 个社区高于还是低于 85% 目标，尚不能断定"


def test_many_below_are_counted():
    units = [(f"第{n}网格所辖片区社区", 100, 190) for n in range(5)] + [("新城社区", 189, 190)]
    assert target_reading(found(*units), 0.85).title.endswith("等 5 个低于 85% 目标")


def test_all_small():
    reading = target_reading(found(("文昌社区", 19, 22)), 0.85)
    assert reading.title == "各社区满意率：样本少，不作判断"
    assert "**样本少不作判断**" in reading.reading


def test_tiny_denominator_is_a_fraction():
    reading = target_reading(found(("南门社区", 204, 246), ("文昌社区", 6, 7)), 0.85)
    assert "文昌分母只有 6\u00a0/\u00a07，不排名" in reading.reading


@pytest.mark.parametrize("units", [(), (("南门社区", None, 0),)])
def test_nothing_rated(units):
    assert target_reading(found(*units), 0.85).title == "各社区满意率"


def test_weighted_rate_keeps_a_fractional_numerator():
    # 80 满意 and 10 基本满意 at 0.6: 86 of 100
    frame = pd.DataFrame({"community": ["南门社区"], "satisfaction_rate": [0.86], "rated_count": [100]})
    assert standings(frame, "community", "satisfaction_rate", "rated_count", 0.85)[0].part == 86


def test_chance_of_missing_is_the_binomial_tail():
    units = {
        unit.name: unit for unit in found(*PICTURE, ("全满意", 40, 40), ("半个", 24.5, 40), ("整个", 25, 40))
    }
    low = chance_below(units["体育场社区"], 0.85)
    assert low == pytest.approx(binom.cdf(110, 153, 0.85))
    assert chance_below(units["全满意"], 0.85) == 1.0
    assert math.isnan(chance_below(units["文昌社区"], 0.85))
    # a weighted numerator lies between its neighbours
    assert binom.cdf(24, 40, 0.85) < chance_below(units["半个"], 0.85) < chance_below(units["整个"], 0.85)


def test_chance_of_reaching_is_the_other_tail():
    units = {unit.name: unit for unit in found(("新城社区", 171, 189), ("无人", 0, 40), ("文昌社区", 19, 22))}
    assert chance_above(units["新城社区"], 0.85) == pytest.approx(binom.sf(170, 189, 0.85))
    assert chance_above(units["无人"], 0.85) == 1.0
    assert math.isnan(chance_above(units["文昌社区"], 0.85))


def test_who_is_below_by_their_own_interval_only_is_not_named():
    # 75 of 100 against 85 %: once in 164. Alone that is below .008; the least of three must be below .0027
    alone = found(("南门社区", 75, 100))
    assert target_reading(alone, 0.85).title == "南门低于 85% 目标"
    three = found(("南门社区", 75, 100), ("新城社区", 85, 100), ("东湖社区", 86, 100))
    assert below_target(three, 0.85) == []
    told = target_reading(three, 0.85)
    assert told.title == "3 个社区高于还是低于 85% 目标，尚不能断定"
    assert told.reading == "南门 75.0%，区间低于目标，同看 3 个，**还不能排除偶然**。"
    assert not told.is_finding
    # 76 of 100 is once in 84: its interval lies below, and one in 125 is asked for
    assert target_reading(found(("南门社区", 76, 100)), 0.85).reading == (
        "南门 76.0%，区间低于目标，但没有低到需办的标准，**还不能排除偶然**。"
    )


def test_who_is_above_is_held_to_the_same():
    # 171 of 189 is once in 55, 190 of 200 once in 142,000: of two the second stays
    both = found(("新城社区", 171, 189), ("信江社区", 190, 200))
    assert [unit.name for unit in above_target(both, 0.85)] == ["信江社区"]
    told = target_reading(both, 0.85)
    assert told.title == "信江高于 85% 目标，其余 1 个尚不能断定"
    assert told.reading == "新城 90.5%，区间高于目标，同看 2 个，**还不能排除偶然**。"
    alone = target_reading(found(("新城社区", 171, 189)), 0.85)
    assert alone.reading == "新城 90.5%，区间高于目标，**还不能排除偶然**。"


def test_units_have_a_share_of_their_own():
    # 75 of 100 is .0061: communities may spend .008, units .006
    unit = found(("住建所", 75, 100))
    assert [one.name for one in below_target(unit, 0.85)] == ["住建所"]
    assert below_target(unit, 0.85, Group.UNIT) == []
