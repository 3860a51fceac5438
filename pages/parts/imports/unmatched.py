"""Rows without a compound: their share per ledger, the names in them, and an alias in one click."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from data.errors import NoSnapshot, StoreError
from data.importing import aliases
from data.ledgers import LEDGERS
from data.placing.unmatched import UnmatchedText, commonest
from data.snapshots import given_aliases
from data.snapshots.given_aliases import Alias
from data.snapshots.store import Snapshot, home
from pages.parts.asking.fetch import fetch
from pages.parts.findings.import_results import unmatched_reading
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading, Table
from pages.parts.screen.notebook_change import done_line
from pages.parts.screen.table_orders import show_table
from pages.parts.words.language import _, listing, mark
from pages.parts.words.literal import literal
from pages.parts.words.numbers import count, fraction, rate
from pages.parts.words.pinyin import initials
from queries import Scope

_ROWS = mark("行")
_TOLD = "alias_told"
_SHOWN = "alias_shown"
#: Names per step: each has a list of all compounds beside it.
_STEP = 8


def unmatched(served: Snapshot) -> None:
    """Draw the share per ledger, the most frequent names, and the aliases added so far."""
    try:
        names, given = commonest(limit=50), given_aliases.read(home())
    except (StoreError, NoSnapshot) as error:
        st.error(literal(error))
        return
    shares = {name: pair for name, pair in served.matched_share.items() if pair[1]}
    reading = unmatched_reading(shares, [one.rows for one in names])
    st.html(
        markup.block_head(
            reading.title,
            _("没有小区的行：小区没有填，或写的地方对不上小区名册；它们仍计入社区和街道的合计"),
        )
    )
    if message := st.session_state.pop(_TOLD, ""):
        st.html(done_line(message))
    has_register = True
    if any(known < all_rows for known, all_rows in shares.values()):
        with st.container(key="row-unmatched"):
            left, right = st.columns([2, 3], gap="large")
        with left:
            show_table(_shares(shares), "unmatched")
        with right:
            has_register = _names(names)
    if has_register:
        st.html(markup.reading(reading.reading))
    if given:
        _alias_list(given)


def _shares(shares: dict[str, tuple[int, int]]) -> Table:
    """One row per ledger with the number of rows without a named compound, the largest share first."""
    by_share = sorted(shares.items(), key=lambda one: one[1][0] / one[1][1])
    whole = sum(known == all_rows for known, all_rows in shares.values())
    rows = tuple(
        (
            Cell(_(LEDGERS[name].title), bold=True),
            Cell(rate(1 - known / all_rows), note=fraction(all_rows - known, all_rows)),
        )
        for name, (known, all_rows) in by_share
        if known < all_rows
    )
    rest = (Cell(_("其余 {n} 种台账").format(n=whole)), Cell(_("每行都有小区")))
    headings = (Heading(_("台账"), True, column="ledger"), Heading(_("没有小区的行"), column="share"))
    values = [(_(LEDGERS[name].title), 1 - known / of) for name, (known, of) in by_share if known < of]
    frame = pd.DataFrame([*values, *([("其他", 0.0)] if whole else [])], columns=["ledger", "share"])
    return Table(headings, (*rows, rest) if whole else rows, frame=frame)


def _names(names: tuple[UnmatchedText, ...]) -> bool:
    """Draw the most frequent names; returns False when there is no list of compounds to select from."""
    if not names:
        st.html(markup.reading(_("没有两行以上写着同一个对不上的名称。")))
        return True
    register = fetch("ledgers/registered_compounds", Scope())
    listed = list(zip(register["community"].astype(str), register["compound"].astype(str), strict=True))
    if not listed:
        st.html(markup.reading(_("还没有小区名册：**先导入小区名册**，这里就能给对不上的名称选小区。")))
    shown = st.session_state.get(_SHOWN, _STEP)
    for place, one in enumerate(names[:shown]):
        _name(one, place, listed)
    left = len(names) - shown
    if left > 0 and st.button(_("再看 {n} 个").format(n=min(_STEP, left)), type="tertiary", key="alias-more"):
        st.session_state[_SHOWN] = shown + _STEP
        st.rerun()
    return bool(listed)


def _name(one: UnmatchedText, place: int, listed: list[tuple[str, str]]) -> None:
    """Draw one name with the list of compounds beside it, those of its own community first."""
    key = f"{one.ledger}-{one.community}-{one.text}"
    where = listing(part for part in (one.community, _(LEDGERS[one.ledger].title)) if part)
    with st.container(horizontal=True, vertical_alignment="center", key=f"alias-row-{place}"):
        st.html(_alias_html(one.text, f"{count(one.rows, _ROWS)} · {where}"), width=190)
        if not listed:
            return
        chosen = st.selectbox(
            _("“{name}”是哪个小区").format(name=literal(one.text)),
            sorted(listed, key=lambda pair: pair[0] != one.community),
            index=None,
            format_func=_findable,
            placeholder=_("选小区"),
            label_visibility="collapsed",
            filter_mode="contains",
            key=f"alias-{key}",
        )
        if st.button(_("设为别名"), disabled=chosen is None, key=f"alias-add-{key}") and chosen:
            _give(one.text, *chosen)


def _findable(pair: tuple[str, str]) -> str:
    community, compound = pair
    letters = initials(compound)
    name = _("{compound}（{community}）").format(compound=compound, community=community)
    return f"{name} · {letters}" if letters else name


def _give(text: str, community: str, compound: str) -> None:
    try:
        given = aliases.checked_alias(home(), text, community, compound)
        done = aliases.apply(added=[given])
    except (StoreError, NoSnapshot) as error:
        st.error(literal(error))
        return
    st.session_state[_TOLD] = _("“{alias}”记作{compound}的别名，{n}归到了这个小区。").format(
        alias=text, compound=compound, n=count(done.moved, _ROWS)
    )
    st.rerun()


def _take_away(alias: Alias) -> None:
    try:
        taken = aliases.aliases_of_name(home(), alias.alias, alias.community)
        done = aliases.apply(removed=taken)
    except (StoreError, NoSnapshot) as error:
        st.error(literal(error))
        return
    st.session_state[_TOLD] = _("别名“{alias}”已撤销，{n}回到原来的样子。").format(
        alias=alias.alias, n=count(done.moved, _ROWS)
    )
    st.rerun()


def _alias_list(given: tuple[Alias, ...]) -> None:
    with st.expander(_("已添加的别名 {n} 个").format(n=len(given))):
        for one in given:
            with st.container(horizontal=True, vertical_alignment="center"):
                note = _("{compound}（{community}）").format(compound=one.compound, community=one.community)
                st.html(_alias_html(one.alias, f"→ {note}"), width="stretch")
                if st.button(_("撤销"), type="tertiary", key=f"alias-remove-{one.community}-{one.alias}"):
                    _take_away(one)


def _alias_html(name: str, note: str) -> str:
    return f'<div class="alias"><b>{escape(name)}</b><span class="m">{escape(note)}</span></div>'
