"""The tasks of docs/tasks.md, read from it and done in a browser as they are written there.

A step is a line ``PLACE点「NAME」``, perhaps with ``，打『TEXT』，回车`` after it: one click, typing apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from pages.parts.pictures.drawing import SETTLED, wait_until_drawn
from pages.parts.pictures.serve import PATIENCE_SECONDS
from tests.e2e.conftest import choose

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "tasks.md"
_TASK = re.compile(r"^## (\d+)\. ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\d+\. (.+?)点「(.+?)」(?:，打『(.+?)』，回车)?$")
_TOLD = re.compile(r"\*\*(.+?)\*\*")
#: Middle of the mark with this name, in the window; null where there is none.
_MIDDLE = """(figure, name) => {
  for (const points of figure.calcdata ?? []) {
    const { trace } = points[0];
    const isNamed = point => [trace.customdata, trace.y, trace.x].some(
      texts => texts && [texts[point.i]].flat().some(text => text === name));
    for (const point of points.filter(isNamed)) {
      const drawn = [...figure.querySelectorAll(".point")].find(node => node.__data__ === point);
      const box = (drawn?.querySelector("path") ?? drawn)?.getBoundingClientRect();
      if (box?.width && box?.height) return [box.x + box.width / 2, box.y + box.height / 2];
    }
  }
  return null;
}"""
#: The page has written its address in full: what changes it from now on is what is clicked.
_IS_COMPLETE = "() => location.search !== ''"


@dataclass(frozen=True, slots=True)
class Step:
    """One click, and what is typed after it.

    Attributes:
        place: Where it is, in the words of the document.
        name: What is clicked.
        typed: What is typed then, followed by Enter; empty for nothing.
    """

    place: str
    name: str
    typed: str


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    Attributes:
        title: What is asked.
        steps: How it is done.
        told: The names and numbers of its answer, in their order.
    """

    title: str
    steps: tuple[Step, ...]
    told: tuple[str, ...]


def tasks() -> dict[int, Task]:
    """The tasks of the document by their number.

    Raises:
        ValueError: A line of a list is no step.
    """
    return {int(number): _task(title, body) for number, title, body in _TASK.findall(_text())}


def _text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def _task(title: str, body: str) -> Task:
    steps = []
    for line in filter(lambda line: line[:1].isdigit(), body.splitlines()):
        found = _STEP.match(line)
        if found is None:
            raise ValueError(f"no step: {line}")
        steps.append(Step(found[1], found[2], found[3] or ""))
    return Task(title, tuple(steps), tuple(_TOLD.findall(body)))


def walk(page: Page, number: int) -> tuple[str, ...]:
    """Do a task step by step, from the page that is open; the names and numbers the document answers."""
    task = tasks()[number]
    for step in task.steps:
        do(page, step)
    return task.told


def do(page: Page, step: Step) -> None:
    """Do one step on a page that is drawn, as a person does it who reads what he clicks on.

    The address follows late: what changed it may have been the step before.
    """
    page.wait_for_function(_IS_COMPLETE)
    wait_until_drawn(page, seconds=PATIENCE_SECONDS)
    place, before = PLACES[step.place], page.evaluate("location.href")
    place.click(page, step.name)
    if step.typed:
        page.keyboard.type(step.typed)
        page.keyboard.press("Enter")
    if place.leads_on:
        page.wait_for_function("before => location.href !== before", arg=before)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is clicked.

    Attributes:
        click: Clicks what has this name there.
        leads_on: Whether the address follows: a condition, a choice or another page.
    """

    click: Callable[[Page, str], None]
    leads_on: bool = True


def _click(what: Locator) -> None:
    # Without waiting for a navigation: while the start page is being drawn, that takes as long as drawing it.
    what.click(no_wait_after=True)


def _choice(room: Locator, name: str) -> Locator:
    """The button, choice or list of that name; of several the first."""
    found = room.get_by_role("button", name=name)
    for role in ("radio", "combobox"):
        found = found.or_(room.get_by_role(role, name=name))
    return found.first


def _door(page: Page, name: str) -> None:
    # A list that is open in the sidebar hides all else from a screen reader, not from a mouse.
    _click(page.locator(".doors").get_by_role("button", name=name, include_hidden=True))


def _in(room: str, *, leads_on: bool = True) -> Place:
    return Place(lambda page, name: _click(_choice(page.locator(room), name)), leads_on)


def _mark(key: str) -> Place:
    """The marks of the chart with this key."""

    def click(page: Page, name: str) -> None:
        wait_until_drawn(page, seconds=PATIENCE_SECONDS)
        figure = page.locator(f'.chart-figure[data-key="{key}"][data-state="painted"]')
        figure.scroll_into_view_if_needed()
        page.evaluate(SETTLED)
        middle = figure.evaluate(_MIDDLE, name)
        assert middle is not None, f"the chart {key} has no mark {name}"
        page.mouse.click(*middle)

    return Place(click)


def _tools(key: str) -> Place:
    """The toolbar of the block with this key, and the menus it opens: only 看明细 leads to another page."""

    def click(page: Page, name: str) -> None:
        wait_until_drawn(page, seconds=PATIENCE_SECONDS)
        choose(page, key, name)

    return Place(click, leads_on=False)


def _tool(page: Page, name: str) -> Locator:
    """The button above a list of rows whose label begins with this name: a number follows it."""
    return page.locator(".st-key-rows-tools").get_by_role("button", name=re.compile(f"^{name}"))


def _click_page(page: Page, name: str) -> None:
    """A page in the menu that is open."""
    link = page.locator(".door-menu a", has=page.get_by_text(name, exact=True))
    _click(link)
    # The address alone says nothing: the page before may still have had something to add to it.
    expect(link).to_have_attribute("aria-current", "page")
    expect(page.locator(".here b")).to_have_text(name)


#: A row of a list of rows.
ROW = "table.rows tbody tr"
_NTH = {"第一行": 0}
#: Words of the document -> the place.
PLACES: Mapping[str, Place] = {
    "顶部": Place(_door, leads_on=False),
    "专题里": Place(_click_page),
    "左栏": _in('[data-testid="stSidebar"]'),
    "页内": _in('[data-testid="stMain"]'),
    "页尾": _in(".fold-list", leads_on=False),
    "页头": _in(".st-key-head-actions", leads_on=False),
    "左栏里": _in(".st-key-scope-actions", leads_on=False),
    "问一句": Place(lambda page, _name: _click(page.locator(".ask-box input"))),
    "问一句里": _in(".ask-panel"),
    "清单里": Place(lambda page, name: _click(page.locator(ROW).nth(_NTH[name]))),
    "清单上方": Place(lambda page, name: _click(_tool(page, name)), leads_on=False),
    "对话框": Place(lambda page, name: _click(page.get_by_role("dialog").get_by_label(name)), leads_on=False),
    "类别图": _mark("categories"),
    "社区图": _mark("community"),
    "评分图右上": _tools("ratings"),
    "期限表右上": _tools("deadlines"),
    "热点表右上": _tools("hot-spots"),
}
