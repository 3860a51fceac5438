"""The readings of the grids: load, what they find first, what they settle, and where the grid is missing."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.comparison import wilson
from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit, named_rows, nothing, short, some
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, is_fraction_only, plain, rate, share

#: Below this share of requests with a grid, numbers by grid mislead more than they tell.
LEAST_FILLED = 0.5


def grids_headline(row: Mapping[str, float], window: str) -> str:
    """The headline: how far requests tell their grid, and how many of them a patrol found first."""
    total, filled = float(row["request_count"]), float(row["gridded_count"])
    if not total:
        return _("{window}没有诉求，只看走访和调解").format(window=window)
    told = _("{window} {share} 的诉求写明了网格").format(window=window, share=share(filled, total))
    if filled < LEAST_FILLED * total:
        return _("{told}，先把网格补上").format(told=told)
    found = share(float(row["found_first_count"]), filled)
    return fit(_("{told}，其中网格先发现 {found}").format(told=told, found=found), told, most=HEADLINE_WIDTH)


def with_interval(frame: pd.DataFrame, part: str, whole: str) -> pd.DataFrame:
    """The frame with low and high, the 95 % interval of part / whole."""
    ends = [wilson(n, all_) for n, all_ in zip(frame[part], frame[whole], strict=True)]
    return frame.assign(low=[low for low, _high in ends], high=[high for _low, high in ends])


def beyond_rest(frame: pd.DataFrame, part: str, whole: str, small_sample: int) -> dict[str, int]:
    """Grid -> +1 above, −1 below the rest of the grids beyond chance; those with few cases are not judged."""
    sides = sides_of_rest(frame[part], frame[whole], judged=frame[whole] >= small_sample)
    return {name: side for name, side in zip(frame["grid"].astype(str), sides, strict=True) if side}


def shares_reading(
    frame: pd.DataFrame,
    part: str,
    whole: str,
    *,
    told: str,
    neutral: str,
    note: str = "",
    small_sample: int = SMALL_SAMPLE,
) -> Reading:
    """Title and reading of a share by grid, against the rest of the grids.

    Args:
        frame: ``grid`` and the two columns, one row per grid.
        part: Column of the numerators.
        whole: Column of the denominators.
        told: What the share is, translated.
        neutral: The title without a finding, translated.
        note: What the reader must know besides, translated.
        small_sample: A grid with fewer cases is not judged.
    """
    total, found = (float(frame[column].sum()) if len(frame) else 0.0 for column in (whole, part))
    if not total:
        return nothing(neutral)
    said = {"told": told, "share": share(found, total), "fraction": fraction(found, total)}
    title = _("{told} {share}（{fraction}）").format(**said)
    title = _("{told} {fraction}").format(**said) if is_fraction_only(total) else title
    sides = beyond_rest(frame, part, whole, small_sample)
    judged = int((frame[whole] >= small_sample).sum())
    high, low = ([name for name, side in sides.items() if side == way] for way in (1, -1))
    if len(frame) == 1:
        text = _("只有一个网格，**不作比较**")
    elif judged < 2:
        one, none = _("只有一个网格满 {n} 件，**样本少不排名**"), _("各网格都不足 {n} 件，**样本少不排名**")
        text = (one if judged else none).format(n=small_sample)
    elif not sides:
        text = _("{n} 个网格的差别还不能排除偶然，**不排名**").format(n=judged)
    else:
        above = _("{names}高于其余网格").format(names=some(high, 3)) if high else ""
        below = _("{names}低于其余网格").format(names=some(low, 3)) if low else ""
        text = sentences(above, below, _("**先看差在哪里**"))
    few = len(frame) - judged
    rest = _("{n} 个网格不足 {small} 件，样本少不排").format(n=few, small=small_sample)
    rest = rest if few and judged > 1 else ""
    return Reading(title, _("{text}。").format(text=sentences(text, rest, note)), is_finding=bool(sides))


def table_reading(frame: pd.DataFrame, *, is_whole: bool = True) -> Reading:
    """Title and reading of all grids.

    Args:
        frame: request_count, visit_count, households, requests_per_member, one row per grid.
        is_whole: Whether the grids are whole: the members of a grid are not those of some of its compounds.
    """
    if frame.empty:
        return nothing(_("各网格一览"))
    title = _("{n} 个网格：诉求 {requests}，走访巡查 {visits}").format(
        n=len(frame),
        requests=count(float(frame["request_count"].sum())),
        visits=count(float(frame["visit_count"].sum()), "次"),
    )
    unhoused = int(frame["households"].isna().sum())
    housing = _("{n} 个网格的楼没有写全户数，不算千户").format(n=unhoused) if unhoused else ""
    loads = frame["requests_per_member"].dropna().astype(float)
    if not is_whole:
        members = _("只看所选小区，**网格员是整个网格的，不算人均**")
    else:
        members = _("名册没有写网格员，**不算人均**") if loads.empty else _members_clause(loads)
    return Reading(title, _("{text}。").format(text=sentences(members, housing)), is_finding=True)


def _members_clause(loads: pd.Series) -> str:
    low, high = plain(loads.min()), plain(loads.max())
    if low == high:
        return _("每名网格员对应 {n} 件，**只说负担，不评价个人**").format(n=low)
    return _("每名网格员对应 {low} 至 {high} 件，**只说负担，不评价个人**").format(low=low, high=high)


def gaps_reading(frame: pd.DataFrame, ungridded: list[str], small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the requests without a grid, by community, and of ledgers that never write one.

    Args:
        frame: community, request_row_count, request_empty_count, request_unplaced_count.
        ungridded: Titles of the ledgers with rows of which none has a grid.
        small_sample: A community with fewer rows is not named.
    """
    total = float(frame["request_row_count"].sum()) if len(frame) else 0.0
    never = _ungridded_clause(ungridded)
    if not total:
        return Reading(_("没有写网格的行"), _("{text}。").format(text=never or _("范围内没有诉求")))
    empty = float(frame["request_empty_count"].sum())
    if not empty:
        return Reading(_("诉求都写了网格"), _("{text}。").format(text=never or _("**没有要补的**")))
    title = _("诉求有 {share} 没写网格（{n}）").format(share=share(empty, total), n=count(empty))
    known = frame[named_rows(frame, "community") & (frame["request_row_count"] >= small_sample)]
    shares = known["request_empty_count"] / known["request_row_count"]
    first = ""
    if len(known) > 1 and shares.max() > empty / total:
        worst = known.loc[shares.idxmax()]
        first = _("{name}最多，{share}，**先补它的“网格”一列**").format(
            name=short(worst["community"]), share=rate(shares.max())
        )
    unplaced = float(frame["request_unplaced_count"].sum())
    lost = _("另有 {n}写了网格没写社区，也没有归入").format(n=count(unplaced)) if unplaced else ""
    told = first or _("**补上“网格”一列再看各网格**")
    return Reading(title, _("{text}。").format(text=sentences(told, lost, never)), is_finding=True)


def _ungridded_clause(titles: list[str]) -> str:
    """The clause on ledgers of which no row says its grid; empty where there are none."""
    if len(titles) <= 2:
        return _("{titles}一行也没写网格").format(titles=listing(titles)) if titles else ""
    return _("{titles}等 {n} 张台账一行也没写网格").format(titles=listing(titles[:2]), n=len(titles))


def roll_reading(frame: pd.DataFrame, grid_count: float) -> Reading:
    """Title and reading of the grids that only a register or only the rows know: is_on_roll, row_count."""
    silent, unknown = frame[frame["is_on_roll"]], frame[~frame["is_on_roll"].astype(bool)]
    if not grid_count:
        told = _("组织、队伍、楼栋名册都没有写网格，**先导入名册**，才知道有没有写错的网格")
        return Reading(_("没有网格名册可核对"), _("{text}。").format(text=told))
    if frame.empty:
        told = _("名册里的 {n} 个网格都有记录，**没有名册不认识的网格**").format(n=plain(grid_count))
        return Reading(_("网格与名册对得上"), _("{text}。").format(text=told))
    parts = [_("{n} 个网格名册里没有").format(n=len(unknown))] if len(unknown) else []
    parts += [_("{n} 个网格没有记录").format(n=len(silent))] if len(silent) else []
    named = _("名册里没有：{names}").format(names=some(list(unknown["grid"]), 3)) if len(unknown) else ""
    quiet = _("没有记录：{names}").format(names=some(list(silent["grid"]), 3)) if len(silent) else ""
    todo = _("**核对是写错了，还是网格调整过**")
    return Reading(
        sentences(*parts), _("{text}。").format(text=sentences(named, quiet, todo)), is_finding=True
    )
