"""The measures, groups and order that a question asks for, and those that a rule adds."""

from __future__ import annotations

from collections.abc import Sequence

from queries.analysis import why_not
from queries.dimensions import DIMENSIONS
from queries.measures import MEASURES
from queries.sentence.meaning import Kind
from queries.sentence.understood import Field, Part, Ranking, Why
from queries.sentence.wishes import Wishes

#: What is counted where nothing is said: the first of these whose rows have all that is asked for.
_USUAL_MEASURES = ("request_count", "case_count", "response_count", "hazard_count")
#: Rate of all call-backs -> the same of those on requests, which know what their requests have.
_OF_REQUESTS = {name: f"request_{name}" for name in ("response_rate", "resolution_rate", "satisfaction_rate")}
#: How long it takes: what 最慢 and 最快 are about.
_TIME_TAKEN = "half_closed_days"
#: By what the rows are grouped where only an order is said.
_USUAL_GROUPS = ("compound", "community", "category")
_OF_FOLDER = {"mediation_cases": "case_count", "satisfaction": "response_count"}
_DESCENDING = {"order": True, "top": True, "bottom": False, "slow": True, "quick": False}


def measure_parts(found: Wishes) -> tuple[Part, ...]:
    """The measures that are said, else the usual one for what is asked."""
    if said := found.of(Kind.MEASURE):
        asked = _asked_dimensions(found)
        return tuple(
            Part(Field.MEASURE, _having(asked, wish.meaning.name), (), tuple(wish.spans)) for wish in said
        )
    return (Part(Field.MEASURE, _usual_measure(found)),)


def _asked_dimensions(found: Wishes) -> set[str]:
    """The dimensions of the conditions and groups that are said."""
    return {wish.meaning.name.removeprefix("not_") for wish in (*found.conditions, *found.of(Kind.GROUPING))}


def _having(asked: set[str], measure: str) -> str:
    """The measure, or the same of requests where only that has all that is asked for."""
    other = _OF_REQUESTS.get(measure, measure)
    lacks, other_lacks = (any(why_not(name, (each,)) for name in asked) for each in (measure, other))
    return other if lacks and not other_lacks else measure


def _usual_measure(found: Wishes) -> str:
    listed = found.first(Kind.DETAIL)
    if listed is not None and listed.meaning.name:
        return _OF_FOLDER.get(listed.meaning.name.split("/")[0], _USUAL_MEASURES[0])
    if any(wish.meaning.name in ("slow", "quick") for wish in found.of(Kind.RANKING)):
        return _TIME_TAKEN
    asked = _asked_dimensions(found)
    fitting = (each for each in _USUAL_MEASURES if not any(why_not(name, (each,)) for name in asked))
    return next(fitting, _USUAL_MEASURES[0])


def group_parts(found: Wishes, measures: Sequence[str], *, is_one_place: bool) -> tuple[Part, ...]:
    """The groups that are said; where only an order is said, a usual one."""
    if said := found.of(Kind.GROUPING):
        return tuple(Part(Field.GROUPING, wish.meaning.name, (), tuple(wish.spans)) for wish in said)
    if several := _named_side_by_side(found):
        return (Part(Field.GROUPING, several),)
    if found.of(Kind.PERIODS) or not _asks_for_most(found):
        return ()
    usual = [name for name in _USUAL_GROUPS if not why_not(name, measures)]
    if is_one_place and "category" in usual:
        usual = ["category"]
    return (Part(Field.GROUPING, usual[0]),) if usual else ()


def _named_side_by_side(found: Wishes) -> str:
    """The dimension of which several values are held against each other; empty for none."""
    names = [wish.meaning.name for wish in found.conditions]
    if not found.of(Kind.VERSUS):
        return ""
    return next((name for name in names if names.count(name) > 1 and name in DIMENSIONS), "")


def _asks_for_most(found: Wishes) -> bool:
    """Whether an order among several is asked for; 增加了吗 asks for one difference."""
    return bool(found.of(Kind.RANKING)) or any(wish.meaning.values for wish in found.of(Kind.CHANGE))


def ranking_of(found: Wishes, measure: str) -> tuple[Ranking | None, tuple[Part, ...]]:
    """The order of the rows, and the part that says it; None for the natural one."""
    changes, orders = found.of(Kind.CHANGE), found.of(Kind.RANKING)
    for wish in changes[1:]:
        found.drop(wish, Why.ONE_ORDER)
    said = [wish for wish in orders if wish.meaning.name != "order"]
    chosen = next(iter(said or orders), None)
    for wish in said:
        if chosen is not None and wish.meaning.name != chosen.meaning.name:
            found.drop(wish, Why.ONE_ORDER)
    if not changes and chosen is None:
        return None, ()
    kept = found.of(Kind.RANKING)
    limit = next((int(wish.meaning.values[0]) for wish in kept if wish.meaning.values), 0)
    spans = tuple(sorted(span for wish in (*changes[:1], *kept) for span in wish.spans))
    if changes:
        name = changes[0].meaning.name
        ranking = Ranking(name != "fall", is_by_change=True, is_by_size=name == "change", limit=limit)
    else:
        name = "" if chosen is None else chosen.meaning.name
        ranking = Ranking(_is_descending(name, measure), limit=limit)
    return ranking, (Part(Field.RANKING, name, (str(limit),) if limit else (), spans),)


def _is_descending(order: str, measure: str) -> bool:
    """Whether the largest come first; the worst are the largest unless more is better."""
    if order in _DESCENDING:
        return _DESCENDING[order]
    is_more_better = MEASURES[measure].polarity > 0
    return is_more_better if order == "best" else not is_more_better
