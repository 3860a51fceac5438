"""Measures of places: communities, compounds, kinds of request."""

from __future__ import annotations

from queries.measure import Measure

MEASURES: tuple[Measure, ...] = ()
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "management_known_count": "写明管理模式的小区",
    "managed_compound_count": "物业小区数",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "community",
    "compound",
    "service_request",
)
