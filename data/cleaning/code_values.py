"""Reads the cells of coded columns: codes, flags and ratings; no value for a text that is not understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from data.cleaning.treatment import Repair
from data.mapping_file import REST
from data.notation import persons, ratings
from data.notation.blanks import says_nothing
from data.notation.codes import NO_TEXTS, YES_TEXTS, Codes, code_key
from data.notation.spelling import one_spelling
from data.schema import Column, Type, plain
from data.settings import rating_bounds, settings

_FLAGS = {**dict.fromkeys(YES_TEXTS, "true"), **dict.fromkeys(NO_TEXTS, "false")}
#: The answers of a call-back; a text in the rating that is not understood is not a rating.
RATING = "rating"
ANSWERS = (RATING, "was_contacted", "is_resolved", "is_valid")
#: What stands between several codes of one cell.
_BETWEEN = re.compile(r"[、,，;；/／|｜+＋\s]+(?![^(（]*[)）])")


def code_reader(column: Column, codes: Mapping[str, str], texts: Collection[str]) -> Repair:
    """The function that reads the texts of a coded column.

    Args:
        column: A column with codes, a flag, or a name with one spelling.
        codes: Value of the export -> code of the ledger, from the mapping file; ``*`` for the rest.
        texts: All texts of the column; the meaning of some depends on the others.
    """
    return _several(_one_code(column, codes, texts)) if column.several else _one_code(column, codes, texts)


def _several(read: Repair) -> Repair:
    """The function that reads each of the codes in a cell; what is no code among them stays as a name."""

    def repair(text: str) -> tuple[str | None, bool]:
        parts = [part for part in _BETWEEN.split(text) if part.strip() and not part.strip().isdigit()]
        if len(parts) < 2:
            return read(parts[0] if parts else text)
        answers = [read(part) for part in parts]
        values = dict.fromkeys(value for value, _understood in answers if value is not None)
        return "、".join(values) or None, all(understood for _value, understood in answers)

    return repair


def _one_code(column: Column, codes: Mapping[str, str], texts: Collection[str]) -> Repair:
    accepted = _accepted_spellings(column, texts)
    theirs = {plain(text): ours for text, ours in codes.items()}
    find = _finder(column, accepted, texts)
    is_dropped = column.type is Type.BOOLEAN or column.name == RATING

    def repair(text: str) -> tuple[str | None, bool]:
        bare = plain(text)
        is_blank = code_key(bare) not in accepted and says_nothing(bare, column.blanks)
        ours = theirs.get(bare, theirs.get(REST, bare) if not is_blank else "")
        value = find(ours) if ours else None
        if value is not None or not ours or says_nothing(ours, column.blanks):
            return value, True
        if is_dropped:
            # If nobody was reached there is no answer (``data.cleaning.answers``).
            return None, column.name in ANSWERS and ratings.is_not_reached(ours)
        return persons.hide_persons(one_spelling(text if ours == bare else ours)), not column.allowed

    return repair


def marks_of(texts: Collection[str]) -> ratings.Marks:
    """The scale of the marks among the ratings of a column, by the settings in force."""
    return ratings.Marks.of(texts, rating_bounds(settings()))


def _finder(
    column: Column, accepted: Mapping[str, str], texts: Collection[str]
) -> Callable[[str], str | None]:
    """Function from a text to the stored value; None if it is not understood."""
    patterns = [(re.compile(pattern), code) for code, pattern in column.patterns.items()]
    codes = Codes(accepted, patterns, may_turn=column.type is Type.BOOLEAN or column.name == RATING)
    if column.name != RATING:
        return codes.find
    return ratings.rating_reader(codes, Codes(_FLAGS, may_turn=True), marks_of(texts))


def _accepted_spellings(column: Column, texts: Collection[str]) -> dict[str, str]:
    """Accepted spelling (by ``code_key``) -> stored value; empty if any text is allowed."""
    accepted = {
        code_key(variant): code for code, variants in column.allowed.items() for variant in (code, *variants)
    }
    if column.type is not Type.BOOLEAN:
        return accepted
    flags = {text: _FLAGS[code] for text, code in accepted.items()}
    # In a column with 有, 无 is the opposite answer; elsewhere it is blank.
    answers = {"无": "false"} if any(code_key(text) == "有" for text in texts) else {}
    return {**_FLAGS, **answers, **flags}
