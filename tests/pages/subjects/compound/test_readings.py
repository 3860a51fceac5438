"""Facts, headline and categories of one compound."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.compound.phases import Phase
from pages.parts.subjects.compound.readings import categories_reading, changed_categories, facts, headline

ROW = {
    "households": 238, "area_m2": 14930.0, "green_rate": 0.34, "built_year": 2011,
    "owners_committee_year": 2012,
    "party_branch_year": None, "management": "红色物业", "theme": "法治",
}  # fmt: skip


def test_facts_leave_out_what_is_not_known():
    assert facts(ROW, "桑园红管家物业", date(2021, 6, 16)) == [
        ("户数", "238"),
        ("占地", "14,930\u00a0㎡"),
        ("绿地率", "34%"),
        ("建成", "2011"),
        ("业委会", "2012"),
        ("管理", "红色物业"),
        ("物业", "桑园红管家物业（2021-06 起）"),
        ("一区一策", "法治"),
    ]
    bare = dict.fromkeys(ROW) | {"management": "未填写"}
    assert facts(bare, "", None) == [("物业", "无")]


def said(*means: float, now: float = 62, then: float | None = 57) -> str:
    found = [
        Phase(
            f"{n}号物业",
            date(2021, 1, 1),
            date(2022, 1, 1),
            is_present=n == len(means),
            mean=mean,
            error=0.2,
            periods=24,
        )  # fmt: skip
        for n, mean in enumerate(means, start=1)
    ]
    return headline("象城外滩", found, per="月均", management="红色物业", now=now, then=then, span="近 12 月")


def test_the_headline_tells_of_the_change_of_company():
    assert said(10, 4.1) == "象城外滩：红色物业之后，月均诉求由 10.0 件降到 4.1 件"
    assert "升到 10.0 件" in said(4.1, 10)


def test_else_how_the_year_compares():
    assert said(4.2, 4.1) == "象城外滩：近 12 月诉求 62\u00a0件，与上一年相比未见明显变化"
    assert said(4.1, now=200) == "象城外滩：近 12 月诉求 200\u00a0件，明显高于上一年"
    assert said(4.1, now=20, then=100).endswith("明显低于上一年")
    assert said(then=None) == "象城外滩：近 12 月诉求 62\u00a0件"


def categories(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["category", "before_count", "after_count"])


def test_categories_that_moved():
    found = categories_reading(
        categories(("物业服务", 31, 9), ("停车管理", 8, 22), ("未填写", 9, 0)), (1000, 1040)
    )
    assert found.title == "物业服务下降，停车管理上升"
    assert found.reading == "合计由 48\u00a0件 到 31\u00a0件；同期全街道 +4%；**前后对比不能说明因果**。"


def test_few_cases_say_so():
    found = categories_reading(categories(("物业服务", 5, 2)), (0, 10))
    assert (
        found.reading == "前后的差别还不能排除偶然；合计由 5\u00a0件 到 2\u00a0件；**件数少，不能说明因果**。"
    )
    assert not found.is_finding
    assert categories_reading(categories(), (1, 1)).title == "更替前后的诉求类别"


def test_only_what_a_test_finds_among_all_categories_is_named():
    # 31 to 9 is 3.5 standard deviations, 30 to 10 3.2; of four 2.5 are asked for. 1 to 4 is .19 each way.
    several = categories(("停车管理", 30, 10), ("物业服务", 31, 9), ("绿化养护", 9, 8), ("电梯故障", 1, 4))
    found = categories_reading(several, (1, 1))
    assert found.title == "物业服务、停车管理下降"
    assert found.is_finding
    assert changed_categories(several, -1) == ["物业服务", "停车管理"]
    assert changed_categories(several, 1) == []


def test_the_largest_of_many_changes_alone_is_no_finding():
    # 20 to 8 is 2.27 standard deviations: beyond 1.96, and one of ten must reach 2.81
    many = categories(("物业服务", 20, 8), *((f"类别{n}", 10, 10) for n in range(9)))
    found = categories_reading(many, (1, 1))
    assert (found.title, found.is_finding) == ("更替前后的诉求类别", False)
    assert found.reading.startswith("前后的差别还不能排除偶然；合计由 110\u00a0件 到 98\u00a0件")
    assert changed_categories(many.head(1), -1) == ["物业服务"]


def test_nothing_moved():
    still = categories(("物业服务", 31, 31))
    assert categories_reading(still, (1, 1)).title == "更替前后的诉求类别"
