"""Buildings with numbers, and the requests and visits that name them."""

from __future__ import annotations

BUILDINGS = """
| community | compound | building_id | building_number | head_token | contact_token | households |
| 甲        | 东苑     | E-1         | 1               | h1         |               | 40         |
| 甲        | 东苑     | E-2         | 2               |            |               | 40         |
| 甲        | 东苑     | E-3         | 3               |            |               |            |
| 甲        | 西苑     | W-1         | 1               |            |               | 1          |
| 甲        | 西苑     | W-2         | 2               | h2         |               | 30         |
| 甲        | 西苑     | W-2b        | 2               |            |               | 30         |
| 乙        | 南苑     | S-1         | A               |            | c1            | 30         |
"""
#: Compound -> building -> requests, each answered after as many hours as its place among them says.
_COUNTS = {
    ("甲", "东苑"): {"1": 5, "2": 6, "3": 4, "9": 5, "": 2},
    ("甲", "西苑"): {"1": 7, "2": 8},
    ("乙", "南苑"): {"A": 5},
}
_HEAD = "| community | compound | building_number | requested_at     | responded_at     |"
REQUESTS = "\n".join(
    [_HEAD]
    + [
        f"| {community} | {compound} | {building} | 2026-01-05 08:00 | 2026-01-05 {8 + n:02}:00 |"
        for (community, compound), buildings in _COUNTS.items()
        for building, count in buildings.items()
        for n in range(1, count + 1)
    ]
)
VISITS = "\n".join(
    ["| community | compound | building_number | visited_at       |"]
    + ["| 甲 | 东苑 | 1 | 2026-01-05 09:00 |"] * 4
    + ["| 甲 | 东苑 | 2 | 2026-01-05 09:00 |"] * 5
)
LEDGERS = {"building": BUILDINGS, "service_request": REQUESTS, "visit": VISITS}
