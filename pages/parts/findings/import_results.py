"""The result of an import in words: rows accepted and rejected, rows without a compound, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from data.importing.reports import COUNTS, ImportReport
from data.importing.rules import rule_of
from data.ledgers import LEDGERS
from data.merging.changes import OverwrittenRecords
from pages.parts.findings.extremes import largest
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import count, plain, rate

_ROWS = mark("行")
_RECORDS = mark("条记录")
_PLACES = mark("处")
#: Beginning of the advice of a rule that needs no action.
_NOTHING_TO_CHANGE = "不用改"


def import_reading(done: ImportReport, *, ends_demonstration: bool = False) -> Reading:
    """Title and reading of the report of an import, over all its tables.

    Args:
        done: The report.
        ends_demonstration: Whether this import replaced the demonstration data.
    """
    tables = [counts for one in done.files for counts in one.by_ledger.values()]
    total = {name: sum(table.get(name, 0) for table in tables) for name in COUNTS}
    if not total["added"] + total["updated"]:
        title = _("没有新内容：这些行都已在看板里") if not total["rejected"] else _("没有一行新内容进来")
    else:
        parts = [_("新增 {n}").format(n=count(total["added"], _ROWS))] if total["added"] else []
        parts += [_("更新 {n}").format(n=count(total["updated"], _ROWS))] if total["updated"] else []
        parts += [_("拒收 {n}").format(n=count(total["rejected"], _ROWS))] if total["rejected"] else []
        title = fit(_("导入完成：{parts}").format(parts=listing(parts)), listing(parts))
    gone = _("演示数据已整体退出") if ends_demonstration else ""
    return Reading(
        title,
        _("{text}。").format(text=sentences(*_import_clauses(done, total["rejected"], gone))),
        is_finding=True,
    )


def _import_clauses(done: ImportReport, rejected: int, gone: str) -> list[str]:
    if rejected:
        first = _("**拒收的 {n}不计数**，按下面的清单改好后整个文件再导入一次即可，不会重复").format(
            n=count(rejected, _ROWS)
        )
    else:
        first = _("**每一行都已计入**，同一文件再导入也不会重复")
    also = sorted({name for one in done.files for name in one.also})
    fed = (
        _("随工单一并导入了{ledgers}").format(ledgers=listing(_(LEDGERS[name].title) for name in also))
        if also
        else ""
    )
    missed = sum(one.unmatched[0] for one in done.files)
    places = _("{n} 行没有匹配到小区，见下面").format(n=plain(missed)) if missed else ""
    return [first, gone, fed, places, *_told_apart(done)]


def _told_apart(done: ImportReport) -> list[str]:
    """The notes on one record from several rows, and on two records with one number."""
    times = {
        name: sum(one.finding_counts.get(name, 0) for one in done.files)
        for name in ("number_reused", "several_rows", "older_export")
    }
    said = {
        "number_reused": _("{n} 行与别的件同号而不是同一件，按另一件计入"),
        "several_rows": _("{n} 个编号各有几行（如会办），各合为一件"),
        "older_export": _("{n} 个文件像是较早的导出，没有改回已有的较新内容"),
    }
    return [said[name].format(n=plain(found)) for name, found in times.items() if found]


def changes_title(parts: Sequence[OverwrittenRecords]) -> str:
    """How many records an import overwrote, and in which column most of them."""
    records = sum(one.records for one in parts)
    columns: Counter[str] = Counter()
    for one in parts:
        columns.update(one.columns)
    (label, times), *others = columns.most_common()
    text = _("改写了 {n}：{column} {times} 处") if not others else _("改写了 {n}：{column}等 {m} 列")
    return text.format(n=count(records, _RECORDS), column=_(label), times=plain(times), m=len(columns))


def findings_title(done: ImportReport) -> str:
    """How many findings there are, and how many of them need no action."""
    times: dict[bool, int] = {True: 0, False: 0}
    for one in done.files:
        for rule, found in one.finding_counts.items():
            times[rule_of(rule).advice.startswith(_NOTHING_TO_CHANGE)] += found
    every = count(sum(times.values()), _PLACES)
    if not times[True]:
        return _("查出 {n}").format(n=every)
    if not times[False]:
        return _("查出 {n}，都不用改").format(n=every)
    return _("查出 {n}，其中 {m}不用改").format(n=every, m=count(times[True], _PLACES))


def unmatched_reading(shares: Mapping[str, tuple[int, int]], repeated: Sequence[int]) -> Reading:
    """Title and reading.

    Args:
        shares: Ledger -> (rows with a named compound, rows).
        repeated: Number of rows per name that is in no list.
    """
    rows = sum(all_rows for _known, all_rows in shares.values())
    if not rows:
        return nothing(_("未匹配到小区的行"))
    missed = sum(all_rows - known for known, all_rows in shares.values())
    if not missed:
        return Reading(_("每一行都有小区"), _("**不必添加别名**。"))
    kept = {name: 100 * (1 - known / every) for name, (known, every) in shares.items() if every}
    worst = largest(pd.Series(kept).rename(lambda name: _(LEDGERS[name].title)), 0)
    title = _("{rate} 的行没有小区").format(rate=rate(missed / rows, 0))
    if worst.is_alone:
        told = _("{who}，{n}").format(who=worst.who(_("最多")), n=rate(worst.value / 100, 0))
        title = fit(_("{title}，{told}").format(title=title, told=told), title)
    if not repeated:
        told = _("没有反复出现的名称可以补：**其余的行大多没有写明地点**，只能从源头补")
    else:
        told = _("列出的名称合计 {n}，**选对小区、点一下就归位**，不必重新导入").format(
            n=count(sum(repeated), _ROWS)
        )
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
