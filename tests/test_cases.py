"""A test that goes through its cases says all that is wrong, and asks pytest for its fixtures only."""

import inspect

import pytest

from tests.cases import each


def test_every_broken_case_is_named_and_tried_though_one_before_it_is_broken():
    tried = []

    @each("number", [1, 2, 3])
    def is_two(number):
        tried.append(number)
        assert number == 2, "not two"

    with pytest.raises(ExceptionGroup, match="2 of 3 cases: number=1; number=3") as told:
        is_two()
    assert tried == [1, 2, 3]
    assert [str(error).splitlines()[0] for error in told.value.exceptions] == ["not two", "not two"]
    assert told.value.exceptions[1].__notes__ == ["in the case number=3"]


def test_a_case_that_fails_by_its_own_word_is_broken():
    @each(("word", "number"), [("a", 1), pytest.param("b", 2)], ids=lambda value: f"<{value}>")
    def fails(word, number):
        if number == 2:
            pytest.fail(word)

    with pytest.raises(BaseExceptionGroup, match="1 of 2 cases: word=<b>, number=<2>"):
        fails()


def test_cases_of_two_lists_are_all_pairs_and_fixtures_are_left_to_pytest():
    pairs = []

    @each("first", "ab")
    @each("second", [1, 2])
    def seen(first, second, *, tmp_path):
        pairs.append((first, second, tmp_path))

    assert list(inspect.signature(seen).parameters) == ["tmp_path"]
    seen(tmp_path="here")
    assert pairs == [("a", 1, "here"), ("a", 2, "here"), ("b", 1, "here"), ("b", 2, "here")]


def test_a_list_without_cases_would_say_nothing():
    with pytest.raises(ValueError, match="no case of number"):
        each("number", [])


def test_a_case_has_a_value_for_each_name():
    with pytest.raises(ValueError, match="shorter"):
        each("first, second", [(1,)])
