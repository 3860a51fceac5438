"""What holds for every text."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from queries.analysis import Analysis
from queries.sentence.description import lines
from queries.sentence.meaning import Kind
from tests.queries.sentence.office import OFFICE, read

_WORDS = sorted(OFFICE.entries)
_TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.one_of(
            st.sampled_from(_WORDS),
            st.sampled_from(["上周", "9月", "国庆后", "近30天", "2026年", "10月1日到7日", "9月31日", " ", "，", "网红"]),
            st.text(alphabet="月日年到第季前后近0123456789十", max_size=4),
        ),
        max_size=8,
    ).map("".join),
)  # fmt: skip


@given(_TEXTS)
def test_any_text_is_read_and_twice_the_same(text: str):
    assert read(text) == read(text)
    assert list(lines(read(text)))


@given(_TEXTS)
def test_the_pieces_are_the_text(text: str):
    found = read(text)
    assert "".join(found.word(piece.span) for piece in found.pieces) == text


@given(_TEXTS)
def test_every_sign_is_understood_says_nothing_or_is_reported(text: str):
    found = read(text)
    if found.refusal is not None:
        return
    silent = [piece.span for piece in found.pieces if piece.kind in (Kind.FUNCTION, Kind.VERSUS, Kind.EXCEPT)]
    spans = [*silent, *(span for part in found.parts for span in part.spans)]
    spans += [each.span for each in (*found.unused, *found.choices)]
    covered = {at for start, end in spans for at in range(start, end)}
    assert covered == set(range(len(text)))


def _signs(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@given(_TEXTS)
def test_a_part_that_is_taken_off_is_gone(text: str):
    found = read(text)
    for part in found.parts:
        taken = "".join(found.word(span) for span in part.spans)
        assert _signs(found.without(part)) == _signs(text) - _signs(taken)


@given(_TEXTS)
def test_what_is_asked_for_can_be_asked(text: str):
    found = read(text)
    if found.refusal is None:
        assert Analysis(found.measures, found.dimensions, found.has_periods).measures == found.measures
        assert found.scope.bounds[0] < found.scope.bounds[1]
