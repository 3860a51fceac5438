"""A page as a value: its head, and its charts row by row, whether they are drawn or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.snapshots.store import Snapshot
from pages.parts.asking.annotated import annotated_rows
from pages.parts.asking.block import Block, View
from pages.parts.findings.reading import capital
from pages.parts.findings.signals import Signal
from pages.parts.html.markup import Card
from pages.parts.words.value_names import in_words
from queries import Scope

Rows = Iterable[Sequence[Block]]


def no_rows() -> Iterator[Sequence[Block]]:
    """The rows of a page without charts."""
    return iter(())


@dataclass(frozen=True)
class Page:
    """The content of one page for one scope.

    Attributes:
        view: Page, scope and snapshot, with the sentence that describes them.
        empty_ledger: Name of the ledger that has no rows in the scope; the rest of the page is omitted then.
        headline: The finding of the page.
        cards: The measures of the KPI band.
        facts: Facts about a place, as label and value.
        signals: The rows of 需办; None on a page that has no such table.
        calm: The line that replaces the table when it is empty.
        rows: Returns the rows of charts as an iterator; each row is computed on demand.
        widths: Relative widths of the blocks of each row; equal when None.
        notes: Lines below the charts, as on ledgers that were never imported.
        sources: Parts of the source line that ends the page.
        chooser: Draws the controls above the headline.
        below_head: Draws the part between headline and measures.
        below_charts: Draws the part between the charts and the source line.
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
        """Translate the values in the headline, and put annotations on the charts."""
        object.__setattr__(self, "headline", capital(in_words(self.headline)))
        rows, view = self.rows, self.view
        object.__setattr__(self, "rows", lambda: annotated_rows(rows(), view.scope, view.snapshot))


#: Builds a page for a scope and a snapshot.
MakePage = Callable[[Scope, Snapshot], Page]
