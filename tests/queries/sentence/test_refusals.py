"""What is refused, what is struck through, and what has several meanings."""

from __future__ import annotations

from queries.sentence.meaning import Refusal
from queries.sentence.understood import Target, Why
from tests.cases import each
from tests.queries.sentence.office import line, read

REFUSED = [
    ("明年噪声会不会更多", Refusal.FORECAST, "明年"),
    ("下个月投诉预测", Refusal.FORECAST, "下个月"),
    ("下周会有多少诉求", Refusal.FORECAST, "下周"),
    ("2027年诉求", Refusal.FORECAST, "2027年"),
    ("为什么南门社区投诉最多", Refusal.CAUSE, "为什么"),
    ("噪声原因是什么", Refusal.CAUSE, "原因"),
    ("谁投诉最多", Refusal.PERSON, "谁"),
    ("来电人电话", Refusal.PERSON, "来电人"),
    ("哪个网格员办得最慢", Refusal.PERSON, "哪个网格员"),
    ("南门社区应该怎么办", Refusal.OPINION, "应该"),
    ("怎么看这个满意率", Refusal.OPINION, "怎么看"),
    ("全市诉求排名", Refusal.OTHER_OFFICE, "全市"),
    ("和隔壁街道比投诉", Refusal.OTHER_OFFICE, "隔壁街道"),
    ("帮我催办超期件", Refusal.ACTION, "催办"),
    ("给城管中队派单", Refusal.ACTION, "派单"),
    ("删除南门社区诉求", Refusal.ACTION, "删除"),
    ("噪声扰民怎么处罚", Refusal.LAW, "怎么处罚"),
    ("停车收费合不合法", Refusal.LAW, "合不合法"),
    ("上周天气", Refusal.NOTHING, ""),
    ("超期率多少", Refusal.NOTHING, ""),
    ("asdf", Refusal.NOTHING, ""),
    ("？？？", Refusal.NOTHING, ""),
    ("", Refusal.NOTHING, ""),
]


@each(("question", "why", "word"), REFUSED)
def test_is_refused_with_three_questions_that_can_be_answered(question: str, why: Refusal, word: str):
    found = read(question)
    assert (found.refusal, found.refused_word, found.target) == (why, word, Target.NOTHING)
    assert len(found.near) == 3
    for near in found.near:
        answered = read(near.text)
        assert (answered.refusal, answered.unused, answered.choices) == (None, (), ())


def test_near_questions_keep_what_was_asked_about():
    near = [each.text for each in read("明年南门社区噪声会不会更多").near]
    assert near == [
        "南门社区噪声近 12 月按月走势",
        "今年南门社区噪声与去年同期比",
        "南门社区噪声哪个小区升得最快",
    ]


STRUCK = [
    ("三季度各社区电梯诉求网红同比", "网红", Why.UNKNOWN),
    ("南门社区 foo 投诉", "foo", Why.UNKNOWN),
    ("9月31日诉求", "9月31日", Why.UNKNOWN),
    ("13月诉求", "13月", Why.UNKNOWN),
    ("近999季度诉求", "近999季度", Why.UNKNOWN),
    ("投诉超期率", "超期率", Why.UNKNOWN),
    ("9月 10月诉求", "10月", Why.ONE_WINDOW),
    ("解忧茶桌满意率", "解忧茶桌", Why.NOT_OF_MEASURE),
    ("各纠纷类型满意率", "各纠纷类型", Why.NOT_OF_MEASURE),
    ("走访按类别", "按类别", Why.NOT_OF_MEASURE),
    ("除了上周的投诉", "除了", Why.NO_EXCLUSION),
    ("投诉除了", "除了", Why.NO_EXCLUSION),
    ("对比一下诉求", "对比", Why.NOTHING_BESIDE),
    ("升得最快降得最多的小区", "降得最多", Why.ONE_ORDER),
    ("最多最少的小区投诉", "最少", Why.ONE_ORDER),
    ("超期未结清单按社区", "按社区", Why.ONE_ROW_EACH),
    ("响应率明细", "明细", Why.NO_LIST),
    ("各社区各小区各渠道各类别各小类诉求", "各小类", Why.TOO_MANY),
]


@each(("question", "word", "why"), STRUCK)
def test_a_word_that_is_not_used_is_said_and_the_rest_is_answered(question: str, word: str, why: Why):
    found = read(question)
    assert found.refusal is None
    assert [(found.word(each.span), each.why) for each in found.unused] == [(word, why)]
    assert found.target is not Target.NOTHING


def test_the_rest_is_answered_as_if_the_word_were_not_there():
    assert line("南门社区 foo 投诉") == line("南门社区 投诉")


AMBIGUOUS = [
    ("第一网格诉求", "第一网格", ("网格南门第一网格诉求", "网格信江第一网格诉求")),
    ("赛场街噪声", "赛场街", ("赛场街12号院噪声", "赛场街30号院噪声")),
    ("哪里投诉最多", "哪里", ("各社区投诉最多", "各小区投诉最多")),
    ("邻里纠纷多少", "邻里纠纷", ("类别邻里纠纷多少", "纠纷类型邻里多少")),
    ("物业公司的投诉", "物业公司", ("承办单位物业公司的投诉", "各物业公司的投诉")),
]


@each(("question", "word", "questions"), AMBIGUOUS)
def test_of_several_meanings_none_is_chosen(question: str, word: str, questions: tuple[str, ...]):
    found = read(question)
    assert found.target is Target.NOTHING
    assert [(found.word(each.span), each.questions) for each in found.choices] == [(word, questions)]
    for written in questions:
        assert (read(written).choices, read(written).unused) == ((), ())


def test_the_measure_decides_between_meanings():
    assert line("邻里纠纷调解成功率") == "explore | 0803-1025* | 邻里 | mediation_success_rate"
    assert line("邻里纠纷按期办结率") == "explore | 0803-1025* | 邻里纠纷 | on_time_rate"
