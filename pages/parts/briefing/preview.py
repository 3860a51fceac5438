"""The picture as it will be, in a frame of its own: the very document that is drawn for PNG and PDF."""

from __future__ import annotations

import streamlit as st

from pages.parts.briefing.sheet import Sheet
from pages.parts.briefing.sheet_document import document
from pages.parts.briefing.sheet_sizes import SIZES
from pages.parts.words.language import _

#: Height of the window onto a long picture, CSS px: that of a phone.
_PHONE = 720


def preview(sheet: Sheet, size: str) -> None:
    """Draw the sheet at its exact size; where there is less room, smaller as a whole."""
    wanted = SIZES[size]
    with st.container(key=f"preview-{size}"):
        st.iframe(
            document(sheet, size),
            width=wanted.width,
            height=wanted.height or _PHONE,
            alt=_("简报预览：{title}，{period}").format(title=sheet.title, period=sheet.period),
        )
