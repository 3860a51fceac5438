"""The address says the whole choice, and nothing of it is replaced silently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pages.parts.subjects.explore.choice import (
    PERIOD,
    Chart,
    Choice,
    Colour,
    Extra,
    Share,
    read_choice,
)
from queries.dimensions import DIMENSIONS
from queries.measures import AGGREGATES


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Any choice that the controls can make."""
    rows = draw(st.sampled_from(["", *DIMENSIONS]))
    columns = draw(st.sampled_from([name for name in ("", PERIOD, *DIMENSIONS) if not name or name != rows]))
    extras = draw(st.sets(st.sampled_from(list(Extra))))
    return Choice(
        tuple(draw(st.lists(st.sampled_from(list(AGGREGATES)), max_size=2, unique=True))),
        rows,
        columns,
        draw(st.sampled_from([*Colour, *DIMENSIONS])),
        draw(st.none() | st.sampled_from(list(Chart))),
        tuple(extra for extra in Extra if extra in extras),
        draw(st.sampled_from(list(Share))),
    )


@given(choices())
def test_an_address_gives_back_the_choice_it_was_made_of(choice: Choice) -> None:
    assert read_choice(choice.to_query()) == (choice, [])


def test_what_cannot_be_read_is_said_and_left_out() -> None:
    query = {"measure": ["on_time_rate", "happiness"], "rows": ["planet"], "chart": ["pie"]}
    choice, notes = read_choice(query)
    assert choice == Choice(("on_time_rate",))
    assert [note.split("=")[1].split()[0] for note in notes] == ["happiness", "planet", "pie"]


def test_a_third_measure_and_the_same_dimension_twice_are_said() -> None:
    three = ["request_count", "on_time_rate", "repeat_rate"]
    choice, notes = read_choice({"measure": three, "rows": ["channel"], "columns": ["channel"]})
    assert choice == Choice(("request_count", "on_time_rate"), "channel")
    assert notes == [
        "一次最多两个指标，链接中的后几个没有用上。", "链接中的行和列相同，列没有用上。",
    ]  # fmt: skip


def test_the_usual_values_are_not_in_the_address() -> None:
    assert Choice(("request_count",)).to_query() == {"measure": ["request_count"]}
    assert Choice(extras=()).to_query() == {"extra": ["none"]}
