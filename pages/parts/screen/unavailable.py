"""What every page says while the store cannot be served: what is wrong, and what to do about it."""

from __future__ import annotations

import streamlit as st

from data.errors import UnavailableError
from pages.parts.html import markup
from pages.parts.words.language import _


def unavailable(error: UnavailableError) -> None:
    """Draw the page that stands in place of any other; nothing is imported meanwhile, nor shown instead."""
    assured = (_("数据没有改动，也没有用演示数据代替"), _("修好之后刷新本页即可"))
    st.html(markup.page_head(_("街道治理看板"), _("存储不可用"), assured))
    st.html(markup.reading(f"**{_(error.damage.value)}**"))
    st.html(markup.reading(_(error.damage.advice)))
