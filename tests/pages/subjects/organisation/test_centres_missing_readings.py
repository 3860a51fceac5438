"""What is said of the 党员中心户 that compounds lack."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.organisation.centres_missing_readings import missing_reading


def compounds(*rows) -> pd.DataFrame:
    return pd.DataFrame(
        rows,
        columns=[
            "compound", "households", "needed_count", "centre_count", "missing_centre_count",
            "unlinked_households",
        ],
    )  # fmt: skip


def test_what_is_missing_and_where_most():
    found = missing_reading(compounds(("东苑", 100, 10, 2, 8, 80), ("西苑", 40, 4, 1, 3, 30)), 2)
    assert found.title == "还缺 11 个党员中心户，110\u00a0户没有联系"
    assert "按每 10 户一个，应设 14 个，现有 3 个" in found.reading
    assert "东苑缺得最多，8 个，**先在那里发展**" in found.reading
    assert "另有 2 个中心户没有写小区，不在内" in found.reading


def test_households_not_reached_are_not_told_where_a_home_does_not_say():
    found = missing_reading(compounds(("东苑", 100, 10, 2, 8, 80), ("西苑", 40, 4, 1, 3, None)), 0)
    assert found.title == "还缺 11 个党员中心户"
    assert "1 个小区的中心户没有填联系户数" in found.reading


def test_no_households_and_nothing_missing():
    unknown = missing_reading(compounds(("东苑", None, None, 2, None, None)), 0)
    assert "**先补户数才能算还缺几个**" in unknown.reading
    enough = missing_reading(compounds(("东苑", 20, 2, 3, 0, 0)), 0)
    assert enough.title == "党员中心户一个不缺"
