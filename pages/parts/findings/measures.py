"""The measures of the pages, each declared once in ``declared``, by name."""

from __future__ import annotations

from pages.parts.findings.declared import (
    closed_loop,
    compounds,
    deliberation_services,
    every_ledger,
    mediation_cases,
    organisation,
    satisfaction,
    service_requests,
    signals,
    works_assistance,
)
from pages.parts.findings.measure import Kind, Measure
from pages.parts.wording import _

__all__ = ["MEASURES", "SUMS", "Kind", "Measure", "definition"]

_SUBJECTS = (
    service_requests,
    mediation_cases,
    satisfaction,
    organisation,
    closed_loop,
    deliberation_services,
    works_assistance,
    compounds,
    signals,
    every_ledger,
)
#: Measure name -> measure, in the order the pages show them.
MEASURES: dict[str, Measure] = {measure.name: measure for module in _SUBJECTS for measure in module.MEASURES}


#: Denominators that no question answers as a column: the columns they are the sum of.
SUMS = {"concluded_count": ("succeeded_count", "failed_count")}


def definition(name: str) -> tuple[str, str]:
    """Label and definition of a measure in the language spoken.

    Raises:
        KeyError: No measure has the name.
    """
    measure = MEASURES[name]
    return _(measure.label), _(measure.definition)
