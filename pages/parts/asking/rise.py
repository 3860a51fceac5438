"""Where a rise comes from: its largest part, and the smallest place and category that rose too."""

from __future__ import annotations

from dataclasses import dataclass

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.asking.judged_parts import part as judged_part
from pages.parts.asking.judged_parts import within
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import before, comparison_scope, history
from pages.parts.findings.contribution import contribution
from pages.parts.findings.leading_part import leading_part
from pages.parts.findings.part import Part
from pages.parts.findings.reading import name_as_written
from pages.parts.words.language import _
from queries import Comparison, Scope

VOLUME = "service_requests/volume_by_period"
_COMPOUNDS = "service_requests/volume_by_compound"
#: Column of the parts -> the question and the column that break down a rise of one part.
_MADE_OF = {
    "community": ("service_requests/volume_by_category", "category"),
    "category": ("service_requests/volume_by_community", "community"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """The largest part of a rise: its text in the table, and its name; both empty when no part rose."""

    text: str = ""
    name: str = ""


def source_of_rise(scope: Scope, served: Snapshot, by: str, name: str) -> Source:
    """The category that contributes most to a community's rise, or the community for a category's rise."""
    question, column = _MADE_OF[by]
    return _leading(question, column, within(scope, by, name), served)


def _leading(question: str, column: str, asked: Scope, served: Snapshot) -> Source:
    is_year = asked.comparison is Comparison.YEAR and comparison_scope(question, asked, served) is not None
    asked = asked.replace(comparison=Comparison.YEAR if is_year else Comparison.PREVIOUS)
    if (
        comparison_scope(question, asked, served) is None
    ):  # without a ledger the earlier count is unknown, not 0
        return Source()
    found = contribution(fetch(question, asked), before(question, asked, served), column)
    largest = leading_part(found, earlier_name(asked, served.as_of))
    return Source() if largest is None else Source(largest.text, largest.name)


def clause(scope: Scope, served: Snapshot, by: str, part: Part, source: Source) -> str:
    """The rise in a few words with place and category: the smallest that rose above its own limits.

    ``南门社区青云首府噪声扰民连续两周高于上限`` when the compound's own requests of that category did; else
    the same for the community; else the part and what contributes most to it.
    """
    names = {by: part.name, _MADE_OF[by][1]: source.name}
    if source.name:
        inner = within(within(scope, by, part.name), _MADE_OF[by][1], source.name)
        compound = _leading(_COMPOUNDS, "compound", inner, served).name
        narrower = (
            [("", inner)] if not compound else [(compound, inner.replace(compounds=(compound,))), ("", inner)]
        )
        for place, asked in narrower:
            found = judged_part(
                "", history(VOLUME, "request_count", asked, served), scope.date_to, "request_count"
            )
            if found.has_risen:
                return _("{community}{compound}{category}{brief}").format(
                    community=names["community"],
                    compound=place,
                    category=name_as_written(names["category"]),
                    brief=found.judgement.brief,
                )
    words = {
        "name": name_as_written(part.name),
        "brief": part.judgement.brief,
        "source": name_as_written(source.name),
    }
    if not source.name:
        return _("{name}诉求{brief}").format(**words)
    return (
        _("{name}诉求{brief}，主要是{source}").format(**words) if by == "community"
        else _("{name}{brief}，主要在{source}").format(**words)
    )  # fmt: skip
