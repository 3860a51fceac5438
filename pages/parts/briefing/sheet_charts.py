"""The charts of a sheet: the block of each, and the substitute for a chart that fails."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from data.notebook.briefing_choices import ChosenChart
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.office_measures import VOLUME
from pages.parts.asking.page import blocks_of
from pages.parts.asking.pinned_charts import narrowing_names, scope_of
from pages.parts.briefing.period_words import words_of
from pages.parts.findings.reading import Reading
from pages.parts.shared_blocks import trends
from pages.parts.words.dates import period_name
from pages.parts.words.language import listing, sentences
from pages.parts.words.numbers import NBSP
from queries import Grain, Scope

_log = logging.getLogger("briefing")
_VOLUME = ("overview", "volume")
#: Most periods that paper has room for; months and quarters that still say something of the present.
_MOST_ON_PAPER, _RECENT = 34, {Grain.MONTH: 24, Grain.QUARTER: 12}
#: Chart by community -> chart by compound that replaces it in the briefing of one community.
_INSIDE = {
    ("overview", "communities"): ("service_requests", "per-thousand"),
    ("overview", "satisfaction"): ("satisfaction", "compound"),
}


def blocks_chosen(charts: Sequence[ChosenChart], asked: Scope, served: Snapshot) -> tuple[Block | None, ...]:
    """The block of each chart in order; None where its page has no data for it.

    Args:
        charts: The charts.
        asked: Scope of the briefing.
        served: Snapshot that answers.
    """
    wanted = [(*_page_and_key(chart, asked), _scope_of(chart, asked)) for chart in charts]
    together: dict[tuple[str, str], list[tuple[str, Scope]]] = {}
    for page, key, scope in wanted:
        together.setdefault((page, repr(scope)), []).append((key, scope))
    found: dict[tuple[str, str], dict[str, Block]] = {}
    for (page, chart_scope), asked_of_page in together.items():
        keys, scope = [key for key, _scope in asked_of_page], asked_of_page[0][1]
        found[page, chart_scope] = _blocks(page, keys, scope, served)
    blocks = [found[page, repr(scope)].get(key) for page, key, scope in wanted]
    period = period_name(asked.date_from, asked.date_to, served.as_of).rstrip(NBSP)
    return tuple(
        block and _with_subtitle(chart, _of_the_period(block, period, words_of(asked).own))
        for chart, block in zip(charts, blocks, strict=True)
    )


def _of_the_period(block: Block, period: str, own: str) -> Block:
    """The block with 本期 or 本月 for the window in its texts, since 上周 would be wrong next week."""
    texts = block.reading
    title, reading = (text.replace(period, own) for text in (texts.title, texts.reading))
    return replace(block, reading=replace(texts, title=title, reading=reading))


def _with_subtitle(chart: ChosenChart, block: Block) -> Block:
    """The block with the names of the chart's own filters in its subtitle."""
    names = narrowing_names(chart)
    return replace(block, subtitle=sentences(listing(names), block.subtitle)) if names else block


def _page_and_key(chart: ChosenChart, asked: Scope) -> tuple[str, str]:
    """Page and key of a chart; in the briefing of one community, those of the chart by compound."""
    own = (chart.page, chart.block)
    is_inside = len(asked.communities or ()) == 1 or asked.compounds is not None
    return _INSIDE.get(own, own) if is_inside and not chart.query else own


def _scope_of(chart: ChosenChart, asked: Scope) -> Scope:
    """Scope of a chart: its own places and filters, and the dates of the briefing."""
    if not chart.query:
        return asked
    chosen = scope_of(chart)
    if not chart.follows:
        return chosen
    return chosen.replace(date_from=asked.date_from, date_to=asked.date_to, comparison=asked.comparison)


def _blocks(page: str, keys: Sequence[str], scope: Scope, served: Snapshot) -> dict[str, Block]:
    """Key -> chart of a page, computed in one run; after an error, each alone, so that only one fails."""
    others = [key for key in keys if (page, key) != _VOLUME]
    found = {key: _volume(scope, served) for key in keys if (page, key) == _VOLUME}
    try:
        return found | blocks_of(page, others, scope, served)
    except Exception:  # after any error of a chart, the briefing is made with the others
        _log.exception("charts of %s failed", page)
        return found | {key: block for key in others if (block := _alone(page, key, scope, served))}


def _alone(page: str, key: str, scope: Scope, served: Snapshot) -> Block | None:
    """One chart of a page; when it fails, a card that says so."""
    try:
        return blocks_of(page, [key], scope, served).get(key)
    except Exception:  # as above
        _log.exception("the chart %s/%s failed", page, key)
        return failed_block(key)


def _volume(scope: Scope, served: Snapshot) -> Block:
    """The run of 本周 with as many periods as paper has room for."""
    question, measure, most = VOLUME, "request_count", _RECENT.get(scope.grain, _MOST_ON_PAPER)
    return trends.volume(
        scope,
        served,
        question=question,
        measure=measure,
        key="volume",
        periods=most,
    )


def failed_block(key: str) -> Block:
    """The card in place of a chart that failed."""
    reading = Reading("这幅图没有做出来", "其余内容不受影响；请把时间告诉管理员，日志里有详情。")
    return Block(key, reading, "", pd.DataFrame(), "")
