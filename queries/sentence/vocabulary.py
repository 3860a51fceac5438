"""The words that a question may use: declared ones, and the names that stand in the ledgers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import ahocorasick

from data.notation.grids import grid_called, read_grid
from data.placing.gazetteer import Compound
from data.schema import UNFILLED, UNMATCHED
from queries.dimensions import DIMENSIONS, GRID
from queries.measures import AGGREGATES, MEASURES
from queries.sentence import words
from queries.sentence.lists import LIST_WORDS
from queries.sentence.meaning import Hit, Kind, Meaning
from queries.sentence.measure_words import DIMENSION_WORDS, MEASURE_WORDS
from queries.sentence.spelling import folded, in_letters

#: Values that are too common a word to be one value of one dimension; a word of their own says them.
_TOO_COMMON = frozenset(
    {
        "其他",
        "社区",
        "街道",
        "网格",
        "物业",
        "合同",
        "医疗",
        "一般",
        "满意",
        "自管",
        "不满意",
        "未填写",
        "未匹配",
    }
)
#: Dimensions whose values are said with a word behind: 邻里 is a dispute only as 邻里纠纷.
_HANDLED = ("承办", "办的")
_SAID_WITH = {
    "dispute_type": ("纠纷",),
    "handler_kind": _HANDLED,
    "co_handlers": ("协办", "一起办", "参与"),
    "priority": ("诉求", "件", "的"),
    "resolved_level": ("化解",),
    "hazard_source": ("发现", "发现的", "查出", "查出的"),
    "instrument": (),  # said by words of its own
    "subject": ("回访", "测评", "评价"),
    "theme": ("主题", "主题小区", "主题的小区"),
}
_SAID_WITH_ANYWAY = {"management": ("小区", "的小区")}
_TAILS = re.compile(r"(?:社区|小区|[一二三四五六七八九十]期)$")
_HEAD = re.compile(r"^(\D{2,})\d")
_LEAST_SIGNS = 2


@dataclass(frozen=True)
class Vocabulary:
    """The words of one set of ledgers.

    Attributes:
        communities: Names of communities.
        compounds: The compounds of the register, with their aliases.
        values: Dimension -> its values.
        pages: Title of a page -> its address.
    """

    communities: tuple[str, ...] = ()
    compounds: tuple[Compound, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)

    @functools.cached_property
    def entries(self) -> dict[str, tuple[Meaning, ...]]:
        """Word -> all its meanings; what a ledger names comes before what is declared."""
        found: dict[str, list[Meaning]] = {}
        for written, meaning in (*self._names(), *_declared(self.values), *self._page_words()):
            meanings = found.setdefault(folded(written), [])
            if meaning not in meanings:
                meanings.append(meaning)
        for written in (*words.FUNCTION_WORDS.split(), *words.NOT_COUNTED.split()):
            kind = Kind.UNKNOWN if written in words.NOT_COUNTED.split() else Kind.FUNCTION
            found.setdefault(folded(written), [Meaning(kind)])
        return {written: tuple(meanings) for written, meanings in found.items() if written}

    @functools.cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for written, meanings in self.entries.items():
            automaton.add_word(written, (len(written), meanings))
        automaton.make_automaton()
        return automaton

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word in a folded text, overlapping ones too; letters and digits only as whole words."""
        for end, (length, meanings) in self._automaton.iter(text):
            hit = Hit(end + 1 - length, end + 1, meanings)
            if not _cuts_word(text, hit.start) and not _cuts_word(text, hit.end):
                yield hit

    def _names(self) -> Iterator[tuple[str, Meaning]]:
        for name in self.communities:
            yield from _spellings(name, (), Meaning(Kind.PLACE, "community", (name,)))
        for compound in self.compounds:
            meaning = Meaning(Kind.PLACE, "compound", (compound.name,))
            yield from _spellings(compound.name, compound.names, meaning)
        firms = frozenset(self.values.get("property_company", ()))
        for name, values in self.values.items():
            for value in values:
                meaning = Meaning(Kind.CONDITION, name, (value,))
                yield DIMENSIONS[name].label + value, meaning
                # a firm's name alone means the compounds it serves, not the requests it handles
                is_firm = name == "responsible_unit" and value in firms
                spoken = _handled_by(value) if is_firm else _words_of(name, value)
                if name == GRID:
                    spoken = _grid_words(value, self.communities)
                yield from ((written, meaning) for written in spoken)

    def _page_words(self) -> Iterator[tuple[str, Meaning]]:
        for written in words.PORTRAIT_WORDS.split():
            yield written, Meaning(Kind.PAGE, words.PORTRAIT_PAGE)
        for title, address in self.pages.items():
            for shape in words.PAGE_SHAPES.split():
                yield shape.format(title), Meaning(Kind.PAGE, address)


def _cuts_word(text: str, at: int) -> bool:
    """Whether a place stands between two letters or two digits."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if not (before.isascii() and behind.isascii()):
        return False
    return (before.isalpha() and behind.isalpha()) or (before.isdigit() and behind.isdigit())


def _spellings(name: str, aliases: Sequence[str], meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    """The name, its aliases, the name without its last word or its house number, all in pinyin too."""
    short = _TAILS.sub("", name)
    head = _HEAD.match(name)
    shorter = [text for text in (short, head.group(1) if head else "") if len(text) >= _LEAST_SIGNS]
    for written in dict.fromkeys((name, *aliases, *shorter)):
        yield written, meaning
        yield from ((letters, meaning) for letters in in_letters(written))


def _handled_by(unit: str) -> tuple[str, ...]:
    """The words for what a unit handles."""
    return tuple(unit + behind for behind in _HANDLED)


def _grid_words(value: str, communities: Iterable[str]) -> tuple[str, ...]:
    """The words for a grid: with its community in short or in full or alone, its number in Chinese or not."""
    grid = read_grid(value)
    if grid is None:
        return _words_of(GRID, value)
    full = [name for name in communities if _TAILS.sub("", name) == grid.place]
    called, n = grid_called(grid.number), grid.number
    numbers = (called, called.removeprefix("第"), f"第{n}网格", f"{n}网格", f"{n}号网格")
    return tuple(dict.fromkeys(place + number for place in (grid.place, *full, "") for number in numbers))


def _words_of(dimension: str, value: str) -> tuple[str, ...]:
    """The words for a value of a dimension."""
    if value in (UNFILLED, UNMATCHED):
        return ()
    if dimension in _SAID_WITH:
        return tuple(value + behind for behind in _SAID_WITH[dimension] if not value.endswith(behind))
    behind = tuple(value + more for more in _SAID_WITH_ANYWAY.get(dimension, ()))
    return behind if value in _TOO_COMMON else (value, *behind)


def _declared(values: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Meaning]]:
    for name in AGGREGATES:
        for written in (MEASURES[name].label, *MEASURE_WORDS.get(name, "").split()):
            yield written, Meaning(Kind.MEASURE, name)
    for (key, chosen), spoken in words.CONDITION_WORDS.items():
        known = tuple(value for value in chosen if value in values.get(key.removeprefix("not_"), ()))
        if known:
            yield from ((written, Meaning(Kind.CONDITION, key, known)) for written in spoken.split())
    yield from _groupings()
    yield from _orders()
    for (comparison, said), spoken in words.COMPARISON_WORDS.items():
        window = (said,) if said else ()
        yield from ((written, Meaning(Kind.COMPARISON, comparison, window)) for written in spoken.split())
    for question, spoken in LIST_WORDS.items():
        yield from ((written, Meaning(Kind.DETAIL, question)) for written in spoken.split())
    persons = words.REFUSED_WORDS["PERSON"].split()
    for prefix in words.GROUPING_PREFIXES.split():
        yield from ((prefix + written, Meaning(Kind.REFUSAL, "PERSON")) for written in persons)
    for refusal, spoken in words.REFUSED_WORDS.items():
        yield from ((written, Meaning(Kind.REFUSAL, refusal)) for written in spoken.split())
    plain = (
        (Kind.VERSUS, words.VERSUS_WORDS),
        (Kind.EXCEPT, words.EXCEPT_WORDS),
        (Kind.DETAIL, words.DETAIL_WORDS),
    )
    yield from ((written, Meaning(kind)) for kind, spoken in plain for written in spoken.split())


def _groupings() -> Iterator[tuple[str, Meaning]]:
    for name, dimension in DIMENSIONS.items():
        meaning = Meaning(Kind.GROUPING, name)
        yield dimension.label, meaning
        for written in (dimension.label, *DIMENSION_WORDS.get(name, "").split()):
            yield from ((prefix + written, meaning) for prefix in words.GROUPING_PREFIXES.split())
            yield f"{written}排名", meaning
    for written in words.WHICH_PLACE.split():
        yield from ((written, Meaning(Kind.GROUPING, name)) for name in ("community", "compound"))
    for grain, spoken in words.PERIOD_WORDS.items():
        values = (grain,) if grain else ()
        yield from ((written, Meaning(Kind.PERIODS, values=values)) for written in spoken.split())


def _orders() -> Iterator[tuple[str, Meaning]]:
    for order, spoken in words.RANKING_WORDS.items():
        for written in spoken.split():
            yield from _counted(written, order)
    for change, spoken in words.CHANGE_WORDS.items():
        for written in spoken.split():
            yield written, Meaning(Kind.CHANGE, change, ("最",) if "最" in written else ())


def _counted(written: str, order: str) -> Iterable[tuple[str, Meaning]]:
    if "{n}" not in written:
        return ((written, Meaning(Kind.RANKING, order)),)
    numbers = ((str(n), n) for n in range(1, 51))
    spoken = (*numbers, *((sign, n) for n, sign in enumerate("一二三四五六七八九十", start=1)))
    return ((written.format(n=text), Meaning(Kind.RANKING, order, (str(number),))) for text, number in spoken)
