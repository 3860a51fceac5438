"""Compares the published figures with the ledgers: ordinary questions, one declaration per kind of figure.

No answer and no community is in the code: a declaration (``published_figures``) names the
question, the rows of its answer that count and the column to sum; the figure itself gives place
and year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from data.ledgers.assistance import LEAST_TOLD
from data.published import PublishedFigure, published_figures
from queries import runner
from queries.figure_values import Asks, FigureValue
from queries.published_figures import DECLARED
from queries.scope import Scope

_HELP = "assistance/"
#: Text instead of a number of households that is not published.
_KEPT_BACK = "不单列"


@dataclass(frozen=True, slots=True)
class Answer:
    """A published figure with the answer of the ledgers."""

    figure: PublishedFigure
    question: str
    found: FigureValue

    @property
    def agrees(self) -> bool | None:
        """Whether both agree; None if the ledgers have no answer."""
        return None if self.found.value is None else self.figure.agrees(self.found.value)

    @property
    def is_few(self) -> bool:
        """Whether the answer counts so few households or persons in need that it is not shown exactly."""
        value = self.found.value
        return self.question.startswith(_HELP) and value is not None and 0 < value < LEAST_TOLD

    @property
    def is_kept_back(self) -> bool:
        """Whether the answer counts households in need and differs from the public number.

        The pages hide cells of help so that no subtraction reveals them; a sum of kinds of a community
        is not one of their numbers, and is shown only if it is already public.
        """
        value = self.found.value
        is_help = self.question.startswith(_HELP) and value not in (None, 0)
        return is_help and not self.is_few and value != self.figure.value

    @property
    def text(self) -> str | None:
        """The answer in digits, with at most one decimal; None if there is none."""
        if self.found.value is None:
            return None
        if self.is_kept_back:
            return _KEPT_BACK
        return f"<{LEAST_TOLD}" if self.is_few else f"{round(self.found.value, 1):.12g}"


def answers(
    ask: Asks, row_counts: Mapping[str, int], figures: Iterable[PublishedFigure] | None = None
) -> list[Answer]:
    """Every published figure with the answer of the ledgers, in the order of the list.

    Args:
        ask: Function that answers a question for a scope.
        row_counts: Ledger -> its rows in the snapshot; a ledger without an import has no answer.
        figures: The figures; all published ones if None.

    Raises:
        KeyError: A figure has no declaration.
    """
    known = set(ask("places/named", Scope())["community"].astype(str))
    compared = []
    for figure in published_figures() if figures is None else figures:
        declared = DECLARED[figure.figure]
        is_kept = all(row_counts.get(ledger) for ledger in runner.ledgers(declared.question))
        found = declared.of(figure, ask) if is_kept and figure.community in known else FigureValue(None)
        compared.append(Answer(figure, declared.question, found))
    return compared


def table(answers: Sequence[Answer]) -> pa.Table:
    """The answers as a table, one row per figure; ``agrees`` is null if there is no answer."""
    rows = [
        {
            "community": one.figure.community,
            "compound": one.figure.compound or None,
            "city": one.figure.article.city,
            "source": one.figure.article.source or None,
            "published_on": one.figure.article.published_on or None,
            "year": one.figure.year,
            "basis": str(one.figure.basis),
            "figure": one.figure.figure,
            "relation": str(one.figure.relation),
            "published": f"{one.figure.value:g}",
            "answer": one.text,
            "numerator": one.found.part,
            "denominator": one.found.whole,
            "unit": one.figure.unit,
            "question": one.question,
            "agrees": one.agrees,
        }
        for one in answers
    ]
    numbers = dict.fromkeys(("numerator", "denominator"), pa.float64()) | {
        "year": pa.int64(),
        "agrees": pa.bool_(),
    }
    return pa.Table.from_pylist(
        rows, schema=pa.schema([(name, numbers.get(name, pa.string())) for name in rows[0]])
    )
