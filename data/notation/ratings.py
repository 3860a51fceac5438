"""Reads ratings as call-backs write them: words, stars, and marks out of 5, 10 or 100.

The largest mark in the column of the file decides how many are full. Marks become ratings by their
share of full marks (setting ``rating_bounds``). A text that is not understood gives no rating.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from data.notation.codes import Codes, code_key

#: From best to worst; 一般 is only given in words.
_BY_SHARE = ("非常满意", "满意", "基本满意", "不满意", "非常不满意")
_FULL_MARKS = (5, 10, 100)
_HIGHEST = _FULL_MARKS[-1]
#: Columns of only 0 and 1 hold flags, or the order of the choices, not marks.
_LEAST_HIGHEST = 2
_MARK = re.compile(
    r"(\d{1,3}(?:\.\d+)?)\s*(?:分|颗?星|points?|stars?|[★☆⭐])?(?:\s*/\s*(\d{1,3})分?)?(?:\(.*\))?[。.!]?"
)
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)%")
_STARS = re.compile(r"[★☆⭐]+")
_HAN_MARK = re.compile(r"([一二三四五])(?:分|颗?星)")
_SPEAKER = re.compile(
    r"(?:表示|感到|觉得|评价为?|认为|总体上?|整体上?|市民|群众|居民|来电人|诉求人|当事人|对?办理结果|对?结果)[:]?"
)
_BEHIND = re.compile(r"(?:好评|评价|的|了)$")
#: A remark in the rating column that a call was made: not a rating, and not an error.
_CALLED = re.compile(r"(?:电话)?(?:已|完成|成功)*(?:回访|接通|联系|接听)(?:已?完成|成功|完毕|过|了)?")
_NOT_REACHED = re.compile(
    r"(?:电话|手机|号码|用户|对方|市民|来电人|群众|诉求人|联系人|[多两三数几\d]+次|均|都|一直|已|处于|为|显示|拨打|多次|后|暂|暂时|回访)*"
    r"(?:无人接听?|没人接听?|未接(?:通|听)?|没接|不接(?:听)?|无法接通|接不通|拒接|拒绝接听|拒访|拒绝回访|拒绝访问|空号|停机|关机"
    r"|占线|忙线|正?忙|通话中|挂断|挂机|打不通|打不进|不在服务区|暂停服务|呼入限制|错号|号码错误|号码有误|有误|不存在|无效号码"
    r"|无此人|非本人|未联系上|联系不上|无法联系|未回访到?|没有?回访|未能回访|未果|失败|不成功|无法回访|无[需须]回访|不[需用]回访|待回访)"
    r"(?:电话|状态|了|中)*"
)
_PAUSE = re.compile(r"[,;。、 ].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marks:
    """The scale of the marks in a column.

    Attributes:
        full: The full mark; 0 if it is unknown or marks are not to be read.
        bounds: Lowest share in per cent for 非常满意, 满意, 基本满意, 不满意.
    """

    full: int
    bounds: tuple[float, ...]

    @classmethod
    def of(cls, texts: Iterable[str], bounds: tuple[float, ...]) -> Marks:
        """The scale derived from all texts of a column; without bounds no marks are read."""
        numbers = [mark for text in texts if (mark := _mark(text)) and not mark[1] and mark[0] <= _HIGHEST]
        highest = max((number for number, _ in numbers), default=0)
        is_told = bool(bounds) and highest >= _LEAST_HIGHEST
        return cls(next(full for full in _FULL_MARKS if highest <= full) if is_told else 0, bounds)

    def rating(self, text: str) -> str | None:
        """The rating for a mark; None if the text is not a mark or the scale is unknown."""
        share = self._share(text)
        if share is None or not self.bounds:
            return None
        worse = sum(share < bound for bound in self.bounds)
        return _BY_SHARE[worse]

    def _share(self, text: str) -> float | None:
        """The share of the full mark, in per cent."""
        if found := _SHARE.fullmatch(code_key(text)):
            return float(found[1]) if 0 < float(found[1]) <= _HIGHEST else None
        mark = _mark(text)
        if mark is None:
            return None
        number, full = mark[0], mark[1] or self.full
        # Among marks out of 100 a 5 may be out of 5, and 0 is mostly not a mark.
        if not 0 < number <= full or (full == _HIGHEST and not mark[1] and number <= _FULL_MARKS[0]):
            return None
        return round(100 * number / full, 6)


def rating_reader(codes: Codes, flags: Codes, marks: Marks) -> Callable[[str], str | None]:
    """A function from a text of the column to its rating; the function returns None if it is not understood.

    Args:
        codes: The words.
        flags: Yes and no (是否满意 is also such a column).
        marks: The marks of the column.
    """

    def read(text: str) -> str | None:
        if (rating := codes.find(text)) is not None:
            return rating
        key = code_key(text)
        if not key.replace(".", "").isdigit() and (flag := flags.find(text)) is not None:
            return "满意" if flag == "true" else "不满意"
        return marks.rating(text) or codes.find(_BEHIND.sub("", _without_speaker(key)))

    return read


def is_not_reached(text: str) -> bool:
    """Whether a text says that nobody was reached: 无人接听, 空号, 拒访 and the like."""
    return _NOT_REACHED.fullmatch(_first(text)) is not None


def is_call(text: str) -> bool:
    """Whether a text says only that the call was made: 已回访, 接通."""
    return _CALLED.fullmatch(_first(text)) is not None


def texts_with_marks(texts: Collection[str], marks: Marks) -> list[str]:
    """The texts that are marks with a rating."""
    return [text for text in texts if marks.rating(text) is not None]


def _first(text: str) -> str:
    """The text up to its first stop, without brackets and quotes around it."""
    return _PAUSE.sub("", code_key(text).strip("()[]【】<>\"'“”*. ")).split("(")[0]


def _without_speaker(key: str) -> str:
    """The text without its speaker: 满意 from 市民表示满意."""
    while (found := _SPEAKER.match(key)) and found.end() < len(key):
        key = key[found.end() :]
    return key


def _mark(text: str) -> tuple[float, int] | None:
    """The mark and its full mark, 0 if not given; None if the text is not a mark."""
    key = code_key(text)
    if _STARS.fullmatch(key):
        return float(len(key.replace("☆", ""))), _FULL_MARKS[0]
    if found := _HAN_MARK.fullmatch(key):
        return float("一二三四五".index(found[1]) + 1), _FULL_MARKS[0]
    found = _MARK.fullmatch(key)
    return (float(found[1]), int(found[2] or 0)) if found else None
