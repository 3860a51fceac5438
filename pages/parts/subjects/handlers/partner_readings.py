"""The reading of who works with whom: how much is handled together, and is it on time as often as alone?"""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.comparison import compare_rates
from pages.parts.findings.reading import Reading, is_named, nothing, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, is_small, plain, share


def partners_reading(pairs: pd.DataFrame, shares: pd.DataFrame, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of requests handled together.

    Args:
        pairs: ``service_requests/handled_together``.
        shares: ``service_requests/handling_together``.
        small_sample: Fewer requests are not judged.
    """
    neutral = _("谁和谁一起办")
    if not float(shares["request_count"].sum()):
        return nothing(neutral)
    writing = shares[shares["together_count"] > 0]
    if writing.empty:
        told = _("台账没有写协办主体；**诉求工单加一列“协办主体”才看得到谁和谁一起办**。")
        return Reading(neutral, told)
    together, known = (float(writing[name].sum()) for name in ("together_count", "handler_known_count"))
    shared = {"share": share(together, known, small_sample), "fraction": fraction(together, known)}
    told = (
        _("{share} 的诉求共同办理（{fraction}）").format(**shared)
        if known >= small_sample
        else _("{fraction}件诉求共同办理").format(**shared)
    )
    text = sentences(told, _where(shares), _punctual(writing, small_sample))
    return Reading(_pair(pairs) or neutral, _("{text}。").format(text=text), is_finding=True)


def _where(shares: pd.DataFrame) -> str:
    """In how many communities anybody writes co-handlers; nothing where all do."""
    named = shares[shares["community"].map(is_named)]
    writing = int((named["together_count"] > 0).sum())
    if writing == len(named):
        return ""
    return _("只有 {n}/{of} 个社区写了协办主体，其余未计入").format(n=plain(writing), of=plain(len(named)))


def _pair(pairs: pd.DataFrame) -> str:
    """The pair that works together most, where one does."""
    named = pairs[pairs["handler_kind"].map(is_named) & pairs["co_handler_kind"].map(is_named)]
    keys = [named[name].astype(str) for name in ("handler_kind", "co_handler_kind")]
    sums = named["shared_count"].groupby(keys).sum().sort_values(ascending=False, kind="stable")
    if len(sums) < 2 or sums.iloc[0] == sums.iloc[1]:
        return ""
    handler, helper = sums.index[0]
    return _("{handler}承办、{helper}协办最多，{n}").format(
        handler=word(handler), helper=word(helper), n=count(float(sums.iloc[0]))
    )


def _punctual(writing: pd.DataFrame, small_sample: int) -> str:
    """On time together against alone, in the communities that write co-handlers."""
    sums = writing.drop(columns="community").sum()
    ours = float(sums["together_on_time_count"]), float(sums["together_due_count"])
    others = float(sums["alone_on_time_count"]), float(sums["alone_due_count"])
    if not ours[1] or not others[1]:
        return _("到期的还比不出共同办理和单独办理，**先不作比较**")
    said = {
        "ours": share(*ours, small_sample), "ours_of": fraction(*ours),
        "others": share(*others, small_sample), "others_of": fraction(*others),
    }  # fmt: skip
    numbers = _("按期办结：共同办理 {ours}（{ours_of}），单独办理 {others}（{others_of}）").format(**said)
    if is_small(min(ours[1], others[1]), small_sample):
        return sentences(numbers, _("**样本少不作比较**"))
    side = compare_rates(ours, others, small_sample=small_sample).side
    verdict = {
        0: _("**未见明显差别**"),
        1: _("共同办理的更按期，**办的事不同，不能说是合办带来的**"),
        -1: _("共同办理的更不按期，**多方的事往往更难，不能说是合办误了**"),
    }[side]
    return sentences(numbers, verdict)
