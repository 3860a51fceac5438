"""Call-backs that a hotline export has beside each request: a second ledger from the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.ledgers import LEDGERS
from data.notation.header_text import normalise
from data.recognising.columns import Matching
from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Column, Finding
from data.sql_text import literal
from data.tables import PLACE_COLUMNS

_RESPONSES = LEDGERS["satisfaction_response"]
#: Prefix that turns the key of a request into the key of its call-back.
CALLBACK = "回访-"
#: The answers of the citizen; a row without any of them is a request without a call-back.
_ANSWERS = ("was_contacted", "is_resolved", "rating")
#: Possible moments of the call, the best first; the last two are moments of the request.
_MOMENTS = ("asked_at", "closed_at", "requested_at")
_NO_YEARS = ("0000", "0001", "1899", "1900", "1970", "9999")
#: The rating after a second round counts; the first one only if there is no second.
_LAST_ROUND, _FIRST_ROUND = "最终", "首次"


def inline_callbacks(headers: Sequence[str], matching: Matching) -> Matching | None:
    """The call-backs in the rows of a file of requests.

    Args:
        headers: The header cells as written.
        matching: The match of the file with the ledger of requests.

    Returns:
        The match of the same file with ``satisfaction_response``: one row for each row with any answer
        (``where``); None if the file is of another ledger or has no answers.
    """
    if matching.ledger.name != "service_request":
        return None
    answers: dict[str, DerivedColumn] = {}
    for name in (*_ANSWERS, "is_valid", "asked_at", "channel"):
        column = _RESPONSES.column(name)
        if places := _places(column, headers, matching):
            answers[name] = _first_filled(column, places)
    if not answers.keys() & {*_ANSWERS}:
        return None
    is_answered = [f"({answers[name].sql}) is not null" for name in _ANSWERS if name in answers]
    return Matching(
        _RESPONSES,
        {name: matching.positions[name] for name in PLACE_COLUMNS if name in matching.positions},
        (),
        {**answers, **_address(matching), **_identity(matching), "asked_at": _asked_at(answers, matching)},
        " or ".join(is_answered),
    )


def _places(column: Column, headers: Sequence[str], matching: Matching) -> list[int]:
    """The indexes of the headers for this column that are not used by the request, the best first."""
    names = [normalise(name) for name in (column.label, *column.synonyms)]
    free = [
        (names.index(name), place)
        for place, name in enumerate(map(normalise, headers))
        if name in names and place not in matching.places
    ]
    return [place for _, place in sorted(free, key=lambda pair: (_round(names[pair[0]]), pair))]


def _round(name: str) -> int:
    return 0 if name.startswith(_LAST_ROUND) else 2 if name.startswith(_FIRST_ROUND) else 1


def _first_filled(column: Column, places: Sequence[int]) -> DerivedColumn:
    blanks = ", ".join(literal(text) for text in column.blanks)
    needs = {f"_callback_{column.name}_{number}": place for number, place in enumerate(places)}
    filled = ", ".join(f"case when {cell(name)} not in ({blanks}) then {cell(name)} end" for name in needs)
    return DerivedColumn(f"coalesce({filled})", needs)


def _request_column(matching: Matching, name: str) -> DerivedColumn | None:
    """A column as read for the request; None if the file does not have it."""
    if name in matching.derived:
        return DerivedColumn(matching.derived[name].sql, matching.derived[name].needs)
    place = matching.positions.get(name)
    return None if place is None else DerivedColumn(cell(name), {name: place})


def _needs(parts: Sequence[DerivedColumn]) -> dict[str, int]:
    return {name: place for part in parts for name, place in part.needs.items()}


def _asked_at(answers: Mapping[str, DerivedColumn], matching: Matching) -> DerivedColumn:
    """The moment of the call; if missing, the moment at which the request was closed or received."""
    own = [
        _believable(moment)
        for name in _MOMENTS[1:]
        if (moment := _request_column(matching, name)) is not None
    ]
    asked_at = answers.get("asked_at")
    parts = [asked_at, *own] if asked_at else own
    column = _RESPONSES.column("asked_at")
    findings: tuple[Finding, ...] = ()
    if asked_at is None:
        message = "文件没有“{}”一列，回访的时间取办结时间，没有办结的取受理时间；满意率按它归入时段。"
        findings = (of_file(column, "callback_without_time", message.format(column.label)),)
    return DerivedColumn(f"coalesce({', '.join(part.sql for part in parts)})", _needs(parts), findings)


def _believable(moment: DerivedColumn) -> DerivedColumn:
    """A moment without the placeholders of systems: 1970-01-01 08:00, 1900-01-01, 0000-00-00, 9999-12-31."""
    years = ", ".join(literal(year) for year in _NO_YEARS)
    sql = f"case when left({moment.sql}, 4) not in ({years}) then {moment.sql} end"
    return DerivedColumn(sql, moment.needs)


def _identity(matching: Matching) -> dict[str, DerivedColumn]:
    """The key of the call-back and its request. It has the request's number: a later export replaces it."""
    identity = {"instrument": DerivedColumn(literal("回访")), "subject": DerivedColumn(literal("诉求"))}
    number = _request_column(matching, "request_id")
    if number is not None:
        # A number rounded by a spreadsheet is the same for many requests.
        is_whole = f"not contains(lower({number.sql}), 'e+')"
        identity["response_id"] = DerivedColumn(
            f"case when {is_whole} then {literal(CALLBACK)} || {number.sql} end", number.needs
        )
    events = [
        event for name in ("event_id", "request_id") if (event := _request_column(matching, name)) is not None
    ]
    if events:
        identity["event_id"] = DerivedColumn(
            f"coalesce({', '.join(event.sql for event in events)})", _needs(events)
        )
    return identity


def _address(matching: Matching) -> dict[str, DerivedColumn]:
    """The address and the title of the request, so that its call-back is placed in the same compound."""
    texts = [text for name in ("address", "title") if (text := _request_column(matching, name)) is not None]
    if not texts:
        return {}
    together = f"nullif(concat_ws('；', {', '.join(text.sql for text in texts)}), '')"
    return {"address": DerivedColumn(together, _needs(texts))}
