"""What a subject is: a ledger with its page and the questions about it."""

from __future__ import annotations

from dataclasses import dataclass

from data.ledgers import LEDGERS
from data.schema import Ledger


@dataclass(frozen=True, slots=True)
class Count:
    """The question that counts the rows of a ledger.

    Attributes:
        question: Name of the question, ``folder/question``; its answer has one row.
        column: Column of the answer with the number of rows.
        is_told: Whether a picture may show this number. A number that would reveal a single household is
            not shown.
    """

    question: str
    column: str
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of questions.

    Attributes:
        name: Its name in ``queries/``.
        page: Address of the page that shows the answers.
        beside: Ledgers, besides those of the page itself, that the source line of the page names because
            its questions read them.
    """

    name: str
    page: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A ledger and the questions about it.

    Attributes:
        ledger: Name of the ledger.
        page: Address of its page.
        folders: Folders of the questions whose windows are windows of this ledger's date, its own folder
            first. No other subject has these folders.
        kept_since: Question with one row per period, whose first row says when the ledger begins; empty
            for a register, whose rows have no date.
        count: The question that counts its rows; None if no question does.
        beside: Columns of that answer with rows that are not counted: the ledger has rows in the window
            if any of these columns or the count is above zero.
        is_main: Whether the sidebar shows its last day and the overview its numbers.
        is_in_briefing: Whether the briefing has a section on it, and says so if it ends early.
    """

    ledger: str
    page: str
    folders: tuple[Folder, ...] = ()
    kept_since: str = ""
    count: Count | None = None
    beside: tuple[str, ...] = ()
    is_main: bool = False
    is_in_briefing: bool = False

    @property
    def declared(self) -> Ledger:
        """The declaration of the ledger, with its title and its date column."""
        return LEDGERS[self.ledger]

    @property
    def summary(self) -> str:
        """Name of the question that counts the rows of the ledger.

        Raises:
            LookupError: No question counts them.
        """
        if self.count is None:
            raise LookupError(f"no question counts the rows of {self.ledger}")
        return self.count.question
