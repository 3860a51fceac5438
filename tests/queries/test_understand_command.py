"""``python -m queries understand``, as it is typed, on the demonstration ledgers."""

import pytest

from queries.__main__ import main


@pytest.fixture
def understand(samples, capsys):
    """The printed lines of the command, its status, and those of its errors."""

    def call(text):
        status = main(["understand", text])
        printed = capsys.readouterr()
        return printed.out.splitlines(), status, printed.err

    return call


def test_every_part_has_its_exact_meaning_and_the_askers_word(understand):
    out, status, _err = understand("南门社区国庆后噪声投诉哪个小区升得最快")
    assert status == 0
    assert out == [
        "地点：社区 南门社区（南门社区）",
        "时间：2026-10-08 至 2026-10-31（国庆后）",
        "比较：节前同样长的一段 2026-09-07 至 2026-09-30（没说，用默认）",
        "条件：类别 噪声扰民（噪声）",
        "条件：诉求类型 投诉（投诉）",
        "指标：诉求量（没说，用默认）",
        "每一行：小区（哪个小区）",
        "排列：增加多的在前（升得最快）",
        "去处：自助分析",
    ]


def test_names_of_the_register_are_known_by_alias_and_pinyin(understand):
    assert "地点：小区 三公街9号至43号（三公街）" in understand("三公街噪声")[0]
    assert "地点：小区 象城外滩（xcwt）" in understand("xcwt噪声")[0]


def test_what_was_not_used_and_what_is_meant_twice_is_said(understand):
    out = understand("赛场街各社区网红满意率按纠纷类型")[0]
    assert "没有用上：网红，不在地点、类别、小类、单位、指标的名单里，没有用上。" in out
    assert "没有用上：按纠纷类型，满意率没有“纠纷类型”这一项，没有用上。" in out
    assert any(line.startswith("有几个意思：赛场街，可以问 赛场街12号院各社区网红") for line in out)
    assert out[-1] == "去处：没有答案"


def test_a_refusal_offers_near_questions(understand):
    out, status, _err = understand("明年噪声会不会更多")
    assert (out[0], status) == ("看板只回答台账里已有的，不作预测；“明年”之后没有数据。", 0)
    assert out[1] == "可以问：噪声近 12 月按月走势（时间改为已有的 12 个月）"


def test_an_empty_question_is_a_mistake(understand):
    assert understand("  ") == ([], 2, "错误：问题不能是空的\n")
