"""No sentence is false: the laws over everything that is said of every store and every scope."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from queries import Grain, Scope, run
from tests.cases import each
from tests.laws.conftest import See, Seen, each_sight, sight
from tests.laws.numbers import numbers_of, unfounded
from tests.laws.sentences import LAWS, names_of
from tests.laws.told import Told

#: Blocks whose titles count what their tables do not list: all cells looked at, all requests that can be
#: judged, the median of all requests of a channel.
COUNTED_ELSEWHERE = {"hot-spots", "repeats", "floor-heads"}
#: The question that says since when the ledger behind a folder of questions is kept.
SINCE = {
    "service_requests": "service_requests/volume_by_period",
    "signals": "service_requests/volume_by_period",
    "mediation_cases": "mediation_cases/outcome_by_period",
    "satisfaction": "satisfaction/rate_by_period",
    "deliberation": "deliberation/items_by_period",
    "service_orders": "service_orders/orders_by_period",
    "activities": "activities/activities_by_period",
    "visits": "visits/visits_by_period",
}


@each_sight
def test_every_sentence_holds(see: See, seen: Seen):
    names = names_of([*see(seen.store, "all").told, *seen.told])
    broken = [
        f"{law.__name__}: {fault} | {one}" for one in seen.told for law in LAWS for fault in law(one, names)
    ]
    assert broken == []


@each_sight
def test_every_number_of_a_title_has_its_rows(seen: Seen):
    told = [one for one in seen.told if one.block is not None]
    assert [
        (str(one), unfounded(one)) for one in told if one.key not in COUNTED_ELSEWHERE and unfounded(one)
    ] == []


@each(
    ("key", "title", "lost"),
    [
        ("triage", "已分流 10 件，其中超期 3 件", []),
        ("triage", "已分流 10 件，其中超期 6 件", ["6"]),
        ("any", "按期 7 件，占 70.0%", []),
        ("any", "按期 7 件，占 71.0%", ["71.0"]),
    ],
)
def test_a_number_without_rows_is_seen(key: str, title: str, lost: list[str]):
    endings = {"ending": ["按期办结", "超期办结", "超期未结"], "matter_count": [7, 2, 1]}
    assert unfounded(Told("closed_loop", key, Scope(), title, table=pd.DataFrame(endings))) == lost


@each_sight
def test_what_lies_outside_the_ledger_is_not_drawn(seen: Seen):
    outside = [
        str(one) for one in seen.told if one.block is not None and _is_outside(one.table, one.block, seen)
    ]
    assert outside == []


def _is_outside(table: pd.DataFrame, block: object, seen: Seen) -> bool:
    """Whether a table has a period that ended before the ledger's first event, or began after its last."""
    folder = block.question.split("/")[0]
    if "period_start" not in table or table.empty or folder not in SINCE:
        return False
    days = run(SINCE[folder], Scope(grain=Grain.DAY), snapshot=seen.served)["period_start"]
    if days.empty:
        return True
    starts = pd.to_datetime(table["period_start"]).dropna().drop_duplicates().sort_values()
    length = starts.diff().median() if len(starts) > 1 else pd.Timedelta(days=366)
    first, last = pd.Timestamp(days.iloc[0]), max(seen.served.as_of, *seen.served.freshness.values())
    return bool(
        starts.iloc[0] + max(length, pd.Timedelta(days=1)) <= first or starts.iloc[-1] > pd.Timestamp(last)
    )


@sight("samples", "week", "en")
def test_english_says_all_numbers_that_chinese_says(see: See, seen: Seen):
    """Readings and headlines; a title may be shorter where English needs more room."""
    chinese, english = see("samples", "week").told, seen.told
    missing = {}
    for one, other in zip(chinese, english, strict=True):
        assert (one.page, one.key) == (other.page, other.key)
        if one.page != "briefing" and one.key not in ("card", "signal"):
            here, there = (said.title if said.key == "headline" else said.reading for said in (one, other))
            lost = Counter(numbers_of(_whole(here))) - Counter(numbers_of(there))
            missing |= {(one.page, one.key): (here, there)} if lost else {}
    assert missing == {}


@sight("samples", "week", "en")
def test_english_says_every_value_in_latin_letters_and_its_chinese_in_brackets(seen: Seen):
    """Headlines, titles, readings and signals; a text too long to be a name stays as it was written."""
    told = [one for one in seen.told if one.page != "briefing" and one.key != "card"]
    bare = [str(one) for one in told if re.search("[\u4e00-\u9fff]", re.sub(r"\([^()]*\)", "", one.text))]
    assert len(told) > 50
    assert bare == []


def _whole(text: str) -> str:
    """The text without amounts in 万, which English writes out."""
    return re.sub(r"[\d.,]+\u00a0?万", "", text)
