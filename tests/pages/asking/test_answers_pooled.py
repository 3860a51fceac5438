"""What is said of the answers in one satisfaction rate: call-backs, surveys, or both."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import (
    answers_by_subject,
    answers_pooled,
    answers_pooled_in_full,
    with_answers,
)
from pages.parts.asking.fetch import answer_from
from pages.parts.findings.comparison import Tag
from pages.parts.findings.signals import Signal
from queries import Scope
from tests.cases import each
from tests.queries.tables import build, parse

CALL = "| 回访 | 满意 |\n"
SURVEY = "| 测评 | 不满意 |\n"
UNFILLED = "| | 满意 |\n"
UNRATED = "| 测评 | |\n"


def office(folder: Path, rows: str) -> Snapshot:
    """An office with these answers: instrument and rating."""
    answers = parse(f"| instrument | rating |\n{rows}")
    return build(folder / uuid4().hex, {"satisfaction_response": answers})


@each(
    ("rows", "short", "full"),
    [
        (CALL * 2 + UNRATED, "仅回访", "仅回访"),
        (SURVEY, "仅测评", "仅测评"),
        (UNFILLED, "调查方式未填", "调查方式未填"),
        (SURVEY + CALL * 2, "回访与测评合计", "回访 2、测评 1 合计"),
        (CALL + UNFILLED * 3, "各种调查方式合计", "回访 1、未填写 3 合计"),
        (UNRATED, "", ""),
    ],
)
def test_the_kinds_of_answers_are_named(tmp_path, rows, short, full):
    with answer_from(office(tmp_path, rows)):
        assert answers_pooled(Scope()) == short
        assert answers_pooled_in_full(Scope()) == full


@each(
    ("rows", "said"),
    [
        ("| 回访 | 诉求 | 满意 |\n| 回访 | 调解 | 满意 |\n| 测评 | 物业 | |\n", "仅回访（诉求、调解）"),
        ("| 回访 | 诉求 | 满意 |\n| 测评 | 社区 | 一般 |\n", "回访（诉求）、测评（社区）合计"),
        ("| | 诉求 | 满意 |\n", "调查方式未填（诉求）"),
        ("| 测评 | | 满意 |\n", "仅测评（未填写）"),
        ("| 测评 | 物业 | |\n", ""),
    ],
)
def test_what_was_judged_is_named(tmp_path, rows, said):
    answers = {"satisfaction_response": parse(f"| instrument | subject | rating |\n{rows}")}
    with answer_from(build(tmp_path / uuid4().hex, answers)):
        assert answers_by_subject(Scope()) == said


def test_rows_on_the_rate_say_which_answers_it_pools(tmp_path):
    row = Signal(
        Tag.MISSED, "满意率低", "7 / 9", "甲社区", reason="低于目标", mark=(("community", "甲社区"),)
    )
    whole = Signal(Tag.MISSED, "满意率低", reason="低于目标")
    answers = """
| community | instrument | subject | rating |
| 甲社区    | 测评       | 物业    | 满意   |
| 乙社区    | 回访       | 诉求    | 满意   |
"""
    with answer_from(build(tmp_path / "of", {"satisfaction_response": parse(answers)})):
        (own,), (all_of,) = (with_answers([one], "satisfaction_rate", Scope()) for one in (row, whole))
        assert (own.where_from, own.reason) == ("7 / 9，仅测评", "低于目标；仅测评（物业）")
        assert all_of.where_from == "回访与测评合计"
        assert all_of.reason == "低于目标；回访（诉求）、测评（物业）合计"
        assert with_answers([row], "on_time_rate", Scope()) == [row]


def test_a_condition_leaves_one_kind(tmp_path):
    with answer_from(office(tmp_path, SURVEY + CALL)):
        assert answers_pooled(Scope().with_condition("instrument", ("测评",))) == "仅测评"
