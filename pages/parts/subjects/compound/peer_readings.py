"""The readings of a compound's standings: how many measures are ahead, which one to look at first."""

from __future__ import annotations

from collections.abc import Sequence

from data.settings import settings
from data.theme_indicators import theme_indicators, themes_of
from pages.parts.findings.reading import Reading, fit, nothing, word
from pages.parts.subjects.compound.peer_ranks import Standing, own_written
from pages.parts.words.language import _, listing, sentences

#: Indicator of a theme -> the measure of the standings that is the same.
_MEASURES = {
    "化解率": "settlement_rate",
    "按期办结率": "on_time_rate",
    "满意率": "satisfaction_rate",
    "议事议题": "items_per_thousand_households",
}
_QUARTER = 0.25
#: With fewer ranked compounds there are no quarters.
_LEAST_RANKED = 4


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
    """The standing in the indicator of the theme; else that there is none, or that it is shown apart."""
    names = theme_names(theme)
    if not names:
        return _("设置中没有主题“{theme}”的指标").format(theme=theme) if theme else ""
    wanted = [_MEASURES[name] for name in names if name in _MEASURES]
    shown = next((s for s in found if s.measure.name in wanted), None)
    if shown is None:
        return _("主题“{theme}”的指标（{names}）另列").format(theme=theme, names=listing(map(_, names)))
    placed = rank_text(shown) if shown.rank else own_written(shown)
    return _("主题“{theme}”看{label}，{place}").format(
        theme=theme, label=word(shown.measure.label), place=placed
    )


def theme_names(theme: str) -> list[str]:
    """The indicators that the settings give the themes of a cell of the register."""
    chosen = theme_indicators(settings().theme_indicators)
    return list(dict.fromkeys(name for each in themes_of(theme) for name in chosen.get(each, ())))


def _unranked_clause(found: Sequence[Standing]) -> str:
    few = [_(s.measure.label) for s in found if not s.rank]
    return _("{labels}样本少，不排名").format(labels=listing(few)) if few else ""
