"""The page 诉求量 as a Panel application: the same questions, findings, texts and figures, drawn by Panel.

``python -m tests.benchmarks.panel_page PORT``. The page is the value that Streamlit draws too; its
parts are put into Panel's panes instead.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import panel as pn

from data.importing.demonstration import current_or_demonstration
from pages import service_requests
from pages.parts.asking.block import Block
from pages.parts.html import markup
from pages.parts.words.presets import DEFAULT, PRESETS, window
from queries import Comparison, Scope


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the page says for one window.

    Attributes:
        head: Headline, scope sentence and cards.
        rows: Its blocks, row by row.
        foot: Its source line.
    """

    head: str
    rows: list[list[Block]]
    foot: str


def ask(preset: str, communities: Sequence[str]) -> Drawn:
    """The page for one window."""
    served = current_or_demonstration()
    date_from, date_to = window(preset, served.as_of.date())
    scope = Scope(date_from, date_to, communities=tuple(communities), comparison=Comparison.PREVIOUS)
    made = service_requests.page(scope, served)
    head = markup.page_head(made.view.page, made.headline, made.view.sentence) + markup.kpi_band(made.cards)
    return Drawn(head, [list(row) for row in made.rows()], markup.source_line(made.sources))


def text(html: str, height: int) -> pn.pane.HTML:
    """A pane of text with a height that stays: Panel lays every chart out again when one changes."""
    return pn.pane.HTML(html, height=height, sizing_mode="stretch_width", styles={"overflow": "hidden"})


def head_of(block: Block) -> str:
    """Title and subtitle of a block."""
    return markup.block_head(block.reading.title, block.subtitle)


class Board:
    """The panes of one session, filled anew on each change of the filter."""

    def __init__(self, communities: Sequence[str]) -> None:
        self.communities = communities
        drawn = ask(DEFAULT, communities)
        self.head, self.foot = text(drawn.head, 300), text(drawn.foot, 40)
        self.blocks = [[self._panes(block) for block in row] for row in drawn.rows]

    @staticmethod
    def _panes(block: Block) -> tuple[pn.pane.HTML, pn.pane.Plotly, pn.pane.HTML]:
        figure = pn.pane.Plotly(
            block.figure,
            height=int(block.figure.layout.height),
            config={"displayModeBar": False, "displaylogo": False},
            sizing_mode="stretch_width",
        )
        return text(head_of(block), 64), figure, text(markup.reading(block.reading.reading), 48)

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

    def show(self, preset: str) -> None:
        """Fill the panes for one window; Panel sends all changes in one message."""
        drawn = ask(preset, self.communities)
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
    """One reader: the filter beside the board."""
    communities = [value.decode() for value in pn.state.session_args.get("community", [])]
    board = Board(communities)
    choice = pn.widgets.RadioButtonGroup(
        name="时间", options=list(PRESETS), value=DEFAULT, orientation="vertical"
    )
    choice.param.watch(lambda event: board.show(event.new), "value")
    return pn.Row(pn.Column(choice, width=250), board.laid_out(), sizing_mode="stretch_width")


def main(port: int) -> None:
    """Serve until stopped."""
    pn.extension("plotly")
    host = "127.0.0.1"
    pn.serve({"/": session}, port=port, address=host, show=False, websocket_origin=[f"{host}:{port}"])


if __name__ == "__main__":
    main(int(sys.argv[1]))
