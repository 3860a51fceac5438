"""The download links of the briefing: a file is made when its link is clicked."""

from __future__ import annotations

import logging
from html import escape

import streamlit as st

from data.errors import StoreError
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.scope_state import speak
from pages.parts.briefing.edition import Edition, PrintedFile, document_bytes, edition, pictures_of_size
from pages.parts.briefing.filing import name_of
from pages.parts.html import markup
from pages.parts.pictures.browser import PictureError, problem
from pages.parts.pictures.chromium import Chromium
from pages.parts.screen.links import File, clicked_link, copied_text, foot_links
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Scope

_log = logging.getLogger("briefing")
KEY = "briefing-export"
#: Link -> label of the pictures, which need a browser.
_DRAWN = {
    "png-a4": mark("PNG · A4"),
    "png-slide": mark("PNG · 16:9"),
    "png-phone": mark("PNG · 长图"),
    "pdf-a4": mark("PDF · A4"),
}
_WRITTEN = {"docx": mark("Word"), "pptx": mark("PPT"), "txt": mark("微信文本"), "json": mark("JSON")}
_MIMES = {
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
    "json": "application/json",
}


@st.fragment
def export_box(scope: Scope) -> None:
    """Draw the links of the files, and send the file whose link was clicked."""
    speak()
    lacking, wanted = problem(), clicked_link(KEY)
    st.html(markup.block_head(_("导出"), _("点了才生成；文件名带街道、范围和时段")))
    offered = {**({} if lacking else _DRAWN), **_WRITTEN}
    file = _make_file(wanted, scope) if wanted in offered else None
    foot_links(KEY, {name: _(label) for name, label in offered.items()}, file=file)
    if lacking:
        st.html(f'<p class="m">{escape(_(lacking))}</p>')
    if wanted == "txt" and file is not None:
        _show_message(file.content.decode())


def _make_file(wanted: str, scope: Scope) -> File | None:
    """The file; None after an error, for which the page shows a sentence."""
    try:
        with st.spinner(_("正在生成…")):
            one = edition(scope, snapshot())
            made = _picture_file(one, wanted) if wanted in _DRAWN else _document_file(one, wanted)
    except (PictureError, StoreError) as error:
        st.error(literal(_(str(error))))
        return None
    except Exception:  # any error of a writer: the page stays, and the log has the error
        _log.exception("the file %s could not be made", wanted)
        st.error(_("这个文件没有生成，其他格式仍可用。请再试一次；若仍不行，请把时间告诉管理员。"))
        return None
    if made.failed:
        st.warning(_("有图没有画出来，图位写了说明：{names}").format(names=literal("、".join(made.failed))))
    return File(name_of(one.briefing, made.suffix, made.part), _MIMES[made.suffix], made.content)


def _picture_file(one: Edition, wanted: str) -> PrintedFile:
    kind, _dash, name = wanted.partition("-")
    with Chromium() as chromium:
        return pictures_of_size(one, name, [kind], chromium)[0]


def _document_file(one: Edition, suffix: str) -> PrintedFile:
    if suffix == "docx" and not problem():
        with Chromium() as chromium:
            return PrintedFile(suffix, "", document_bytes(one.briefing, suffix, chromium))
    return PrintedFile(suffix, "", document_bytes(one.briefing, suffix))


def _show_message(text: str) -> None:
    """Open a dialog with the message for copying; its file is being saved already."""

    @st.dialog(_("微信文本"), width="medium")
    def message() -> None:
        speak()
        st.html(f'<pre class="message" lang="zh-CN">{escape(text)}</pre>')
        copied_text(text, key="copy-message")

    message()
