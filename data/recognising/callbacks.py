"""The call-back that a hotline export carries beside each request: a ledger of its own from the same rows."""

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
#: Before the key of a request, in that of its call-back.
CALLBACK = "回访-"
#: What the citizen said; a row without any of it is a request that nobody was called back about.
_ANSWERS = ("was_contacted", "is_resolved", "rating")
#: When it was asked, the likeliest first; the last two are the request's own.
_MOMENTS = ("asked_at", "closed_at", "requested_at")
_NO_YEARS = ("0000", "0001", "1899", "1900", "1970", "9999")
#: The rating after a second round counts, and the first only where there is none.
_LAST_ROUND, _FIRST_ROUND = "最终", "首次"


def inline_callbacks(headers: Sequence[str], matching: Matching) -> Matching | None:
    """The call-backs that a file of requests carries inline.

    Args:
        headers: The header cells as written.
        matching: How they stand to the ledger of requests.

    Returns:
        How the same file stands to ``satisfaction_response``: one row for each row with any answer
        (``where``); None when the file is of another ledger or has no answers.
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
    given = [f"({answers[name].sql}) is not null" for name in _ANSWERS if name in answers]
    return Matching(
        _RESPONSES,
        {name: matching.positions[name] for name in PLACE_COLUMNS if name in matching.positions},
        (),
        {**answers, **_address(matching), **_identity(matching), "asked_at": _asked_at(answers, matching)},
        " or ".join(given),
    )


def _places(column: Column, headers: Sequence[str], matching: Matching) -> list[int]:
    """The places of the headers that are this column and none of the request, the best first."""
    names = [normalise(name) for name in (column.label, *column.synonyms)]
    free = [
        (names.index(name), place)
        for place, name in enumerate(map(normalise, headers))
        if name in names and place not in matching.places
    ]
    return [place for _, place in sorted(free, key=lambda one: (_round(names[one[0]]), one))]


def _round(name: str) -> int:
    return 0 if name.startswith(_LAST_ROUND) else 2 if name.startswith(_FIRST_ROUND) else 1


def _first_filled(column: Column, places: Sequence[int]) -> DerivedColumn:
    blanks = ", ".join(literal(text) for text in column.blanks)
    needs = {f"_callback_{column.name}_{number}": place for number, place in enumerate(places)}
    filled = ", ".join(f"case when {cell(name)} not in ({blanks}) then {cell(name)} end" for name in needs)
    return DerivedColumn(f"coalesce({filled})", needs)


def _request_column(matching: Matching, name: str) -> DerivedColumn | None:
    """A column of the request, as the request itself reads it; None when the file does not tell it."""
    if name in matching.derived:
        return DerivedColumn(matching.derived[name].sql, matching.derived[name].needs)
    place = matching.positions.get(name)
    return None if place is None else DerivedColumn(cell(name), {name: place})


def _needs(parts: Sequence[DerivedColumn]) -> dict[str, int]:
    return {name: place for part in parts for name, place in part.needs.items()}


def _asked_at(answers: Mapping[str, DerivedColumn], matching: Matching) -> DerivedColumn:
    """When the call was made: told, or else taken to be when the request was closed, or came in."""
    own = [_believable(one) for name in _MOMENTS[1:] if (one := _request_column(matching, name)) is not None]
    told = answers.get("asked_at")
    parts = [told, *own] if told else own
    column = _RESPONSES.column("asked_at")
    findings: tuple[Finding, ...] = ()
    if told is None:
        message = "文件没有“{}”一列，回访的时间取办结时间，没有办结的取受理时间；满意率按它归入时段。"
        findings = (of_file(column, "callback_without_time", message.format(column.label)),)
    return DerivedColumn(f"coalesce({', '.join(part.sql for part in parts)})", _needs(parts), findings)


def _believable(moment: DerivedColumn) -> DerivedColumn:
    """A moment without what systems write for none: 1970-01-01 08:00, 1900-01-01, 0000-00-00, 9999-12-31."""
    years = ", ".join(literal(year) for year in _NO_YEARS)
    sql = f"case when left({moment.sql}, 4) not in ({years}) then {moment.sql} end"
    return DerivedColumn(sql, moment.needs)


def _identity(matching: Matching) -> dict[str, DerivedColumn]:
    """What the call-back is about. It bears the number of its request, so that a later export replaces it."""
    identity = {"instrument": DerivedColumn(literal("回访")), "subject": DerivedColumn(literal("诉求"))}
    number = _request_column(matching, "request_id")
    if number is not None:
        # A number that a spreadsheet has cut short is that of many requests.
        is_whole = f"not contains(lower({number.sql}), 'e+')"
        identity["response_id"] = DerivedColumn(
            f"case when {is_whole} then {literal(CALLBACK)} || {number.sql} end", number.needs
        )
    events = [
        one for name in ("event_id", "request_id") if (one := _request_column(matching, name)) is not None
    ]
    if events:
        identity["event_id"] = DerivedColumn(
            f"coalesce({', '.join(one.sql for one in events)})", _needs(events)
        )
    return identity


def _address(matching: Matching) -> dict[str, DerivedColumn]:
    """Where the request happened, so that its call-back is placed like it: its address and its title."""
    texts = [one for name in ("address", "title") if (one := _request_column(matching, name)) is not None]
    if not texts:
        return {}
    together = f"nullif(concat_ws('；', {', '.join(one.sql for one in texts)}), '')"
    return {"address": DerivedColumn(together, _needs(texts))}
