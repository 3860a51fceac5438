"""Declarations of the measures."""

from __future__ import annotations

import pytest

from pages.parts.words.column_names import definition
from queries.measure import Kind
from queries.measures import MEASURES
from tests.cases import each


@each("measure", MEASURES.values(), ids=MEASURES)
def test_declaration_is_whole(measure):
    assert measure.polarity in (-1, 0, 1)
    assert measure.definition.endswith("。")
    assert not (measure.watches_rise and measure.polarity), "only a neutral measure watches its rise"
    assert (measure.kind is Kind.RATE) is (measure.unit == "%")
    assert measure.kind is not Kind.RATE or (measure.numerator and measure.denominator)


@each(
    ("name", "polarity"),
    [
        ("satisfaction_rate", 1),
        ("resolution_rate", 1),
        ("on_time_rate", 1),
        ("mediation_success_rate", 1),
        ("repeat_rate", -1),
        ("overdue_open_count", -1),
        ("request_count", 0),
    ],
)
def test_polarity(name, polarity):
    assert MEASURES[name].polarity == polarity


def test_definition_of_a_name():
    assert definition("settlement_rate")[0] == "化解率"
    with pytest.raises(KeyError):
        definition("nothing")
