"""The marks of a figure that open the rows they count, among those that narrow the scope."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.asking.block import Opening
from pages.parts.asking.figure_texts import mark_texts
from pages.parts.asking.marks import OPENS, Mark, Marks


def with_openings(found: Marks, figure: go.Figure | None, opens: Sequence[Opening]) -> Marks:
    """The marks of a figure, those that a block lets open rows among them.

    Args:
        found: What the marks stand for in the scope.
        figure: The figure.
        opens: The openings of the block; one is taken before what its mark stands for in the scope.
    """
    if figure is None or not opens:
        return found
    known = {one.at for one in opens}
    traces = figure.to_plotly_json()["data"]
    own = found.traces or tuple(() for _trace in traces)
    opened = tuple(
        tuple(_marks_of_trace(mark_texts(trace), marks, known))
        for trace, marks in zip(traces, own, strict=True)
    )
    widths = tuple(len(trace.get("x", ())) if trace["type"] == "heatmap" else 0 for trace in traces)
    return Marks(opened, widths)


def _marks_of_trace(
    texts: Sequence[tuple[str, ...]], marks: Sequence[Mark], known: set[tuple[str, ...]]
) -> list[Mark]:
    """What the marks of one trace stand for."""
    found: list[Mark] = []
    for at in range(max(len(texts), len(marks))):
        names = texts[at] if at < len(texts) else ()
        opened = next((each for each in (names, names[1:]) if each and each in known), None)
        usual = marks[at] if at < len(marks) else ()
        found.append(usual if opened is None else tuple((OPENS, name) for name in opened))
    return found


def opened_by(mark: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The texts of a mark that opens rows; none of one that narrows the scope."""
    return tuple(value for key, value in mark if key == OPENS)
