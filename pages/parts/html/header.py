"""HTML of the header and of a phone's bars: brand, doors with their menus, the state of the data, language.

Which door is open, and the scope in the addresses, is put in by the browser (``static/doors.js``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from pages.parts.words.dates import short_day
from pages.parts.words.language import LANGUAGES, _, language, listing
from pages.parts.words.navigation import DOORS, PAGES, Door, PlacedPage

_NAMES = {"zh": "中文", "en": "English"}
_TAGS = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the header says of the data.

    Attributes:
        office: Whose ledgers they are.
        is_demonstration: Whether they are the demonstration ledgers.
        as_of: Up to when they reach.
        late: Title and days of each ledger that is late.
    """

    office: str
    is_demonstration: bool
    as_of: datetime
    late: Sequence[tuple[str, int]] = ()


def header_html(standing: Standing | None, languages: str) -> str:
    """The header of a wide window, and the two bars of a phone, of which ``static/look.css`` shows one.

    Args:
        standing: The state of the data; None when there are none to show.
        languages: HTML of the switch of languages.
    """
    doors = "".join(map(_door, DOORS))
    as_of, late = ("", "") if standing is None else (_as_of(standing.as_of), _late(standing.late))
    return (
        f'<div class="top-bar">{_brand(standing)}'
        f'<nav class="doors" aria-label="{escape(_("页面导航"))}">{doors}</nav>'
        f'<div class="standing">{as_of}{late}{languages}</div>'
        f'<p class="here"><b data-here></b>{as_of}</p>'
        f'<button type="button" class="to-ask">{escape(_("问一句"))}</button></div>'
        f'<nav class="door-bar" aria-label="{escape(_("页面导航（底部）"))}">{"".join(_bar(languages))}</nav>'
    )


def language_switch(addresses: dict[str, str]) -> str:
    """The languages, the current one as text and the others as links.

    A link and not a widget: the page is loaded again, so that the language of each attribute changes too.

    Args:
        addresses: Language -> the address that opens this view in it.
    """
    entries = []
    for code in LANGUAGES:
        name = _NAMES[code]
        if code == language():
            entries.append(f'<b aria-current="true">{name}</b>')
        else:
            target = escape(addresses[code])
            entries.append(f'<a href="{target}" target="_self" lang="{_TAGS[code]}">{name}</a>')
    return f'<div class="languages">{" / ".join(entries)}</div>'


def _brand(standing: Standing | None) -> str:
    office, stamp = "", ""
    if standing is not None:
        office = escape(standing.office)
        stamp = f'<b class="demo">{escape(_("演示数据"))}</b>' if standing.is_demonstration else ""
    return f'<div class="brand">{escape(_("街道治理看板"))}<span>{office}{stamp}</span></div>'


def _as_of(reached: datetime) -> str:
    said = f"{short_day(reached)}<i> {reached:%H:%M}</i>"
    return f'<span class="as-of">{escape(_("数据截至"))} {said}</span>'


def _late(late: Sequence[tuple[str, int]]) -> str:
    """The ledgers that are late, as a link to their page: in full where one is, else how many."""
    if not late:
        return ""
    each = [_("{title}迟 {n} 天").format(title=title, n=days) for title, days in late]
    number = _("{n} 张台账迟到").format(n=len(late))
    said, short = (each[0] if len(each) == 1 else number), escape(number)
    name = escape(said if len(each) == 1 else f"{number}：{listing(each)}")
    words = f'<span class="long">{escape(said)}</span><span class="short">{short}</span>'
    return f'<a class="late" data-door href="./ledgers" aria-label="{name}" title="{name}">{words}</a>'


def _door(door: Door) -> str:
    title = escape(_(door.title))
    if not door.menu_pages:
        return _link(door.pages[0], title, "door")
    opener = (
        f'<button type="button" class="door opener" aria-expanded="false" aria-controls="door-{door.name}"'
    )
    if door.is_menu:
        head = f"{opener}>{title}</button>"
    else:
        more = escape(_("{door}：其他页").format(door=_(door.title)))
        head = f'{_link(door.pages[0], title, "door")}{opener} aria-label="{more}"></button>'
    menu = f'<div class="door-list" id="door-{door.name}" hidden>{_list(door)}</div>'
    return f'<div class="door-menu">{head}{menu}</div>'


def _list(door: Door) -> str:
    parts, group = [], ""
    for page in door.menu_pages:
        if page.group != group:
            group = page.group
            parts.append(f'<p class="door-group">{escape(_(group))}</p>')
        words = f"<b>{escape(_(page.title))}</b><span>{escape(_(page.word))}</span>"
        parts.append(_link(page, words, "door-page"))
    return "".join(parts)


def _bar(languages: str) -> Iterator[str]:
    """The bar at the foot of a phone: the doors that lead to a page, and all others in a sheet."""
    for door in DOORS:
        if not door.is_menu:
            yield _link(door.pages[0], escape(_(door.title)), "")
    yield (
        f'<button type="button" class="opener" aria-expanded="false" aria-controls="door-sheet">'
        f"{escape(_('更多'))}</button>"
    )
    lists = "".join(f"<h2>{escape(_(door.title))}</h2>{_list(door)}" for door in DOORS if door.menu_pages)
    yield f'<div class="door-list door-sheet" id="door-sheet" hidden>{lists}{languages}</div>'


def _link(page: PlacedPage, html: str, kind: str) -> str:
    address = "" if page.address == PAGES[0][2] else page.address
    return f'<a class="{kind}" data-door="{page.address}" href="./{address}">{html}</a>'
