"""Words to pick from in place of an unknown one: near by sign or by sound, each understood, none chosen."""

from __future__ import annotations

import pytest

from queries.sentence.picks import MOST, picks
from tests.queries.sentence.office import OFFICE, read


def picked(question: str) -> dict[str, list[str]]:
    """Unknown word -> the words that are offered."""
    understood = read(question)
    found = picks(understood, read, OFFICE)
    return {understood.word(span): [each.words for each in offered] for span, offered in found.items()}


def test_a_name_that_sounds_alike_comes_first():
    assert picked("上月象城外潭噪声投诉")["象城外潭"][0] == "象城外滩"


def test_a_name_with_one_sign_wrong_is_offered_whatever_its_ending():
    assert picked("白笼社区上月投诉")["白笼"][0] == "白龙社区"
    assert set(picked("上月赛厂街投诉")["赛厂街"]) >= {"赛场街12号院", "赛场街30号院"}


@pytest.mark.parametrize(
    ("question", "unknown", "first"),
    [
        ("停车官理 各社区", "官理", "停车管理 各社区"),
        ("按器办结率 各社区", "器", "按期办结率 各社区"),
        ("白笼社区上月投诉", "白笼", "白龙社区上月投诉"),
        ("上月噪声抚民", "抚民", "上月噪声扰民"),
    ],
)
def test_known_words_that_touch_it_belong_to_the_word(question: str, unknown: str, first: str):
    understood = read(question)
    found = picks(understood, read, OFFICE)
    assert {understood.word(span): offered[0].question for span, offered in found.items()} == {unknown: first}


def test_letters_are_near_to_the_pinyin_of_names():
    assert picked("zhongkia 上月")["zhongkia"][0] == "中凯小区"


def test_a_word_far_from_all_has_no_list():
    assert picked("三季度各社区电梯诉求鸮鸮鸮同比") == {"鸮鸮鸮": []}


def test_what_is_understood_has_no_list():
    assert picked("上月南门社区投诉") == {}


@pytest.mark.parametrize("question", ["上月象城外潭噪声投诉", "zhongkia 上月", "上月赛厂街投诉 白笼"])
def test_each_question_is_understood_with_the_word_and_the_rest_stays(question: str):
    understood = read(question)
    for span, offered in picks(understood, read, OFFICE).items():
        assert 0 < len(offered) <= MOST
        assert len({each.meaning for each in offered}) == len(offered)
        for each in offered:
            assert each.words in each.question
            assert each.question.startswith(question[: max(span[0] - 2, 0)])
            found = read(each.question)
            assert found.refusal is None
            assert understood.word(span) not in [found.word(unused.span) for unused in found.unused]
