"""The chain of the property companies of one compound: from when to when, why they left, what came in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from data.months import month_start, months_between
from data.snapshots.store import Snapshot
from data.weeks import DAY, WEEK
from pages.parts.asking.block import Block
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import Reading, fit, name_as_written
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.compound.history import Story
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import is_missing, plain, rate
from queries import Grain, Scope

COMPANIES, MONTHS = "compounds/property_companies", "service_requests/complaints_by_period"
_COLUMNS = (
    "company", "started_on", "ended_on", "reason", "charge_yuan", "collection_rate",
    "month_count", "complaint_count", "request_count",
)  # fmt: skip


def companies(story: Story, served: Snapshot) -> Block | None:
    """All companies of the compound, those before the first request too; None without a contract."""
    months = _months(story, served)
    frame = company_chain(story.contracts, months, served.as_of.date())
    if frame.empty:
        return None
    first = months["start"].min() if len(months) else None
    return Block(
        key="company-chain",
        reading=chain_reading(frame),
        subtitle=_(
            "物业更替台账全部合同，到 {day}，不随所选时段变；月均投诉、月均诉求为台账内整月（自 {first}），"
            "换公司的当月不算"
        ).format(day=served.as_of.date(), first="—" if first is None else f"{first:%Y-%m}"),
        table=frame,
        question=COMPANIES,
        measures=("complaint_count", "request_count"),
        html=markup.unit_table(_table(frame)),
    )


def _months(story: Story, served: Snapshot) -> pd.DataFrame:
    """Complaints and requests of each finished month of the ledger."""
    whole: Scope = story.scope.replace(grain=Grain.MONTH)
    frame = fetch(MONTHS, whole)
    starts = [pd.Timestamp(start).date() for start in frame["period_start"]]
    frame = frame.assign(start=starts, end=[period_end(start, Grain.MONTH) for start in starts])
    return frame[frame["end"] <= served.as_of.date() + DAY]


def company_chain(contracts: pd.DataFrame, months: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row per contract and per time without a company longer than a week, in order.

    Args:
        contracts: Result of ``compounds/property_companies`` for one compound.
        months: start, end, complaint_count and request_count of finished months.
        as_of: The day of the data.

    Returns:
        The columns of the contract, then month_count and the sums of its whole months; company is empty
        for a time without one.
    """
    rows: list[dict[str, Any]] = []
    reached: date | None = None
    for row in contracts.to_dict("records"):
        start, end = _day(row["started_on"]), _day(row["ended_on"])
        if start and reached and start > reached + WEEK:
            gap = {"company": "", "started_on": reached + DAY, "ended_on": start - DAY}
            rows.append(gap | _inside(months, reached + DAY, start - DAY))
        rows.append(row | _inside(months, start, end or as_of))
        reached = end or as_of
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _inside(months: pd.DataFrame, start: date | None, last: date) -> dict[str, float]:
    """Number and sums of the months that lie wholly between two days."""
    kept = months[months["end"] <= last + DAY]
    kept = kept if start is None else kept[kept["start"] >= start]
    sums = kept[["complaint_count", "request_count"]].astype(float).sum(skipna=False)  # unknown stays so
    return {"month_count": len(kept), **{str(name): float(total) for name, total in sums.items()}}


def chain_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading: how many companies there were, and what the last change was for."""
    named = frame[frame["company"].astype(str) != ""]
    firms = list(dict.fromkeys(named["company"].astype(str)))
    title = fit(
        _("历任物业 {n} 家：{names}").format(n=len(firms), names=" → ".join(firms)),
        _("历任物业 {n} 家，现为{name}").format(n=len(firms), name=firms[-1]),
    )
    left = named[named["ended_on"].notna()]
    if left.empty:
        return Reading(title, _("台账里没有更替，**没有前后可比**。"))
    last = left.iloc[-1]
    why = _("没有写明原因") if _is_blank(last["reason"]) else str(last["reason"])
    told = _("{name} {day} 退出：{why}").format(name=last["company"], day=_day(last["ended_on"]), why=why)
    return Reading(title, _("{text}。").format(text=sentences(told, _change_clause(named))))


def _change_clause(named: pd.DataFrame) -> str:
    """The clause on complaints and all requests a month under the last two companies with months."""
    known = named[(named["month_count"] > 0) & named["complaint_count"].notna()]
    if len(known) < 2:
        return _("**只有一家在台账期内，前后无可比**")
    before, after = known.iloc[-2], known.iloc[-1]
    said = {
        name: plain(row[column] / row["month_count"], 1)
        for row, place in ((before, "then"), (after, "now"))
        for name, column in ((place, "complaint_count"), (f"all_{place}", "request_count"))
    }
    return _(
        "月均投诉 {then} → {now} 件、全部诉求 {all_then} → {all_now} 件，**前后对比不能说明因果**"
    ).format(**said)


def _table(frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("物业公司"), True),
        Heading(_("服务时间"), True, wraps=True),
        Heading(_("退出原因"), True, wraps=True),
        Heading(_("月均投诉")),
        Heading(_("月均诉求"), hide_on_phone=True),
        Heading(_("物业费（元/㎡·月）"), hide_on_phone=True, breaks=True),
        Heading(_("收缴率"), hide_on_phone=True),
    )
    return markup.Table(headings, tuple(_row(row) for row in frame.to_dict("records")))


def _row(row: dict[str, Any]) -> tuple[Cell, ...]:
    start, end = _day(row["started_on"]), _day(row["ended_on"])
    span = f"{start or '—'} – {end or _('今')}"
    none = Cell(_("台账以前")) if not row["month_count"] else Cell("—")
    months = float(row["month_count"])
    held = _("{n} 个整月").format(n=plain(months))
    is_told = bool(months) and not is_missing(row["complaint_count"])
    return (
        Cell(name_as_written(row["company"]) or _("无物业"), bold=end is None and bool(row["company"])),
        Cell(span, _length(start, end)),
        Cell("" if _is_blank(row["reason"]) else str(row["reason"])),
        Cell(plain(row["complaint_count"] / months, 1), held) if is_told else none,
        Cell(plain(row["request_count"] / months, 1)) if is_told else Cell("—"),
        Cell("—" if is_missing(row["charge_yuan"]) else plain(row["charge_yuan"], 2)),
        Cell("—" if is_missing(row["collection_rate"]) else rate(row["collection_rate"])),
    )


def _length(start: date | None, end: date | None) -> str:
    """How long a company that has left served, in months; empty where not known."""
    if start is None or end is None:
        return ""
    months = months_between(month_start(start), month_start(end + timedelta(days=16)))
    return _("{n} 个月").format(n=months)


def _day(value: object) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _is_blank(value: object) -> bool:
    return value is None or pd.isna(value) or not str(value).strip()
