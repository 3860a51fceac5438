"""The snapshot of a copied link: it shows the numbers of then, until its reader asks for those of now."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data.errors import SnapshotGoneError, StoreError
from data.importing.demonstration import current_or_demonstration
from data.settings import settings
from data.snapshots.store import Snapshot, earlier
from pages.parts.asking import fetch
from pages.parts.asking.scope_state import SNAPSHOT, tell
from pages.parts.words.language import _

_KEY = "linked_snapshot"
#: Page that shows and changes the store: always as it is now.
_STORE_PAGE = "ledgers"


@dataclass(frozen=True, slots=True)
class Change:
    """What the current snapshot has that an earlier one has not.

    Attributes:
        earlier: The earlier snapshot, which is shown.
        current: The current one.
        row_changes: Ledger -> how many rows more (less if negative), where the number is another.
    """

    earlier: Snapshot
    current: Snapshot
    row_changes: dict[str, int]


def serve(page: str) -> Snapshot:
    """The snapshot of this run: that of the link the session was opened with, else the current one.

    Args:
        page: Address of the page.

    Raises:
        StoreError: The store is damaged.
    """
    if _KEY not in st.session_state:
        st.session_state[_KEY] = st.query_params.get(SNAPSHOT, "")
    current, wanted = current_or_demonstration(), str(st.session_state[_KEY])
    if not wanted or wanted == current.id or page == _STORE_PAGE:
        return fetch.serve(current)
    try:
        return fetch.serve(earlier(wanted))
    except SnapshotGoneError:
        tell(
            _("链接里的数据版本 {id} 已经不在（留着最近 {n} 次导入），下面是现在的数据。").format(
                id=wanted, n=settings().kept_imports
            )
        )
    except StoreError:
        tell(_("链接里的数据版本 {id} 已损坏，下面是现在的数据。").format(id=wanted))
    leave()
    return fetch.serve(current)


def change() -> Change | None:
    """How the current data differ from those shown; None while the current ones are shown.

    Raises:
        StoreError: The store is damaged.
    """
    shown, current = fetch.snapshot(), current_or_demonstration()
    if shown.id == current.id:
        return None
    more = {name: count - shown.row_counts.get(name, 0) for name, count in current.row_counts.items()}
    return Change(shown, current, {name: count for name, count in more.items() if count})


def shown_earlier() -> str:
    """Id of the earlier snapshot that is shown; empty while the current one is."""
    shown = fetch.snapshot().id
    return shown if shown == st.session_state.get(_KEY) != current_or_demonstration().id else ""


def link(snapshot_id: str) -> None:
    """Show the numbers of a snapshot from the next ``serve`` on; those of now for an empty id."""
    st.session_state[_KEY] = snapshot_id


def leave() -> None:
    """Show the current numbers from the next run on."""
    st.session_state[_KEY] = ""
