"""What is done to personal data on the way in: salted tokens, and stars over persons in free text."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from pathlib import Path

from data.persons import STARS, SUSPECT, hide_numbers, hide_persons
from data.phones import mobile_in
from data.store import StoreError

__all__ = ["SALT", "STARS", "SUSPECT", "hide_numbers", "hide_persons", "read_salt", "token"]

SALT = "salt"
_SALT_BYTES = 32
_TOKEN_BYTES = 12
_MOBILE_DIGITS = 11


def token(text: str, salt: bytes) -> str:
    """The same short token for the same phone, name or household, whatever its spacing and width."""
    plain = text
    if not (text.isascii() and text.isdigit() and len(text) == _MOBILE_DIGITS):
        plain = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text)).casefold()
        plain = mobile_in(text) or plain
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
