"""The HTML of the table 需办, and of the line below a table that does not show all rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

import pandas as pd

from pages.parts.findings.signals import ORDER, Signal
from pages.parts.html.clickable import narrowing, opening
from pages.parts.html.markup import emphasis_html, tag
from pages.parts.html.row_order import heading_marks, row_marks
from pages.parts.words.language import _

#: Name of the table in an address.
NAME = "signals"
_COLUMNS = ("level", "what", "where_from", "responsible_unit", "deadline")


def signal_table(signals: Sequence[Signal], opens: Collection[str] | None = None) -> str:
    """The table 需办: level, what happened, where it comes from, responsible unit, deadline.

    Args:
        signals: The rows.
        opens: The measures that open something: with them each row can be clicked that is about a part, or
            about one of them; None: no row can.
    """
    has_deadline = any(signal.deadline for signal in signals)
    heads = [_("信号"), _("发生了什么"), _("从哪里来"), _("责任单位")] + ([_("期限")] if has_deadline else [])
    values, columns = _values(signals), _COLUMNS[: len(heads)]
    marks = row_marks(values, columns, len(signals))
    rows = "".join(
        _signal(signal, opens, mark, has_deadline=has_deadline)
        for signal, mark in zip(signals, marks, strict=True)
    )
    titles = zip(heads, heading_marks(values, columns), strict=True)
    head = "".join(f'<th class="s" scope="col"{mark}>{escape(text)}</th>' for text, mark in titles)
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'<div class="sec"><table class="tb att" data-table="{NAME}">{body}</table></div>'


def _values(signals: Sequence[Signal]) -> pd.DataFrame:
    """The values by which the rows are sorted; empty texts are missing ones."""
    texts = [(one.what.replace("*", ""), one.where_from, one.unit, one.deadline) for one in signals]
    rows = [
        (number, -ORDER.index(one.level), *(text or None for text in row))
        for number, (one, row) in enumerate(zip(signals, texts, strict=True))
    ]
    return pd.DataFrame(rows, columns=["number", *_COLUMNS])


def _signal(signal: Signal, opens: Collection[str] | None, mark: str, *, has_deadline: bool) -> str:
    texts = [signal.where_from or "—", signal.unit or "—"]
    texts += [signal.deadline or "—"] if has_deadline else []
    cells = "".join(f'<td class="w{" e" * (text == "—")}">{emphasis_html(text)}</td>' for text in texts)
    what = emphasis_html(signal.what)
    if opens is not None and signal.mark:
        what = narrowing(what, signal.mark)
    elif opens is not None and signal.measure in opens:
        what = opening(what, signal.measure)
    level = f'<td class="s">{tag(str(signal.level), signal.reason)}</td>'
    return f'<tr{mark}>{level}<td class="w">{what}</td>{cells}</tr>'


def rest_line(text: str) -> str:
    """The line below a table that does not show all rows; empty for an empty text."""
    return f'<p class="more">{escape(text)}</p>' if text else ""
