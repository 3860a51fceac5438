"""The choice of this view: its only place is the address; a reload and a copied link show the same."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.parts.asking.page_address import set_parameters
from pages.parts.subjects.explore.choice import PARAMETERS, Choice, read_choice


def current_choice() -> Choice:
    """The choice that the address says."""
    return _read()[0]


def choice_notes() -> list[str]:
    """A note for each part of the address that cannot be read."""
    return _read()[1]


def choose(choice: Choice) -> None:
    """Write a choice into the address."""
    set_parameters(PARAMETERS, choice.to_query())


def change_choice(**fields: Any) -> None:  # noqa: ANN401 - each field has its own type
    """Replace fields of the current choice."""
    choose(current_choice().replace(**fields))


def _read() -> tuple[Choice, list[str]]:
    return read_choice({name: st.query_params.get_all(name) for name in PARAMETERS})
