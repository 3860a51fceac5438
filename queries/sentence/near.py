"""Questions near to one that cannot be answered, built from its own words."""

from __future__ import annotations

from data.translatable import mark
from queries.dimensions import DIMENSIONS
from queries.measures import MEASURES
from queries.sentence.meaning import Hit, Kind, Meaning, Refusal
from queries.sentence.understood import Near

_COURSE = ("{subject}近 12 月按月走势", mark("时间改为已有的 12 个月"))
_YEAR = ("今年{subject}与去年同期比", mark("今年至数据截至，与上一年同一段"))
_RISE = ("{subject}哪个小区升得最快", mark("近 12 周与此前 12 周"))
_COMMUNITIES = ("近 12 周各社区{subject}", mark("换成本街道的社区"))
_COMPOUNDS = ("{subject}最多的小区前十", mark("近 12 周"))
_UNITS = ("{subject}按承办单位", mark("换成承办单位，不到个人"))
_SMALL = ("{subject}按小类", mark("看是哪些小类"))
_HOURS = ("{subject}按时段", mark("看在什么时段"))
_CHANNELS = ("{subject}按渠道", mark("看从哪里来"))
_MEDIATION = ("{subject}按纠纷类型", mark("看是哪类纠纷"))
_OVERDUE = ("超期未结清单", mark("近 12 周到期、仍未办结的"))
_LIST = ("{subject}清单", mark("先看是哪些件"))
_PLAIN = ("{subject}多少件", mark("去掉答不了的词"))
#: Why a question is refused -> the questions that are offered, the nearest first.
_OFFERED: dict[Refusal, tuple[tuple[str, str], ...]] = {
    Refusal.FORECAST: (_COURSE, _YEAR, _RISE, _COMMUNITIES, _PLAIN),
    Refusal.CAUSE: (_SMALL, _HOURS, _RISE, _MEDIATION, _COURSE, _YEAR),
    Refusal.PERSON: (_UNITS, _CHANNELS, _COURSE, _MEDIATION, _YEAR),
    Refusal.OPINION: (_COURSE, _YEAR, _RISE, _COMMUNITIES, _PLAIN),
    Refusal.OTHER_OFFICE: (_COMMUNITIES, _COURSE, _YEAR),
    Refusal.ACTION: (_LIST, _UNITS, _COMMUNITIES, _OVERDUE, _COURSE),
    Refusal.LAW: (_SMALL, _COMMUNITIES, _COURSE, _YEAR),
    Refusal.NOTHING: (_COMPOUNDS, _COMMUNITIES, _OVERDUE),
}
_SUBJECT = (Kind.PLACE, Kind.CONDITION, Kind.MEASURE)
#: What a question is about that says nothing of it.
_USUAL = "诉求量"


def near_questions(refusal: Refusal, pieces: tuple[Hit, ...], text: str) -> tuple[Near, ...]:
    """The questions that are offered instead of one; some may not fit its words.

    Args:
        refusal: Why it is not answered.
        pieces: Its pieces.
        text: The question.
    """
    subjects = dict.fromkeys((_subject(pieces, text), _USUAL))
    return tuple(
        dict.fromkeys(
            Near(shape.format(subject=subject), change)
            for subject in subjects
            for shape, change in _OFFERED[refusal]
        )
    )


def _subject(pieces: tuple[Hit, ...], text: str) -> str:
    """The words for places, values and measures of a question that have one meaning."""
    found = [hit for hit in pieces if hit.kind in _SUBJECT and len(hit.meanings) == 1]
    words = [
        MEASURES[hit.meanings[0].name].label if hit.kind is Kind.MEASURE else text[hit.start : hit.end]
        for hit in found
    ]
    return "".join(dict.fromkeys(words)) or _USUAL


def questions_of(text: str, hit: Hit) -> tuple[str, ...]:
    """The question with each meaning of a word written out."""
    return tuple(text[: hit.start] + written + text[hit.end :] for written in map(_written_out, hit.meanings))


def _written_out(meaning: Meaning) -> str:
    """The words that have this meaning alone."""
    if meaning.kind is Kind.GROUPING:
        return f"各{DIMENSIONS[meaning.name].label}"
    if meaning.kind is Kind.CONDITION:
        label = DIMENSIONS[meaning.name.removeprefix("not_")].label
        return "和".join(f"{label}{value}" for value in meaning.values)
    return "".join(meaning.values) or meaning.name
