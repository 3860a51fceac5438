"""从一个问题开始: each start is a live block of the current scope and a choice that a click takes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pages.parts.subjects.explore.choice import Chart, Choice, Colour
from pages.parts.words.language import mark


@dataclass(frozen=True, slots=True)
class Start:
    """One start.

    Attributes:
        key: Its name on the page.
        label: What it is called, a message key.
        link: What the link says, a message key.
        choice: What it asks.
    """

    key: str
    label: str
    link: str
    choice: Choice


STARTS = (
    Start(
        "rises", mark("变化最大的"), mark("看全部类别与名次变化 →"),
        Choice(("request_count",), rows="category", chart=Chart.BARS),
    ),
    Start(
        "ranking", mark("排名"), mark("换指标、换小区或单位 →"),
        Choice(("on_time_rate",), rows="community", chart=Chart.BARS),
    ),
    Start(
        "when", mark("什么时候"), mark("换类别，分工作日与节假日 →"),
        Choice(("request_count",), "weekday", "time_of_day", Colour.VALUE, Chart.HEAT),
    ),
    Start(
        "pair", mark("两项关系"), mark("看各小区与名次 →"),
        Choice(("per_thousand_households", "satisfaction_rate"), rows="compound", chart=Chart.SCATTER),
    ),
)  # fmt: skip
#: Key -> start.
BY_KEY: Mapping[str, Start] = {start.key: start for start in STARTS}
#: The last pill of the strip: a choice of one's own.
OWN = "own"
OWN_LABEL = mark("自己选")
#: Measures that are offered as links where none is chosen.
USUAL_MEASURES = (
    "request_count", "per_thousand_households", "on_time_rate", "repeat_rate", "half_closed_days",
    "overdue_open_count", "satisfaction_rate", "resolution_rate", "composite_rate",
    "mediation_success_rate", "settled_rate",
)  # fmt: skip


def start_of(choice: Choice) -> str:
    """The start that asks this choice; the key of 自己选 for any other."""
    return next((start.key for start in STARTS if start.choice == choice), OWN)
