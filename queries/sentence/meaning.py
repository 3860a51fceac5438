"""What a word of a question can mean."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from data.translatable import mark


class Kind(enum.Enum):
    """What kind of thing a word says."""

    PLACE = "place"  # name: community or compound; values: the place
    CONDITION = "condition"  # name: key of an address; values: of the dimension
    TIME = "time"  # values: first day and the day after the last
    PERIODS = "periods"  # values: a grain; none: by the length of the window
    MEASURE = "measure"  # name: of the measure
    GROUPING = "grouping"  # name: of the dimension
    RANKING = "ranking"  # name: top, bottom, worst, best, slow or quick; values: how many
    CHANGE = "change"  # name: rise, fall or change; values: 最 where an order among several is asked for
    COMPARISON = "comparison"  # name: previous or year; values: words of the window, when it says one
    VERSUS = "versus"  # one thing beside another
    EXCEPT = "except"  # what follows is left out
    DETAIL = "detail"  # the rows themselves; name: a question, when it is a certain list
    PAGE = "page"  # name: address of a page
    REFUSAL = "refusal"  # name: why it cannot be answered
    FUNCTION = "function"  # a word that says nothing of its own
    UNKNOWN = "unknown"  # a word that is known to have no answer here


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a word.

    Attributes:
        kind: What kind of thing it says.
        name: Which of the kind.
        values: Its values, as the kind says.
    """

    kind: Kind
    name: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A word in a text.

    Attributes:
        start, end: Its first sign, and the one after its last.
        meanings: All its meanings.
        holiday: First and last day of the holiday after which its window begins, as texts; empty otherwise.
    """

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    holiday: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of its first meaning."""
        return self.meanings[0].kind

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


class Refusal(enum.Enum):
    """Why a question is not answered; the value is the sentence, a message key."""

    FORECAST = mark("看板只回答台账里已有的，不作预测；“{word}”之后没有数据。")
    CAUSE = mark("看板只说多少、在哪里、什么时候，不判断原因；“{word}”要到现场问。")
    PERSON = mark("看板不显示个人，也不评价个人；“{word}”没有答案。")
    OPINION = mark("看板只列数字，不提意见；“{word}”由人来定。")
    OTHER_OFFICE = mark("这里只有本街道的台账；“{word}”不在里面。")
    ACTION = mark("看板只看不办，不派单、不改台账；“{word}”请到业务系统里办。")
    LAW = mark("看板不解释法规，也不判断违规与否；“{word}”请问主管部门。")
    NOTHING = mark("这句话里没有一个词在名单里。")
