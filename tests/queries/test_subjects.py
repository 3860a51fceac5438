"""Every ledger, and every folder of questions, is entered once in the registry, with what there is."""

import pytest

from data.ledgers import LEDGERS
from pages.parts.words.navigation import TITLES
from queries import column_names, names
from queries.subjects import SUBJECT_OF, SUBJECTS, Subject, event_counts, page_of, subject_of


def test_every_ledger_has_its_subject():
    assert [subject.ledger for subject in SUBJECTS] == list(LEDGERS)


def test_every_folder_of_questions_belongs_to_one_subject():
    folders = [folder.name for subject in SUBJECTS for folder in subject.folders]
    assert sorted(folders) == sorted({name.split("/")[0] for name in names()})


def test_every_page_is_in_the_navigation():
    assert {subject.page for subject in SUBJECTS} <= set(TITLES)
    assert {page_of(name) for name in names()} <= set(TITLES)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.ledger)
def test_what_is_named_is_there(subject: Subject, empty):
    if subject.count is not None:
        assert {subject.count.column, *subject.beside} <= set(
            column_names(subject.count.question, snapshot=empty)
        )
    assert bool(subject.kept_since) is subject.declared.is_event
    if subject.kept_since:
        assert subject_of(subject.kept_since) is subject
        assert column_names(subject.kept_since, snapshot=empty)[0] == "period_start"


@pytest.mark.parametrize(
    ("question", "ledger", "page"),
    [
        ("compounds/peers", "service_request", "compound"),
        ("closed_loop/steps", "service_request", "closed_loop"),
        ("visits/summary", "visit", "deliberation_services"),
        ("organisation/summary", "organisation", "organisation"),
    ],
)
def test_the_subject_and_the_page_of_a_question(question: str, ledger: str, page: str):
    assert (subject_of(question), page_of(question)) == (SUBJECT_OF[ledger], page)


def test_a_question_of_no_folder_has_no_subject():
    with pytest.raises(KeyError, match="nowhere"):
        subject_of("nowhere/summary")


def test_requests_that_are_left_out_are_something_to_show():
    assert {"request_count", "excluded_count", "act_count"} < set(event_counts())
    assert "compound_count" not in event_counts()
