"""How long a change of filter takes until every chart is painted, seen from inside the browser.

The clock starts with the click and stops with the frame after the last chart was drawn. Every call that
draws with Plotly is counted, whoever makes it, so that two applications are measured by one rule.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120

#: Wraps Plotly as soon as a page loads it: how many draws were begun and painted, and when the last was.
CLOCK = """(() => {
  const clock = window.__clock = { begun: 0, painted: 0, last: 0, clicked: 0 };
  addEventListener("click", event => { clock.clicked = event.timeStamp; }, true);
  const wrap = library => {
    for (const name of ["react", "newPlot", "update", "restyle", "relayout", "animate"]) {
      const draw = library[name];
      library[name] = (...given) => {
        clock.begun += 1;
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

_RESET = "() => { Object.assign(window.__clock, { begun: 0, painted: 0, last: 0, clicked: 0 }); }"
_QUIET = """([charts, quiet]) => {
  const clock = window.__clock;
  return clock.begun >= charts && clock.painted === clock.begun && performance.now() - clock.last > quiet;
}"""
_READ = "() => ({ milliseconds: window.__clock.last - window.__clock.clicked, draws: window.__clock.begun })"


@dataclass(frozen=True, slots=True)
class Repaint:
    """One change of filter.

    Attributes:
        milliseconds: From the click to the frame after the last draw.
        draws: How often something was drawn with Plotly.
    """

    milliseconds: float
    draws: int


def settle(page: Page, charts: int, *, quiet_milliseconds: int = 500) -> Repaint:
    """Wait until at least so many charts are drawn and nothing more comes, and read the clock."""
    page.wait_for_function(
        _QUIET, arg=[charts, quiet_milliseconds], timeout=PATIENCE_SECONDS * 1000, polling=50
    )
    return Repaint(**page.evaluate(_READ))


def change(page: Page, option: str, charts: int) -> Repaint:
    """Click the option of that name and wait until every chart is painted."""
    page.bring_to_front()
    page.evaluate(_RESET)
    page.get_by_role("radio", name=option, exact=True).or_(
        page.get_by_role("button", name=option, exact=True)
    ).click()
    return settle(page, charts)


@contextmanager
def serving(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """A server in a process of its own, from its first answer to the end of the block; its address.

    Raises:
        RuntimeError: It did not answer; the message holds what it printed.
    """
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=os.environ | dict(environment), stdout=log, stderr=log
        )
        try:
            _await_answer(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _await_answer(address: str, server: subprocess.Popen[bytes], log: IO[str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    log.seek(0)
    raise RuntimeError(f"no answer at {address}:\n{log.read()}")


def any_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
