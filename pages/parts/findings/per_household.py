"""Is a place unusual for its size: the ranking per thousand households and the funnel."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, some, word
from pages.parts.numbers import count, plain
from pages.parts.wording import _, mark, sentences

#: Standard normal quantiles of the two bows of the funnel.
INNER, OUTER = 1.96, 3.09
_HOUSEHOLDS = mark("户")
#: A place is small when it has fewer households than this share of the median.
_SMALL_SHARE = 0.5


def per_thousand_reading(frame: pd.DataFrame, *, by: str = "community", noun: str = "社区") -> Reading:
    """Title and reading of a ranking: ``by``, request_count, households, per_thousand_households."""
    neutral = _("各{noun}千户诉求量").format(noun=word(noun))
    if frame.empty or not frame["request_count"].sum():
        return nothing(neutral)
    named = frame[named_rows(frame, by)]
    known = named[named["per_thousand_households"].notna() & (named["households"].fillna(0) > 0)]
    unknown = len(named) - len(known)
    left_out = _("{n} 个{noun}没有户数，不排名").format(n=unknown, noun=word(noun)) if unknown else ""
    if len(known) < 2:
        told = sentences(_("户数不足以比较，**暂按件数看**"), left_out)
        return Reading(neutral, _("{text}。").format(text=told))
    order = known.sort_values(["per_thousand_households", by], ascending=[False, True])
    high, low = order.iloc[0], order.iloc[-1]
    values = {
        "high": short(high[by]), "high_rate": plain(high["per_thousand_households"], 1),
        "low": short(low[by]), "low_rate": plain(low["per_thousand_households"], 1),
    }  # fmt: skip
    title = fit(
        _("每千户{high} {high_rate} 件最高，{low} {low_rate} 件最低").format(**values),
        _("每千户{high} {high_rate} 件最高").format(**values),
    )
    told = _largest(order, by, values["high"])
    return Reading(title, _("{text}。").format(text=sentences(told, left_out)), is_finding=True)


def _largest(order: pd.DataFrame, by: str, high: str) -> str:
    """Whether the place with the most requests is also the highest for its size."""
    largest = order.loc[order["request_count"].astype(float).idxmax()]
    if largest[by] == order.iloc[0][by]:
        return _("件数和每千户都是{name}最高，**不只是因为户数多**").format(name=high)
    return _("件数最多的是{name}（{n}），按户数并不最高，**排序以每千户为准**").format(
        name=short(largest[by]), n=count(largest["request_count"])
    )


def funnel(frame: pd.DataFrame, by: str = "compound") -> pd.DataFrame:
    """Places with households against what the pooled rate leads to expect.

    Args:
        frame: ``by``, request_count, households.
        by: Column of the places.

    Returns:
        The named places that have households, with ``expected`` (count), ``z`` in Poisson standard
        deviations, ``side`` (+1 above, −1 below the 99.8 % bow, else 0) and ``average``
        (requests per thousand households of all of them).
    """
    places = frame[named_rows(frame, by) & (frame["households"].fillna(0).astype(float) > 0)].copy()
    households = places["households"].astype(float)
    requests = places["request_count"].fillna(0).astype(float)
    pooled = requests.sum() / households.sum() if len(places) else 0.0
    places["expected"] = households * pooled
    spread = places["expected"].where(places["expected"] > 0, 1.0) ** 0.5
    places["z"] = (requests - places["expected"]) / spread
    places["side"] = (places["z"] > OUTER).astype(int) - (places["z"] < -OUTER).astype(int)
    places["average"] = 1000 * pooled
    return places.reset_index(drop=True)


def funnel_reading(
    places: pd.DataFrame, *, by: str = "compound", noun: str = "小区", left_out: int = 0
) -> Reading:
    """Title and reading over ``funnel``; ``left_out``: requests of no known place, said in the sentence."""
    neutral = _("千户诉求量与户数")
    if places.empty or not places["request_count"].sum():
        return nothing(neutral)
    high = places[places["side"] > 0].sort_values("z", ascending=False)
    low = places[places["side"] < 0].sort_values("z")
    rest = _("未匹配 {n}不在内").format(n=count(left_out)) if left_out else ""
    if high.empty and low.empty:
        title = _("扣除规模后，{n} 个{noun}都在界限内").format(n=len(places), noun=word(noun))
        told = _("差别不超出偶然波动，**不必给{noun}排名**").format(noun=word(noun))
        return Reading(title, _("{text}。").format(text=sentences(told, rest)))
    told = _reading(high if len(high) else low, places, by, noun)
    title = _title(list(high[by]), list(low[by]), noun)
    return Reading(title, _("{text}。").format(text=sentences(told, rest)), is_finding=True)


def _title(high: list[str], low: list[str], noun: str) -> str:
    values = {"high": some(high), "low": some(low), "highs": len(high), "lows": len(low), "noun": word(noun)}
    if high and low:
        return fit(
            _("扣除规模后，{high}偏高，{low}偏低").format(**values),
            _("扣除规模后，{highs} 个{noun}偏高，{lows} 个偏低").format(**values),
        )
    if high:
        return fit(
            _("扣除规模后，{high}偏高").format(**values),
            _("扣除规模后，{highs} 个{noun}偏高").format(**values),
        )
    return fit(
        _("扣除规模后，{low}偏低").format(**values), _("扣除规模后，{lows} 个{noun}偏低").format(**values)
    )


def _reading(outside: pd.DataFrame, places: pd.DataFrame, by: str, noun: str) -> str:
    first = outside.iloc[0]
    values = {
        "name": first[by],
        "households": count(first["households"], _HOUSEHOLDS),
        "n": count(first["request_count"]),
        "expected": count(round(first["expected"])),
        "noun": word(noun),
    }
    if first["side"] < 0:
        return _("{name} {n}，按户数应有约 {expected}，**先查是否少报**").format(**values)
    if first["households"] < _SMALL_SHARE * places["households"].astype(float).median():
        return _("**越小的{noun}上下越大**，{name}只有 {households}，仍高出界限").format(**values)
    return _("{name} {n}，按户数应有约 {expected}，**高出部分不是规模能解释的**").format(**values)
