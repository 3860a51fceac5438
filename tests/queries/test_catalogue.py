"""The document of the questions is what the tree says."""

from pathlib import Path

import pytest

from data.ledgers import LEDGERS
from queries import names
from queries.__main__ import main
from queries.catalogue import catalogue, narrowing_choices
from queries.dimensions import DIMENSIONS, FIELDS
from queries.relations import RELATIONS

DOCUMENT = Path(__file__).parents[2] / "docs" / "questions.md"


def test_the_document_is_what_the_command_prints(capsys):
    assert main(["catalogue"]) == 0
    printed = capsys.readouterr().out
    assert DOCUMENT.read_text(encoding="utf-8") == printed, (
        "write it anew: python -m queries catalogue > docs/questions.md"
    )


def test_every_question_dimension_relation_and_ledger_has_a_row():
    first = [
        line.split(" | ")[0].removeprefix("| ") for line in catalogue().splitlines() if line.startswith("| `")
    ]
    dimensions = [name for name in DIMENSIONS if name not in FIELDS]
    relations = sorted(path.stem for path in RELATIONS.glob("*.sql"))
    assert first == [f"`{name}`" for name in [*names(), *dimensions, *relations, *LEDGERS]]


def test_a_row_says_what_is_asked_of_which_ledgers_and_what_narrows_it():
    (row,) = [line for line in catalogue().splitlines() if "`satisfaction/rate_by_period`" in line]
    assert row == (
        "| `satisfaction/rate_by_period` | 各时段满意率 | are people more satisfied than they were? "
        "| `satisfaction_response` | places, dates, grain, mostly_satisfied_weight |"
    )


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        (("communities", "compounds"), ["places"]),
        (("as_of", "categories", "channels", "communities", "compounds"), ["places", "kinds", "as_of"]),
        ((), []),
    ],
)
def test_the_choices_of_a_reader_come_before_the_settings(bound, said):
    assert narrowing_choices(bound) == said
