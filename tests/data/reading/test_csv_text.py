"""The quick ways through a text give what careful ones give: decoding, lines, cells, a thread ahead."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Generator
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.cleaning.cells import clean_cells
from data.notation.blanks import spellings
from data.reading.csv_text import Lines, may_go_on
from data.reading.prefetch import prefetch
from data.reading.transcoding import BadByteError, decode, decode_in_process
from data.schema import BLANKS
from tests.cases import each

#: Spaces, ends of lines, and signs that nobody sees.
SPACES, BREAKS, UNSEEN = " \t\u3000\u00a0\u2009", "\n\r\u2028", "\ufeff\u200b\u202e\u00ad\ufe0f\x00"
#: Signs that share their first or last byte with one of them, and others.
CELL_SIGNS = SPACES + BREAKS + UNSEEN + "中。(（éÀ“𠮷\u2080\u0800无-a#Å\u2190"
CHINESE = "[中。（𠮷无]"


def seen(cell: str) -> str:
    """A cell as it is seen, sign by sign."""
    cell = re.sub(f"[{UNSEEN}]", "", cell)
    space = f"[{SPACES}]"
    cell = re.sub(f"(?<={CHINESE})(?: *[{BREAKS}]{space}*)+(?={CHINESE})", "", cell)
    return re.sub(f"[{SPACES[1:]}{BREAKS}]+", " ", cell).strip(" ")


LINE_SIGNS = 'a中,;"\u3000'


@settings(max_examples=300)
@given(st.lists(st.text(CELL_SIGNS, max_size=4), max_size=6), st.booleans())
def test_cells_are_trimmed_and_blank_ones_are_null(cells: list[str], is_slice: bool) -> None:
    array = pa.array(["前", *cells, "后"], pa.string())[1:-1] if is_slice else pa.array(cells, pa.string())
    found = clean_cells(BLANKS, array)
    found.validate(full=True)
    blank = set(spellings(BLANKS).texts.to_pylist())
    plain = [seen(cell) for cell in cells]
    assert found.to_pylist() == [None if cell in blank or not cell else cell for cell in plain]


@settings(max_examples=300)
@given(st.lists(st.text(LINE_SIGNS, max_size=9), min_size=1, max_size=6), st.booleans())
def test_a_sound_line_reads_alike_for_every_reader(given_lines: list[str], is_ended: bool) -> None:
    text = "\n".join(given_lines) + "\n" * is_ended
    lines = Lines(text.encode())
    assert lines[:] == text.removesuffix("\n").split("\n")
    sound = lines.with_sound_quotes(",")
    for place in sound.nonzero()[0].tolist():
        cells, following = csv.reader(io.StringIO(f"{lines[place]}\nx\n"), strict=True)
        assert following == ["x"]
        assert lines.with_width(",", len(cells))[place] == bool(cells)
        assert not lines.with_width(",", len(cells) + 1)[place]
    plain = [place for place, line in enumerate(lines[:]) if '"' not in line]
    assert all(sound[plain])


@each(
    ("line", "is_sound"),
    [
        ("a,b", True),
        ('a,"b"', True),
        ('"a,b",c', True),
        ('"a""b",c', True),
        ('"",""', True),
        ('""""', True),
        ('a,"b', False),
        ('a,b"', False),
        ('a"b"c', False),
        ('"a"b,c', False),
        ('a, "b"', False),
        ('"a,"b,c', False),
    ],
)
def test_sound_quotes(line: str, is_sound: bool) -> None:
    assert Lines(f"x\n{line}\ny\n".encode()).with_sound_quotes(",").tolist() == [True, is_sound, True]


def test_a_quote_near_the_end_may_be_closed_by_lines_to_come() -> None:
    text = Lines(b'a\n"b\n' + b"c\n" * 150)
    assert may_go_on(text, text.with_sound_quotes(",")) == 1
    text = Lines(b'a\n"b\n' + b"c\n" * 300)
    assert may_go_on(text, text.with_sound_quotes(",")) == len(text)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16-le"])
def test_another_process_decodes_alike(encoding: str, tmp_path: Path) -> None:
    text = "编号,㳇水湾𠮷苑\r\n" * 60_000
    path = tmp_path / "文本.csv"
    path.write_bytes(text.encode(encoding))
    with path.open("rb") as stream:
        here = list(decode(stream, encoding))
    assert list(decode_in_process(str(path), encoding)) == here
    assert b"".join(piece for piece, _ in here).decode() == text
    assert here[-1] == (b"", path.stat().st_size)


def test_the_first_bad_byte_is_told_by_either(tmp_path: Path) -> None:
    path = tmp_path / "坏.csv"
    path.write_bytes("编号\n".encode("gb18030") * 100_000 + b"\xff" + b"a" * 10)
    with path.open("rb") as stream, pytest.raises(BadByteError) as here:
        list(decode(stream, "gb18030"))
    with pytest.raises(BadByteError) as apart:
        list(decode_in_process(str(path), "gb18030"))
    assert here.value.at == apart.value.at == 500_000


def test_a_file_that_is_gone_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="ended early"):
        list(decode_in_process(str(tmp_path / "没有.csv"), "gb18030"))


def counted(until: int, seen: list[int]) -> Generator[int]:
    try:
        for number in range(until):
            seen.append(number)
            yield number
        if until == 3:
            raise LookupError("three")
    finally:
        seen.append(-1)


def test_ahead_gives_the_same_items_and_leaves_no_thread() -> None:
    before = threading.active_count()
    seen: list[int] = []
    assert list(prefetch(counted(5, seen))) == [0, 1, 2, 3, 4]
    with pytest.raises(LookupError, match="three"):
        list(prefetch(counted(3, [])))
    first = prefetch(counted(1_000, seen := []))
    assert next(first) == 0
    first.close()
    assert seen[-1] == -1
    assert len(seen) < 10
    assert threading.active_count() == before
