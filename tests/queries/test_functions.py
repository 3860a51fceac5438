"""The functions of questions: what they answer, and that no call of one reaches an engine."""

from __future__ import annotations

import duckdb
import pytest
import sqlglot

from queries import names, statement
from queries.functions import FunctionsError, written_out
from tests.cases import each


def answered(call: str) -> float | None:
    sql = written_out(sqlglot.parse_one(f"select {call}", read="duckdb")).sql("duckdb")
    with duckdb.connect() as connection:
        return connection.execute(sql).fetchone()[0]


@each(
    ("rate", "whole", "low", "high"),
    [
        ("0.8e0", 10, 0.490162, 0.943318),  # R: prop.test(8, 10, correct = FALSE)
        ("0e0", 10, 0.0, 0.277533),
        ("1e0", 10, 0.722467, 1.0),
        ("0.5e0 + 0.3e0", 5 + 5, 0.490162, 0.943318),
    ],
)
def test_the_ends_of_the_wilson_interval(rate: str, whole: int, low: float, high: float):
    assert answered(f"wilson_low({rate}, {whole})") == pytest.approx(low, abs=1e-6)
    assert answered(f"WILSON_HIGH({rate}, {whole})") == pytest.approx(high, abs=1e-6)


@pytest.mark.parametrize("name", ["wilson_low", "wilson_high"])
def test_no_cases_have_no_interval(name: str):
    assert answered(f"{name}(null, 0)") is None


def test_a_call_with_another_number_of_arguments_is_refused():
    with pytest.raises(FunctionsError, match="rate, whole"):
        answered("wilson_low(0.5e0)")


@each("name", names())
def test_no_call_reaches_an_engine(name: str):
    assert "wilson" not in statement(name).sql.lower()
