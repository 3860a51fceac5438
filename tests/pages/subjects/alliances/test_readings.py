"""What is said of alliances, of trades and of members, with nothing, one and several of them."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.alliances.readings import (
    absent_reading,
    alliances_reading,
    members_reading,
    trades_reading,
)


def alliances(*rows) -> pd.DataFrame:
    names = [
        "community",
        "alliance_kind",
        "alliance_member_count",
        "roll_member_count",
        "active_member_count",
    ]
    return pd.DataFrame(rows, columns=names)


def deeds(*members) -> pd.DataFrame:
    return pd.DataFrame({"alliance_member_count": members})


def members(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["member_name", "partner_deed_count", "resource"])


def test_members_that_did_nothing_and_a_register_that_is_short():
    found = alliances_reading(
        alliances(("甲社区", "单位联盟", 13, 13, 10), ("甲社区", "商家联盟", 17, 86, 8)), deeds(1, 2, 0)
    )
    assert found.title == "联盟成员 30\u00a0家，一起办过事的 60.0%"
    assert found.reading == (
        "12\u00a0家没有一起办过事，**先问一问能做什么**；另有 1\u00a0件的共办单位不在名册里或写法不同；"
        "甲社区商家联盟组织名册写 86\u00a0家，成员名册有 17\u00a0家。"
    )


def test_one_member_and_no_deed():
    one = alliances(("甲社区", "单位联盟", 1, None, 1))
    assert alliances_reading(one, deeds(1)).reading == "一起办过事，**照常邀请**。"
    assert (
        "没有一件活动或议题写共办单位"
        in alliances_reading(one.assign(active_member_count=0), deeds()).reading
    )


def test_a_roll_with_numbers_only():
    found = absent_reading(alliances(("甲社区", "单位联盟", 0, 9, 0)))
    assert found.title == "联盟没有成员名册"
    assert found.reading.startswith("组织名册只写了成员数（9\u00a0家）；**导入联盟成员")
    assert absent_reading(alliances(("甲社区", "单位联盟", 0, None, 0))).reading.startswith("**导入联盟成员")


def test_trades_and_streets():
    frame = pd.DataFrame(
        [("餐饮", "东街", 3, 1, 0, 0, 0), ("金融", "西街", 1, 0, 0, 0, 0), ("学校", "未填写", 2, 2, 0, 0, 0)],
        columns=[
            "trade", "stretch", "alliance_member_count", "active_member_count", "party_shop_count",
            "active_party_shop_count", "upgraded_count",
        ],
    )  # fmt: skip
    shops = frame.head(1).assign(party_shop_count=2, active_party_shop_count=1, upgraded_count=3)
    assert "党员示范店 2\u00a0家，1 家一起办过事；提档 3\u00a0家" in trades_reading(shops).reading
    found = trades_reading(frame)
    assert found.title == "餐饮最多；联盟成员 6\u00a0家，业态 3 种"
    assert found.reading == "2\u00a0家没写街段；西街没有成员一起办过事，**先从这里邀请**。"
    assert trades_reading(frame.head(1)).reading == "**看各段缺哪一类，再去邀请**。"
    assert trades_reading(frame.assign(trade="未填写")).title == "联盟成员 6\u00a0家"


def test_who_did_most_and_who_nothing():
    found = members_reading(members(("小学", 5, "操场"), ("银行", 2, None), ("面馆", 0, None)))
    assert found.title == "小学最多，5\u00a0次"
    assert (
        found.reading
        == "1\u00a0家一次也没有；**先问清它们能提供什么**；只按台账写的共办单位算，没写的不知道。"
    )
    level = members_reading(members(("小学", 2, None), ("银行", 2, None)))
    assert level.title == "2\u00a0家成员一起办过事"
    assert "名册里的都参与过" in level.reading
    one = members_reading(members(("小学", 2, None)))
    assert one.title == "1\u00a0家成员一起办过事"
    assert "这一家参与过" in one.reading
    assert members_reading(members(("小学", 0, "操场"))).title == "联盟成员还没有一起办过事"
    waiting = members_reading(members(("小学", 2, None), ("馆", 0, "场地"))).reading
    assert "其中 1\u00a0家写了资源，**先用起来**" in waiting
