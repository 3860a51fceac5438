"""What is still there, who found it, what was rectified: with nothing, one thing, several."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.hazards.readings import headline, kinds_reading, open_reading, sources_reading


def dangers(*rows) -> pd.DataFrame:
    names = ["danger", "open_hazard_count", "overdue_hazard_count", "longest_open_days"]
    return pd.DataFrame(rows, columns=names)


def found_by(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["source", "hazard_count"])


def of_kinds(*rows) -> pd.DataFrame:
    names = ["due_hazard_count", "rectified_on_time_count", "rectified_count", "rechecked_count"]
    return pd.DataFrame(rows, columns=names)


def test_the_grave_come_first():
    told = open_reading(dangers(("重大", 2, 1, 40.9), ("一般", 3, 2, 90.2)), 20)
    assert told.title == "未整改 5\u00a0处，超期 3\u00a0处"
    assert told.reading == "**先催重大、较大的**，其中 1\u00a0处已过期限；最久的已有 90\u00a0天。"


def test_grave_but_not_late_late_but_not_grave_and_neither():
    assert "都还没到期限，**按期整改即可**" in open_reading(dangers(("较大", 1, 0, 3.0)), 1).reading
    assert "没有重大、较大的，**先催超期的**" in open_reading(dangers(("一般", 1, 1, 3.0)), 1).reading
    alone = open_reading(dangers(("一般", 1, 0, 3.0)), 1)
    assert (alone.title, alone.reading) == ("未整改 1\u00a0处", "没有重大、较大的；最久的已有 3\u00a0天。")


def test_nothing_left_is_not_nothing_found():
    assert open_reading(dangers(), 3).title == "没有未整改的隐患"
    assert not open_reading(dangers(), 0).is_finding


def test_what_nobody_tells_is_not_called_gone():
    assert open_reading(dangers(), 3, 3).title == "看不出还有没有未整改的"
    assert open_reading(dangers(), 3, 2).title == "写明的都已整改"
    assert open_reading(dangers(), 3, 2).reading == "没写整改情况的 2\u00a0处不在内。"
    assert open_reading(dangers(("一般", 1, 0, 3.0)), 3, 2).reading.endswith(
        "没写整改情况的 2\u00a0处不在内。"
    )


def test_patrol_or_complaint():
    told = sources_reading(found_by(("巡查", 60), ("诉求", 20), ("自查", 20)))
    assert told.title == "巡查发现 60.0%，诉求发现 20.0%"
    assert told.reading == "诉求先看到的 20\u00a0处是巡查没有看到的，**看看在哪些小区**。"
    assert "**先补巡查的地方和时段**" in sources_reading(found_by(("巡查", 20), ("诉求", 60))).reading
    assert "**核对来源是否如实填写**" in sources_reading(found_by(("巡查", 60))).reading


def test_few_are_not_judged_and_none_say_nothing():
    few = sources_reading(found_by(("巡查", 3), ("诉求", 4)))
    assert few.title == "巡查发现 3\u00a0/\u00a07，诉求发现 4\u00a0/\u00a07"
    assert "**样本少不作判断**" in few.reading
    assert not sources_reading(found_by()).is_finding


def test_rectified_in_time_and_re_checked():
    told = kinds_reading(of_kinds((40, 30, 40, 38), (10, 10, 10, 10)))
    assert told.title == "按期整改 80.0%（40\u00a0/\u00a050）"
    assert told.reading == "已整改的 96.0%（48\u00a0/\u00a050）复查合格；**还有 2\u00a0处没有复查**。"
    assert "**都已复查**" in kinds_reading(of_kinds((40, 30, 40, 40))).reading
    assert "样本少，**不作判断**" in kinds_reading(of_kinds((2, 1, 2, 1))).reading


def test_nothing_due_has_no_rate():
    assert kinds_reading(of_kinds((0, 0, 0, 0))).reading == "**还不能算按期整改率**。"
    assert not kinds_reading(of_kinds()).is_finding


def test_headline():
    now, none = {"hazard_count": 3}, {"hazard_count": 0}
    late = {"overdue_hazard_count": 5, "overdue_danger_count": 2}
    assert (
        headline("上周", now, late)
        == "上周发现隐患 3\u00a0处；超期未整改 5\u00a0处，其中重大、较大 2\u00a0处"
    )
    assert (
        headline("上周", none, late | {"overdue_danger_count": 0}) == "上周没有发现隐患；超期未整改 5\u00a0处"
    )
    calm = {"overdue_hazard_count": 0, "overdue_danger_count": 0}
    told = calm | {"hazard_count": 9, "open_hazard_count": 2, "rectified_count": 7}
    assert headline("上周", now, told) == "上周发现隐患 3\u00a0处；没有超期未整改的"
    partly = told | {"rectified_count": 6}
    assert headline("上周", now, partly) == "上周发现隐患 3\u00a0处；写明的没有超期未整改"
