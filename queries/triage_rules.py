"""The rule of the settings for 三事分流: which categories and types of dispute go to 联办, 共办 and 协办."""

from __future__ import annotations

from data.ledgers.codes import TRIAGE
from data.settings import Settings, names_in


def triage_rules(chosen: Settings) -> dict[str, str]:
    """Category or type of dispute -> the triage that the rule says; a name in two lists is in the last."""
    lists = zip(TRIAGE, (chosen.joint_rule, chosen.shared_rule, chosen.assisted_rule), strict=True)
    return {name: kind for kind, text in lists for name in names_in(text)}


def issues_by_triage(chosen: Settings) -> dict[str, list[str]]:
    """The names of each list of the rule, by the name under which a question binds it."""
    names = ("joint_issues", "shared_issues", "assisted_issues")
    ruled = triage_rules(chosen)
    return {
        bound: [name for name, said in ruled.items() if said == kind]
        for bound, kind in zip(names, TRIAGE, strict=True)
    }
