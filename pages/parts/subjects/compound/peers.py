"""One compound among similar ones: one strip per measure, with its community and the sub-district marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, Opening, Rows, openings, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.charts.lettering import fraction
from pages.parts.charts.peers import Strip, strips
from pages.parts.subjects.compound.peer_ranks import (
    Standing,
    like_size,
    own_written,
    standings,
    together,
    value_text,
)
from pages.parts.subjects.compound.peer_readings import peers_reading
from pages.parts.subjects.mediation.readings import with_concluded_count
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Scope

QUESTION = "compounds/handling_by_compound"
#: Height of the strips and of the categories beside them, in px.
PAIR = 310
_FEW = 4
#: Measure -> the list of its rows, and whether it has those of the denominator.
_LISTS = {
    "per_thousand_households": ("service_requests/counted_rows", False),
    "repeat_rate": ("service_requests/repeat_rows", False),
    "on_time_rate": ("service_requests/due_rows", True),
    "satisfaction_rate": ("satisfaction/rated_rows", True),
    "settlement_rate": ("mediation_cases/settled_rows", False),
    "items_per_thousand_households": ("deliberation/counted_rows", False),
}
#: The queries that count something per compound.
QUESTIONS = (
    "compounds/profile",
    "service_requests/volume_by_compound",
    QUESTION,
    "satisfaction/rate_by_compound",
    "mediation_cases/outcome_by_compound",
    "compounds/items_by_compound",
)


def among(scope: Scope, row: Mapping[str, Any]) -> tuple[list[Standing], int, bool]:
    """The standing in each measure, the number of compounds compared, and whether they are of similar size.

    Args:
        scope: The window, of any place.
        row: Row of the compound in the register; without one there is no comparison.
    """
    if not row:
        return [], 0, False
    wide = among_all(scope)
    profile, volume, handling, responses, cases, items = fetch_all([(name, wide) for name in QUESTIONS])
    weight = settings().mostly_satisfied_weight
    responses = responses.assign(
        satisfied_weight=responses["satisfied_count"] + weight * responses["mostly_satisfied_count"]
    )
    counts = together(
        profile,
        volume[["community", "compound", "request_count"]],
        handling,
        responses[["community", "compound", "rated_count", "satisfied_weight"]],
        with_concluded_count(cases)[["community", "compound", "succeeded_count", "concluded_count"]],
        items[["community", "compound", "item_count"]],
    )
    place = str(row["community"]), str(row["compound"])
    near, is_like = like_size(profile.astype({"community": str, "compound": str}), *place)
    return standings(counts, near, *place, small_sample=settings().small_sample), len(near), is_like


def peers(
    scope: Scope, row: Mapping[str, Any], found: Sequence[Standing], size: int, *, is_like: bool
) -> Block:
    """The block of the compound's rank in each measure."""
    theme = "" if pd.isna(row.get("theme")) else str(row.get("theme"))
    whom = (
        _("{n} 个户数在一半到两倍之间的小区").format(n=size)
        if is_like
        else _("全街道 {n} 个小区（规模相近的不足 5 个）").format(n=size)
    )
    drawn = [one for one in found if one.ranked > 1]  # where no compound can be ranked, nothing is drawn
    subtitle = _(
        "{window}，与{whom}比；细线为各小区，右侧为好（千户诉求以少为右）；空心为分母少于 {small}，不排名"
    )
    return Block(
        key="peers",
        reading=peers_reading(found, theme=theme),
        subtitle=subtitle.format(
            window=dates(scope.date_from, scope.date_to), whom=whom, small=settings().small_sample
        ),
        table=_table(found),
        question=QUESTION,
        measures=tuple(standing.measure.name for standing in found),
        figure=strips(
            [_strip(standing) for standing in drawn],
            own_label=str(row["compound"]),
            inner_label=_("本社区"),
            outer_label=_("全街道"),
            height=PAIR if len(drawn) > _FEW else None,
        ),
        rows=_requests(scope, row, found),
        opens=_openings(scope, row, drawn),
        silent=_("一件也没有的没有明细可看"),
    )


def _own(scope: Scope, row: Mapping[str, Any]) -> Scope:
    """The scope of the compound alone."""
    return scope.replace(communities=(str(row["community"]),), compounds=(str(row["compound"]),))


def _requests(scope: Scope, row: Mapping[str, Any], found: Sequence[Standing]) -> tuple[Rows, ...]:
    """The requests of the compound."""
    own = _own(scope, row)
    counts = [each.part for each in found if each.measure.name == "per_thousand_households"]
    return rows_behind("service_requests/counted_rows", own, counts[0]) if counts else ()


def _openings(scope: Scope, row: Mapping[str, Any], drawn: Sequence[Standing]) -> tuple[Opening, ...]:
    """The rows of the compound's own dots: what a rate is a part of, or what is counted per household."""
    own, found = _own(scope, row), tuple[Opening, ...]()
    for each in drawn:
        question, is_whole = _LISTS[each.measure.name]
        count = each.whole if is_whole else each.part
        found += openings((_(each.measure.label),), rows_behind(question, own, count))
    return found


def _strip(standing: Standing) -> Strip:
    value = own_written(standing, settings().small_sample)
    rank = _("第 {rank}/{n}").format(rank=standing.rank, n=standing.ranked) if standing.rank else _("样本少")
    hover_text = "<br>".join(
        (
            _("本小区 {value}（{fraction}）").format(
                value=value, fraction=fraction(standing.part, standing.whole)
            ),
            _("本社区 {value}").format(value=value_text(standing.measure, standing.community)),
            _("全街道 {value}").format(value=value_text(standing.measure, standing.office)),
        )
    )
    return Strip(
        _(standing.measure.label), standing.others, standing.value, standing.community, standing.office,
        standing.better, is_small=not standing.rank, value_text=value, rank_text=rank,
        hover_text=hover_text,
    )  # fmt: skip


def _table(found: Sequence[Standing]) -> pd.DataFrame:
    rows = [
        # One row per measure, each in its unit: as text, or a rate would be in a column with numbers of days.
        (
            _(s.measure.label),
            *(value_text(s.measure, value) for value in (s.value, s.community, s.office)),
            s.part,
            s.whole,
            s.rank or None,
            s.ranked,
        )
        for s in found
    ]
    names = (
        "measure_label", "own_value", "community_value", "office_value", "part_count", "whole_count", "rank",
        "ranked_count",
    )  # fmt: skip
    return pd.DataFrame(rows, columns=names).astype({"rank": "Int64"})
