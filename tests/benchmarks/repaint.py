"""How long a change of filter takes until every chart is painted, seen from inside the browser.

The clock starts with the click and stops with the frame after the last chart was drawn. Every figure that
is given to Plotly is counted, whoever gives it, so that two applications are measured by one rule. Laying a
chart out again without a new figure is not counted: Panel does so after each change of a text beside it.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 300

#: Wraps Plotly as soon as a page loads it: how many draws were begun and painted, and when the last was.
CLOCK = """(() => {
  const clock = window.__clock = { begun: 0, painted: 0, first: 0, last: 0, clicked: 0 };
  const click = event => { clock.clicked = event.timeStamp; };
  addEventListener("pointerup", click, true);  // Plotly lets no click through that was meant for a bar
  addEventListener("click", click, true);
  const wrap = library => {
    for (const name of ["react", "newPlot"]) {
      const draw = library[name];
      library[name] = (...given) => {
        clock.begun += 1;
        clock.first ||= performance.now();
        const drawn = draw.apply(library, given);
        Promise.resolve(drawn).then(() => requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => { clock.painted += 1; clock.last = performance.now(); };
          channel.port2.postMessage(0);
        }));
        return drawn;
      };
    }
    return library;
  };
  let plotly;
  Object.defineProperty(window, "Plotly", {
    configurable: true, get: () => plotly, set: library => { plotly = library && wrap(library); },
  });
})()"""

_RESET = "() => { Object.assign(window.__clock, { begun: 0, painted: 0, first: 0, last: 0, clicked: 0 }); }"
#: All that was begun is painted, nothing came for a while, and Streamlit (where there is one) is at rest.
_SETTLED = """quiet => {
  const clock = window.__clock, app = document.querySelector("[data-testid=stApp]");
  return clock.begun > 0 && clock.painted === clock.begun && performance.now() - clock.last > quiet
    && (!app || app.dataset.testScriptState === "notRunning");
}"""
_READ = """() => {
  const { begun, first, last, clicked } = window.__clock;
  return { milliseconds: last - clicked, waited: first - clicked, draws: begun };
}"""
QUIET_MILLISECONDS = 1200


@dataclass(frozen=True, slots=True)
class Repaint:
    """One change of filter.

    Attributes:
        milliseconds: From the click to the frame after the last draw.
        waited: Of these, until the first draw began: the server, the way there and back, and what the
            browser does before it draws.
        draws: How often something was drawn with Plotly.
    """

    milliseconds: float
    waited: float
    draws: int


def settle(page: Page) -> Repaint:
    """Wait until something was drawn and nothing more comes, and read the clock.

    Raises:
        AssertionError: Nothing was drawn; the message holds what the page says instead.
    """
    try:
        page.wait_for_function(_SETTLED, arg=QUIET_MILLISECONDS, timeout=PATIENCE_SECONDS * 1000, polling=50)
    except TimeoutError as error:
        raise AssertionError(f"{page.url} drew nothing:\n{page.locator('body').inner_text()}") from error
    return Repaint(**page.evaluate(_READ))


def change(page: Page, option: str) -> Repaint:
    """Click the option of that name and wait until every chart is painted."""
    radio, button = (page.get_by_role(role, name=option, exact=True) for role in ("radio", "button"))
    return click(page, radio.or_(button))


def click(page: Page, place: Locator) -> Repaint:
    """Click something and wait until every chart is painted."""
    page.bring_to_front()
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    page.evaluate(_RESET)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return settle(page)


@contextmanager
def serving(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """A server in a process of its own, from its first answer to the end of the block; its address.

    What it prints goes where the tests print, so that pytest shows it when one fails.

    Raises:
        RuntimeError: It did not answer.
    """
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=os.environ | dict(environment))
    try:
        _await_answer(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await_answer(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS):  # noqa: S310 - our own server
                return
        except OSError:  # an HTTP error too: not ready yet
            time.sleep(0.2)
    raise RuntimeError(f"no answer at {address}")


def any_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
