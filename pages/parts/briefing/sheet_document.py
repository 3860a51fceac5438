"""A sheet as one HTML document of an exact size: previewed on the page, drawn by Chromium for png and pdf."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html import escape

import orjson

from pages.parts.asking.block import Block
from pages.parts.briefing.sheet import SIZES, Sheet, Size
from pages.parts.html import markup
from pages.parts.html.signal_table import signal_table
from pages.parts.server.index import STATIC, asset_address
from pages.parts.words.language import speaking

#: Words of tags where six measures stand beside each other.
_SHORT = {"正常波动": "正常", "区间含目标": "含目标", "数据不足以判断": "数据不足"}


def document(sheet: Sheet, size: str) -> str:
    """The document of a sheet.

    Its script sets ``data-state`` of ``<html>`` to ``ready`` when everything is painted, or to ``overflow``
    when it does not fit; ``data-failed`` names the charts that could not be drawn, ``data-height`` is the
    height in CSS px.

    Args:
        sheet: What to show.
        size: A key of ``SIZES``.

    Raises:
        KeyError: There is no such size.
    """
    wanted = SIZES[size]
    blocks = sheet.blocks[: wanted.charts]
    with speaking("zh"):
        body = _LAYOUTS[size](sheet, wanted, blocks)
    return whole_document(f'<div class="sheet {size}">{body}</div>', blocks, sheet.title, wanted)


def whole_document(body: str, blocks: Iterable[Block], title: str, size: Size) -> str:
    """A complete HTML document: styles, body, figures and the script that draws them.

    Args:
        body: HTML with a ``data-figure`` at the place of each block that has a figure.
        blocks: The blocks with the figures.
        title: Title of the document.
        size: Its format.
    """
    figures = ",".join("null" if block.figure is None else block.figure.to_json() for block in blocks)
    page = f"{size.width}px {size.height}px" if size.height else f"{size.width}px auto"
    options = orjson.dumps({"scales": size.figure, "height": size.height}).decode()
    sent = f'{{"options":{options},"figures":[{figures}]}}'.replace("<", "\\u003c")
    scripts = "".join(
        f'<script src="{asset_address(name)}"></script>' for name in ("plotly.min.js", "chart.js")
    )
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_look()}@page{{size:{page};margin:0}}</style></head><body>{body}"
        f'<script type="application/json" id="sent">{sent}</script>{scripts}'
        f"<script>{_static('sheet.js')}</script></body></html>"
    )


@cache
def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


@cache
def _look() -> str:
    """The CSS of the pages, then that of a sheet, without comments."""
    look = re.sub(r"</?style[^>]*>", "", _static("look.css")) + _static("sheet.css")
    return re.sub(r"/\*.*?\*/\n?", "", look, flags=re.DOTALL)


def _block(place: int, block: Block) -> str:
    """One chart: title, subtitle, a place for the figure, table, reading."""
    figure = ""
    if block.figure is not None:
        height = int(block.figure.layout.height)
        title = escape(block.reading.title)
        figure = f'<div class="fig" data-figure="{place}" data-height="{height}" data-title="{title}"></div>'
    table = f'<div class="units">{block.html}</div>' if block.html else ""
    head, told = (
        markup.block_head(block.reading.title, block.subtitle),
        markup.reading(block.reading.reading) + markup.annotation_list(block.annotations),
    )
    return f'<section class="blk">{head}{figure}{table}{told}</section>'


def _head(sheet: Sheet) -> str:
    stamp = "（演示数据）" if sheet.is_demonstration else ""
    name = sheet.title.removeprefix(sheet.office)
    return (
        f'<header class="bh"><b>{escape(name)}</b><span>{escape(sheet.issue)}</span>'
        f"<div>{escape(sheet.office)}{stamp}<br>{escape(sheet.period)}</div></header>"
        f"<h1>{escape(sheet.headline)}</h1>"
    )


def _cards(sheet: Sheet, size: Size) -> str:
    cards = sheet.cards[: size.cards]
    if size is SIZES["slide"]:  # seen from a distance: no sparklines
        cards = tuple(replace(card, spark="") for card in cards)
    if size is SIZES["a4"]:  # six in a row: the footer says that the interval is Wilson's
        cards = tuple(
            replace(card, tag=_SHORT.get(card.tag, card.tag), note=card.note.replace("区间", "").strip())
            for card in cards
        )
    return markup.kpi_band(cards) if cards else ""


def _due(sheet: Sheet) -> str:
    """The heading above the signals where they are in one column."""
    if not sheet.cards:
        return ""
    rule = "连续 2 期出界为预警，1 期为关注；区间低于目标为未达标" if sheet.signals else ""
    return markup.block_head(f"{sheet.words.own}需办", rule)


def _signals(sheet: Sheet, size: Size) -> str:
    if not sheet.cards:
        return '<div class="sec"><p class="rd">所选范围内没有记录，请核对时段和社区。</p></div>'
    room = size.signals - (1 if sheet.advice and size.height else 0)
    shown = sheet.signals[:room]
    more = len(sheet.signals) - len(shown)
    note = f'<p class="more">另有 {more} 条，见看板“本周”页。</p>' if more else ""
    return (signal_table(shown) if shown else markup.calm(sheet.calm)) + note


def _advice(sheet: Sheet) -> str:
    lines = [f"<p>{escape(line)}</p>" for line in sheet.advice.splitlines() if line.strip()]
    return f'<div class="adv"><h3>{escape(sheet.words.advice)}</h3>{"".join(lines)}</div>' if lines else ""


def _foot(notes: Iterable[str]) -> str:
    return "<footer>" + "".join(f"<p>{escape(note)}</p>" for note in notes) + "</footer>"


def _a4(sheet: Sheet, size: Size, blocks: tuple[Block, ...]) -> str:
    inner = "".join(_block(place, block) for place, block in enumerate(blocks))
    return (
        _head(sheet)
        + _cards(sheet, size)
        + _signals(sheet, size)
        + _advice(sheet)
        + f'<main class="blocks n{len(blocks)}">{inner}</main>'
        + _foot(sheet.notes)
    )


def _slide(sheet: Sheet, size: Size, blocks: tuple[Block, ...]) -> str:
    todo = f'<section class="todo">{_due(sheet)}{_signals(sheet, size)}{_advice(sheet)}</section>'
    inner = "".join(_block(place, block) for place, block in enumerate(blocks))
    return (
        _head(sheet)
        + _cards(sheet, size)
        + f'<main class="blocks n{len(blocks)}">{inner}{todo}</main>'
        + _foot(sheet.notes[:1])
    )


def _phone(sheet: Sheet, size: Size, blocks: tuple[Block, ...]) -> str:
    inner = "".join(_block(place, block) for place, block in enumerate(blocks))
    return (
        _head(sheet)
        + _cards(sheet, size)
        + f'<section class="todo">{_due(sheet)}{_signals(sheet, size)}</section>'
        + _advice(sheet)
        + f'<main class="blocks">{inner}</main>'
        + _foot(sheet.notes)
    )


_LAYOUTS = {"a4": _a4, "slide": _slide, "phone": _phone}
