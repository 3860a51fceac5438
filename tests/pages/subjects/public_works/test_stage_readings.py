"""Projects: at which stage they wait, whether plans were kept, whose money, whose need."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.public_works.stage_readings import (
    following,
    lines_reading,
    money_reading,
    needs_reading,
    plan_reading,
    stages_reading,
)

STAGES = pd.DataFrame(
    [("勘测", 2, 1, 1, 46.0), ("立项", 1, 1, 0, None), ("未填写", 1, 0, 0, None)],
    columns=["stage", "project_count", "planned_count", "late_count", "longest_days_late"],
)
LINES = pd.DataFrame(
    [
        ("甲社区", "东苑", "路灯", "勘测", 193.0, 46.0),
        ("甲社区", "未填写", "路面", "立项", 20.0, -16.0),
        ("乙社区", "西苑", "停车", "申报", None, None),
    ],
    columns=["community", "compound", "kind", "stage", "days_at_stage", "past_plan"],
)
PLANS = pd.DataFrame(
    [("路灯", 3, 2, 1), ("路面", 1, 0, 0)],
    columns=["kind", "finished_count", "with_plan_count", "on_plan_count"],
)
MONEY = pd.DataFrame(
    [("财政资金", 3, 2, 30_000.0), ("专项债", 1, 1, 10_000.0), ("未填写", 2, 1, 5_000.0)],
    columns=["fund_source", "project_count", "cost_count", "cost_yuan"],
)
NEEDS = pd.DataFrame(
    [("居民诉求", 3, 2, 0), ("走访", 1, 0, 0), ("未填写", 2, 0, 0)],
    columns=["need_source", "project_count", "event_tie_count", "item_tie_count"],
)


def test_the_stage_after_each():
    assert [following(stage) for stage in ("申报", "施工", "验收", "未填写")] == ["勘测", "完工", "", ""]


def test_stages():
    found = stages_reading(STAGES)
    assert found.title == "未完工 4\u00a0项，1\u00a0项晚于计划"
    assert found.reading == (
        "最多的晚 46\u00a0天，停在勘测；**先问为什么没有到立项**；2\u00a0项没有写下一步的计划，不判断。"
    )
    assert "没有晚于计划" in stages_reading(STAGES.iloc[[1]]).title
    assert "**补上计划日期**" in stages_reading(STAGES.iloc[[2]]).reading
    assert "没有未完工的项目" in stages_reading(STAGES.iloc[:0]).reading


def test_a_late_project_of_no_stage_is_not_sent_to_the_next():
    found = stages_reading(STAGES.iloc[[0]].assign(stage="未填写"))
    assert found.reading.startswith("最多的晚 46\u00a0天，没有写到了哪一步；**先问原因**")


def test_lines():
    found = lines_reading(LINES)
    assert found.title == "3\u00a0项还没有完工"
    assert found.reading == (
        "停在一步最久的是东苑的路灯，到勘测已 193\u00a0天；30\u00a0天内有 1\u00a0项到计划的日子；"
        "**先问排在前面、晚于计划的**。"
    )
    assert lines_reading(LINES.iloc[[1]]).reading.startswith("甲社区的路面到立项已 20\u00a0天")
    assert "**补上各步的日期**" in lines_reading(LINES.iloc[[2]]).reading
    assert lines_reading(LINES.iloc[[1]]).reading.endswith("**没有晚于计划的，按计划推进即可**。")
    twice = pd.concat([LINES.iloc[[0]]] * 2)
    assert lines_reading(twice).reading.startswith("2\u00a0项同为最久，已 193\u00a0天")


def test_plans():
    found = plan_reading(PLANS)
    assert found.title == "按计划完工 1\u00a0/\u00a02"
    assert found.reading == "样本少，**只作参考**；另有 2\u00a0项没有写计划完工，不在内。"
    assert "**台账补上“计划完工”一列**" in plan_reading(PLANS.iloc[[1]]).reading
    many = PLANS.iloc[[0]].assign(finished_count=40, with_plan_count=40, on_plan_count=40)
    assert plan_reading(many).reading == "**都按计划完工**。"
    assert "**暂不作判断**" in plan_reading(PLANS.iloc[:0]).reading


def test_money():
    found = money_reading(MONEY)
    assert found.title == "财政资金投入最多，3.0\u00a0万元"
    assert found.reading == (
        "占写明来源的 75.0%；没有写来源的 5,000\u00a0元；4\u00a0/\u00a06 项写了来源，**其余的补填**。"
    )
    assert "**补上“资金来源”一列**" in money_reading(MONEY.iloc[[2]]).reading
    only = money_reading(MONEY.iloc[[1]])
    assert (only.title, only.reading) == ("专项债投入 1.0\u00a0万元", "**只是写了金额的，不是全部造价**。")
    unpaid = MONEY.iloc[[0]].assign(cost_yuan=None)
    assert money_reading(unpaid).reading == "**还没有写投入资金**。"


def test_needs():
    found = needs_reading(NEEDS)
    assert found.title == "居民诉求提出最多，3\u00a0项"
    assert "4\u00a0/\u00a06 项写了来源" in found.reading
    assert needs_reading(NEEDS.iloc[[1]]).title == "走访 1\u00a0项"
    assert "**补上“需求来源”一列**" in needs_reading(NEEDS.iloc[[2]]).reading
