"""Is a place unusual for its size: its count against the count expected from its households."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import chi2, poisson

from pages.parts.findings.comparison import CHANCE, LIMITS, OUTSIDE
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, some, word
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import count

#: φ needs at least this many places; this share of them is winsorised at either end.
_ENOUGH_PLACES, _WINSORISED = 10, 0.1
_HOUSEHOLDS = mark("户")
#: A place is small when it has fewer households than this share of the median.
_SMALL_SHARE = 0.5
#: Width of a title with two numbers, in Chinese characters: it fits half a page.
WIDE = 33


def expected_counts(frame: pd.DataFrame, by: str = "compound") -> pd.DataFrame:
    """Compare places with the count that their households and the overall rate lead to expect.

    Args:
        frame: ``by``, request_count, households.
        by: Column of the places.

    Returns:
        The named places that have households, most requests first, with ``expected`` (households × the
        overall rate), ``low`` and ``high`` (the 0.1 and 99.9 % points of a Poisson count of that mean, wider
        where the places vary more than that), ``z`` in its standard deviations, ``side`` (+1 above ``high``,
        −1 below ``low``, else 0), ``dispersion`` (φ, the same in all rows).
    """
    places = frame[named_rows(frame, by) & (frame["households"].fillna(0).astype(float) > 0)].copy()
    households = places["households"].astype(float)
    requests = places["request_count"].fillna(0).astype(float)
    pooled = requests.sum() / households.sum() if len(places) else 0.0
    places["expected"] = households * pooled
    spread = places["expected"].where(places["expected"] > 0, 1.0) ** 0.5
    scores = (requests - places["expected"]) / spread
    places["dispersion"] = dispersion(scores)
    places["low"], places["high"] = normal_span(places["expected"], dispersion(scores))
    places["z"] = scores / dispersion(scores) ** 0.5
    places["side"] = (requests > places["high"]).astype(int) - (requests < places["low"]).astype(int)
    places["_name"] = places[by].astype(str)
    order = places.sort_values(["request_count", "_name"], ascending=[False, True]).drop(columns="_name")
    return order.reset_index(drop=True)


def dispersion(scores: pd.Series) -> float:
    """φ: how much more places vary than Poisson counts of one rate; 1 where the excess may be chance.

    Mean square of the standardised scores, a tenth of them winsorised at either end (Spiegelhalter 2005).
    """
    n = len(scores)
    if n < _ENOUGH_PLACES:
        return 1.0
    cut = int(_WINSORISED * n)
    order = np.sort(scores.to_numpy(dtype=float))
    phi = float((order.clip(order[cut], order[n - 1 - cut]) ** 2).mean())
    return phi if n * phi > chi2.isf(CHANCE, n) else 1.0


def normal_span(expected: pd.Series, phi: float = 1.0) -> tuple[pd.Series, pd.Series]:
    """The lowest and the highest count that chance alone explains, for each expected count."""
    ends = (poisson.ppf(share, expected.clip(lower=1e-9)) for share in (OUTSIDE, 1 - OUTSIDE))
    low, high = (pd.Series(end, index=expected.index).clip(lower=0) for end in ends)
    if phi > 1:
        reach = LIMITS * (phi * expected) ** 0.5
        low, high = low.clip(upper=(expected - reach).clip(lower=0)), high.clip(lower=expected + reach)
    return low, high


def drawn_places(places: pd.DataFrame, most: int, *, by: str, chosen: tuple[str, ...] = ()) -> pd.DataFrame:
    """At most ``most`` rows of ``expected_counts``: the chosen, those outside (farthest first), largest."""
    order = places.assign(
        _chosen=places[by].astype(str).isin(chosen),
        _outside=places["z"].abs().where(places["side"] != 0, 0.0),
    )
    first = order.sort_values(["_chosen", "_outside"], ascending=False, kind="stable").head(most)
    return places.loc[first.index.sort_values()].reset_index(drop=True)


def expected_reading(
    places: pd.DataFrame, drawn: pd.DataFrame, *, by: str = "compound", noun: str = "小区", left_out: int = 0
) -> Reading:
    """Title and reading of the result of ``expected_counts``.

    Args:
        places: All places that were compared.
        drawn: Those of them that the chart draws; only these are named.
        by: Column of the places.
        noun: The kind of place, a message key.
        left_out: Number of requests without a known place, stated in the sentence.
    """
    neutral = _("各{noun}实际诉求量与按户数测算").format(noun=word(noun))
    if places.empty or not places["request_count"].sum():
        return nothing(neutral)
    rest = _("未匹配 {n}不在内").format(n=count(left_out)) if left_out else ""
    if len(places) == 1:
        alone = _("只有一个{noun}登记了户数，**没有可比的**").format(noun=word(noun))
        return Reading(neutral, _("{text}。").format(text=sentences(alone, rest)))
    high, low = (drawn[drawn["side"] == side] for side in (1, -1))
    undrawn = int((places["side"] != 0).sum()) - len(high) - len(low)
    more = _("另有 {n} 个超出正常范围的未画出，见数据表").format(n=undrawn) if undrawn else ""
    if high.empty and low.empty:
        title = _("扣除户数因素，{n} 个{noun}均在正常范围").format(n=len(places), noun=word(noun))
        told = _("差别还不能排除偶然，**不能据此给{noun}排名**").format(noun=word(noun))
        return Reading(title, _("{text}。").format(text=sentences(told, more, rest)))
    outside = pd.concat([high.sort_values("z", ascending=False), low.sort_values("z")])
    title = _title(outside, 0 if undrawn else len(places), by, noun)
    told = _place_clause(outside.iloc[0], places, by, noun)
    return Reading(title, _("{text}。").format(text=sentences(told, more, rest)), is_finding=True)


def _title(outside: pd.DataFrame, compared: int, by: str, noun: str) -> str:
    """The title; ``compared``: number of places, 0 when some of those outside are not drawn."""
    if len(outside) == 1 and compared:
        return _one_outside(outside.iloc[0], compared, by, noun)
    high, low = ([short(name) for name in outside.loc[outside["side"] == side, by]] for side in (1, -1))
    values = {"high": some(high), "low": some(low), "highs": len(high), "lows": len(low), "noun": word(noun)}
    if high and low:
        return fit(
            _("扣除户数因素，{high}偏多，{low}偏少").format(**values),
            _("扣除户数因素，{highs} 个{noun}偏多，{lows} 个偏少").format(**values),
        )
    if high:
        return fit(
            _("扣除户数因素，{high}偏多").format(**values),
            _("扣除户数因素，{highs} 个{noun}偏多").format(**values),
        )
    return fit(
        _("扣除户数因素，{low}偏少").format(**values),
        _("扣除户数因素，{lows} 个{noun}偏少").format(**values),
    )


def _one_outside(place: pd.Series, compared: int, by: str, noun: str) -> str:
    values = _values(place, by) | {"noun": word(noun), "others": compared - 1}
    if place["side"] < 0:
        return fit(
            _("{name}实际 {n}，测算 {expected}，明显偏少；其余 {others} 个{noun}正常").format(**values),
            _("{name}实际 {n}，按户数测算 {expected}，明显偏少").format(**values),
            most=WIDE,
        )
    return fit(
        _("{name}实际 {n}，测算 {expected}，超出规模因素；其余 {others} 个{noun}正常").format(**values),
        _("{name}实际 {n}，按户数测算 {expected}，超出规模因素").format(**values),
        most=WIDE,
    )


def _place_clause(place: pd.Series, places: pd.DataFrame, by: str, noun: str) -> str:
    values = _values(place, by) | {"noun": word(noun)}
    if place["side"] < 0:
        return _("{name}按户数测算约 {expected}，实际 {n}，**先查是否少报**").format(**values)
    if place["households"] < _SMALL_SHARE * places["households"].astype(float).median():
        return _("**越小的{noun}上下越大**，{name}只有 {households}，仍超出正常范围").format(**values)
    return _("{name}按户数测算约 {expected}，实际 {n}，**超出规模因素**").format(**values)


def _values(place: pd.Series, by: str) -> dict[str, str]:
    return {
        "name": short(place[by]),
        "households": count(place["households"], _HOUSEHOLDS),
        "n": count(place["request_count"]),
        "expected": count(round(place["expected"])),
    }
