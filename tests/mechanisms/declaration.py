"""Each mechanism of the articles: where it is seen, what a leader does with it, and how far it is real.

The articles describe 38 (``m01`` to ``m38``, as the product lists them on 公开数据对照) and 25 more that
it did not hold at first (``x1`` to ``x25``). ``real``: ordinary exports give an answer to act on; ``thin``: a
part of it, ``lacks`` says which part is missing; ``none``: not held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.parts.subjects.published.mechanisms import MECHANISMS

REAL, THIN, NONE = "real", "thin", "none"


@dataclass(frozen=True, slots=True)
class Fact:
    """What the exports were written to hold, and so what the table of the block has to answer.

    Attributes:
        where: Column -> value of the rows that are meant; all rows if empty.
        values: Column -> the sum of its numbers in these rows, or the text of the only row.
    """

    where: Mapping[str, str]
    values: Mapping[str, float | str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A block beside the first that answers another part of a mechanism.

    Attributes:
        page, block, question: Where it is seen, and the path name of the question.
        facts, told: As of a ``Mechanism``.
    """

    page: str
    block: str
    question: str
    facts: tuple[Fact, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism.

    Attributes:
        number: ``m01`` or ``x1``.
        seed: Number of its article.
        name: What it does, in Chinese.
        state: How far it is real.
        page, block: Where it is seen; empty for what is not held.
        question: Path name of the question that answers.
        needs: Ledger -> columns without which there is no answer.
        action: What a leader does with it, in Chinese.
        lacks: What is missing, in Chinese; empty for what is real.
        facts: What the table answers of the ordinary exports.
        told: Texts in title, reading or subtitle.
        also: The blocks that answer its other parts.
    """

    number: str
    seed: str
    name: str
    state: str
    page: str = ""
    block: str = ""
    question: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)
    action: str = ""
    lacks: str = ""
    facts: tuple[Fact, ...] = ()
    told: tuple[str, ...] = ()
    also: tuple[Answer, ...] = ()


#: Number of an article -> city and communities.
ARTICLES = {
    "000": "南充，体育场社区",
    "001": "兴宁，新城社区",
    "002": "峨眉山，桑园社区、白龙社区",
    "003": "武平，南门社区",
    "004": "上饶，信江社区",
}
_LISTED = {one.number: one for one in MECHANISMS}


def fact(where: str = "", **values: float | str) -> Fact:
    """A fact about the rows with ``column=value``, several parted by a space."""
    return Fact(dict(part.split("=") for part in where.split()), values)


def also(address: str, question: str, *facts: Fact, told: tuple[str, ...] = ()) -> Answer:
    """Another block of a mechanism; ``address`` is page and block."""
    return Answer(*address.split("/"), question, facts, told)


def listed(number: str, question: str, state: str = REAL, **parts: object) -> Mechanism:
    """A mechanism that the product lists itself, with the page and block that it names."""
    one = _LISTED[number]
    (seed,) = (seed for seed, places in ARTICLES.items() if one.community in places)
    return Mechanism(number, seed, one.name, state, one.page, one.block, question, **parts)


def beside(
    number: str, seed: str, name: str, address: str, question: str, state: str = REAL, **parts: object
) -> Mechanism:
    """A mechanism beside the list; ``address`` is page and block."""
    page, block = address.split("/")
    return Mechanism(number, seed, name, state, page, block, question, **parts)


def absent(number: str, seed: str, name: str, lacks: str) -> Mechanism:
    """A mechanism that the product does not hold, and what it would need."""
    return Mechanism(number, seed, name, NONE, lacks=lacks)
