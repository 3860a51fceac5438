"""The preview of a picture in an iframe: the same document from which PNG and PDF are drawn."""

from __future__ import annotations

import streamlit as st

from pages.parts.briefing.sheet import Sheet
from pages.parts.briefing.sheet_document import document
from pages.parts.briefing.sheet_sizes import SIZES
from pages.parts.words.language import _

#: Height of the iframe of a long picture, in CSS px: that of a phone.
_PHONE = 720


def preview(sheet: Sheet, size: str) -> None:
    """Draw the sheet at its exact size, scaled down where there is less room."""
    wanted = SIZES[size]
    with st.container(key=f"preview-{size}"):
        st.iframe(
            document(sheet, size),
            width=wanted.width,
            height=wanted.height or _PHONE,
            alt=_("简报预览：{title}，{period}").format(title=sheet.title, period=sheet.period),
        )
