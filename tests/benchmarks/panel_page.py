"""诉求量 and 自助分析 as Panel applications: the same questions, findings, texts and figures, drawn by Panel.

``python -m tests.benchmarks.panel_page PORT``. The blocks are the values that Streamlit draws too; their
parts are put into Panel's panes instead.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import panel as pn
from streamlit.logger import set_log_level

from data.importing.demonstration import current_or_demonstration
from pages import contents, service_requests  # noqa: F401 - enters the pages, for charts that keep their rows
from pages.parts.asking.block import Block, View
from pages.parts.asking.own_rows import OwnRows
from pages.parts.html import markup
from pages.parts.subjects.explore.blocks import result
from pages.parts.subjects.explore.choice import CHART_LABELS, Choice
from pages.parts.subjects.explore.offers import plan_of
from pages.parts.words.presets import DEFAULT, PRESETS, window
from queries import Comparison, Grain, Scope

#: The page whose chart of categories is clicked, and the choice of which only the chart changes.
CATEGORIES = "categories"
CHOICE = Choice(("request_count",), rows="category", columns="channel")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the page says for one scope.

    Attributes:
        head: Headline, scope sentence and cards.
        rows: Its blocks, row by row.
        foot: Its source line.
    """

    head: str
    rows: list[list[Block]]
    foot: str = ""


def ask(preset: str, communities: Sequence[str], categories: Sequence[str] = ()) -> Drawn:
    """诉求量 for one window; the chart whose own marks are chosen keeps its rows."""
    served = current_or_demonstration()
    date_from, date_to = window(preset, served.as_of.date())
    places = Scope(date_from, date_to, communities=tuple(communities), comparison=Comparison.PREVIOUS)
    made = service_requests.page(places.replace(categories=tuple(categories) or None), served)
    head = markup.page_head(made.view.page, made.headline, made.view.sentence) + markup.kpi_band(made.cards)
    return Drawn(head, as_drawn(made.rows(), made.view), markup.source_line(made.sources))


def ask_freely(label: str, communities: Sequence[str]) -> Drawn:
    """自助分析 for one chart, by its label."""
    served = current_or_demonstration()
    scope = Scope(date(2025, 11, 1), date(2026, 11, 1), communities=tuple(communities), grain=Grain.MONTH)
    chart = next(chart for chart, each in CHART_LABELS.items() if each == label)
    blocks = result(plan_of(CHOICE.replace(chart=chart)), scope, served)
    view = View("自助分析", scope, served, ())
    return Drawn("", as_drawn([blocks], view))


def as_drawn(rows: Any, view: View) -> list[list[Block]]:  # noqa: ANN401 - rows of blocks, of any iterable
    """The blocks as the dashboard draws them."""
    own = OwnRows(view)
    return [[own.as_drawn(block).block for block in row] for row in rows]


def text(html: str, height: int) -> pn.pane.HTML:
    """A pane of text with a height that stays: Panel lays every chart out again when one changes."""
    return pn.pane.HTML(html, height=height, sizing_mode="stretch_width", styles={"overflow": "hidden"})


def head_of(block: Block) -> str:
    """Title and subtitle of a block."""
    return markup.block_head(block.reading.title, block.subtitle)


class Board:
    """The panes of one session, filled anew on each change."""

    def __init__(self, drawn: Drawn) -> None:
        self.head, self.foot = text(drawn.head, 300 if drawn.head else 0), text(drawn.foot, 40)
        self.keys = [[block.key for block in row] for row in drawn.rows]
        self.blocks = [[self._panes(block) for block in row] for row in drawn.rows]

    @staticmethod
    def _panes(block: Block) -> tuple[pn.pane.HTML, pn.pane.Plotly, pn.pane.HTML]:
        figure = pn.pane.Plotly(
            block.figure,
            height=int(block.figure.layout.height),
            config={"displayModeBar": False, "displaylogo": False},
            sizing_mode="stretch_width",
            css_classes=[f"figure-{block.key}"],
        )
        return text(head_of(block), 64), figure, text(markup.reading(block.reading.reading), 48)

    def figure(self, key: str) -> pn.pane.Plotly:
        """The pane of the figure with this key."""
        panes = {
            name: panes[1]
            for keys, row in zip(self.keys, self.blocks, strict=True)
            for name, panes in zip(keys, row, strict=True)
        }
        return panes[key]

    def laid_out(self) -> pn.Column:
        """All panes, in the rows of the page."""
        rows = [
            pn.Row(
                *(pn.Column(*panes, sizing_mode="stretch_width") for panes in row),
                sizing_mode="stretch_width",
            )
            for row in self.blocks
        ]
        return pn.Column(self.head, *rows, self.foot, sizing_mode="stretch_width")

    def show(self, drawn: Drawn) -> None:
        """Fill the panes; Panel sends all changes in one message."""
        with pn.io.hold():
            self.head.object, self.foot.object = drawn.head, drawn.foot
            for blocks, row in zip(drawn.rows, self.blocks, strict=True):
                for block, (head, figure, reading) in zip(blocks, row, strict=True):
                    head.object = head_of(block)
                    figure.object = block.figure
                    if figure.height != block.figure.layout.height:
                        figure.height = int(block.figure.layout.height)
                    reading.object = markup.reading(block.reading.reading)


def session() -> pn.Row:
    """One reader of 诉求量: the filter beside the board; a click on a bar of the categories narrows it."""
    communities = asked("community")
    board = Board(ask(DEFAULT, communities))
    choice = choice_of(PRESETS, DEFAULT, lambda preset: board.show(ask(preset, communities)))

    def narrow(event: Any) -> None:  # noqa: ANN401 - Panel's own
        if event.new:
            board.show(ask(choice.value, communities, [event.new["points"][0]["y"]]))

    board.figure(CATEGORIES).param.watch(narrow, "click_data")
    return pn.Row(pn.Column(choice, width=250), board.laid_out(), sizing_mode="stretch_width")


def free_session() -> pn.Row:
    """One reader of 自助分析: the charts beside the board."""
    communities, labels = asked("community"), list(CHART_LABELS.values())
    first = asked("chart")[0]
    board = Board(ask_freely(first, communities))
    choice = choice_of(labels, first, lambda label: board.show(ask_freely(label, communities)))
    return pn.Row(pn.Column(choice, width=250), board.laid_out(), sizing_mode="stretch_width")


def asked(name: str) -> list[str]:
    """The values of a parameter of the address."""
    return [value.decode() for value in pn.state.session_args.get(name, [])]


def choice_of(names: Sequence[str], first: str, show: Callable[[str], None]) -> pn.widgets.RadioButtonGroup:
    """The names, of which one is chosen."""
    choice = pn.widgets.RadioButtonGroup(options=list(names), value=first, orientation="vertical")
    choice.param.watch(lambda event: show(event.new), "value")
    return choice


def main(port: int) -> None:
    """Serve until stopped."""
    set_log_level("ERROR")  # outside of Streamlit, each look into its session would be warned of
    pn.extension("plotly")
    host = "127.0.0.1"
    pn.serve(
        {"/": session, "explore": free_session},
        port=port,
        address=host,
        show=False,
        websocket_origin=[f"{host}:{port}"],
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
