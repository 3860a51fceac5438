"""The readings of a compound's standings: how many measures are ahead, which one to look at first."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pages.parts.findings.reading import Reading, fit, nothing, word
from pages.parts.subjects.compound.peer_ranks import Standing, own_written
from pages.parts.words.language import _, listing, sentences

#: Theme of 一区一策 -> the measure closest to it; all other themes use the satisfaction rate.
THEMES = {"法治": "settlement_rate", "邻里": "settlement_rate", "商邻共治": "settlement_rate"}
_QUARTER = 0.25
#: With fewer ranked compounds there are no quarters.
_LEAST_RANKED = 4


def theme_measure(theme: object) -> str:
    """Name of the measure closest to a compound's theme; empty without a theme."""
    return THEMES.get(str(theme), "satisfaction_rate") if theme and not pd.isna(theme) else ""


def peers_reading(found: Sequence[Standing], *, theme: str = "") -> Reading:
    """Title and reading of the standings; ``theme``: the compound's theme of 一区一策.

    A compound counts as in the first or last quarter only beyond chance (``Standing.side``): in any group
    some are first and some are last.
    """
    neutral = _("与规模相近的小区相比")
    ranked = [standing for standing in found if standing.rank and standing.ranked >= _LEAST_RANKED]
    if not ranked:
        return _too_few(found, theme, neutral)
    first, last = [s for s in ranked if _is_first(s)], [s for s in ranked if _is_last(s)]
    top, low = [s for s in first if s.side > 0], [s for s in last if s.side < 0]
    unsure = len(first) + len(last) - len(top) - len(low)
    title = _title(len(ranked), len(top), len(low), is_unsure=unsure > 0)
    rest = ""
    if unsure and (top or low):
        rest = _("另有 {n} 项也排在前后四分之一，还不能排除偶然").format(n=unsure)
    told = sentences(_weakest(ranked), rest, _theme(found, theme), _unranked_clause(found))
    return Reading(fit(title), _("{text}。").format(text=told), is_finding=bool(top or low))


def _is_first(standing: Standing) -> bool:
    return standing.rank + standing.level <= max(1, _QUARTER * standing.ranked)


def _is_last(standing: Standing) -> bool:
    return standing.rank > (1 - _QUARTER) * standing.ranked


def _title(ranked: int, top: int, low: int, *, is_unsure: bool) -> str:
    """How many measures are in the first and last quarter beyond chance, or that none is certain."""
    if top and low:
        text = _("{n} 项指标：{top} 项在前四分之一，{low} 项在后四分之一")
    elif top:
        text = _("{n} 项指标中 {top} 项在前四分之一")
    elif low:
        text = _("{n} 项指标中 {low} 项在后四分之一")
    elif is_unsure:
        text = _("{n} 项指标的名次都还不能排除偶然") if ranked > 1 else _("{n} 项指标的名次还不能排除偶然")
    else:
        text = _("{n} 项指标都在中间一半") if ranked > 1 else _("{n} 项指标在中间一半")
    return text.format(n=ranked, top=top, low=low)


def _too_few(found: Sequence[Standing], theme: str, neutral: str) -> Reading:
    """The reading where too few compounds can be compared, or none."""
    if not any(standing.whole for standing in found):
        return nothing(neutral)
    told = sentences(_("可比的小区不足 {n} 个，**不排名**").format(n=_LEAST_RANKED), _theme(found, theme))
    return Reading(neutral, _("{text}。").format(text=told))


def _weakest(ranked: Sequence[Standing]) -> str:
    """The measure to look at first where one is behind beyond chance; else the last one, not judged."""
    apart = [s for s in ranked if s.level + 1 < s.ranked]
    if not apart:
        return _("各小区都相同，**分不出先后**")
    last = max(apart, key=lambda s: (s.side < 0, s.rank / s.ranked))
    said = {"label": word(last.measure.label), "place": rank_text(last)}
    if last.side < 0:
        return _("**先看{label}**，{place}").format(**said)
    if all(s.side > 0 and s.rank + s.level <= s.ranked / 2 for s in ranked):
        template = (
            _("**每一项都在前一半**，最靠后的是{label}（{place}）")
            if len(ranked) > 1
            else _("**{label}在前一半**（{place}）")
        )
        return template.format(**said)
    if last.level and last.rank <= last.ranked / 2:
        return _("最靠后的是{label}（{place}），**与别的小区并列，分不出先后**").format(**said)
    if len(ranked) == 1:
        return _("**还不能说{label}落后**（{place}）").format(**said)
    return _("**还不能说哪一项落后**，最靠后的是{label}（{place}）").format(**said)


def rank_text(standing: Standing) -> str:
    """The rank among the ranked: ``第 4 / 12``, with others of the same value ``并列第 4 / 12``."""
    form = _("并列第 {rank} / {n}") if standing.level else _("第 {rank} / {n}")
    return form.format(rank=standing.rank, n=standing.ranked)


def _theme(found: Sequence[Standing], theme: str) -> str:
    shown = next((s for s in found if s.measure.name == theme_measure(theme)), None)
    if not theme or shown is None:
        return ""
    if not shown.rank:
        return _("主题“{theme}”看{label}，{value}").format(
            theme=theme, label=word(shown.measure.label), value=own_written(shown)
        )
    return _("主题“{theme}”看{label}，{place}").format(
        theme=theme, label=word(shown.measure.label), place=rank_text(shown)
    )


def _unranked_clause(found: Sequence[Standing]) -> str:
    few = [_(s.measure.label) for s in found if not s.rank]
    return _("{labels}样本少，不排名").format(labels=listing(few)) if few else ""
