"""Blocks over time with the annotations that apply to them: flags on the figure, their texts below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from data.notebook.annotation import Annotation
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.notebook import annotations_of, notebook
from pages.parts.charts.flags import WHOLE, Flag, circled, flagged, time_span
from pages.parts.words.column_names import ASK
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _, sentences
from queries import Scope
from queries.derived_relations import source_of
from queries.measures import AGGREGATES
from queries.subjects import OF_ALL_LEDGERS, subject_of


def annotated_rows(
    rows: Iterable[Sequence[Block]], scope: Scope, served: Snapshot
) -> Iterator[Sequence[Block]]:
    """The rows of a page, each block with the annotations that apply to it."""
    for row in rows:
        yield [annotated(block, scope, served) for block in row]


def annotated(block: Block, scope: Scope, served: Snapshot) -> Block:
    """The block with the annotations that apply to it; as it is where none does.

    Only a figure over time has them. Where it has a strip for each community, those of one community stand
    on its strip.

    Args:
        block: The block, drawn without annotations.
        scope: Scope of its page.
        served: Snapshot that answers.
    """
    if not notebook(served).annotations or block.figure is None or block.annotations:
        return block
    span, ledger = time_span(block.figure), _event_ledger(block)
    if span is None or not ledger:
        return block
    whole = annotations_of(ledger, scope, served)
    found = dict.fromkeys(whole, WHOLE)
    for place, community in enumerate(block.strips, start=1):
        own = annotations_of(ledger, scope.replace(communities=(community,)), served)
        found |= {one: f"y{place}" if place > 1 else "y" for one in own if one not in found}
    shown = sorted((one for one in found if _is_within(one, *span)), key=lambda one: (one.first_day, one.id))
    if not shown:
        return block
    flags = [
        Flag(number, one.first_day, one.last_day, one.starts_new_limits, found[one])
        for number, one in enumerate(shown, start=1)
    ]
    return replace(
        block,
        figure=flagged(block.figure, flags),
        annotations=tuple(
            f"{circled(flag.number)} {in_words(one)}" for flag, one in zip(flags, shown, strict=True)
        ),
    )


def _event_ledger(block: Block) -> str:
    """The ledger whose events a block counts; empty for a register, and for the ledgers themselves."""
    if block.question.startswith(ASK):
        return source_of(AGGREGATES[block.measures[0]].relation)
    folder = block.question.split("/")[0]
    if folder in {each.name for each in OF_ALL_LEDGERS}:
        return ""
    subject = subject_of(block.question)
    return subject.ledger if subject.kept_since else ""


def _is_within(one: Annotation, first: pd.Timestamp, last: pd.Timestamp) -> bool:
    end = one.last_day or one.first_day
    return bool(pd.Timestamp(one.first_day) <= last and pd.Timestamp(end) >= first)


def in_words(one: Annotation) -> str:
    """An annotation on one line: days, place, text, source, and why limits begin anew."""
    when = day(one.first_day)
    if one.last_day is not None:
        when = dates(one.first_day, one.last_day + timedelta(days=1))
    return sentences(
        f"{when} {place_of(one)}{_('：')}{one.text}",
        _("来源 {source}").format(source=one.source) if one.source else "",
        _("起算新上下限，因为{reason}").format(reason=one.reason) if one.starts_new_limits else "",
    )


def place_of(one: Annotation) -> str:
    """The place of an annotation: 全街道, or its community and compound."""
    return f"{one.community}{one.compound}" if one.community else _("全街道")
