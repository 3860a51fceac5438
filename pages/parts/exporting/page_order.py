"""The dashboard pages that a command exports: page, scope and formats."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from data.command_line.exit_status import UsageError
from pages.parts.asking.choices import choices
from pages.parts.asking.scope_state import CAPTURE
from pages.parts.findings.reading import is_named
from pages.parts.pictures.drawing import KINDS
from pages.parts.pictures.serve import health
from pages.parts.words.language import LANGUAGES
from pages.parts.words.navigation import FORMER_TITLES, PAGES, TITLES
from queries import Comparison, Grain, Scope

ALL = "all"
#: Field of a scope -> option of the command line, and its label.
_LISTS = {
    "communities": ("community", "社区"),
    "compounds": ("compound", "小区"),
    "categories": ("category", "类别"),
    "channels": ("channel", "渠道"),
}
_FIRST = PAGES[0][2]
#: Values of the option for the comparison.
COMPARED = (*Comparison, "none")
_SCOPE_OPTIONS = ("week", "period", "date_from", "date_to", "community", "compound", "category", "channel")


@dataclass(frozen=True, slots=True)
class PageOrder:
    """One page to draw.

    Attributes:
        page: Its address.
        scope: Its scope.
        language: ``zh`` or ``en``.
    """

    page: str
    scope: Scope
    language: str

    def path(self) -> str:
        """Its path and query, with 截图模式 and its language."""
        query = {**self.scope.to_query(), CAPTURE: ["1"]}
        if self.language != LANGUAGES[0]:
            query["lang"] = [self.language]
        page = "" if self.page == _FIRST else self.page
        return f"/{page}?{urlencode(query, doseq=True, quote_via=quote)}"


def is_address(what: str) -> bool:
    """Whether the argument is an address and not the name of a page."""
    return what.startswith(("http://", "https://"))


def address_of_page(what: str) -> str:
    """Address of the page with this address or title.

    Raises:
        UsageError: There is no such page.
    """
    known_as = {title: address for address, title in TITLES.items()} | FORMER_TITLES
    found = [what] if what in TITLES else [address for title, address in known_as.items() if title == what]
    if not found:
        known = "、".join(f"{address}（{title}）" for address, title in TITLES.items())
        raise UsageError(f"没有“{what}”这一页，可导出的有 {known}，或看板的网址")
    return found[0]


def page_orders(options: argparse.Namespace, days: tuple[date, date]) -> list[PageOrder]:
    """The pages of a command: one, or one for the whole sub-district and one per community.

    Args:
        options: The command line.
        days: First day, and day after the last.

    Raises:
        UsageError: There is no such page, or a name occurs in no ledger.
    """
    page, asked = address_of_page(options.what), Scope(*days, grain=Grain(options.grain or Grain.WEEK))
    asked = asked.replace(comparison=_comparison(options.compare))
    offered = choices()
    for field, (option, title) in _LISTS.items():
        names = tuple(getattr(options, option) or ())
        if field == "communities" and names == (ALL,):
            continue
        unknown = [name for name in names if name not in offered.names_for(field)]
        if unknown:
            raise UsageError(f"台账中没有这个{title}：{'、'.join(unknown)}")
        asked = asked.replace(**{field: names or None})
    scopes = [asked]
    if options.community == [ALL]:
        scopes += [asked.replace(communities=(name,)) for name in offered.communities if is_named(name)]
    return [PageOrder(page, scope, options.lang or LANGUAGES[0]) for scope in scopes]


def capture_address(what: str) -> str:
    """The address of a page of a running dashboard, with 截图模式.

    Raises:
        UsageError: No dashboard answers at that address.
    """
    parts = urlsplit(what)
    base = urljoin(parts._replace(query="", fragment="").geturl(), ".").rstrip("/")
    status, line = health(base)
    if status == 503 and line:
        raise UsageError(f"{base} 的看板还不能用：{line}")
    if (status, line) != (200, "ok"):
        raise UsageError(f"{what} 不是看板的网址，或看板没有运行")
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != CAPTURE]
    asked = urlencode([*query, (CAPTURE, "1")], quote_via=quote)
    return parts._replace(query=asked, fragment="").geturl()


def refuse_scope(options: argparse.Namespace, reason: str, *allowed: str) -> None:
    """Raise an error when an option is given that does not apply to this export.

    Args:
        options: The command line.
        reason: Why it does not apply, in Chinese.
        allowed: Options that apply, each once.

    Raises:
        UsageError: Such an option is given.
    """
    given = [name for name in (*_SCOPE_OPTIONS, "grain", "compare", "lang") if getattr(options, name)]
    wrong = [name for name in given if name not in allowed]
    if len(options.community or ()) > 1:
        wrong.append("community")
    if wrong:
        named = "、".join(f"--{name.removeprefix('date_')}" for name in wrong)
        raise UsageError(f"{named} 在这里不能用：{reason}")


def kinds_of(text: str | None) -> Sequence[str]:
    """The formats in the option, for pages.

    Raises:
        UsageError: Pages have no such format.
    """
    asked = [part.strip() for part in (text or ",".join(KINDS)).split(",") if part.strip()]
    wrong = [name for name in asked if name not in KINDS]
    if wrong or not asked:
        raise UsageError(f"格式“{'、'.join(wrong)}”不对，页面可用的有 {'、'.join(KINDS)}")
    return list(dict.fromkeys(asked))


def _comparison(asked: str | None) -> Comparison | None:
    return None if asked == "none" else Comparison(asked or Comparison.PREVIOUS)
