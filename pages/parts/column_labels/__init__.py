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

#: The tables of headers, each of its subject; no name stands in two of them.
SUBJECTS = (
    main_ledgers,
    organisation,
    closed_loop,
    deliberation_services,
    works_assistance,
    compounds,
    signals,
)
#: Column -> Chinese header, a message key; of names that mean one thing, whichever question answers.
LABELS: dict[str, str] = {name: header for module in SUBJECTS for name, header in module.LABELS.items()}

__all__ = ["LABELS", "LEDGERS_OF", "OWN", "SUBJECTS"]
