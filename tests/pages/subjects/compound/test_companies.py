"""The chain of the companies of a compound, those before the first request too."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.subjects.compound.companies import chain_reading, company_chain

COLUMNS = ["company", "started_on", "ended_on", "reason", "charge_yuan", "collection_rate"]
#: January to April 2026, two complaints and three requests each.
MONTHS = pd.DataFrame(
    [(date(2026, n, 1), date(2026, n + 1, 1), 2, 3) for n in range(1, 5)],
    columns=["start", "end", "complaint_count", "request_count"],
)
AS_OF = date(2026, 5, 10)


def chain(*rows):
    return company_chain(pd.DataFrame(rows, columns=COLUMNS), MONTHS, AS_OF)


def test_a_time_without_a_company_stands_between():
    found = chain(
        ("一号", date(2012, 1, 1), date(2020, 12, 31), "收费率低", 1.2, 0.6),
        ("二号", date(2022, 1, 1), date(2026, 2, 10), "解聘", None, None),
        ("三号", date(2026, 2, 11), None, None, 1.8, 0.9),
    )
    assert list(found["company"]) == ["一号", "", "二号", "三号"]
    # of two companies that change within February neither has that month
    assert list(found["month_count"]) == [0, 0, 1, 2]
    assert list(found["complaint_count"]) == [0, 0, 2, 4]
    told = chain_reading(found)
    assert told.title == "历任物业 3 家：一号 → 二号 → 三号"
    assert "二号 2026-02-10 退出：解聘" in told.reading
    assert "月均投诉 2.0 → 2.0 件、全部诉求 3.0 → 3.0 件" in told.reading


def test_only_one_within_the_ledger():
    found = chain(
        ("一号", None, date(2020, 12, 31), None, None, None), ("二号", date(2021, 1, 1), *[None] * 4)
    )
    assert "没有写明原因" in chain_reading(found).reading
    assert "**只有一家在台账期内，前后无可比**" in chain_reading(found).reading


def test_one_company_and_none():
    assert "**没有前后可比**" in chain_reading(chain(("一号", date(2021, 1, 1), *[None] * 4))).reading
    assert chain().empty
