"""The progress of an import: reported while it runs, and displayed on a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of an import.

    Attributes:
        file: The file that is being read.
        step: The current step, in Chinese.
        done: Share of the step, 0 to 1.
    """

    file: str
    step: str
    done: float


def nobody(_progress: Progress) -> None:
    """Ignore the progress."""


def on_terminal(progress: Progress) -> None:
    """Write the progress over the last line of standard error; nothing if that is a file."""
    full = round(_WIDTH * progress.done)
    bar = "█" * full + "░" * (_WIDTH - full)
    _draw(f"{bar} {progress.done:4.0%} {progress.step}：{progress.file}")


@contextlib.contextmanager
def shown_on_terminal() -> Iterator[Callable[[Progress], None]]:
    """Display progress while the block runs; the line is cleared at its end, also after an error."""
    try:
        yield on_terminal
    finally:
        _draw("")


def _draw(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201 - it writes to a terminal
