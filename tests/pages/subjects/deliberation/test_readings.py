"""What meetings raise, agree on and settle."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.deliberation.readings import (
    agreed_reading,
    agreed_steps,
    fortnights_reading,
    services_headline,
    topics_reading,
)


def fortnights(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["period_start", "meeting_type", "item_count", "settled_count"])
    return frame.assign(settled_known_count=frame["item_count"])


def row(**more: object) -> dict[str, object]:
    held = {"item_count": 40, "decided_count": 38, "settled_count": 30, "median_hours_to_settle": 100.0}
    held["settled_known_count"] = 40
    return {**held, "judged_count": 50, "satisfied_count": 45, "self_governed_count": 7, **more}


def topics(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["topic", "item_count", "joint_count"])
    return frame.assign(triage_known_count=frame["item_count"])


def alliances(*rows) -> pd.DataFrame:
    names = ["community", "unit_alliance_count", "unit_member_count", "item_count", "joint_count"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.assign(triage_known_count=frame["item_count"])


def test_headline_says_both():
    said = services_headline("上周", (30, 40, 40), (4, 5, 5))
    assert said == "上周议题 40\u00a0件、办结 30\u00a0件；三单 5\u00a0件、办结 4\u00a0件"
    assert services_headline("上周", (0, 0, 0), (4, 5, 5)) == "上周三单 5\u00a0件、办结 4\u00a0件"
    assert services_headline("上周", (0, 0, 0), (0, 0, 0), (3, 90)) == "上周活动 3\u00a0场，参与 90\u00a0人次"
    assert services_headline("上周", (0, 0, 0), (0, 0, 0)) == "上周没有新的议题和点单"


def test_fortnights_point_at_the_oldest_open_one():
    # 12 of 16 settled; the first that is not: second half of January
    frame = fortnights(
        (date(2026, 1, 1), "半月谈", 6, 6),
        (date(2026, 1, 16), "半月谈", 6, 4),
        (date(2026, 2, 1), "好商量", 4, 2),
    )
    found = fortnights_reading(frame)
    assert found.title == "半月谈最多；议题 16\u00a0件、办结 75%"
    assert found.reading == "有议题的半月 3 个；还有 4\u00a0件未办结，**先看 2026-01 下半月的**。"


def test_fortnights_all_settled():
    found = fortnights_reading(fortnights((date(2026, 1, 1), "半月谈", 6, 6)))
    assert "**不必再催办**" in found.reading
    assert "**暂不作判断**" in fortnights_reading(fortnights()).reading


def test_steps_are_nested_and_say_what_waits():
    frame = agreed_steps(row(), pd.Series({1: 2, 2: 8, 3: 30}))
    assert list(frame["reached"]) == [40, 38, 30]
    assert list(frame["waiting"]) == [0, 2, 8]
    assert list(agreed_steps(row(), pd.Series({1: 40}))["reached"]) == [40, 0, 0]


def test_agreed_and_judged():
    found = agreed_reading(row())
    assert found.title == "议题 40\u00a0件，议定 95.0%，办结 75.0%"
    assert found.reading == (
        "未议定 2\u00a0件，未办结 10\u00a0件，**先催未办结的责任单位**；"
        "大家评：同期社区测评满意 90.0%；自管组织调解成功 7\u00a0件。"
    )
    silent = agreed_reading(row(settled_count=40, judged_count=0, self_governed_count=0)).reading
    assert silent == "已全部办结，**补填责任单位和分流**；同期没有社区测评。"
    both = agreed_reading(row(settled_count=40, decided_count=40, judged_count=0, self_governed_count=0))
    assert both.reading == "全部议定并办结，**不必再催办**；同期没有社区测评。"
    assert not agreed_reading(row(item_count=0)).is_finding


def test_topics_and_alliances():
    # 30 of 40 joint; the two communities with an alliance: 12 of 16
    found = topics_reading(
        topics(("路灯", 24, 18), ("绿化", 16, 12)),
        alliances(("南门社区", 1, 13, 10, 8), ("信江社区", 1, 9, 6, 4), ("丙社区", 0, None, 24, 18)),
    )
    assert found.title == "联办共办占 75.0%，议题路灯最多"
    assert found.reading.startswith(
        "南门、信江在名册有单位联盟（不在图中），成员 22\u00a0家，其联办共办 75%；"
    )


def test_items_without_a_triage_are_in_neither_part():
    """20 joint of 40 that say so; ten of 绿化 say nothing."""
    frame = topics(("路灯", 40, 20), ("绿化", 10, None)).assign(triage_known_count=[40, 0])
    found = topics_reading(frame, alliances())
    assert found.title == "联办共办占 50.0%，议题路灯最多"
    assert "10\u00a0件没写明分流方式，未计入" in found.reading
    nothing_said = topics_reading(frame.assign(triage_known_count=0, joint_count=None), alliances())
    assert nothing_said.title == "议题都没写明分流方式"
    assert not nothing_said.is_finding


def test_few_topics():
    found = topics_reading(topics(("路灯", 3, 1)), alliances())
    assert found.title == "联办共办占 1\u00a0/\u00a03"
    assert "**样本少不比较各题**" in found.reading
    assert not topics_reading(topics(), alliances()).is_finding


def test_topics_and_meetings_that_are_level_are_not_most():
    assert "最多" not in topics_reading(topics(("路灯", 20, 15), ("绿化", 20, 15)), alliances()).title
    three = topics(("路灯", 20, 15), ("绿化", 20, 15), ("停车", 1, 0))
    assert "议题路灯、绿化并列最多" in topics_reading(three, alliances()).title
    one = fortnights_reading(fortnights((date(2026, 1, 1), "半月谈", 6, 6)))
    assert one.title == "议题 6\u00a0件、办结 6\u00a0/\u00a06"
