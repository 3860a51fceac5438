"""三事分流: the rule, the ways, and what is said of both."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.closed_loop.triage_readings import (
    flow_reading,
    flows,
    suggestion_reading,
    suggestions,
)

RULES = {"路灯": "联办", "噪音": "共办", "邻里": "协办"}


def ways(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["ledger", "issue", "triage", "ending", "matter_count"])


def flowed(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["origin", "triage", "ending", "matter_count"])


def test_what_has_no_triage_is_not_in_the_ways():
    found = flows(ways(("诉求", "路灯", "联办", "在办", 2), ("诉求", "路灯", "未填写", "在办", 9)))
    assert found.to_dict("records") == [
        {"origin": "路灯", "triage": "联办", "ending": "在办", "matter_count": 2}
    ]


def test_disputes_and_agenda_items_are_one_origin_each():
    found = flows(ways(("纠纷", "邻里", "协办", "在办", 2), ("纠纷", "物业", "协办", "在办", 3),
                       ("议题", "议事议题", "共办", "在办", 4)))  # fmt: skip
    assert dict(zip(found["origin"], found["matter_count"], strict=True)) == {"矛盾纠纷": 5, "议事议题": 4}


def test_beyond_five_origins_the_smallest_are_pooled():
    found = flows(ways(*(("诉求", f"类{n}", "共办", "在办", 10 - n) for n in range(7))))
    sizes = dict(zip(found["origin"], found["matter_count"], strict=True))
    assert sizes == {"类0": 10, "类1": 9, "类2": 8, "类3": 7, "其他类别": 6 + 5 + 4}


def test_unfilled_categories_are_among_the_others():
    found = flows(ways(("诉求", "未填写", "共办", "在办", 50), ("诉求", "路灯", "联办", "在办", 1)))
    assert set(found["origin"]) == {"其他类别", "路灯"}


def test_one_kind_is_late_beyond_chance():
    # 联办 20 of 100, 共办 5 of 200: together 25 of 300 = 8.3 %, below the interval of 20 %
    found = flow_reading(
        flowed(("路灯", "联办", "超期办结", 15), ("路灯", "联办", "超期未结", 5),
               ("路灯", "联办", "按期办结", 80),
               ("噪音", "共办", "超期办结", 5), ("噪音", "共办", "按期办结", 195)), blank=40
    )  # fmt: skip
    assert found.title == "已分流 300\u00a0件，其中超期 25\u00a0件"
    assert "联办超期 20.0%（20\u00a0/\u00a0100），高于总体 8.3%" in found.reading
    assert "另有 40\u00a0件没有填写分流" in found.reading


def test_late_alike_and_few():
    alike = flowed(("路灯", "联办", "超期办结", 9), ("路灯", "联办", "按期办结", 91),
                   ("噪音", "共办", "超期办结", 8), ("噪音", "共办", "按期办结", 92))  # fmt: skip
    assert "**不能据此按分流排名**" in flow_reading(alike, 0).reading
    assert "**样本少不作比较**" in flow_reading(flowed(("路灯", "联办", "在办", 9)), 0).reading
    assert "**暂不作判断**" in flow_reading(flowed(), 0).reading


def ruled(*rows) -> pd.DataFrame:
    frame = ways(*rows)
    return frame.assign(rule_triage=frame["issue"].map(RULES))


def matters() -> pd.DataFrame:
    return ruled(
        ("诉求", "路灯", "联办", "在办", 40), ("诉求", "路灯", "共办", "在办", 10),
        ("诉求", "噪音", "未填写", "在办", 30), ("诉求", "咨询", "未填写", "在办", 10),
        ("诉求", "咨询", "协办", "在办", 5),
    )  # fmt: skip


def test_suggestions_beside_what_is_recorded():
    """The rule says 联办 of 50 recorded ones, and the record agrees in 40; 咨询 has no rule."""
    table = suggestions(matters()).set_index("triage")
    assert list(table["recorded_count"]) == [40, 10, 5, 0]
    assert list(table["suggested_count"]) == [0, 30, 0, 10]
    assert list(table["ruled_count"]) == [50, 0, 0, 0]
    assert list(table["agreed_count"]) == [40, 0, 0, 0]


def test_a_suggestion_says_what_it_is_worth():
    found = suggestion_reading(suggestions(matters()))
    assert found.title == "40\u00a0件未填分流，75.0% 可按规则建议"
    assert "规则与已填的一致 80.0%（40\u00a0/\u00a050" in found.reading
    assert "**建议不写入台账**" in found.reading


def test_few_recorded_and_nothing_blank():
    few = suggestions(ruled(("诉求", "路灯", "联办", "在办", 4), ("诉求", "路灯", "未填写", "在办", 4)))
    assert "**样本少，建议只供参考**" in suggestion_reading(few).reading
    full = suggestions(ruled(("诉求", "路灯", "联办", "在办", 4)))
    assert "**不需要建议**" in suggestion_reading(full).reading


def test_nothing_late_one_kind_and_late_ones_among_few_only():
    def said(*rows: tuple[str, str, int]) -> str:
        ways = [("噪声扰民", *row) for row in rows]
        names = ["origin", "triage", "ending", "matter_count"]
        return flow_reading(pd.DataFrame(ways, columns=names), 0).reading

    assert "没有超期的" in said(("联办", "按期办结", 40), ("共办", "按期办结", 40))
    assert "没有可以比较的" in said(("联办", "按期办结", 30), ("联办", "超期办结", 10))
    assert "没有超期的" not in said(("联办", "按期办结", 40), ("共办", "超期未结", 3))
