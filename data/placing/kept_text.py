"""Reduces an address to the part that may be stored: the name of the place, never the house or door.

An address is personal data, so none is stored. But an address that names no known compound shows which
name is missing from the list. It is reduced to that name: province, city, sub-district and community in
front are removed, and so are house number, building, door, everything after them, and numbers. Of a text
that names a person nothing is stored, nor of one that stays long, since it is a story and not a name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from data.notation.persons import names_person
from data.placing.gazetteer import place_key

_SHORTEST, _LONGEST = 2, 16
_REGION = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}?省)?(?:[\u4e00-\u9fff]{2,7}?市(?![场政民])(?:[\u4e00-\u9fff]{1,5}?(?<![小社])[区县])?)?"
    r"(?:[\u4e00-\u9fff]{1,6}?街道(?:办事处)?)?(?:[\u4e00-\u9fff]{1,6}?社区(?:居委会)?)?(?=..)"
)
_IS_REGION = re.compile("[省市]|街道|社区")
#: Start of the part that describes the inside of a compound.
_INSIDE = re.compile(
    r"(?:[0-9]+|[a-z]|[一二三四五六七八九十]{1,3})[-号]?(?:[楼栋幢座层室房组户]|单元|门市).*|[0-9]+-[0-9].*"
)
_HOUSE = re.compile(
    r"第?[0-9]+(?:[-之附][0-9]+)*号(?!院|大院|小区|公馆|公寓|楼院|苑|府|线|地块)(?:附[0-9]+号)?"
)
#: Doors, and remains of phone numbers.
_LONG_NUMBER = re.compile(r"[0-9]{3,}")
_BRACKETS = re.compile(r"[(\[【].*?(?:[)\]】]|$)")
_PAUSE = re.compile(r"[,。;:!?、\"'“”]+")
_SPOT = re.compile(r"(?<=..)(?:门口|附近|旁边?|对面|楼下|楼上|路口|里面|院内|边上|路边|路段|处|内)+$")
_HAN = re.compile("[\u4e00-\u9fff]")
_FIGURE = re.compile("[0-9]")


def place_text(address: str) -> str:
    """The place name in an address: half width, without spaces; empty if there is none."""
    text = place_key(address)
    if names_person(text):
        return ""
    text = _BRACKETS.sub("", text)
    text = next((part for part in _PAUSE.split(text) if len(part) >= _SHORTEST), "")
    if _IS_REGION.search(text):
        text = _REGION.sub("", text)
    text = _LONG_NUMBER.sub("", _HOUSE.sub("", _INSIDE.sub("", text)))
    text = _SPOT.sub("", text)
    return text if _SHORTEST <= len(text) <= _LONGEST and _HAN.search(text) else ""


def place_texts(addresses: Iterable[str]) -> list[str]:
    """``place_text`` of each address; addresses that differ only in digits are reduced once.

    The result depends on the number of digits, not on the digits, except in a name that contains some.
    """
    reduced: dict[str, str] = {}
    texts = []
    for address in addresses:
        shape = _FIGURE.sub("0", address)
        if shape not in reduced:
            reduced[shape] = place_text(shape)
        text = reduced[shape]
        texts.append(place_text(address) if "0" in text else text)
    return texts


def place_token(text: str, salt: bytes) -> str:
    """The salted mark of a text, by which rows with the same text are grouped without storing it."""
    return hashlib.blake2b(text.encode(), key=salt, digest_size=12).hexdigest()


def has_door(name: str) -> bool:
    """Whether a name (half width, without spaces) includes a house, a building or a door."""
    return any(pattern.search(name) for pattern in (_INSIDE, _HOUSE, _LONG_NUMBER))
