"""Processes the answers of a call-back file: who was not reached, and which ratings are marks."""

from __future__ import annotations

from collections.abc import Mapping

from data.cleaning.casting import Batch
from data.cleaning.code_values import ANSWERS, RATING, marks_of
from data.notation import persons, ratings
from data.recognising.derivation import of_file
from data.schema import Column
from data.sql_text import literal, quote

_LISTED_TEXTS = 5


def settle_answers(batch: Batch) -> None:
    """Mark the rows of table ``typed`` as invalid if a cell says that nobody was reached; add findings.

    Other ledgers are not changed.
    """
    if batch.ledger.name != "satisfaction_response":
        return
    answers = [column for column in batch.read_columns if column.name in ANSWERS]
    in_vain: dict[str, int] = {}
    for column in answers:
        texts = [text for text in _texts(batch, column, "value is null") if ratings.is_not_reached(text)]
        for text, count in _counts(batch, column, texts).items():
            in_vain[text] = in_vain.get(text, 0) + count
        _make_invalid(batch, column, texts)
    if in_vain:
        message = f"{_texts_with_counts(in_vain)}：没有问到人，这些回访按无效计，不进各项率。"
        batch.add([of_file(batch.ledger.column("is_valid"), "not_reached", message)])
    if any(column.name == RATING for column in answers):
        _report_ratings(batch, batch.ledger.column(RATING))


def _make_invalid(batch: Batch, column: Column, texts: list[str]) -> None:
    if texts:
        listed = ", ".join(map(literal, texts))
        batch.connection.execute(
            "update typed set is_valid = false from raw"
            f" where raw._line = typed._line and {batch.raw(column.name)} in ({listed})"
        )


def _report_ratings(batch: Batch, column: Column) -> None:
    """Add findings of the file: how marks were read, and which texts were not understood, commonest first."""
    everything = _texts(batch, column, "true")
    marks = marks_of(everything)
    understood = _texts(batch, column, "value is not null")
    mark_counts = _counts(batch, column, ratings.texts_with_marks(understood, marks))
    if mark_counts:
        bounds = "、".join(f"{bound:g}%" for bound in marks.bounds)
        scale = f"（按这一列最大的分数定为 {marks.full} 分制）" if marks.full else ""
        message = (
            f"“{column.label}”有分数：{_texts_with_counts(mark_counts)}{scale}，折算成五档评价："
            f"占满分 {bounds} 及以上依次为非常满意、满意、基本满意、不满意，"
            "更低为非常不满意；要改请改设置 rating_bounds。"
        )
        batch.add([of_file(column, "marks_as_ratings", message)])
    unread_counts = _counts(batch, column, _texts(batch, column, "not understood"))
    if unread_counts:
        calls = any(ratings.is_call(text) for text in unread_counts)
        why = "其中说回访做没做的不是满意度；" if calls else ""
        message = (
            f"“{column.label}”看不懂的：{_texts_with_counts(unread_counts)}，一律当作未评价，不进满意率；"
            f"{why}请改成非常满意、满意、基本满意、一般、不满意、非常不满意，或写映射文件。"
        )
        batch.add([of_file(column, "not_a_rating", message)])


def _texts(batch: Batch, column: Column, condition: str) -> list[str]:
    """The distinct texts of a column for which a condition on the values read is true."""
    table = quote(f"repair_{column.name}")
    rows = batch.connection.execute(f"select raw from {table} where {condition} order by raw").fetchall()
    return [text for (text,) in rows]


def _counts(batch: Batch, column: Column, texts: list[str]) -> Mapping[str, int]:
    """The number of rows of each text."""
    if not texts:
        return {}
    cell, listed = batch.raw(column.name), ", ".join(map(literal, texts))
    rows = batch.connection.execute(
        f"select {cell}, count(*) from raw where {cell} in ({listed}) group by all"
    )
    return dict(rows.fetchall())


def _texts_with_counts(counts: Mapping[str, int]) -> str:
    """The commonest texts with their counts: 无人接听 12、空号 3 等 17 条."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = "、".join(
        f"“{persons.hide_persons(text)}” {count} 条" for text, count in ordered[:_LISTED_TEXTS]
    )
    total = f"等 {sum(counts.values())} 条" if len(ordered) > _LISTED_TEXTS else ""
    return listed + total
