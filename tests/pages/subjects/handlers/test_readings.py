"""Who handles the requests."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.subjects.handlers.readings import floor_heads_reading, handlers_reading, solved_reading


def handled(**counts: float) -> pd.DataFrame:
    return pd.DataFrame({"handler_kind": list(counts), "request_count": list(counts.values())})


def test_share_within_the_community_of_those_that_name_a_handler():
    # 100 + 250 + 50 of 800; 80 of 880 without a handler are left out
    now = handled(社区=100, 物业=250, 商家联盟=50, 职能部门=400, 未填写=80)
    found = handlers_reading(now)
    assert found.title == "50.0% 由社区和社区里的力量承办"
    assert found.reading == (
        "自治力量承办 50\u00a0件；9.1% 没有写承办主体，未计入；**承办多不等于办得好**，还要看办结和满意。"
    )


def test_against_the_window_compared_with():
    now = handled(社区=500, 职能部门=500)
    assert "**更多事在社区里办**" in handlers_reading(now, handled(社区=300, 职能部门=700)).reading
    assert "**更多事交到了上面**" in handlers_reading(now, handled(社区=700, 职能部门=300)).reading
    assert (
        "与上期相差 1.0\u00a0个百分点，**未见明显变化**"
        in handlers_reading(now, handled(社区=490, 职能部门=510), earlier="上期").reading
    )
    assert "**承办多不等于办得好**" in handlers_reading(now, handled(未填写=5)).reading


def test_many_without_a_handler_and_few_at_all():
    assert "**先把承办主体补全**" in handlers_reading(handled(社区=100, 未填写=100)).reading
    assert "**样本少不作判断**" in handlers_reading(handled(社区=10)).reading
    assert "**暂不作判断**" in handlers_reading(handled(未填写=10)).reading


def floors(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["community", "request_count"]).assign(floor_head_days=2.0)


def test_floor_heads():
    table = floors(("甲社区", 40), ("乙社区", 50))
    found = floor_heads_reading(table, own=2.4, overall=3.6, score=3.0)
    assert found.title == "楼栋长渠道 90\u00a0件，一半在 2.4\u00a0天内办结"
    assert found.reading == "乙社区最多，50\u00a0件；比全部渠道快 1.2\u00a0天，**小事在楼里先办了**。"
    assert "**看不出快慢**" in floor_heads_reading(table, own=3.5, overall=3.6, score=3.0).reading
    assert "**看楼栋长有没有及时转办**" in floor_heads_reading(table, own=5, overall=3.6, score=-3.0).reading
    # a median that is lower where the log-rank test finds nothing, or finds the other way round
    for score in (1.9, -3.0):
        assert "**看不出快慢**" in floor_heads_reading(table, own=2.4, overall=3.6, score=score).reading


QUICK = {"own": 2.0, "overall": 3.0, "score": 3.0}
UNTIMED = {"own": math.nan, "overall": 3.0, "score": 0.0}


def test_nobody_has_most_when_two_have_as_many():
    assert (
        "最多"
        not in floor_heads_reading(
            floors(("甲社区", 40), ("乙社区", 40)), own=2, overall=3, score=3.0
        ).reading
    )


def test_floor_heads_that_say_little():
    assert "**样本少不作判断**" in floor_heads_reading(floors(("甲社区", 4)), **QUICK).reading
    assert "**暂不比较时长**" in floor_heads_reading(floors(("甲社区", 4)), **UNTIMED).reading
    assert floor_heads_reading(floors(), **UNTIMED).title == "楼栋长渠道：件数与时长"


def solved(this: list[float], last: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"month": range(1, len(this) + 1), "this": this, "last": last})


def test_solved_this_year():
    found = solved_reading(solved([20, 12], [10, 12]), 2023, handler="商家联盟", open_count=0)
    assert found.title == "商家联盟 2023 年已解决 32\u00a0件"
    assert found.reading == "上年同期 22\u00a0件；交办的已全部办结，**没有积压**。"
    waiting = solved_reading(solved([20, 12], [math.nan] * 2), 2023, handler="商家联盟", open_count=3)
    assert waiting.reading == "还有 3\u00a0件没有办结，**先催未办结的**。"


def test_nothing_solved():
    assert (
        solved_reading(solved([0], [0]), 2023, handler="商家联盟", open_count=0).title == "商家联盟累计解决"
    )


def test_communities_that_are_level_and_one_that_is_not_drawn():
    tied = floors(("甲社区", 50), ("乙社区", 50), ("丙社区", 9))
    assert "甲社区、乙社区并列最多，各 50" in floor_heads_reading(tied, **QUICK).reading
    hidden = floors(("甲社区", 50), ("乙社区", 9)).assign(floor_head_days=[math.nan, 2.0])
    assert "甲社区未列出，见数据表" in floor_heads_reading(hidden, **QUICK).reading
