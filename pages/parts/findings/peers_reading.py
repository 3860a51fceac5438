"""What the standings of a compound say: how many measures are ahead, which one to look at first."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.findings.peers import Standing, own_written
from pages.parts.findings.reading import Reading, fit, nothing, word
from pages.parts.wording import _, listing, sentences

#: The measure that tells most of a theme of 一区一策; any other theme is told by how satisfied people are.
THEMES = {"法治": "settlement_rate", "邻里": "settlement_rate", "商邻共治": "settlement_rate"}
_QUARTER = 0.25


def themed(theme: object) -> str:
    """Name of the measure that tells most of a compound's theme; empty without a theme."""
    return THEMES.get(str(theme), "satisfaction_rate") if theme and not pd.isna(theme) else ""


def peers_reading(found: Sequence[Standing], *, theme: str = "") -> Reading:
    """Title and reading of the standings; ``theme``: the compound's theme of 一区一策."""
    neutral = _("与规模相近的小区相比")
    ranked = [standing for standing in found if standing.rank and standing.ranked > 1]
    if not ranked:
        return nothing(neutral)
    top = [s for s in ranked if s.rank <= max(1, _QUARTER * s.ranked)]
    low = [s for s in ranked if s.rank > (1 - _QUARTER) * s.ranked]
    said = {"n": len(ranked), "top": len(top), "low": len(low)}
    if top and low:
        title = _("{n} 项指标：{top} 项在前四分之一，{low} 项在后四分之一").format(**said)
    elif top or low:
        title = (
            _("{n} 项指标中 {top} 项在前四分之一") if top else _("{n} 项指标中 {low} 项在后四分之一")
        ).format(**said)
    else:
        title = _("{n} 项指标都在中间一半").format(**said)
    told = sentences(_weakest(ranked), _theme(found, theme), _unranked(found))
    return Reading(fit(title), _("{text}。").format(text=told), is_finding=bool(top or low))


def _weakest(ranked: Sequence[Standing]) -> str:
    last = max(ranked, key=lambda s: s.rank / s.ranked)
    said = {"label": word(last.measure.label), "rank": last.rank, "n": last.ranked}
    if last.rank <= last.ranked / 2:
        return _("**每一项都在前一半**，最靠后的是{label}（第 {rank} / {n}）").format(**said)
    return _("**先看{label}**，第 {rank} / {n}").format(**said)


def _theme(found: Sequence[Standing], theme: str) -> str:
    shown = next((s for s in found if s.measure.name == themed(theme)), None)
    if not theme or shown is None:
        return ""
    if not shown.rank:
        return _("主题“{theme}”看{label}，{value}").format(
            theme=theme, label=word(shown.measure.label), value=own_written(shown)
        )
    return _("主题“{theme}”看{label}，第 {rank} / {n}").format(
        theme=theme, label=word(shown.measure.label), rank=shown.rank, n=shown.ranked
    )


def _unranked(found: Sequence[Standing]) -> str:
    few = [_(s.measure.label) for s in found if not s.rank]
    return _("{labels}样本少，不排名").format(labels=listing(few)) if few else ""
