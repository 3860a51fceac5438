"""The published figures, asked of the demonstration ledgers by ordinary questions."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from functools import partial

import pandas as pd
import pytest

from data.published import PublishedFigure, Relation, published_figures
from data.snapshots.store import Snapshot
from queries import Scope, run, text
from queries import published as comparison
from queries.figure_values import FigureValue
from queries.published_figures import DECLARED
from tests.cases import each
from tests.conftest import ROOT
from tests.data.published_answers import ANSWERS

FIGURES = published_figures()


@pytest.fixture(scope="module")
def answers(samples: Snapshot) -> list[comparison.Answer]:
    return comparison.answers(partial(run, snapshot=samples), samples.row_counts)


def test_all_53_figures_are_asked_for_and_nothing_else():
    assert len(FIGURES) == 53
    assert {figure.figure for figure in FIGURES} == set(DECLARED) == set(ANSWERS)


@each("place", range(53), ids=lambda place: FIGURES[place].figure)
def test_the_ledgers_answer_the_figure(answers, place: int):
    answer = answers[place]
    assert answer.figure == FIGURES[place]
    assert answer.agrees, f"{answer.text} {answer.figure.relation} {answer.figure.value}"


@each("name", sorted({declared.question for declared in DECLARED.values()}))
def test_questions_know_no_community_and_no_year(name: str):
    """An answer that is written into a question would name whom it is for."""
    said = text(name)
    assert not [figure.community for figure in FIGURES if figure.community[:-2] in said]
    assert not [figure.compound for figure in FIGURES if figure.compound and figure.compound in said]
    assert not [figure.year for figure in FIGURES if str(figure.year) in said]


@each(
    ("relation", "value", "yes", "no"),
    [
        (Relation.EQUAL, 98.6, 98.649, 98.7),
        (Relation.EQUAL, 21, 21, 22),
        (Relation.AT_LEAST, 3, 3, 2),
        (Relation.MORE, 1000, 1001, 1000),
        (Relation.LESS, 0, -1, 0),
        (Relation.ABOUT, 9000, 9900, 9901),
    ],
)
def test_how_an_answer_stands_to_a_figure(relation: Relation, value: float, yes: float, no: float):
    figure = PublishedFigure("甲社区", "", 2022, "户数", value, relation, "户")
    assert figure.agrees(yes)
    assert not figure.agrees(no)


def test_a_community_of_which_nothing_is_known_has_no_answer():
    named = pd.DataFrame({"community": ["乙社区"], "compound": [""]})
    figure = PublishedFigure("甲社区", "", 2022, "户数", 238, Relation.EQUAL, "户")
    (answer,) = comparison.answers(lambda _name, _scope: named, {"compound": 1}, [figure])
    assert answer.agrees is None
    assert answer.text is None


def test_a_ledger_that_was_never_imported_answers_nothing():
    named = pd.DataFrame({"community": ["甲社区"], "compound": [""], "households": [0]})
    figure = PublishedFigure("甲社区", "", 2022, "户数", 238, Relation.EQUAL, "户")
    (answer,) = comparison.answers(lambda _name, _scope: named, {"activity": 9, "compound": 0}, [figure])
    assert answer.agrees is None


def test_help_to_few_households_is_not_told_exactly(answers):
    few = [answer for answer in answers if answer.is_few]
    assert few
    assert {answer.text for answer in few} == {"<5"}
    assert all(answer.question.startswith("assistance/") for answer in few)


@each(("value", "said"), [(19, "19"), (23, "不单列"), (3, "<5"), (0, "0")])
def test_help_is_told_only_as_it_is_public(value, said):
    """Another sum of three kinds, less the one kind that a page tells, would be that of two that it hides."""
    figure = PublishedFigure(
        "甲社区", "", 2022, "困难家庭帮扶(低保、助学、公益岗位)", 19, Relation.EQUAL, "户"
    )
    assert comparison.Answer(figure, "assistance/help_by_kind", FigureValue(value)).text == said


def test_the_year_before_is_the_same_question_over_another_window():
    asked: list[Scope] = []

    def ask(name: str, scope: Scope) -> pd.DataFrame:
        if name != "places/named":
            asked.append(scope)
        counts = {2023: 3, 2022: 5}
        return pd.DataFrame(
            {
                "community": ["甲社区"],
                "request_type": ["投诉"],
                "request_count": [counts.get(scope.date_from.year if scope.date_from else 0, 0)],
            }
        )

    figure = PublishedFigure("甲社区", "", 2023, "民生投诉同比", -40, Relation.EQUAL, "%")
    (answer,) = comparison.answers(ask, {"service_request": 8}, [figure])
    assert (answer.found.value, answer.found.part, answer.found.whole) == (-40, 3, 5)
    assert [scope.date_from.year for scope in asked] == [2023, 2022]


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "queries", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_every_figure_and_agrees():
    done = command("published", "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert len(rows) == 53
    assert all(row["agrees"] for row in rows)
    assert {"numerator", "denominator", "question", "answer", "published"} <= set(rows[0])


def test_one_wrong_answer_makes_the_command_fail(monkeypatch: pytest.MonkeyPatch):
    from queries import __main__ as line

    wrong = dataclasses.replace(FIGURES[0], value=FIGURES[0].value + 1)
    monkeypatch.setattr(comparison, "published_figures", lambda: (wrong, *FIGURES[1:]))
    said, status = line.reply(["published", "--format", "csv"])
    assert status == 1
    assert said.count("\n") == 54
