"""The scoped relations derived from those of ledgers: what each is made of, of which ledgers its rows are."""

from __future__ import annotations

#: Relation with one row a compound and its attributes; joined as ``place``.
ATTRIBUTES = "compound_attribute"
#: Ledgers whose rows may name the station where they were done.
AT_STATIONS = ("activity", "deliberation", "service_order", "service_request", "visit")
_BESIDE = ("mediation_case", "safety_hazard")  # what numbers tie to requests
#: Relations derived from those of ledgers, by another date, aggregated or joined -> what they are made of.
DERIVED = {
    "request_deadline": ("service_request",),
    "timed_request": ("service_request",),
    "closing_time": ("timed_request",),
    "weekly_request": ("service_request",),
    "monthly_request": ("service_request",),
    "answered_request": ("service_request", "mediation_case"),
    "event_of_number": ("service_request", *_BESIDE),
    "triage_matter": ("service_request", "mediation_case", "deliberation"),
    "ruled_matter": ("triage_matter",),
    "partner_deed": ("activity", "deliberation"),
    "member_deed": ("alliance_member", "partner_deed"),
    "theme_matter": (
        "mediation_case", "service_request", "request_deadline", "satisfaction_response", "deliberation",
        "activity", "service_order",
    ),
    "theme_row": ("theme_matter",),
    "loop_row": ("service_request", "event_of_number", *_BESIDE, "satisfaction_response"),
    "loop_event": ("loop_row",),
    "loop_state": ("loop_event", "satisfaction_response"),
    "community_of_compounds": ("compound",),
    "community_of_buildings": ("building", "community"),
    "grid_of_roll": ("organisation", "role_holder", "building"),
    "households_of_scope": ("community", "compound"),
    "contract_in_force": ("property_contract",),
    "handover": ("property_contract",),
    "handover_month": ("handover",),
    "property_party": ("compound", "contract_in_force", "organisation", "role_holder"),
    "assessed_answer": ("satisfaction_response", "answered_request"),
    "answer_of_group": ("assessed_answer",),
    "composite_of_group": ("answer_of_group",),
    "known_station": ("service_station",),
    "numbered_building": ("building",),
    "station_use": ("service_station", *AT_STATIONS),
    "whole_week": ("activity",),
    "week_of_place": ("activity", "whole_week", "community", "compound"),
    "active_weeks_of_place": ("week_of_place",),
    ATTRIBUTES: ("compound", "contract_in_force", "property_party"),
}  # fmt: skip
#: Derived relations whose rows are those of all that they are made of.
UNITED = ("triage_matter", "partner_deed", "theme_matter")
#: Derived relation -> those it is made of that numbers or names tie to its rows: no choice of a scope narrows
#: them.
TIED = {
    "community_of_buildings": ("community",),
    "loop_row": ("event_of_number", *_BESIDE, "satisfaction_response"),
    "loop_state": ("satisfaction_response",),
    "assessed_answer": ("answered_request",),
    "known_station": ("service_station",),
    "station_use": AT_STATIONS,
    "whole_week": ("activity",),
}


def source_of(relation: str) -> str:
    """The ledger that a scoped relation is of, the first of several."""
    return sources_of(relation)[0]


def sources_of(relation: str) -> tuple[str, ...]:
    """The ledgers whose rows a scoped relation has: several of one that unites them, one of every other."""
    if relation in UNITED:
        return tuple(map(source_of, DERIVED[relation]))
    return sources_of(DERIVED[relation][0]) if relation in DERIVED else (relation,)


def tied_to(relation: str) -> frozenset[str]:
    """The ledgers whose rows numbers tie to those of a scoped relation; none for most."""
    tied = {source_of(each) for each in TIED.get(relation, ())}
    return frozenset(tied.union(*(tied_to(each) for each in DERIVED.get(relation, ()))))
