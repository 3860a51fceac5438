"""满意度回访: call-backs after requests and disputes, and a survey each quarter.

The satisfaction of each place changes slowly, with some turning points to be found in the charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from data.generator.calendar import YEARS, is_workday
from data.generator.chance import Chance, Weighted
from data.generator.places import COMMUNITIES, Compound, compound_named, weighted_compounds
from data.generator.property_firms import XIANGCHENG_HANDOVER

Row = dict[str, Any]

#: Call-backs are entered a week late: this ledger ends earlier than the others.
_LAST = datetime(2026, 10, 23, 19, 0)
#: From this day, after 体育场社区 had fallen below its target, more of its callers are asked.
_WATCHED_FROM = datetime(2026, 7, 1)
_RAISED = 1.75
_CALLED_BACK = 0.346
#: Share of disputes with a call-back; the request behind a dispute is not asked about again.
_CASE_CALLED_BACK = 0.45
#: Nearly every event that is followed by its number ends with a call-back.
_LOOP_CALLED_BACK = 0.93
_SURVEYED = 12
_CHANNELS = Weighted({"电话": 70, "短信": 16, "上门": 14})
_GOOD = Weighted({"非常满意": 26, "满意": 54, "基本满意": 20})
_BAD = Weighted({"一般": 36, "不满意": 49, "非常不满意": 15})
_SURVEY_SUBJECTS = Weighted({"物业": 60, "社区": 40})
_HOURS = Weighted({9: 14, 10: 18, 11: 12, 14: 12, 15: 16, 16: 16, 17: 8, 18: 6, 19: 4})


def satisfaction_responses(requests: list[Row], cases: list[Row]) -> list[Row]:
    """All responses in order of time."""
    chance = Chance("satisfaction_response")
    rows = [
        _call_back(chance, row, "诉求")
        for row in requests
        if not row.get("event_id") and _is_asked(chance, row, _CALLED_BACK)
    ]
    rows += [_call_back(chance, row, "调解") for row in cases if _is_asked(chance, row, _CASE_CALLED_BACK)]
    rows += _surveys(chance)
    rows = sorted((row for row in rows if row["asked_at"] <= _LAST), key=lambda row: row["asked_at"])
    for number, row in enumerate(rows, start=1):
        row["response_id"] = f"HF{number:05d}"
        _answer(chance, row)
    adjust_to_published(rows)
    return rows


def _is_asked(chance: Chance, row: Row, share: float) -> bool:
    is_watched = row["community"] == "体育场社区" and row["closed_at"] and row["closed_at"] >= _WATCHED_FROM
    if row.get("event_id"):
        share = _LOOP_CALLED_BACK
    is_asked = chance.happens(_RAISED * share if is_watched else share)
    return is_asked and row["closed_at"] is not None and row.get("status") != "已作废"


def _call_back(chance: Chance, row: Row, subject: str) -> Row:
    """A call-back one to ten days after closing."""
    key = row.get("event_id") or row["request_id" if subject == "诉求" else "case_id"]
    return {
        "event_id": key,
        "instrument": "回访",
        "subject": subject,
        "channel": chance.weighted(_CHANNELS) if chance.happens(0.4) else "",
        "community": row["community"],
        "compound": row.get("compound", ""),
        "_compound": row["_compound"],
        "_community": row["_compound"].community,
        "_is_late": _is_late(row),
        "asked_at": _asked_at(chance, row["closed_at"].date() + timedelta(days=chance.whole(1, 8))),
    }


def _is_late(row: Row) -> bool:
    due = row.get("extended_due_at") or row.get("due_at")
    return bool(due) and row["closed_at"].date() > due


def _asked_at(chance: Chance, day: date) -> datetime:
    while not is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(chance.weighted(_HOURS), chance.whole(0, 59)))


def _surveys(chance: Chance) -> Iterator[Row]:
    """The surveys: each quarter every community asks some residents about property firm and community."""
    for community in COMMUNITIES:
        for year in YEARS:
            for month in (3, 6, 9, 12):
                for _ in range(_SURVEYED + chance.whole(-4, 6)):
                    compound = chance.weighted(weighted_compounds(community))
                    yield _survey(chance, compound, date(year, month, chance.whole(8, 26)))
    for year in range(XIANGCHENG_HANDOVER.year, YEARS[-1] + 1):  # the firm of 象城外滩 asks its owners
        for month in (3, 6, 9, 12):
            for _ in range(28 + chance.whole(-4, 3)):
                yield _survey(chance, compound_named("象城外滩"), date(year, month, chance.whole(8, 26)))


def _survey(chance: Chance, compound: Compound, day: date) -> Row:
    return {
        "instrument": "测评",
        "subject": chance.weighted(_SURVEY_SUBJECTS),
        "channel": chance.pick(("问卷", "问卷", "上门")),
        "community": compound.community,
        "compound": compound.name,
        "_compound": compound,
        "_community": compound.community,
        "_is_late": False,
        "asked_at": _asked_at(chance, day),
    }


def _answer(chance: Chance, row: Row) -> None:
    row["is_valid"] = row["instrument"] == "测评" or chance.happens(0.925)
    if not row["is_valid"]:
        return
    share = goodwill(row["_community"], row["asked_at"], row["_compound"].management) - (
        0.16 if row["_is_late"] else 0.0
    )
    if row["_compound"].name == _COMPOUND:  # before and after the community's own firm took over
        share = max(share, _KEPT) if row["asked_at"].date() >= XIANGCHENG_HANDOVER else share - _NEGLECTED
    is_good = chance.happens(share)
    if row["instrument"] == "回访":
        row["was_contacted"] = chance.happens(0.985 if is_good else 0.82)
        row["is_resolved"] = chance.happens(0.97 if is_good else 0.34)
    if not chance.happens(0.02):
        row["rating"] = chance.weighted(_GOOD if is_good else _BAD)


#: Share of satisfied answers at the start of 2021 and at the end, per community.
_SLOPES = {
    "体育场社区": (0.870, 0.920),
    "新城社区": (0.895, 0.885),
    "桑园社区": (0.865, 0.930),
    "白龙社区": (0.880, 0.915),
    "南门社区": (0.885, 0.925),
    "信江社区": (0.855, 0.955),
}
_MONTHS = 70
#: 体育场社区 falls below its target from the summer of 2026 on.
_STADIUM_FALLS = {(2026, 6): -0.05, (2026, 7): -0.13, (2026, 8): -0.17, (2026, 9): -0.21, (2026, 10): -0.25}
_MANAGEMENT = {"红色物业": 0.02, "市场物业": -0.01, "自管": 0.0, "无物业": -0.03}


def goodwill(community: str, asked_at: datetime, management: str) -> float:
    """The probability that a resident of the community answers 基本满意 or better.

    Args:
        community: The community.
        asked_at: Moment of the question.
        management: Kind of management of the compound.

    Returns:
        A share between 0 and 1.
    """
    start, end = _SLOPES[community]
    months = (asked_at.year - 2021) * 12 + asked_at.month - 1
    share = start + (end - start) * months / _MONTHS + _MANAGEMENT[management]
    if community == "体育场社区":
        share += _STADIUM_FALLS.get((asked_at.year, asked_at.month), 0.0)
    return min(0.985, share)


_COMPOUND, _YEAR = "象城外滩", 2022
_ALLOWED = 0.012
_KEPT, _NEGLECTED = 0.965, 0.12


def adjust_to_published(rows: list[Row]) -> None:
    """Reduce the dissatisfied answers so that at least 98 % are satisfied, with any weight of 基本满意."""
    answers = [
        row
        for row in rows
        if row["_compound"].name == _COMPOUND and row["asked_at"].year == _YEAR and row.get("rating")
    ]
    allowed = int(len(answers) * _ALLOWED)
    for row in answers:
        if row["rating"] not in ("非常满意", "满意"):
            if row["rating"] != "基本满意" and allowed:
                allowed -= 1
                continue
            row["rating"] = "满意"
            row["is_resolved"] = True if row["instrument"] == "回访" else None
