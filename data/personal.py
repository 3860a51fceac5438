"""What is done to personal data on the way in: salted tokens, and stars over numbers in free text."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from pathlib import Path

from data.store import StoreError

SALT = "salt"
_SALT_BYTES = 32
_TOKEN_BYTES = 12
_MOBILE_DIGITS = 11
STARS = "***"
_COUNTRY_CODE = re.compile(r"^(?:\+?86|0086)(?=1[3-9]\d{9}$)")
_HALF_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_IDENTITY = r"\d{17}[\dXx]|\d{15}"
_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}"
_LANDLINE = r"0\d{2,3}[- ]?\d{7,8}"
_NUMBER = re.compile(rf"(?<!\d)(?:{_IDENTITY}|{_MOBILE}|{_LANDLINE})(?![\dXx])")
#: SQL that a text with such a number fulfils, so that only those texts are looked at closely.
SUSPECT = "regexp_matches({cell}, '[0-9０-９][-0-9０-９ ]{9}')"


def hide_numbers(text: str) -> str:
    """The text with stars in place of phone and identity numbers."""
    folded = text.translate(_HALF_WIDTH)
    hidden = _NUMBER.sub(STARS, folded)
    return text if hidden == folded else hidden


def token(text: str, salt: bytes) -> str:
    """The same short token for the same phone, name or household, whatever its spacing and width."""
    plain = text
    if not (text.isascii() and text.isdigit() and len(text) == _MOBILE_DIGITS):
        plain = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text)).casefold()
        plain = _COUNTRY_CODE.sub("", plain)
    return hashlib.blake2b(plain.encode(), key=salt, digest_size=_TOKEN_BYTES).hexdigest()


def read_salt(folder: Path) -> bytes:
    """The secret of this store, made at its first use and readable by its owner only.

    Raises:
        StoreError: The file is damaged; tokens made with another salt would not compare.
    """
    path = folder / SALT
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(secrets.token_hex(_SALT_BYTES))
            stream.flush()
            os.fsync(stream.fileno())
    try:
        salt = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError as error:
        raise StoreError(f"{path} 已损坏，请从备份恢复。") from error
    if len(salt) != _SALT_BYTES:
        raise StoreError(f"{path} 不完整，请从备份恢复；若从未导入过真实台账，可以删除它。")
    return salt
