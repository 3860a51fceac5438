"""What is said of the answers in one satisfaction rate: call-backs, surveys, or both."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import answers_pooled, answers_pooled_in_full
from pages.parts.asking.fetch import answer_from
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


def test_a_condition_leaves_one_kind(tmp_path):
    with answer_from(office(tmp_path, SURVEY + CALL)):
        assert answers_pooled(Scope().with_condition("instrument", ("测评",))) == "仅测评"
