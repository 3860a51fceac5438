"""The choice of one place in a form of the notebook: the whole office, a community, or a compound."""

from __future__ import annotations

import streamlit as st

from data.schema import UNFILLED, UNMATCHED
from pages.parts.asking.choices import choices, findable
from pages.parts.words.language import _

#: Community and compound; the second is empty for a whole community, both for the whole office.
Place = tuple[str, str]


def known_compounds() -> list[Place]:
    """Every compound of the ledgers with its community, but none that is unknown."""
    unknown = (UNFILLED, UNMATCHED)
    return [pair for pair in choices().compounds if pair[0] not in unknown and pair[1] not in unknown]


def place_choice(key: str, chosen: Place) -> Place:
    """Draw the choice, and return the place that is chosen.

    Args:
        key: Unique on the page.
        chosen: The place that is chosen before the user chooses; it is offered even when no ledger has it.
    """
    communities = [(name, "") for name in choices().communities if name != UNFILLED]
    places = list(dict.fromkeys([("", ""), *communities, *known_compounds(), chosen]))
    place: Place = st.selectbox(
        _("地点"),
        places,
        index=places.index(chosen),
        format_func=_place_name,
        filter_mode="contains",
        key=f"{key}-place",
    )
    return place


def _place_name(place: Place) -> str:
    community, compound = place
    if compound:
        return findable(_("{compound}（{community}）").format(compound=compound, community=community))
    return findable(community) if community else _("全街道")
