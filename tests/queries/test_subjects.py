"""Every ledger, and every folder of questions, is entered once in the registry, with what there is."""

import pytest

from data.ledgers import LEDGERS
from pages.parts.words.navigation import TITLES
from queries import column_names, names
from queries.runner import ledgers
from queries.subject import Subject
from queries.subjects import (
    OF_ALL_LEDGERS,
    SUBJECT_OF,
    SUBJECTS,
    event_counts,
    ledgers_in_briefing,
    ledgers_of,
    ledgers_read_on,
    main_ledgers,
    page_of,
    subject_of,
)
from tests.cases import each


def test_every_ledger_has_its_subject():
    assert [subject.ledger for subject in SUBJECTS] == list(LEDGERS)


def test_every_folder_of_questions_belongs_to_one_subject_or_to_all_ledgers():
    folders = [folder.name for subject in SUBJECTS for folder in subject.folders]
    folders += [folder.name for folder in OF_ALL_LEDGERS]
    assert sorted(folders) == sorted({name.split("/")[0] for name in names()})


def test_every_page_is_in_the_navigation():
    assert {subject.page for subject in SUBJECTS} <= set(TITLES)
    assert {page_of(name) for name in names()} <= set(TITLES)


@each("subject", SUBJECTS, ids=lambda subject: subject.ledger)
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


def test_a_question_about_all_ledgers_has_a_page_and_no_subject():
    assert page_of("ledgers/rows_by_week") == "ledgers"
    with pytest.raises(KeyError, match="ledgers"):
        subject_of("ledgers/rows_by_week")


@pytest.mark.parametrize(
    ("page", "own", "read"),
    [
        ("mediation", ["mediation_case"], ["mediation_case"]),
        (
            "works_assistance",
            ["public_work", "assistance"],
            ["public_work", "assistance", "service_request", "deliberation", "safety_hazard"],
        ),
        (
            "compound",
            ["property_contract"],
            ["service_request", "satisfaction_response", "property_contract", "compound"],
        ),
        (
            "closed_loop",
            [],
            ["service_request", "mediation_case", "safety_hazard", "satisfaction_response", "deliberation"],
        ),
        ("overview", [], []),
    ],
)
def test_the_ledgers_of_a_page_and_those_it_reads(page: str, own: list[str], read: list[str]):
    assert (list(ledgers_of(page)), list(ledgers_read_on(page))) == (own, read)


@each("subject", SUBJECTS, ids=lambda subject: subject.ledger)
def test_a_ledger_read_besides_is_read_by_a_question_of_its_folder(subject: Subject):
    for folder in subject.folders:
        read = {
            name
            for question in names()
            if question.startswith(f"{folder.name}/")
            for name in ledgers(question)
        }
        assert set(folder.beside) <= read


def test_the_main_ledgers_are_in_the_briefing_too():
    assert main_ledgers() == ("service_request", "mediation_case", "satisfaction_response")
    assert set(main_ledgers()) < set(ledgers_in_briefing())


def test_a_ledger_that_no_question_counts_has_no_summary():
    assert SUBJECT_OF["visit"].summary == "visits/summary"
    with pytest.raises(LookupError, match="role_holder"):
        _ = SUBJECT_OF["role_holder"].summary


def test_a_question_of_no_folder_has_no_subject():
    with pytest.raises(KeyError, match="nowhere"):
        subject_of("nowhere/summary")


def test_requests_that_are_left_out_are_something_to_show():
    assert {"request_count", "excluded_count", "act_count"} < set(event_counts())
    assert "compound_count" not in event_counts()
