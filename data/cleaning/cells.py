"""Cleans cells: removes invisible signs and outer spaces, and makes blank cells null.

Most cells need no change, so those that do are found by their lengths and single bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.notation.blanks import spellings

_SPACE = ord(" ")
_OFFSET_BYTES = 4
#: Invisible signs and signs of writing direction, as ranges: removed everywhere.
_UNSEEN = (
    "\x00\x08", "\x0e\x1f", "\x7f\x84", "\x86\x9f", "\xad\xad", "\u034f\u034f", "\u061c\u061c",
    "\u115f\u1160", "\u17b4\u17b5", "\u180b\u180e", "\u200b\u200f", "\u202a\u202e", "\u2060\u206f",
    "\u3164\u3164", "\ufe00\ufe0f", "\ufeff\ufeff", "\uffa0\uffa0", "\ufff9\ufffc",
)  # fmt: skip
#: Spaces of other widths, and line ends.
_SPACES = ("\t\t", "\xa0\xa0", "\u1680\u1680", "\u2000\u200a", "\u202f\u202f", "\u205f\u205f", "\u3000\u3000")
_BREAKS = ("\n\r", "\x85\x85", "\u2028\u2029")


def _class(*ranges: str) -> str:
    return "".join(rf"\x{{{ord(ends[0]):x}}}-\x{{{ord(ends[1]):x}}}" for ends in ranges)


_CHINESE = r"\p{Han}\x{3001}-\x{303f}\x{ff01}-\x{ff5e}"
_TAKE_OUT = f"[{_class(*_UNSEEN)}]"
#: A line break within Chinese text, which is joined without a space.
_BROKEN = f"([{_CHINESE}]) *(?:[{_class(*_BREAKS)}][ {_class(*_SPACES)}]*)+([{_CHINESE}])"
_OTHER_SPACE = f"[{_class(*_SPACES, *_BREAKS)}]+"


def clean_cells(blanks: Sequence[str], cells: pa.Array) -> pa.Array:
    """The cells without invisible signs, with plain spaces, trimmed, and null if blank.

    Args:
        blanks: The blank texts, including the empty one; they apply in any case, width and brackets.
        cells: Texts, none of them null.
    """
    starts, lengths, data = _bounds(cells)
    odd = _odd_rows(starts, lengths, data)
    if len(odd):
        mask = np.zeros(len(cells), bool)
        mask[odd] = True
        cells = pc.replace_with_mask(cells, pa.array(mask), _visible_text(cells.take(pa.array(odd))))
        starts, lengths, data = _bounds(cells)
    filled = slice(None) if lengths.all() else lengths > 0
    if (data[starts[filled]] == _SPACE).any() or (data[(starts + lengths)[filled] - 1] == _SPACE).any():
        cells = pc.utf8_trim(cells, characters=" ")
        starts, lengths, data = _bounds(cells)
    is_blank = lengths == 0
    blank_spellings = spellings(tuple(blanks))
    short = blank_spellings.maybe(starts, lengths, data)
    if len(short):
        suspects = cells.take(pa.array(short))
        blank = blank_spellings.among(suspects)
        if len(blank):
            matches = pc.is_in(suspects, value_set=blank)
            is_blank[short] = matches.to_numpy(zero_copy_only=False)
    return with_nulls(cells, is_blank)


def with_nulls(cells: pa.Array, is_empty: np.ndarray) -> pa.Array:
    """The cells with null where ``is_empty`` is true; null cells stay null."""
    if cells.null_count:
        is_empty = is_empty | cells.is_null().to_numpy(zero_copy_only=False)
    if not is_empty.any():
        return cells
    validity = pa.py_buffer(np.packbits(~is_empty, bitorder="little"))
    _, offsets, texts = cells.buffers()
    offsets = offsets.slice(cells.offset * _OFFSET_BYTES)
    return pa.StringArray.from_buffers(len(cells), offsets, texts, validity, int(is_empty.sum()))


def starting_with(cells: pa.Array, signs: str) -> np.ndarray:
    """Indexes of the cells whose first byte is that of one of the signs."""
    starts, lengths, data = _bounds(cells)
    is_first = np.zeros(256, bool)
    is_first[[sign.encode()[0] for sign in signs]] = True
    filled = np.flatnonzero(lengths)
    matches: np.ndarray = filled[is_first[data[starts[filled]]]]
    return matches


def ending_with(cells: pa.Array, lengths: Collection[int], ends: Collection[int]) -> np.ndarray:
    """Indexes of the cells with one of the lengths in bytes and one of the last bytes."""
    starts, sizes, data = _bounds(cells)
    of_length = np.zeros(max(lengths) + 2, bool)
    of_length[list(lengths)] = True
    sized = np.flatnonzero(of_length[np.minimum(sizes, len(of_length) - 1)])
    is_last = np.zeros(256, bool)
    is_last[list(ends)] = True
    matches: np.ndarray = sized[is_last[data[starts[sized] + sizes[sized] - 1]]]
    return matches


def _bounds(cells: pa.Array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Start of each text, its length in bytes, and the bytes of all texts."""
    _, offsets, texts = cells.buffers()
    bounds = np.frombuffer(offsets, np.int32)[cells.offset : cells.offset + len(cells) + 1]
    return bounds[:-1], np.diff(bounds), np.frombuffer(texts or b"", np.uint8)


def _tables() -> dict[int, np.ndarray]:
    """First byte of an unusual sign beyond ASCII -> whether the next one or two bytes complete it."""
    tables: dict[int, np.ndarray] = {}
    for ends in (*_UNSEEN, *_SPACES, *_BREAKS):
        for code in range(max(ord(ends[0]), 0x80), ord(ends[1]) + 1):
            lead, *following = chr(code).encode()
            table = tables.setdefault(lead, np.zeros(256 ** len(following), bool))
            table[int.from_bytes(bytes(following))] = True
    return tables


_TABLES = _tables()
_CONTROLS = bytes((*range(_SPACE), 0x7F))
#: Bytes that begin no unusual sign: most texts have no others.
_USUAL = bytes(byte for byte in range(256) if byte not in _CONTROLS and byte not in _TABLES)


def _odd_rows(starts: np.ndarray, lengths: np.ndarray, data: np.ndarray) -> np.ndarray:
    """Indexes of the texts with an invisible sign or an unusual space."""
    if not lengths.any():
        return np.empty(0, np.int64)
    begin, end = int(starts[0]), int(starts[-1] + lengths[-1])
    data = data[begin:end]
    unusual = set(data.tobytes().translate(None, _USUAL))
    positions = [np.flatnonzero(data == byte) for byte in unusual.intersection(_CONTROLS)]
    for lead in unusual.intersection(_TABLES):
        places, table = np.flatnonzero(data == lead), _TABLES[lead]
        following = data[places + 1].astype(np.int32)
        if len(table) > 256:
            following = following << 8 | data[places + 2]
        positions.append(places[table[following]])
    signs = np.concatenate([*positions, np.empty(0, np.int64)]) + begin
    return np.unique(np.searchsorted(starts + lengths, signs, side="right"))


def _visible_text(cells: pa.Array) -> pa.Array:
    """The texts as they are displayed: without invisible signs, in one line, with plain spaces."""
    cells = pc.replace_substring_regex(cells, _TAKE_OUT, "")
    for _ in range(2):  # the sign after a break may precede the next break
        cells = pc.replace_substring_regex(cells, _BROKEN, r"\1\2")
    return pc.replace_substring_regex(cells, _OTHER_SPACE, " ")
