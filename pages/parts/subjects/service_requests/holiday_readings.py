"""What holidays say: which had more or fewer requests a day than before, what the coming one may bring."""

from __future__ import annotations

import math
from collections.abc import Sequence

from data.weeks import DAY
from pages.parts.findings.holiday_loads import ExpectedLoad, HolidayLoad
from pages.parts.findings.reading import Reading, fit
from pages.parts.findings.two_sides import Gap, Word, dispersion_of_counts, ratio_of_counts, words
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import plain, rate

_WEEK = 7.0


def no_day_kinds_reading() -> Reading:
    """The reading where a condition of the scope leaves out days or hours."""
    told = _("所选条件已经限定了日子或时段，**不再按节假日比**")
    return Reading(_("节假日诉求"), _("{text}。").format(text=told))


def holidays_reading(
    pairs: Sequence[tuple[HolidayLoad, HolidayLoad | None]],
    expected: ExpectedLoad | None,
    weekly: Sequence[float],
) -> Reading:
    """Title and reading of the holidays of a year.

    Args:
        pairs: Each holiday with the same one before it, if any.
        expected: What the past says of the coming holiday.
        weekly: Requests of whole weeks, from which it is known how much counts scatter.
    """
    compared = [(now, then) for now, then in pairs if then is not None]
    dispersion = dispersion_of_counts([(weekly, [_WEEK] * len(weekly))])
    gaps = [
        ratio_of_counts(
            now.request_count, then.request_count, (now.day_count, then.day_count), dispersion=dispersion
        )
        for now, then in compared
    ]
    told = words(gaps)
    found = [
        (pair, gap) for pair, gap, word in zip(compared, gaps, told, strict=True) if word is Word.DIFFERENT
    ]
    title = _found_title(found) if found else _("节假日诉求，日均比上一次")
    reading = sentences(_expected_clause(expected), _compared_clause(compared, told, found))
    return Reading(title, _("{text}。").format(text=reading), bool(found))


def _found_title(found: Sequence[tuple[tuple[HolidayLoad, HolidayLoad], Gap]]) -> str:
    """The holiday that is furthest from the one before."""
    (now, then), gap = max(found, key=lambda each: abs(math.log(max(each[1].estimate, 1e-9))))
    said = {
        "name": _(now.name), "now": plain(now.daily, 1), "then": plain(then.daily, 1),
        "share": rate(abs(gap.estimate - 1), 0),
    }  # fmt: skip
    template = (
        _("{name}日均诉求 {now} 件，比上一次多 {share}")
        if gap.estimate > 1
        else _("{name}日均诉求 {now} 件，比上一次少 {share}")
    )
    return fit(template.format(**said), _("{name}日均 {now} 件，上一次 {then} 件").format(**said))


def _expected_clause(expected: ExpectedLoad | None) -> str:
    """What the past says of the coming holiday, named as the plain mean that it is."""
    if expected is None:
        return ""
    days, number = expected.days, len(expected.dailies)
    said = {
        "name": _(expected.name),
        "mean": plain(expected.mean, 1),
        "least": plain(min(expected.dailies), 1),
        "most": plain(max(expected.dailies), 1),
        "n": number,
        "when": "" if days is None else dates(days.first, days.last + DAY),
    }
    when = _("下一个节日{name}，放假安排未公布") if days is None else _("下一个节日{name}（{when}）")
    if number == 1:
        past = _("只有上一次可参考，日均 {mean} 件，**不作预计**")
    else:
        past = _("往年 {n} 次日均 {least} 至 {most} 件，**简单平均每天 {mean} 件，不计增减趋势**")
    return sentences(when.format(**said), past.format(**said))


def _compared_clause(
    compared: Sequence[tuple[HolidayLoad, HolidayLoad]],
    told: Sequence[Word],
    found: Sequence[tuple[tuple[HolidayLoad, HolidayLoad], Gap]],
) -> str:
    """Which holidays differ from the same ones before, and how many may differ by chance."""
    if not compared:
        return _("没有上一次可比")
    more = listing(_(now.name) for (now, _then), gap in found if gap.estimate > 1)
    fewer = listing(_(now.name) for (now, _then), gap in found if gap.estimate <= 1)
    chance = sum(word is Word.CHANCE for word in told)
    small = sum(word is Word.SMALL for word in told)
    return sentences(
        _("{names}比上一次多").format(names=more) if more else "",
        _("{names}比上一次少").format(names=fewer) if fewer else "",
        _("{n} 个节日与上一次的差别还不能排除偶然").format(n=chance) if chance else "",
        _("{n} 个节日件数少，不作比较").format(n=small) if small else "",
    )
