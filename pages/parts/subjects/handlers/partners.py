"""The block of who works with whom: 承办主体 × 协办主体, and together against alone."""

from __future__ import annotations

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.html import markup
from pages.parts.shared_blocks.partner_matrix import matrix, wide_table
from pages.parts.subjects.handlers.partner_readings import partners_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Scope

_PAIRS = "service_requests/handled_together"
_SHARES = "service_requests/handling_together"


def partners(scope: Scope) -> Block | None:
    """Who handles requests together; without co-handlers which column is wanted, without requests None."""
    pairs, shares = fetch_all([(_PAIRS, scope), (_SHARES, scope)])
    if shares.empty:
        return None
    wide = wide_table(pairs, "handler_kind", "shared_count") if len(pairs) else pairs
    return Block(
        key="partners",
        reading=partners_reading(pairs, shares, settings().small_sample),
        subtitle=_(
            "{window} 诉求（件），行为承办主体，列为协办主体；几类一起协办的各计一次，合计会多于件数；"
            "按期办结按期限算，单独办理只看写了协办主体的社区"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=wide,
        question=_PAIRS,
        measures=("together_share", "on_time_rate"),
        html=markup.unit_table(matrix(wide, "handler_kind", "shared_count", _("承办主体")))
        if len(pairs)
        else "",
        rows=rows_behind("service_requests/together_rows", scope, wide["shared_count"]) if len(pairs) else (),
    )
