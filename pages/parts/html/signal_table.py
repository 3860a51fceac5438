"""The HTML of the table 需办."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from pages.parts.findings.signals import Signal
from pages.parts.html.clickable import narrowing, opening
from pages.parts.html.markup import emphasis_html, tag
from pages.parts.words.language import _


def signal_table(signals: Sequence[Signal], opens: Collection[str] | None = None) -> str:
    """The table 需办: level, what happened, where it comes from, responsible unit, deadline.

    Args:
        signals: The rows.
        opens: The measures that open something: with them each row can be clicked that is about a part, or
            about one of them; None: no row can.
    """
    has_deadline = any(signal.deadline for signal in signals)
    heads = [_("信号"), _("发生了什么"), _("从哪里来"), _("责任单位")] + ([_("期限")] if has_deadline else [])
    rows = "".join(_signal(signal, opens, has_deadline=has_deadline) for signal in signals)
    head = "".join(f'<th class="s" scope="col">{escape(text)}</th>' for text in heads)
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'<div class="sec"><table class="tb att">{body}</table></div>'


def _signal(signal: Signal, opens: Collection[str] | None, *, has_deadline: bool) -> str:
    texts = [signal.where_from or "—", signal.unit or "—"]
    texts += [signal.deadline or "—"] if has_deadline else []
    cells = "".join(f'<td class="w{" e" * (text == "—")}">{emphasis_html(text)}</td>' for text in texts)
    what = emphasis_html(signal.what)
    if opens is not None and signal.mark:
        what = narrowing(what, signal.mark)
    elif opens is not None and signal.measure in opens:
        what = opening(what, signal.measure)
    return (
        f'<tr><td class="s">{tag(str(signal.level), signal.reason)}</td><td class="w">{what}</td>{cells}</tr>'
    )
