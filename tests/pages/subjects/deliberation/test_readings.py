"""What meetings raise, agree on and settle."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.deliberation.agreement_readings import (
    agreed_reading,
    agreed_steps,
    decision_clause,
)
from pages.parts.subjects.deliberation.decision_readings import absent_reading, decided_reading
from pages.parts.subjects.deliberation.readings import (
    fortnights_reading,
    services_headline,
    topics_reading,
)

#: Last step -> items: of these 40, 12 are not known to be decided.
STEPS = pd.Series({1: 12, 2: 8, 3: 20})


def fortnights(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["period_start", "meeting_type", "item_count", "settled_count"])
    return frame.assign(settled_known_count=frame["item_count"])


def row(**more: object) -> dict[str, object]:
    held = {"item_count": 40, "decided_count": 38, "settled_count": 30, "median_hours_to_settle": 100.0}
    held |= {"settled_known_count": 40, "by_result_count": 0, "decided_known_count": 40}
    held |= {"median_hours_to_decide": None, "review_count": 0, "mean_review_score": None}
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
    assert decision_clause(row()) == "议定 = 写明分流方式和责任单位（台账没有写议定结果）"
    both = agreed_reading(row(settled_count=40, decided_count=40, judged_count=0, self_governed_count=0))
    assert both.reading == "全部议定并办结，**不必再催办**；同期没有社区测评。"
    assert not agreed_reading(row(item_count=0)).is_finding


def test_decided_by_result_where_a_community_writes_it():
    """40 items: 25 of communities with results, 20 of them known; 28 decided of the 35 that are known."""
    mixed = row(item_count=40, by_result_count=25, decided_known_count=35, decided_count=28)
    assert decision_clause(mixed).startswith("议定：写议定结果的社区（25\u00a0件）按结果为通过，其余按")
    assert list(agreed_steps(mixed, STEPS)["untold"]) == [0, 5, 0]
    assert list(agreed_steps(mixed, STEPS)["waiting"]) == [0, 7, 10]
    assert list(agreed_steps(mixed, STEPS)["reached"]) == [40, 28, 30]
    found = agreed_reading(mixed)
    assert found.title == "议题 40\u00a0件，知道定没定的 35\u00a0件 议定 80.0%"
    assert "未议定 7\u00a0件，未办结 10\u00a0件" in found.reading
    assert "5\u00a0件不知道定没定，不计" in found.reading


def test_scores_of_items_stand_beside_the_survey():
    scored = row(review_count=12, mean_review_score=88.25)
    assert (
        "大家评：议题评议均分 88.2（12\u00a0件，样本少），同期社区测评满意 90.0%"
        in agreed_reading(scored).reading
    )
    alone = agreed_reading(row(review_count=40, mean_review_score=90, judged_count=0)).reading
    assert "大家评：议题评议均分 90.0（40\u00a0件）" in alone
    assert "没有社区测评" not in alone


def test_nobody_knows_whether_any_was_decided():
    unknown = row(by_result_count=40, decided_known_count=0, decided_count=0)
    assert agreed_reading(unknown).title == "议题 40\u00a0件，办结 75.0%"
    settled = row(by_result_count=40, decided_known_count=30, decided_count=20, settled_count=40)
    assert "**补填议定结果**" in agreed_reading(settled).reading
    known = row(by_result_count=40, decided_known_count=40, decided_count=20, settled_count=40)
    assert "**没有通过的看要不要再议**" in agreed_reading(known).reading


def decided(*rows) -> pd.DataFrame:
    names = ["result_known_count", "passed_count", "deferred_count", "later_count", "decided_time_count"]
    names += ["median_days_to_decide", "review_count", "mean_review_score"]
    return pd.DataFrame(rows, columns=names)


def test_what_was_decided_and_how_soon():
    found = decided_reading(decided((40, 30, 4, 2, 28, 0.0, 20, 90.0)))
    assert found.title == "写明结果的议题 40\u00a0件，通过 75.0%"
    assert found.reading == (
        "暂缓、另议 6\u00a0件，**下次会先议这些**；多数当场议定；评议均分 90.0（20\u00a0件，样本少）。"
    )
    two = decided((4, 4, 0, 0, 4, 1.0, 30, 80.0), (6, 6, 0, 0, 6, 3.0, 10, 100.0))
    assert decided_reading(two).reading == (
        "没有暂缓、另议的，**看办没办结**；各社区议到定中位 1.0\u00a0天 至 3.0\u00a0天；"
        "评议均分 85.0（40\u00a0件）。"
    )
    unscored = decided((4, 4, 0, 0, 0, None, 0, None))
    assert decided_reading(unscored).reading.endswith("通过的没有写议定时间；没有评议得分。")
    only_scores = decided((0, 0, 0, 0, 0, None, 3, 70.0))
    assert decided_reading(only_scores).title == "议题没有写议定结果"
    assert not absent_reading(5).is_finding


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
