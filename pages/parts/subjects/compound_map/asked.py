"""The compounds of the register by one measure: asked, judged, and the table behind the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.placing.gazetteer import Compound
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import rate_scope
from pages.parts.asking.block import Rows, of_places, rows_behind
from pages.parts.asking.events import events
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.windows import comparison_scope
from pages.parts.findings.compound_states import JudgedCompound, State, judged_counts, judged_rates
from pages.parts.findings.event import Event
from pages.parts.findings.events.told_rows import present_events
from pages.parts.findings.reading import named_rows
from pages.parts.subjects.compound_map.choice import MapMeasure
from queries import Comparison, Scope
from queries.windows import YEAR_OF_DAYS

_VOLUME = "service_requests/volume_by_compound"
_RATED = "satisfaction/rate_by_compound"
_HANDLED = "compounds/handling_by_compound"
_PLACE = ["community", "compound"]
#: Measure -> question, columns of numerator and denominator, the list of the rows of the denominator.
_COUNTED = (_VOLUME, "request_count", "households", "service_requests/counted_rows")
QUESTIONS = {
    MapMeasure.REQUESTS: _COUNTED,
    MapMeasure.EVENTS: _COUNTED,
    MapMeasure.SATISFACTION: (_RATED, "satisfied_part", "rated_count", "satisfaction/rated_rows"),
    MapMeasure.OVERDUE: (_HANDLED, "closed_on_time_count", "due_count", "service_requests/due_rows"),
}


@dataclass(frozen=True, slots=True)
class AskedCompounds:
    """The compounds by one measure.

    Attributes:
        measure: The measure.
        scope: The scope it is asked in: all compounds of the chosen communities, twelve weeks at least.
        judged: The compounds, in the order of the register.
        aliases: Other names of each, as the register says.
        left_out: Number of rows without a known compound, which are not on the map.
        events: The events of the week that are not over, worst first, where the measure is events: also those
            of wider places, which are not on the map.
    """

    measure: MapMeasure
    scope: Scope
    judged: tuple[JudgedCompound, ...]
    aliases: tuple[tuple[str, ...], ...]
    left_out: int
    events: tuple[Event, ...] = ()

    @property
    def question(self) -> str:
        """Path name of the question that answered."""
        return QUESTIONS[self.measure][0]

    @property
    def is_count(self) -> bool:
        """Whether it counts requests for households; else it is a rate."""
        return self.question == _VOLUME

    @property
    def rows(self) -> tuple[Rows, ...]:
        """The list of the rows that are counted."""
        _question, part, whole, rows = QUESTIONS[self.measure]
        counts = [each.part if self.is_count else each.whole for each in self.judged]
        column = pd.Series(counts, name=part if self.is_count else whole, dtype=float)
        places = pd.DataFrame([(each.community, each.compound) for each in self.judged], columns=_PLACE)
        return rows_behind(rows, self.scope, column, only=of_places(places))


def asked_scope(scope: Scope, measure: MapMeasure = MapMeasure.REQUESTS) -> Scope:
    """All compounds of the chosen communities, over twelve weeks at least, for rates over a year.

    A week has too few requests of each compound, and a quarter too few ratings.
    """
    wide = scope.replace(compounds=None)
    return rate_scope(wide) if QUESTIONS[measure] == _COUNTED else rate_scope(wide.at_least(YEAR_OF_DAYS))


def registered_compounds(scope: Scope) -> pd.DataFrame:
    """The compounds of the register with households and aliases, by name; those of the chosen communities."""
    known, sized = fetch_all([("places/aliases", scope), ("places/compounds", scope)])
    found = _as_text(known).merge(_as_text(sized), on=_PLACE, how="left")
    return found.sort_values(_PLACE, ignore_index=True)


def asked_compounds(measure: MapMeasure, scope: Scope, served: Snapshot) -> AskedCompounds:
    """The compounds of the scope's communities by a measure.

    Args:
        measure: The measure; by events the state of a compound is that of its worst event.
        scope: The scope of the page.
        served: Snapshot that answers.
    """
    wide = asked_scope(scope, measure)
    register = registered_compounds(wide)
    question, part, whole, _rows = QUESTIONS[measure]
    frame = _counted(measure, register, wide)
    if question == _VOLUME:
        before = comparison_scope(question, wide.replace(comparison=Comparison.PREVIOUS), served)
        judged = judged_counts(frame, None if before is None else _counted(measure, register, before))
    else:
        judged = judged_rates(frame, part, whole, _target(measure), settings().small_sample)
    found: list[Event] = []
    if measure is MapMeasure.EVENTS:
        found = present_events(events(scope.replace(compounds=None), served))
        judged = [_by_events(each, found) for each in judged]
    answer = fetch(question, wide)
    left_out = answer.loc[~named_rows(answer, "compound"), part if question == _VOLUME else whole]
    aliases = tuple(_other_names(*row) for row in register.itertuples(index=False))
    return AskedCompounds(measure, wide, tuple(judged), aliases, int(left_out.sum()), tuple(found))


def _target(measure: MapMeasure) -> float:
    chosen = settings()
    return chosen.satisfaction_target if measure is MapMeasure.SATISFACTION else chosen.on_time_target


def _counted(measure: MapMeasure, register: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """One row a compound of the register with its counts, 0 where the answer has none."""
    question, part, whole, _rows = QUESTIONS[measure]
    answer = _as_text(fetch(question, scope))
    if measure is MapMeasure.SATISFACTION:
        rated = answer["satisfaction_rate"].astype(float).fillna(0.0) * answer["rated_count"].astype(float)
        answer = answer.assign(satisfied_part=rated.round(6))
    own = [part, *([] if whole == "households" else [whole])]
    found = register.drop(columns="aliases").merge(answer[[*_PLACE, *own]], on=_PLACE, how="left")
    return found.assign(**{name: found[name].astype(float).fillna(0.0) for name in own})


def _by_events(judged: JudgedCompound, found: Sequence[Event]) -> JudgedCompound:
    """A compound by its events: the state is the worst of their tags, 正常 where it has none."""
    tags = {str(each.tag) for each in events_at(judged, found)}
    state = next((state for state in State if str(state) in tags), State.NORMAL)
    return replace(judged, state=state)


def events_at(judged: JudgedCompound, found: Sequence[Event]) -> list[Event]:
    """The events of a compound among those found."""
    place = (judged.community, judged.compound)
    return [each for each in found if (each.community, each.compound) == place]


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{name: frame[name].astype(str) for name in _PLACE})


def _other_names(community: str, compound: str, aliases: object, _households: object) -> tuple[str, ...]:
    """The names that the register gives a compound besides its own."""
    return Compound(community, compound, aliases if isinstance(aliases, str) else None).names[1:]
