"""What may be meant too: by one change each, at most three, and all of them answered."""

from __future__ import annotations

from queries.sentence.also import also_meant
from tests.cases import each
from tests.queries.sentence.office import line, read


@each(
    ("question", "changes"),
    [
        ("南门社区国庆后噪声投诉哪个小区升得最快", ["不限“投诉”", "与上年同期比", "按每千户算"]),
        ("9月按期办结率", ["与上年同期比", "分社区看", "看每月走势"]),
        ("9月各社区诉求同比", ["与前一段比", "按每千户算", "看每月走势"]),
        ("上月南门社区投诉明细", ["不限“投诉”"]),
        ("象城外滩和青云首府对比", []),
        ("赛场街噪声投诉", []),
    ],
)
def test_the_likeliest_come_first(question: str, changes: list[str]):
    found = also_meant(read(question), read)
    assert [each.change.format(word=each.word) for each in found] == changes
    assert all(line(each.question) != line(question) for each in found)
    assert all(read(each.question).unused == () for each in found)


def test_a_word_that_was_not_used_is_no_reason_to_offer_nothing():
    assert len(also_meant(read("南门社区网红投诉"), read)) == 3
