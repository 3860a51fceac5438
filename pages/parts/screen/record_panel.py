"""One record beside its list: facts, way through the ledgers, and the same matters at the same place."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from data.months import shift_months
from pages.parts.asking.list_record import ListRecord
from pages.parts.asking.rows_address import RowsAddress
from pages.parts.asking.rows_list import ListOfRows
from pages.parts.findings.reading import is_named
from pages.parts.findings.way import way
from pages.parts.findings.way_step import Row, State, Step
from pages.parts.html import record_view
from pages.parts.html.record_view import Turn
from pages.parts.html.rows_table import LONG
from pages.parts.words.column_names import cell_text, kind, label
from pages.parts.words.condition_words import value_words
from pages.parts.words.declared_names import number_of
from pages.parts.words.language import LANGUAGES, _, language
from pages.parts.words.numbers import full_days
from queries import Grain, Scope

_YEAR = 12
#: Columns that the head of a record has said, or that only the program needs.
_SAID = ("event_id", "is_closed", "is_concluded", "is_counted", "is_rated", "is_repeat", "deadline_at", *LONG)


def record_panel(record: ListRecord, one: ListOfRows, address: RowsAddress) -> None:
    """Draw a record.

    Args:
        record: The record.
        one: Its list.
        address: The address of this screen.
    """
    steps = [] if record.event is None else way(record.event, one.view.snapshot.as_of)
    is_request = "request_id" in record.full and "channel" in record.full and record.event is not None
    place = _("第 {n} / {whole}").format(
        n=f"{record.place:,}", whole=number_of(record.whole, one.rows.question)
    )
    hidden = _("已隐去：姓名、电话、证件号、门牌") if record.event is not None else ""
    html = record_view.record_head(place, _turn(record, address), _title(record), _tags(record, steps))
    html += record_view.facts(_request_facts(record) if is_request else _facts(record), hidden)
    html += record_view.timeline(steps) if steps else ""
    st.html(f'<article class="rec">{html}{_alike(record, one) if is_request else ""}</article>')


def _turn(record: ListRecord, address: RowsAddress) -> Turn:
    texts = [
        address.replace(record=name, at=1).text() if name else ""
        for name in (record.previous, record.following)
    ]
    return Turn(texts[0], texts[1], address.replace(record="").text())


def _title(record: ListRecord) -> str:
    about = next((record.full[name] for name in LONG if record.full.get(name)), "")
    about = about or next(
        (record.full[name] for name in ("dispute_type", "rating", "category") if record.full.get(name)), ""
    )
    return f"{record.name} {about}".strip()


def _tags(record: ListRecord, steps: list[Step]) -> list[tuple[str, str]]:
    """How late it is, its state, whether it came back."""
    full, found = record.full, []
    late = record.row.get("days_late")
    if late is not None:
        is_open = any(step.state is State.OPEN_LATE for step in steps)
        found.append((_("超期 {n} 天").format(n=full_days(late)), "red" if is_open else "amber"))
    found += [(value_words(str(full[name])), "flat") for name in ("status", "outcome") if full.get(name)]
    if full.get("is_repeat") is not None:
        found.append((_("重复反映") if full["is_repeat"] else _("首次反映"), "flat"))
    if full.get("is_counted") is False:
        found.append((_("不计入考核"), "flat"))
    return found


def _request_facts(record: ListRecord) -> list[tuple[str, str]]:
    row = record.full
    unit, handler = _text_of(row, "responsible_unit"), _text_of(row, "handler_kind")
    return [
        (_("类别"), _line(row, "category", "subcategory")),
        (_("渠道 / 类型"), _line(row, "channel", "request_type")),
        (_("地点"), _line(row, "community", "compound", "grid")),
        *([(_("轻重缓急"), priority)] if (priority := _text_of(row, "priority")) else []),
        (_("承办"), _("{unit}（主体：{kind}）").format(unit=unit, kind=handler) if handler else unit),
        (_("事件编号"), _text_of(row, "event_id") or _("未填写")),
    ]


def _facts(record: ListRecord) -> list[tuple[str, str]]:
    """Every filled column under its header."""
    frame = pd.DataFrame([record.full])
    told = []
    for name, value in record.full.items():
        if value is None or name in _SAID or str(value) == record.name:
            continue
        told.append((label(name, record.question), cell_text(value, kind(name, frame[name]))))
    return told


def _line(row: Row, *names: str) -> str:
    return " · ".join(filter(None, (_text_of(row, name) for name in names))) or "—"


def _text_of(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _alike(record: ListRecord, one: ListOfRows) -> str:
    """HTML: the link to the same matters in the same compound within twelve months."""
    compound, category = record.full.get("compound"), record.full.get("category")
    if not is_named(compound) or not is_named(category):
        return ""
    end = one.view.snapshot.as_of.date() + timedelta(days=1)
    scope = Scope(
        shift_months(end, -_YEAR), end, Grain.MONTH, compounds=(str(compound),), categories=(str(category),)
    )
    query = scope.to_query() | ({} if language() == LANGUAGES[0] else {"lang": [language()]})
    target = escape("service_requests?" + urlencode(query, doseq=True, quote_via=quote))
    return (
        f'<p class="rec-alike"><a href="{target}" target="_self">{escape(_("同小区同类 12 个月 →"))}</a></p>'
    )
