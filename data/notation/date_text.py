"""Normalises the text of a date (half width, Arabic digits, no weekday); says why a text is not a date."""

from __future__ import annotations

import re

from data.schema import plain

MORNING = ("凌晨", "清晨", "早晨", "早上", "上午", "AM")
AFTERNOON, NIGHT = ("下午", "午后", "傍晚", "PM"), ("晚上", "夜间", "夜里", "深夜")
NOON = "|".join((*MORNING, *AFTERNOON, *NIGHT, "中午", "正午"))
#: A longer text is not a date, whatever it begins with.
_LONGEST = 80
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_ALL_DAY = re.compile(r"\(?(?:全天|整天|当天|当日)\)?$")
_NUMERAL = re.compile(r"[〇○零Oo一二两三四五六七八九十廿卅]+")
_DIGITS = {sign: str(number) for number, sign in enumerate("零一二三四五六七八九")} | {
    **dict.fromkeys("〇○Oo", "0"),
    "两": "2",
}

#: Reasons why a text does not begin with a date; the first that fits applies.
_REASONS = (
    (
        re.compile(r"(?:\d{4}\s*[-/.年]|\d{2}\s*年)\s*\d{1,2}\s*月?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])"),
        "只有年月，没有日",
    ),
    (re.compile(r"(?:19|20)\d{2}|\d{4}\s*年(?:度)?|\d{4}\s*年度?"), "只有年份，没有月和日"),
    (
        re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}(?!\d).*"),
        "年份写在最后，分不清哪个是月、哪个是日",
    ),
    (
        re.compile(r"\d{1,2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}(?!\d).*"),
        "年份只有两位，分不清年、月、日",
    ),
    (re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?(?!\d)(?:[\s(].*|\D.*)?"), "只有月日，没有年份"),
    (re.compile(rf"(?:{NOON})?\s*\d{{1,2}}\s*[:时点].*"), "只有时间，没有日期"),
    (re.compile(r"\d{1,3}"), "像是天数，不是日期"),
    (re.compile(r"[-+]?\d+(?:\.\d+)?"), "只是一个数，不是日期"),
)


def bare_date(text: str) -> str:
    """The text without weekday, with Arabic digits and single spaces; empty if the text is far too long."""
    words = plain(text)
    if len(words) > _LONGEST:
        return ""
    if words.isascii():
        return " ".join(words.split())
    words = _ALL_DAY.sub("", _WEEKDAY.sub(" ", words).strip())
    return " ".join(_NUMERAL.sub(_arabic, words).split())


def why_no_start(bare: str) -> str:
    """The reason, in Chinese, why a text does not begin with a date."""
    for spelling, reason in _REASONS:
        if spelling.fullmatch(bare):
            return reason
    return "不是看得懂的日期"


def _arabic(found: re.Match[str]) -> str:
    """A Chinese number in Arabic digits: 二〇二六 sign by sign, 二十一 by its tens."""
    signs = found[0].replace("廿", "二十").replace("卅", "三十")
    if not signs.strip("Oo"):
        return found[0]
    tens, ten, ones = signs.partition("十")
    if not ten:
        return "".join(_DIGITS[sign] for sign in signs)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return found[0]
    return _DIGITS.get(tens, "1") + _DIGITS.get(ones, "0")
