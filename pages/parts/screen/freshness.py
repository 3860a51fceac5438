"""数据截至: how far each main ledger reaches, which of them is late, and whether its holidays are known."""

from __future__ import annotations

from html import escape

from data.ledgers import LEDGERS
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.words.dates import short_day
from pages.parts.words.holidays import missing_year
from pages.parts.words.language import _

#: Ledgers the lines are written for.
MAIN_LEDGERS = ("service_request", "mediation_case", "satisfaction_response")


def freshness(snapshot: Snapshot) -> str:
    """One line a ledger with its last day, as HTML; amber when it lags behind the newest ledger."""
    lines = "".join(_line(snapshot, name) for name in MAIN_LEDGERS)
    return f'<div class="fresh"><b>{escape(_("数据截至"))}</b>{lines}{_holidays(snapshot)}</div>'


def _holidays(snapshot: Snapshot) -> str:
    """A line that the holidays of a year are not known, so that its weeks are judged as ordinary ones."""
    year = missing_year(snapshot.as_of.date())
    if year is None:
        return ""
    told = escape(_("{year} 年未填齐").format(year=year))
    return f'<div class="late">{escape(_("节假日"))}<span>{told}</span></div>'


def _line(snapshot: Snapshot, name: str) -> str:
    title = escape(_(LEDGERS[name].title))
    if name not in snapshot.freshness:
        return f"<div>{title}<span>{escape(_('没有记录'))}</span></div>"
    last = snapshot.freshness[name].date()
    late = (max(snapshot.freshness.values()).date() - last).days
    if late < settings().late_days:
        return f"<div>{title}<span>{short_day(last)}</span></div>"
    told = escape(_("{day} · 迟 {n} 天").format(day=short_day(last), n=late))
    return f'<div class="late">{title}<span>{told}</span></div>'
