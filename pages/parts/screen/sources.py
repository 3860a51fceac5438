"""The source line of a page: its ledgers, the share of rows with a compound, the meaning of 办结."""

from __future__ import annotations

from collections.abc import Sequence

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from pages.parts.screen.capture import note_ledgers
from pages.parts.words.dates import day
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import fraction, rate


def never_imported(served: Snapshot, ledgers: Sequence[str]) -> list[str]:
    """The part of the source line with the ledgers of a page that have no rows, and how to import them."""
    titles = [_(LEDGERS[name].title) for name in ledgers if not served.row_counts.get(name)]
    template = _("还没有导入{titles}，靠它们的图表没有显示；模板在台账管理页")
    return [template.format(titles=listing(titles))] if titles else []


def sources(served: Snapshot, ledgers: Sequence[str]) -> list[str]:
    """Parts of the source line for the ledgers a page reads."""
    note_ledgers(ledgers)
    titles = listing(_(LEDGERS[name].title) for name in ledgers)
    parts = [_("来源：{titles}（导入 {day}）").format(titles=titles, day=day(served.imported_at))]
    for name in ledgers:
        matched, rows = served.matched_share.get(name, (0, 0))
        if rows:
            parts.append(
                _("{title}匹配到小区 {rate}（{fraction}）").format(
                    title=_(LEDGERS[name].title), rate=rate(matched / rows), fraction=fraction(matched, rows)
                )
            )
    parts.append(_("未匹配的计入社区、不计入小区；办结以系统标记为准"))
    return [*parts, _("演示数据，非真实统计")] if served.is_demonstration else parts
