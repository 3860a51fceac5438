"""Reads cells that name several codes, as people write them: 业委会、志愿者; 社区和物业; 1.网格员 2.社工."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from data.cleaning.treatment import Repair
from data.notation.blanks import says_nothing
from data.schema import BETWEEN_CODES, Column, plain

#: Signs that are in no name of a code; ``plain`` has made them half width, and ① to 1.
_SIGNS = re.compile(r"[、,;/\\|+&\n\r\t]+")
#: ① and the like, before ``plain`` makes figures of them.
_RINGED = re.compile("[\u2460-\u2473]")
#: A remark behind a name: 志愿者（3 人，老王等）; commas in it separate nothing, and it may name a person.
_REMARK = re.compile(r"(?<=[^\s、,;/\\|+&(\[【])\s*[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_WORDS = re.compile(r"以及|联合|会同|[和与及跟·:>→~—–-]")
#: The number of an item of a list, 1. or (1), which begins another name.
_ITEM = re.compile(r"(?:^|(?<=\s))[(\[]?[0-9]{1,2}[)\].]+")
_NUMBER = re.compile(r"[(\[]?[0-9]{1,2}[)\].]*")
#: What stands behind a name and is no part of it: 志愿者3人, 社会组织等.
_BEHIND = re.compile(r"(?:[0-9]+\s*[人名个支家位])?(?:等|等单位|等主体|等多方)?$")


def several_reader(column: Column, read: Repair, mapped: Mapping[str, str]) -> Repair:
    """The function that reads the cells of a column whose cells may name several codes.

    Args:
        column: The column, with its codes.
        read: The function that reads a cell with one code of the same column.
        mapped: Whole cell -> codes, from the mapping file.

    Returns:
        Cell -> the codes in the order of the declaration, once each, with ``BETWEEN_CODES`` between them,
        then what was not understood as it was written; and whether all of it was understood.
    """

    def repair(text: str) -> tuple[str | None, bool]:
        bare = plain(text)
        if bare in mapped:
            return _together(column, _SIGNS.split(mapped[bare])), True
        if says_nothing(bare, column.blanks):
            return None, True
        found = [each for part in _parts(text) for each in _read_part(part, read)]
        told = _together(column, [value for value, _is_known in found if value])
        return told, all(is_known for _value, is_known in found)

    return repair


def _together(column: Column, names: list[str]) -> str | None:
    """The names in the order of the declaration, others behind them, once each; None without any."""
    known = [code for code in column.allowed if code in names]
    others = [name for name in dict.fromkeys(names) if name and name not in column.allowed]
    return BETWEEN_CODES.join((*known, *others)) or None


def _parts(text: str) -> Iterator[str]:
    """What stands between the signs of a cell, without remarks and numbers of a list."""
    bare = plain(_RINGED.sub("、", text))
    if bare[:1] in "([【" and bare[-1:] in ")]】" and not re.search(r"[(\[【)\]】]", bare[1:-1]):
        bare = bare[1:-1]
    for part in _SIGNS.split(_ITEM.sub("、", _REMARK.sub("", bare))):
        part = part.strip()
        if part and not _NUMBER.fullmatch(part):
            yield part


def _read_part(part: str, read: Repair) -> list[tuple[str | None, bool]]:
    """The codes of a part: itself, else what blanks separate, else words like 和 if all of that is known."""
    whole = _read_name("".join(part.split()), read)
    if whole[1]:
        return [whole]
    if len(pieces := part.split()) > 1:
        return [each for piece in pieces for each in _read_part(piece, read)]
    pieces = [piece for piece in _WORDS.split(part) if piece and not _NUMBER.fullmatch(piece)]
    apart = [_read_name(piece, read) for piece in pieces]
    return apart if all(is_known for _value, is_known in apart) else [whole]


def _read_name(name: str, read: Repair) -> tuple[str | None, bool]:
    """The code of one name; also without a number of persons or 等 behind it."""
    value, is_known = read(name)
    shorter = _BEHIND.sub("", name)
    return read(shorter) if not is_known and shorter and shorter != name else (value, is_known)
