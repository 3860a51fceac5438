"""Checks of a finished picture or PDF: not blank, one page, same bytes for the same content."""

from __future__ import annotations

import io
import re

from PIL import Image

from pages.parts.pictures.browser import PictureError

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_MOMENT = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)([^)]*)")
_FIXED = b"20000101000000+00'00'"


def require_content(png: bytes) -> bytes:
    """The picture, unchanged, unless it is blank.

    Raises:
        PictureError: It has one colour only.
    """
    with Image.open(io.BytesIO(png)) as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=1)  # None when there are more
    if colours is not None:
        raise PictureError("图片是空白的，没有写出；请重试，仍不行请检查浏览器。")
    return png


def one_page(pdf: bytes) -> bytes:
    """The PDF with constant metadata, when it has one page.

    Chromium writes the time of printing into it, and nothing else that differs. A fixed time of the same
    length replaces it, so that no offset in the file changes.

    Raises:
        PictureError: It has more pages, or none.
    """
    count = len(_PAGE.findall(pdf))
    if count != 1:
        raise PictureError(f"内容超出一页：PDF 有 {count} 页，没有写出。")
    return _MOMENT.sub(lambda found: found[1] + _FIXED[: len(found[2])].ljust(len(found[2]), b"0"), pdf)
