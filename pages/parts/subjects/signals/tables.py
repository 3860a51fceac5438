"""Tables of the signals: hot spots and repeats, each row with a link to its requests."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from urllib.parse import quote, urlencode

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.attention import rate_scope
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.hot_cells import HOT_SPOTS, hot, hot_cells, hot_spot_scope
from pages.parts.asking.window_names import over
from pages.parts.findings.cell_chances import EARLIER_WEEKS, QUARTER_WEEKS, RECENT_WEEKS
from pages.parts.findings.false_discovery import SHARES, Group
from pages.parts.findings.hot_spots import first_reports, hot_spots_reading, since
from pages.parts.findings.reading import is_named, name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.signals.readings import THRICE, place, repeats_reading
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, language
from pages.parts.words.numbers import NBSP, fraction, plain, rate
from queries import Only, Scope

REPEATS = "signals/repeats_by_compound_subcategory"
SUMMARY = "service_requests/summary"
#: Number of rows of a table on the page; the file has all of them.
_MOST = 6


def _wide(scope: Scope) -> Scope:
    return rate_scope(scope).replace(comparison=None)


def hot_spots(scope: Scope, served: Snapshot) -> Block:
    """Compound × category above its own half year, farthest above first."""
    within, held = hot_spot_scope(scope, served)
    cells, found = hot_cells(HOT_SPOTS, within, served), hot(scope, served)
    judged = within.up_to(within.bounds[1], timedelta(weeks=QUARTER_WEEKS))
    return Block(
        key="hot-spots",
        reading=hot_spots_reading(found, cell_count=len(cells), earlier_weeks=held),
        subtitle=_(
            "近 {recent} 周和近 {quarter} 周的诉求（件，到 {day}），全部小区 × 类别，"
            "与自己更早的 {weeks} 周相比；已按看过的格数校正"
            "（误报：多的格 ≤ {busy}，少的格 ≤ {quiet}），规则见口径"
        ).format(
            recent=RECENT_WEEKS,
            quarter=QUARTER_WEEKS,
            day=short_day(within.bounds[1] - DAY),
            weeks=min(held, EARLIER_WEEKS),
            busy=rate(SHARES[Group.BUSY_CELL]),
            quiet=rate(SHARES[Group.QUIET_CELL]),
        ),
        table=found.drop(columns=["chance", "group", "looked", "judged_count"]),
        question=HOT_SPOTS,
        measures=("recent_count", "request_count"),
        html=unit_table(_hot_table(found.head(_MOST), within)) if len(found) else "",
        rows=rows_behind("service_requests/counted_rows", judged, found["quarter_count"], only=_cells(found))
        if len(found)
        else (),
    )


def _cells(found: pd.DataFrame) -> Only:
    """The filter for the requests of these compounds, each in its category."""
    columns = ("community", "compound", "category")
    return Only(columns, tuple(found[list(columns)].astype(str).itertuples(index=False, name=None)))


def _hot_table(found: pd.DataFrame, within: Scope) -> Table:
    headings = (
        Heading(_("小区 · 类别"), is_text=True, wraps=True, column="compound"),
        Heading(_("近 {n} 周").format(n=RECENT_WEEKS), column="recent_count"),
        Heading(_("近 {n} 周").format(n=QUARTER_WEEKS), column="quarter_count"),
        Heading(_("平常每 {n} 周").format(n=RECENT_WEEKS)),
        Heading(_("首次反映"), hide_on_phone=True),
        Heading(_("偏高自"), hide_on_phone=True, column="weeks_running"),
        Heading(""),
    )
    rows = tuple(_hot_row(row, within) for _at, row in found.iterrows())
    return Table(headings, rows, frame=found)


def _hot_row(row: pd.Series, within: Scope) -> tuple[Cell, ...]:
    """One hot spot; the judged count is bold, and its link opens the requests."""
    category, weeks = str(row["category"]), int(row["judged_weeks"])
    first = first_reports(row)
    target = within.up_to(within.bounds[1], timedelta(weeks=weeks)).replace(
        communities=(str(row["community"]),),
        compounds=(str(row["compound"]),),
        categories=(category,),
    )
    return (
        Cell(f"{row['compound']} · {name_as_written(category)}", note=short(row["community"])),
        Cell(plain(row["recent_count"]), bold=weeks == RECENT_WEEKS),
        Cell(plain(row["quarter_count"]), bold=weeks == QUARTER_WEEKS),
        Cell(plain(row["expected"] * RECENT_WEEKS / weeks, 1)),
        Cell(plain(first) if first else "—"),
        Cell(since(int(row["weeks_running"]), within.bounds[1])),
        Cell(html=link(target)),
    )


def repeats(scope: Scope) -> Block:
    """Compounds and matters with most repeats; open ones and those repeated three times first."""
    wide = _wide(scope)
    frame, whole = fetch(REPEATS, wide), fetch(SUMMARY, wide).iloc[0]
    return Block(
        key="repeats",
        reading=over(
            repeats_reading(
                frame, repeat_count=int(whole["repeat_count"]), judged_count=int(whole["judged_count"])
            ),
            wide,
        ),
        subtitle=_(
            "{window} 重复/可判断的诉求（件），按小区和小类；同一来电人（或同一标题）{days} 天内再提；"
            "未办结的、重复 {thrice} 件及以上的在前"
        ).format(window=dates(wide.date_from, wide.date_to), days=settings().repeat_days, thrice=THRICE),
        table=frame,
        question=REPEATS,
        measures=("repeat_rate", "open_repeat_count"),
        html=unit_table(_repeat_table(frame.head(_MOST), wide)) if len(frame) else "",
        rows=rows_behind("service_requests/repeat_rows", wide, int(whole["repeat_count"])),
    )


def _repeat_table(frame: pd.DataFrame, wide: Scope) -> Table:
    headings = (
        Heading(_("小区 · 小类"), is_text=True, wraps=True, column="compound"),
        Heading(_("重复/可判断"), column="repeat_count"),
        Heading(_("未办结"), column="open_repeat_count"),
        Heading(_("最近一次"), hide_on_phone=True, column="last_repeat_on"),
        Heading(""),
    )
    rows = tuple(_repeat_row(row, wide) for _at, row in frame.iterrows())
    return Table(headings, rows, frame=frame)


def _repeat_row(row: pd.Series, wide: Scope) -> tuple[Cell, ...]:
    fields = (("communities", "community"), ("compounds", "compound"), ("categories", "category"))
    named = {field: (str(row[name]),) for field, name in fields}
    community = short(row["community"]) if is_named(row["compound"]) else ""
    matter = str(row["subcategory"])
    still_open = int(row["open_repeat_count"])
    last: date = pd.Timestamp(row["last_repeat_on"]).date()
    return (
        Cell(f"{place(row)} · {name_as_written(matter)}", note=community),
        Cell(fraction(row["repeat_count"], row["judged_count"]).replace(NBSP, ""), bold=True),
        Cell(plain(still_open), colour="amber" if still_open else ""),
        Cell(short_day(last)),
        Cell(html=link(wide.replace(**named))),
    )


def link(target: Scope) -> str:
    """A link that opens 诉求量 over a scope; it reloads the page, as every link to a view does."""
    query = target.to_query() | ({} if language() == "zh" else {"lang": [language()]})
    address = "service_requests?" + urlencode(query, doseq=True, quote_via=quote)
    return f'<a class="go" href="{escape(address)}" target="_self">{escape(_("打开 →"))}</a>'
