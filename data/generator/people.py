"""Invented persons: forms of address, and phone numbers that belong to nobody."""

from __future__ import annotations

from data.generator.chance import Chance

_SURNAMES = "张王李刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
_PHONES = 9973


def reporter(chance: Chance) -> str:
    """The name of a caller: a surname and a form of address."""
    return f"{chance.pick(_SURNAMES)}{chance.pick(('先生', '女士'))}"


def phone(chance: Chance) -> str:
    """An invented phone number: the same seven digits for everybody, then four that differ."""
    return f"1700000{chance.whole(1, _PHONES):04d}"
