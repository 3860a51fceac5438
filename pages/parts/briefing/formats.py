"""The files of a briefing that need no browser: suffix -> writer."""

from __future__ import annotations

import dataclasses
import enum
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from pages.parts.briefing.model import Briefing, Paragraph
from pages.parts.briefing.office_documents import numeral
from queries import Scope

#: A message has fewer characters than this.
MOST = 1_000
_LEFT_OUT = "……"
#: Fewest characters of a first paragraph, and most of titles, the headline and the title of a section when
#: long names leave no room: ten sections of that length fit a message.
_LEAST, _TITLE, _HEADLINE, _SECTION = 30, 40, 160, 20
#: Sections whose second paragraph is added while there is room, the most important first.
_WANTED = ("kinds", "handling", "risks", "disputes", "callbacks", "hazards", "overall", "places", "talks")


def text(briefing: Briefing) -> bytes:
    """The message for WeChat: plain text, numbered sections, always shorter than 1,000 characters."""
    paragraphs = _shorten_to_fit(briefing, [list(section.paragraphs[:1]) for section in briefing.sections])
    if len(_message(briefing, paragraphs)) >= MOST:
        briefing = _with_short_names(briefing)
    message = _message(briefing, paragraphs)
    for at, paragraph in _further(briefing):
        more = [[*each, paragraph] if number == at else each for number, each in enumerate(paragraphs)]
        if len(longer := _message(briefing, more)) < MOST:
            paragraphs, message = more, longer
    return message.encode("utf-8")


def _shorten_to_fit(briefing: Briefing, paragraphs: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """The first paragraphs, shortened until the message has room or they are as short as allowed."""
    while len(_message(briefing, paragraphs)) >= MOST:
        # the longest section loses its last clause; the other files have the whole text
        longest = max(range(len(paragraphs)), key=lambda at: _length(paragraphs[at]), default=None)
        if longest is None or _length(paragraphs[longest]) <= _LEAST:
            break
        paragraphs = [[_shorter(each[0])] if at == longest else each for at, each in enumerate(paragraphs)]
    return paragraphs


def _length(paragraphs: list[Paragraph]) -> int:
    return sum(len(each.text) for each in paragraphs)


def _with_short_names(briefing: Briefing) -> Briefing:
    """The briefing with truncated titles, where long names leave the sections no room."""
    return dataclasses.replace(
        briefing,
        title=_truncate(briefing.title, _TITLE),
        issue=_truncate(briefing.issue, _TITLE),
        headline=_truncate(briefing.headline, _HEADLINE),
        sections=tuple(
            dataclasses.replace(one, title=_truncate(one.title, _SECTION)) for one in briefing.sections
        ),
    )


def _truncate(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - len(_LEFT_OUT)] + _LEFT_OUT


def _further(briefing: Briefing) -> Iterator[tuple[int, Paragraph]]:
    """Second paragraphs that fit, with the number of their section, the most important section first."""
    places = {section.key: at for at, section in enumerate(briefing.sections)}
    for key in _WANTED:
        at = places.get(key)
        if at is not None:
            yield from ((at, paragraph) for paragraph in briefing.sections[at].paragraphs[1:2])


def _message(briefing: Briefing, paragraphs: list[list[Paragraph]]) -> str:
    head = f"【{briefing.title}】{briefing.issue}\n{briefing.headline}"
    if not briefing.headline.endswith("。"):
        head += "。"
    lines = [
        f"{numeral(at)}、{section.title}：{''.join(paragraph.text for paragraph in kept)}"
        for at, (section, kept) in enumerate(zip(briefing.sections, paragraphs, strict=True), 1)
    ]
    if briefing.advice:
        lines.append(f"{numeral(len(lines) + 1)}、{briefing.advice_title}：{briefing.advice[:100]}")
    foot = ["演示数据，非真实统计。"] if briefing.is_demonstration else []
    return "\n".join([head, *lines, *foot]).replace("\u00a0", " ") + "\n"


def _shorter(lead: Paragraph) -> Paragraph:
    """The text without its last clause; half of it where it has no clauses."""
    for between in ("；", "，"):
        clauses = lead.text.rpartition(between)[0]
        if clauses and len(clauses) + 1 < len(lead.text):
            return Paragraph(clauses + "。")
    return Paragraph(_truncate(lead.text, max(_LEAST, len(lead.text) // 2)))


def as_json(briefing: Briefing) -> bytes:
    """The model as JSON: sorted keys, ISO dates, unescaped Chinese."""
    document = json.dumps(_plain(briefing), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return (document + "\n").encode("utf-8")


def _plain(value: object) -> object:
    if isinstance(value, Scope):
        return value.to_query()
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, float) and value != value else value


def word(briefing: Briefing, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The Word document; a chart without a picture is a table of its values."""
    from pages.parts.briefing import docx  # late: slow to load, and the message does not need it

    return docx.write(briefing, pictures)


def slides(briefing: Briefing) -> bytes:
    """The PowerPoint slides."""
    from pages.parts.briefing import pptx  # as above

    return pptx.write(briefing)


#: Suffix -> writer, in the order in which files are written.
WRITERS: dict[str, Callable[[Briefing], bytes]] = {
    "txt": text,
    "json": as_json,
    "docx": word,
    "pptx": slides,
}
