"""Who handles the requests: the community and its partners, the floor heads, the merchants' alliance."""

from __future__ import annotations

import pandas as pd

from data.ledgers.codes import HANDLERS, SELF_GOVERNING
from pages.parts.findings.comparison import compare_rates, deviations
from pages.parts.findings.extremes import largest, outside
from pages.parts.findings.reading import Reading, fit, is_named, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, days, is_missing, is_small, points, rate, share

#: Handlers within the community: their requests do not go up to the sub-district.
NEAR = tuple(kind for kind in HANDLERS if kind not in ("街道", "职能部门"))
#: The residents' own bodies and their shops: neither the community's office nor a property company.
PARTNERS = SELF_GOVERNING
#: Above this share of requests without a handler, the other shares mean little.
_MOST_UNNAMED = 0.1
#: A smaller difference of medians counts as none.
_SAME_DAYS = 0.5


def handlers_reading(
    now: pd.DataFrame,
    then: pd.DataFrame | None = None,
    *,
    earlier: str = "",
    small_sample: int = SMALL_SAMPLE,
) -> Reading:
    """Title and reading of requests by handler: handler_kind and request_count, any number of rows each.

    Args:
        now: The window.
        then: The window compared with; None without a comparison.
        earlier: Name of that window.
        small_sample: Fewer requests are not judged.
    """
    neutral = _("承办主体构成")
    near, named, total = _parts(now)
    if not named:
        return nothing(neutral)
    title = _("{share} 由社区和社区里的力量承办").format(share=share(near, named, small_sample))
    partners = _count(now, PARTNERS)
    took = _("自治力量承办 {n}").format(n=count(partners)) if partners else ""
    unnamed = (total - named) / total
    left = _("{share} 没有写承办主体，未计入").format(share=rate(unnamed)) if unnamed else ""
    if is_small(named, small_sample):
        verdict = _("**样本少不作判断**")
    elif unnamed > _MOST_UNNAMED:
        verdict = _("**先把承办主体补全**")
    else:
        verdict = _movement_clause((near, named), then, earlier, small_sample)
    return Reading(title, _("{text}。").format(text=sentences(took, left, verdict)), is_finding=True)


def _movement_clause(
    now: tuple[float, float], then: pd.DataFrame | None, earlier: str, small_sample: int
) -> str:
    if then is None or then.empty:
        return _("**承办多不等于办得好**，还要看办结和满意")
    near, named, _total = _parts(then)
    if not named:
        return _("**承办多不等于办得好**，还要看办结和满意")
    difference = now[0] / now[1] - near / named
    size = points(difference)
    side = compare_rates(now, (near, named), small_sample=small_sample).side
    if side > 0:
        return _("比{earlier}多 {size}，**更多事在社区里办**").format(earlier=earlier, size=size)
    if side < 0:
        return _("比{earlier}少 {size}，**更多事交到了上面**").format(earlier=earlier, size=size)
    return _("与{earlier}相差 {size}，**未见明显变化**").format(earlier=earlier, size=size)


def _parts(frame: pd.DataFrame) -> tuple[float, float, float]:
    """Requests within the community, with a handler, and all."""
    total = float(frame["request_count"].sum())
    named = float(frame.loc[frame["handler_kind"].map(is_named), "request_count"].sum())
    return _count(frame, NEAR), named, total


def _count(frame: pd.DataFrame, kinds: tuple[str, ...]) -> float:
    return float(frame.loc[frame["handler_kind"].astype(str).isin(kinds), "request_count"].sum())


def floor_heads_reading(
    frame: pd.DataFrame, *, own: float, overall: float, score: float, small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of the requests made to the 楼栋长: how many, and how long they took.

    Args:
        frame: One row per community: community, request_count (of the channel), floor_head_days; a community
            without the latter is not drawn.
        own: Median days to close of the channel.
        overall: Median days to close of all channels.
        score: How much faster the channel is than the others, in standard deviations (``log_rank``).
        small_sample: Fewer requests are not judged.
    """
    neutral = _("楼栋长渠道：件数与时长")
    total = float(frame["request_count"].sum()) if not frame.empty else 0.0
    if not total:
        return nothing(neutral)
    first = _("楼栋长渠道 {n}").format(n=count(total))
    if is_missing(own):
        return Reading(first, _("还没有办结的，**暂不比较时长**。"))
    title = fit(_("{first}，一半在 {days}内办结").format(first=first, days=days(own)), first)
    where = _most(frame[frame["community"].map(is_named)])
    if is_small(total, small_sample) or is_missing(overall):
        text = _("**样本少不作判断**")
    elif abs(score) < deviations(1) or abs(own - overall) < _SAME_DAYS or (own < overall) is (score < 0):
        text = _("全部渠道为 {days}，**看不出快慢**").format(days=days(overall))
    elif own < overall:
        text = _("比全部渠道快 {days}，**小事在楼里先办了**").format(days=days(overall - own))
    else:
        text = _("比全部渠道慢 {days}，**看楼栋长有没有及时转办**").format(days=days(own - overall))
    return Reading(title, _("{text}。").format(text=sentences(where, text)), is_finding=True)


def _most(named: pd.DataFrame) -> str:
    """The clause on the community with most; empty when all are equal, or there is only one."""
    if len(named) < 2:
        return ""
    most = largest(named.set_index("community")["request_count"])
    if most.is_level:
        return ""
    told = _("{who}，{n}").format(who=most.who(_("最多")), n=most.each(count(most.value)))
    drawn = named.loc[named["floor_head_days"].notna(), "community"].astype(str)
    return sentences(told, outside(most.names, list(drawn)))


def solved_reading(table: pd.DataFrame, year: int, *, handler: str, open_count: float) -> Reading:
    """Title and reading of the requests a handler has closed this year: month, this, last (no totals).

    Args:
        table: One row per month.
        year: The year of ``this``.
        handler: The handler, as the ledger names it.
        open_count: How many of the year's requests it has not closed yet.
    """
    neutral = _("{handler}累计解决").format(handler=handler)
    now = float(table["this"].sum()) if not table.empty else 0.0
    if not now and not open_count:
        return nothing(neutral)
    title = _("{handler} {year} 年已解决 {n}").format(handler=handler, year=year, n=count(now))
    before = float(table["last"].sum())
    last = _("上年同期 {n}").format(n=count(before)) if before else ""
    rest = (
        _("还有 {n}没有办结，**先催未办结的**").format(n=count(open_count))
        if open_count
        else _("交办的已全部办结，**没有积压**")
    )
    return Reading(title, _("{text}。").format(text=sentences(last, rest)), is_finding=True)
