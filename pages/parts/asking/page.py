"""A page as a value: what stands at its head, and its charts row by row, drawn or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.findings.reading import capital
from pages.parts.findings.signals import Signal
from pages.parts.html.markup import Card
from pages.parts.words.value_names import in_words
from queries import Scope

Rows = Iterable[Sequence[Block]]


def no_rows() -> Iterator[Sequence[Block]]:
    """The charts of a page that has none."""
    return iter(())


@dataclass(frozen=True)
class Page:
    """What one page says for one scope.

    Attributes:
        view: Page, scope, snapshot, and the sentence that says so.
        empty_ledger: Where the scope holds no rows, the ledger that is looked for; the rest is left out then.
        headline: The finding of the page.
        cards: The measures of the KPI band.
        facts: What is known of a place, as label and value.
        signals: The rows of 需办; None on a page that has no such table.
        calm: The line in place of the table while nothing needs attention.
        rows: Gives the charts row by row; a row is computed when it is asked for.
        widths: How the blocks of each row share its width; evenly when None.
        notes: Lines below the charts, as on ledgers that were never imported.
        sources: Parts of the source line that ends the page.
        chooser: Draws what a reader chooses above the headline.
        below_head: Draws what stands between headline and measures.
        below_charts: Draws what stands between the charts and the source line.
    """

    view: View
    empty_ledger: str = ""
    headline: str = ""
    cards: Sequence[Card] = ()
    facts: Sequence[tuple[str, str]] = ()
    signals: Sequence[Signal] | None = None
    calm: str = ""
    rows: Callable[[], Rows] = no_rows
    widths: Sequence[Sequence[int]] | None = None
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()
    chooser: Callable[[], None] | None = None
    below_head: Callable[[], None] | None = None
    below_charts: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        """Say the values of the headline in the words of the language."""
        object.__setattr__(self, "headline", capital(in_words(self.headline)))


#: What gives a page for a scope and a snapshot.
MakePage = Callable[[Scope, Snapshot], Page]
