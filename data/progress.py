"""How far an import is: told while it runs, and drawn on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is.

    Attributes:
        file: The file that is being read.
        step: What is done with it, in Chinese.
        done: Share of the step, 0 to 1.
    """

    file: str
    step: str
    done: float


def nobody(_progress: Progress) -> None:
    """For an import that nobody watches."""


def on_terminal(progress: Progress) -> None:
    """Draw the progress as one line of standard error, over the line before; nothing when that is a file."""
    full = round(_WIDTH * progress.done)
    bar = "█" * full + "░" * (_WIDTH - full)
    _draw(f"{bar} {progress.done:4.0%} {progress.step}：{progress.file}")


@contextlib.contextmanager
def shown_on_terminal() -> Iterator[Callable[[Progress], None]]:
    """Draw progress while something runs; its line is cleared at the end, however that comes."""
    try:
        yield on_terminal
    finally:
        _draw("")


def _draw(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201 - a terminal is what it is for
