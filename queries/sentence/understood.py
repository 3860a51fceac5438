"""What was understood of a question: its parts with the asker's own words, and where it leads."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from data.translatable import mark
from queries.scope import Grain, Scope
from queries.sentence.meaning import Hit, Kind, Meaning, Refusal

Span = tuple[int, int]


class Field(enum.Enum):
    """What a part of a question says, in the order of the chips; the value is a message key."""

    PLACE = mark("地点")
    TIME = mark("时间")
    COMPARISON = mark("比较")
    CONDITION = mark("条件")
    MEASURE = mark("指标")
    GROUPING = mark("每一行")
    PERIODS = mark("时段")
    RANKING = mark("排列")
    DETAIL = mark("明细")
    PAGE = mark("页面")


class Why(enum.Enum):
    """Why a word was not used; the value is a message key."""

    UNKNOWN = mark("不在地点、类别、小类、单位、指标的名单里，没有用上。")
    ONE_WINDOW = mark("时间说了两次，只用前一个；要比，请说“比”。")
    NOT_OF_MEASURE = mark("{measure}没有“{dimension}”这一项，没有用上。")
    NO_LIST = mark("{measure}没有明细清单，没有用上。")
    ONE_ORDER = mark("排列说了两次，只用前一个。")
    TOO_MANY = mark("一行最多分四项，没有用上。")
    ONE_ROW_EACH = mark("清单是一行一件，不分组也不排名，没有用上。")
    NOTHING_BESIDE = mark("没有说和什么比，没有用上。")
    NO_EXCLUSION = mark("后面没有可以去掉的词，没有用上。")


class Target(enum.Enum):
    """Where a question leads."""

    NOTHING = "nothing"  # refused, or a word has several meanings
    EXPLORE = "explore"  # measures by dimensions
    COMPARE = "compare"  # two places, two windows or two values beside each other
    ROWS = "rows"  # a list
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what was understood.

    Attributes:
        field: What it says.
        name: Name of the dimension, measure, order or page.
        values: Its values; of a window the first day and the day after the last.
        spans: Where the words stand that say it; empty where a rule added it.
    """

    field: Field
    name: str = ""
    values: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def is_default(self) -> bool:
        """Whether nobody said it: it was added by rule."""
        return not self.spans


@dataclass(frozen=True, slots=True)
class Unused:
    """A word that was not used.

    Attributes:
        span: Where it stands.
        why: Why not.
        dimension, measure: Names that the reason speaks of; empty for none.
    """

    span: Span
    why: Why
    dimension: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A word with several meanings, none of which is chosen.

    Attributes:
        span: Where it stands.
        meanings: Its meanings.
        questions: The same question with each of them, in the same order.
    """

    span: Span
    meanings: tuple[Meaning, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A question near to one that cannot be answered.

    Attributes:
        text: The question.
        change: What was changed, a message key.
    """

    text: str
    change: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of the rows.

    Attributes:
        is_descending: Whether the largest come first.
        is_by_change: Whether they are ordered by the difference from the window of comparison.
        is_by_size: Whether of that difference only the size counts.
        limit: How many rows; 0 for all.
    """

    is_descending: bool = True
    is_by_change: bool = False
    is_by_size: bool = False
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a question.

    Attributes:
        text: The question.
        pieces: Its pieces, in order and without a gap.
        parts: What was understood, in the order in which it is shown.
        unused: The words that were not used.
        choices: The words with several meanings.
        refusal: Why it is not answered; None if it is.
        refused_word: The word for which it is refused.
        near: Questions near to it.
        scope: Places, window, conditions, grain, comparison.
        compared: The scope it is compared with; None without a comparison.
        measures: Names of the measures.
        dimensions: Names of the dimensions of the rows.
        has_periods: Whether there is one row a period too.
        ranking: The order of the rows; None for the natural one.
        target: Where it leads.
        question: The question whose rows are listed.
        page: Address of the page.
    """

    text: str
    pieces: tuple[Hit, ...] = ()
    parts: tuple[Part, ...] = ()
    unused: tuple[Unused, ...] = ()
    choices: tuple[Choice, ...] = ()
    refusal: Refusal | None = None
    refused_word: str = ""
    near: tuple[Near, ...] = ()
    scope: Scope = field(default_factory=lambda: Scope(grain=Grain.WEEK))
    compared: Scope | None = None
    measures: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    has_periods: bool = False
    ranking: Ranking | None = None
    target: Target = Target.NOTHING
    question: str = ""
    page: str = ""

    def word(self, span: Span) -> str:
        """The asker's own word at a place."""
        return self.text[span[0] : span[1]]

    def words(self, part: Part) -> str:
        """The asker's own words for a part; empty where a rule added it."""
        return " ".join(map(self.word, part.spans))

    def saying(self, part: Part, words: str) -> str:
        """The question with other words for a part; behind all others where nobody said it."""
        first, *others = sorted(part.spans) or [(len(self.text), len(self.text))]
        text = list(self.text)
        for start, end in others:
            text[start:end] = [" "] * (end - start)
        text[slice(*first)] = f" {words} "
        return " ".join("".join(text).split())

    def without(self, part: Part) -> str:
        """The question without the words of a part."""
        return self.saying(part, "")

    @property
    def said_parts(self) -> tuple[Part, ...]:
        """The parts that somebody said; a rule added the others."""
        return tuple(part for part in self.parts if not part.is_default)

    @property
    def unknown(self) -> tuple[Span, ...]:
        """Where words stand that no list has."""
        return tuple(piece.span for piece in self.pieces if piece.kind is Kind.UNKNOWN)
