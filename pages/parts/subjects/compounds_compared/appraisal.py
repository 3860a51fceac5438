"""物业考核: every property company by complaints, deadlines, survey, repeats, charge and collection."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.findings.reading import Reading, fit, name_as_written, named_rows, some
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.compounds_compared.readings import FEW_HOUSEHOLDS
from pages.parts.words.dates import dates
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import fraction, is_missing, plain, rate
from queries import Only, Scope

COMPLAINTS, HANDLING = "compounds/complaints_by_company", "compounds/handling_by_company"
SURVEY, CHARGES = "compounds/survey_by_company", "compounds/charges_by_company"
_MOST = 14


def appraisal(scope: Scope) -> Block | None:
    """All companies that served in the window, side by side; None without a contract."""
    frame = standing(*fetch_all([(name, scope) for name in (COMPLAINTS, HANDLING, SURVEY, CHARGES)]))
    if frame.empty:
        return None
    return Block(
        key="company-appraisal",
        reading=appraisal_reading(frame, settings().on_time_target, settings().small_sample),
        subtitle=_(
            "{window} 服务期内：百户投诉按服务天数折算户数；按期率、重复率为公司承办的诉求（工单写公司名，"
            "或写物业公司而当天合同是这家）；物业满意率只算对物业的评价；物业费、收缴率为现有合同，收缴率按户数加权"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=HANDLING,
        measures=("per_hundred_households", "on_time_rate", "satisfaction_rate", "repeat_rate"),
        html=markup.unit_table(_table(frame)),
        rows=_lists(scope, frame),
    )


def standing(
    complaints: pd.DataFrame, handling: pd.DataFrame, survey: pd.DataFrame, charges: pd.DataFrame
) -> pd.DataFrame:
    """One row a company that has a name, the most complaints for its households first.

    Args:
        complaints: Result of ``compounds/complaints_by_company``.
        handling: Result of ``compounds/handling_by_company``.
        survey: Result of ``compounds/survey_by_company``.
        charges: Result of ``compounds/charges_by_company``.
    """
    frame = complaints[["company", "served_households", "complaint_count", "per_hundred_households"]]
    parts = (
        handling.drop(columns=["request_count"]),
        survey[["company", "rated_count", "satisfied_count", "mostly_satisfied_count", "satisfaction_rate"]],
        charges[["company", "charge_low", "charge_high", "collection_rate"]],
    )
    for part in parts:
        frame = frame.merge(part, on="company", how="left")
    frame = frame[named_rows(frame, "company")]
    return frame.sort_values(
        ["per_hundred_households", "company"], ascending=[False, True], na_position="last", ignore_index=True
    )


def appraisal_reading(frame: pd.DataFrame, target: float, small_sample: int) -> Reading:
    """Title and reading: which companies are surely below the target of deadlines.

    Args:
        frame: A result of ``standing``.
        target: Target of the on-time rate.
        small_sample: With fewer requests due a company is not judged.
    """
    neutral = _("物业公司考核表")
    judged = frame[frame["due_count"].fillna(0) >= small_sample]
    left = len(frame) - len(judged)
    few = _("{n} 家到期不足 {small} 件，不评").format(n=left, small=small_sample) if left else ""
    if judged.empty:
        return Reading(neutral, _("{text}。").format(text=sentences(few, _("**样本少不作比较**"))))
    below = judged[judged["interval_high"] < target].sort_values("on_time_rate")
    goal = rate(target, 0)
    if below.empty:
        title = fit(
            _("{n} 家物业公司承办按期率，没有一家明显低于 {goal} 目标").format(n=len(judged), goal=goal)
        )
        text = _("**各项指标不加总排名，先看投诉、重复同时靠前的**")
        return Reading(title, _("{text}。").format(text=sentences(few, text)))
    names = list(below["company"])
    title = fit(
        _("{names}承办按期率低于 {goal} 目标").format(names=some(names, 2), goal=goal),
        _("{n} 家物业公司按期率低于 {goal} 目标").format(n=len(names), goal=goal),
    )
    text = _("区间整个在目标以下，**约谈时带上承办清单**")
    return Reading(title, _("{text}。").format(text=sentences(text, few)), is_finding=True)


def _table(frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("物业公司"), True, column="company"),
        Heading(_("百户投诉"), column="per_hundred_households"),
        Heading(_("按期率"), column="on_time_rate"),
        Heading(_("物业满意率"), hide_on_phone=True, column="satisfaction_rate"),
        Heading(_("重复率"), hide_on_phone=True, column="repeat_rate"),
        Heading(_("物业费（元/㎡·月）"), hide_on_phone=True, breaks=True, column="charge_high"),
        Heading(_("收缴率"), hide_on_phone=True, column="collection_rate"),
    )
    shown = frame.head(_MOST)
    return markup.Table(headings, tuple(_row(row) for row in shown.to_dict("records")), (), shown)


def _row(row: dict[str, Any]) -> tuple[Cell, ...]:
    rated = 0.0 if is_missing(row["rated_count"]) else float(row["rated_count"])
    satisfied = round(float(row["satisfaction_rate"]) * rated, 2) if rated else 0.0
    return (
        Cell(name_as_written(row["company"]), bold=True),
        _per_hundred(row),
        rate_cell(row["closed_on_time_count"], row["due_count"]),
        rate_cell(satisfied, rated),
        rate_cell(row["repeat_count"], row["judged_count"]),
        Cell(_charge(row["charge_low"], row["charge_high"])),
        Cell("—" if is_missing(row["collection_rate"]) else rate(row["collection_rate"])),
    )


def _per_hundred(row: dict[str, Any]) -> Cell:
    if is_missing(row["per_hundred_households"]):
        return Cell("—")
    few = float(row["served_households"]) < FEW_HOUSEHOLDS
    part = fraction(row["complaint_count"], round(float(row["served_households"])))
    return Cell(plain(row["per_hundred_households"], 1), part, colour="flat" if few else "")


def _charge(low: float, high: float) -> str:
    if is_missing(low):
        return "—"
    return plain(low, 2) if low == high else f"{plain(low, 2)}–{plain(high, 2)}"


def _lists(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The complaints of the companies' times, and the requests they handle."""
    names = Only(("responsible_unit",), tuple((str(name),) for name in frame["company"]))
    served = Only(("company",), names.cells)
    return (
        *rows_behind("service_requests/company_complaint_rows", scope, frame["complaint_count"], only=served),
        *rows_behind("service_requests/due_rows", scope, frame["due_count"], only=names),
        *rows_behind("service_requests/repeat_rows", scope, frame["repeat_count"], only=names),
    )
