"""The lines that describe a chart, in a file that can be read, and what differs between two charts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Places that differ by no more are the same: browsers round differently.
TOLERANCE_PX = 2
#: Differences of one chart that are listed; of more their number is told.
_MOST_LISTED = 6
_CHART = "## "
_HEAD = (
    "The charts of one page on the demonstration ledgers, at the width of a page; positions after @ in px.\n"
    "Written by: python -m tests.pages.charts.references accept\n"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is drawn.

    Attributes:
        what: Kind, texts, colours, numbers of marks; a change of it is a difference.
        positions: Where it is in px, x and y in turn; the end of ``what`` says of which points.
    """

    what: str
    positions: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.what} @ {' '.join(map(str, self.positions))}" if self.positions else self.what


#: Key of a chart -> its lines.
Charts = Mapping[str, Sequence[Line]]


def written(charts: Charts) -> str:
    """The charts of one page as the text of its file."""
    parts = [
        _HEAD,
        *("\n".join([f"{_CHART}{key}", *map(str, lines)]) + "\n" for key, lines in charts.items()),
    ]
    return "\n".join(parts)


def parsed(text: str) -> dict[str, list[Line]]:
    """The charts in the text of a file."""
    found: dict[str, list[Line]] = {}
    for chart in f"\n{text}".split(f"\n{_CHART}")[1:]:  # what stands in front of the first is the head
        key, *lines = chart.splitlines()
        found[key] = [_line(line) for line in lines if line]
    return found


def _line(text: str) -> Line:
    placed = re.fullmatch(r"(.*) @ ((?:-?\d+ ?)+)", text)
    return Line(placed[1], tuple(map(int, placed[2].split()))) if placed else Line(text)


def differences(accepted: Charts, drawn: Charts) -> list[str]:
    """The charts that differ, one text each: its key, and under it what differs."""
    compared = {
        key: list(_compared(accepted.get(key, ()), drawn.get(key, ()))) for key in {**accepted, **drawn}
    }
    return ["\n    ".join([key, *_listed(said)]) for key, said in compared.items() if said]


def _listed(said: list[str]) -> list[str]:
    rest = len(said) - _MOST_LISTED
    return [*said[:_MOST_LISTED], f"and {rest} more"] if rest > 0 else said


def _compared(accepted: Sequence[Line], drawn: Sequence[Line]) -> Iterator[str]:
    """What differs between two charts; one that is not there has no lines."""
    if not accepted or not drawn:
        yield "is new" if drawn else "is gone"
        return
    before, now = ([line.what for line in lines] for lines in (accepted, drawn))
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            for was, one in zip(accepted[i:i_end], drawn[j:j_end], strict=True):
                yield from _moved(was, one)
        else:
            yield from (f"- {what}" for what in before[i:i_end])
            yield from (f"+ {what}" for what in now[j:j_end])


def _moved(accepted: Line, drawn: Line) -> Iterator[str]:
    """How far a line is from where it was, if that is more than the tolerance."""
    was, one = accepted.positions, drawn.positions
    if len(was) != len(one):
        yield f"{drawn.what}: {len(one)} positions, were {len(was)}"
        return
    far = [i for i in range(len(was)) if abs(was[i] - one[i]) > TOLERANCE_PX]
    if far:
        changes = ", ".join(f"{one[i]} was {was[i]}" for i in far[:4])
        yield f"{drawn.what}: {len(far)} of {len(was)} positions: {changes}{' …' if len(far) > 4 else ''}"
