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

_SUBJECTS = (
    main_ledgers,
    organisation,
    closed_loop,
    deliberation_services,
    works_assistance,
    compounds,
    signals,
)
#: Column -> Chinese header, a message key.
LABELS: dict[str, str] = {name: header for module in _SUBJECTS for name, header in module.LABELS.items()}
