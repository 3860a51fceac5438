"""The column of the units that join in, alike in every ledger that has it."""

from __future__ import annotations

from data.schema import Column, Course


def partner_units(description: str) -> Column:
    """The column 共办单位: names of units, several in one cell.

    Args:
        description: What joining in means in the ledger, in Chinese.
    """
    return Column(
        "partner_units",
        "共办单位",
        synonyms=(
            "参与单位",
            "联办单位",
            "协办单位",
            "合办单位",
            "配合单位",
            "共建单位",
            "联合单位",
            "联盟单位",
            "参加单位",
            "共同举办单位",
            "联合举办单位",
        ),
        description=description,
        example="第一小学、农商银行",
        course=Course.MOVES,
    )
