"""A date is read the same way by the database and one by one, whatever stands behind it."""

from __future__ import annotations

from itertools import product

import duckdb
import pyarrow as pa

from data.notation import dates

DAYS = (
    "2026-03-05", "2026-3-5", "2026/3/5", "2026/12/15", "2026.3.5", "2026.12.15", "2026年3月5日",
    "2026年12月15", "20260305", "26/3/5", "05-03-2026", "3/5/2026", "2026-3", "12.31", "46086", "46086.5",
    "2026-02-30",
)  # fmt: skip
TIMES = (
    "",
    " 9:30",
    " 09:30",
    "T09:30",
    " 09:30:15",
    " 9时30分",
    "-14:30",
    " 24:00",
    " 25:00",
    "0930",
    " 下午3:30",
    "-7",
)
ENDS = (
    "",
    "-11:00",
    "-20:30",
    "~11:00",
    "至12:00",
    "-07",
    "至3月7日",
    "-3.7",
    "+08:00",
    "Z",
    " PM",
    " x",
    " 07",
    ".123",
)


def test_the_database_reads_nothing_that_one_by_one_is_read_otherwise():
    texts = pa.table({"cell": ["".join(parts) for parts in product(DAYS, TIMES, ENDS)]})
    with duckdb.connect() as connection:
        connection.register("written", texts)
        fast, is_day = (part.replace("{cell}", "cell") for part in (dates.FAST_MOMENT, dates.IS_DAY_ONLY))
        read = connection.execute(
            f"select cell, date_trunc('second', moment), {is_day}"
            f" from (select cell, {fast} as moment from written)"
            f" where moment between timestamp '{dates.FIRST_DAY}' and timestamp '2100-01-01'"
        ).fetchall()
    assert len(read) > len(DAYS) * 3
    for text, moment, is_day_only in read:
        assert dates.read_date(text) == moment, text
        assert (dates.read_date(text, ends_day=True) != moment) is is_day_only, text
