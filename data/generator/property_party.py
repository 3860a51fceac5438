"""物业党支部 and 兼职委员: where a property firm has a branch, and its manager a seat on the committee.

Only 新城社区 has them, as its article tells; the other communities show what their absence looks like.
"""

from __future__ import annotations

from typing import Any

from data.generator.chance import Chance

Row = dict[str, Any]

_COMMUNITY = "新城社区"
#: The firm of the community serves several compounds: its branch names none.
_BRANCHES = (("新城红管家物业党支部", ""), ("佳和物业滨江华府项目党支部", "滨江华府"))
_MEMBERS = (("新城红管家物业各小区", ""), ("滨江华府", "滨江华府"))


def property_branches(units: list[Row]) -> list[Row]:
    """组织: the branches of property firms, numbered after the other organisations."""
    chance = Chance("property_branch")
    top = next(row["unit_id"] for row in units if row["community"] == _COMMUNITY)
    return [
        {
            "unit_id": f"ZZ{len(units) + number:04d}",
            "name": name,
            "parent_id": top,
            "level": "物业党支部",
            "community": _COMMUNITY,
            "compound": compound,
            "members": chance.whole(4, 11),
        }
        for number, (name, compound) in enumerate(_BRANCHES, start=1)
    ]


def part_time_members(holders: list[Row]) -> list[Row]:
    """队伍: the managers of property firms on the community's committee, numbered after the other roles."""
    return [
        {
            "holder_id": f"DW{len(holders) + number:04d}",
            "role": "兼职委员",
            "token": f"物业经理{number:02d}",
            "community": _COMMUNITY,
            "compound": compound,
            "area": area,
        }
        for number, (area, compound) in enumerate(_MEMBERS, start=1)
    ]
