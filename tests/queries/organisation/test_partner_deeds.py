from datetime import date

from queries import Scope, run
from tests.queries.organisation.alliances import LEDGERS
from tests.queries.tables import expect

NAME = "organisation/partner_deeds"


def test_what_was_done_with_other_units_and_how_many_of_them_are_members(ledger):
    """Neither a star of the month nor a void item is a deed; 消防大队 is no member."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| deed_id | deed_kind | happened_at      | community | subject | partner_units       | alliance_member_count |
| x4      | 活动      | 2026-03-11 00:00 | 甲        | 文化    | 消防大队            | 0                     |
| y2      | 议题      | 2026-02-21 19:00 | 乙        | 路灯    | 农商银行等          | 1                     |
| y1      | 议题      | 2026-02-20 19:00 | 甲        | 车位    | 与第一小学等单位    | 1                     |
| x2      | 活动      | 2026-02-10 00:00 | 甲        | 志愿    | 老街 面馆；第一小学 | 2                     |
| x1      | 活动      | 2026-01-10 00:00 | 甲        | 文化    | 第一小学, 农商银行  | 2                     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 21), date(2026, 3, 1))
    expect(run(NAME, scope, snapshot=ledger(**LEDGERS)), "| deed_id |\n| y2 |")


def test_a_name_is_found_in_every_way_a_clerk_writes_it(ledger):
    """The register has 老街面馆（总店）, KFC and 面馆; each cell names exactly one of them, the last three none."""
    cells = (
        "老街面馆（总店）", "老街面馆(总店)、消防大队", "老街 面馆(总店)", "老街面馆（总店）等3家", "消防大队 KFC", "KFC／消防大队",
        "联合老街面馆（总店）共同举办", "面馆", "消防大队+面馆", "新面馆", "面馆街、消防大队", "KF",
    )  # fmt: skip
    rows = "\n".join(f"| 甲 | 2026-01-{10 + at} | {cell} |" for at, cell in enumerate(cells))
    snapshot = ledger(
        alliance_member="| name | community |\n| 老街面馆（总店） | 甲 |\n| KFC | 甲 |\n| 面馆 | 甲 |",
        activity=f"| community | held_on | partner_units |\n{rows}",
    )
    answer = run(NAME, Scope(), snapshot=snapshot).sort_values("happened_at")
    assert list(answer["alliance_member_count"]) == [1] * 9 + [0] * 3
