"""Headers of the columns that questions compute, by subject; a ledger's own have their declared label."""

from __future__ import annotations

from pages.parts.column_labels import (
    closed_loop,
    compounds,
    deliberation_services,
    main_ledgers,
    organisation,
    signals,
    works_assistance,
)
from pages.parts.column_labels.own import LEDGERS_OF, OWN

_SUBJECTS = (
    main_ledgers,
    organisation,
    closed_loop,
    deliberation_services,
    works_assistance,
    compounds,
    signals,
)
#: Column -> Chinese header, a message key; of names that mean one thing, whichever question answers.
LABELS: dict[str, str] = {}
for _module in _SUBJECTS:
    if twice := LABELS.keys() & _module.LABELS.keys():
        raise ValueError(
            f"{_module.__name__} names {sorted(twice)} again: what differs belongs to its folder"
        )
    LABELS |= _module.LABELS

__all__ = ["LABELS", "LEDGERS_OF", "OWN"]
