"""The question of a plan in words: the headline of a result."""

from __future__ import annotations

from pages.parts.findings.reading import word
from pages.parts.subjects.explore.choice import PERIOD
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.words.language import _, listing
from queries.measures import MEASURES


def question_in_words(plan: Plan) -> str:
    """What is asked: ``各渠道、各社区的按期办结率，逐期``."""
    label = listing(word(MEASURES[name].label) for name in plan.measures)
    sides = [word(dimension_label(name)) for name in (plan.rows, plan.columns) if name not in ("", PERIOD)]
    if len(sides) > 1:
        asked = _("各{row}、各{column}的{label}").format(row=sides[0], column=sides[1], label=label)
    elif sides:
        asked = _("各{row}的{label}").format(row=sides[0], label=label)
    else:
        asked = _("全部{label}").format(label=label)
    return _("{question}，逐期").format(question=asked) if plan.has_periods else asked
