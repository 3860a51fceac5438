"""What the flood season says: more or fewer requests about water than last year, when and where most came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pages.parts.findings.reading import Reading, fit
from pages.parts.findings.two_sides import Word, dispersion_of_counts, ratio_of_counts, words
from pages.parts.words.dates import dates, short_dates
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import count, rate

#: With fewer requests in three days it is not said when most came.
LEAST_PEAK = 5
#: A compound is named with at least so many of these requests, and at least this share of them.
LEAST_PLACE, LEAST_SHARE = 3, 0.2
_WEEK = 7


@dataclass(frozen=True, slots=True)
class SeasonCount:
    """The requests of one season.

    Attributes:
        first: Its first day.
        end: The day after its last known day.
        daily: Requests of each day.
    """

    first: date
    end: date
    daily: tuple[float, ...]

    @property
    def total(self) -> float:
        """All its requests."""
        return sum(self.daily)

    @property
    def weekly(self) -> list[float]:
        """Requests of its whole weeks, from its first day."""
        whole = len(self.daily) // _WEEK * _WEEK
        return [sum(self.daily[at : at + _WEEK]) for at in range(0, whole, _WEEK)]


@dataclass(frozen=True, slots=True)
class Peak:
    """The days in which most requests came.

    Attributes:
        first: The first of them.
        end: The day after the last.
        request_count: Their requests.
        compound: The compound with the most; empty where no request names one.
        compound_count: Its requests.
    """

    first: date
    end: date
    request_count: float
    compound: str = ""
    compound_count: float = 0


def flood_reading(now: SeasonCount, then: SeasonCount | None, peak: Peak | None) -> Reading:
    """Title and reading of a flood season.

    Args:
        now: The season, as far as it is known.
        then: The same days a year before; None where they are not comparable.
        peak: When and where most requests came; None without any.
    """
    told, share = _against(now, then)
    title = _("汛期涉水诉求比上年同期{share}").format(share=share) if share else _neutral(now, peak)
    reading = sentences(told, _peak_clause(peak))
    return Reading(title, _("{text}。").format(text=reading), is_finding=bool(share))


def no_matters_reading(matters: Sequence[str]) -> Reading:
    """Title and reading where the ledger has none of the subcategories that the settings name."""
    told = _(
        "台账的问题小类里没有设置“汛期看的诉求小类”所写的{matters}，**不等于没有涉水诉求**；"
        "照台账的写法改这项设置后再看。"
    )
    return Reading(_("汛期涉水诉求无法数出"), told.format(matters=listing(matters)))


def _neutral(now: SeasonCount, peak: Peak | None) -> str:
    said = {"n": count(now.total)}
    if peak is None or peak.request_count < LEAST_PEAK:
        return _("汛期涉水诉求 {n}").format(**said)
    when = short_dates(peak.first, peak.end)
    return fit(_("汛期涉水诉求 {n}，{when} 最集中").format(when=when, **said))


def _against(now: SeasonCount, then: SeasonCount | None) -> tuple[str, str]:
    """The clause against the year before, and by how much the season differs; empty where it does not."""
    if then is None:
        return _("本期 {now}，上年同期没有可比的数").format(now=count(now.total)), ""
    spread = [(each.weekly, [float(_WEEK)] * len(each.weekly)) for each in (now, then)]
    gap = ratio_of_counts(
        now.total, then.total, (len(now.daily), len(then.daily)), dispersion=dispersion_of_counts(spread)
    )
    word = words([gap])[0]
    both = _("本期 {now}，上年同期 {then}").format(now=count(now.total), then=count(then.total))
    if word is Word.SMALL:
        return sentences(both, _("件数少，不作比较")), ""
    if word is Word.CHANCE:
        return sentences(both, _("差别还不能排除偶然")), ""
    share = rate(abs(gap.estimate - 1), 0)
    return both, (_("多 {share}") if gap.estimate > 1 else _("少 {share}")).format(share=share)


def _peak_clause(peak: Peak | None) -> str:
    """When most requests came, and where to look first."""
    if peak is None or peak.request_count < LEAST_PEAK:
        return _("**看不出集中在哪几天**")
    said = {
        "when": dates(peak.first, peak.end),
        "n": count(peak.request_count),
        "place": peak.compound,
        "most": count(peak.compound_count),
    }
    if peak.compound_count < max(LEAST_PLACE, LEAST_SHARE * peak.request_count):
        return _("最集中的是 {when}，{n}，分散在各小区，**对照当天雨情**").format(**said)
    return _("最集中的是 {when}，{n}，其中{place} {most}，**汛前先查这里的排水**").format(**said)
