"""Who works with whom, in words: how much, which pair, and on time together against alone."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.handlers.partner_readings import partners_reading

_SHARES = [
    "community", "request_count", "handler_known_count", "together_count", "together_due_count",
    "together_on_time_count", "alone_due_count", "alone_on_time_count",
]  # fmt: skip


def shares(*rows):
    return pd.DataFrame(rows, columns=_SHARES)


def pairs(*rows):
    return pd.DataFrame(rows, columns=["community", "handler_kind", "co_handler_kind", "shared_count"])


def test_without_co_handlers_the_column_is_named():
    found = partners_reading(pairs(), shares(("甲", 90, 80, 0, 0, 0, 60, 50)))
    assert found.title == "谁和谁一起办"
    assert "诉求工单加一列“协办主体”" in found.reading
    assert not found.is_finding


def test_nothing_in_the_scope():
    assert partners_reading(pairs(), shares()).reading == "所选范围内没有记录，**暂不作判断**。"


def test_only_the_communities_that_write_it_count():
    """乙 writes no co-handler: its requests are neither together nor alone."""
    found = partners_reading(
        pairs(("甲", "物业", "业委会", 30), ("甲", "社区", "志愿者", 10)),
        shares(
            ("甲", 200, 160, 40, 40, 36, 100, 90),
            ("乙", 500, 400, 0, 0, 0, 400, 10),
            ("未填写", 5, 5, 0, 0, 0, 0, 0),
        ),
    )
    assert found.title == "物业承办、业委会协办最多，30\u00a0件"
    assert found.reading.startswith("25.0% 的诉求共同办理（40\u00a0/\u00a0160）")
    assert "只有 1/2 个社区写了协办主体" in found.reading
    assert (
        "共同办理 90.0%（36\u00a0/\u00a040），单独办理 90.0%（90\u00a0/\u00a0100）；**未见明显差别**"
        in found.reading
    )


def test_a_clear_difference_is_no_cause():
    told = partners_reading(
        pairs(("甲", "物业", "业委会", 200)), shares(("甲", 900, 900, 200, 200, 196, 700, 500))
    )
    assert "共同办理的更按期，**办的事不同，不能说是合办带来的**" in told.reading
    assert told.title == "谁和谁一起办", "the only pair is no comparison"
    worse = partners_reading(
        pairs(("甲", "物业", "业委会", 200)), shares(("甲", 900, 900, 200, 200, 90, 700, 660))
    )
    assert "共同办理的更不按期" in worse.reading


def test_few_are_not_compared():
    told = partners_reading(pairs(("甲", "物业", "业委会", 2)), shares(("甲", 9, 8, 2, 2, 0, 6, 6)))
    assert told.reading.startswith("2\u00a0/\u00a08件诉求共同办理")
    assert "**样本少不作比较**" in told.reading
    none_due = partners_reading(pairs(("甲", "物业", "业委会", 2)), shares(("甲", 9, 8, 2, 0, 0, 6, 6)))
    assert "先不作比较" in none_due.reading
