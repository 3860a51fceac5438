"""Values of ledgers inside English sentences."""

from data.ledgers import LEDGERS
from pages.parts.findings.reading import Reading, fit
from pages.parts.words.language import catalogue, speaking
from pages.parts.words.value_names import USUAL, english, in_words
from tests.cases import each


@each(
    ("value", "said"),
    [
        ("噪声扰民", "noise nuisance"),
        ("12345", "12345"),
        ("南门社区", "Nanmen"),
        ("青云首府", "Qingyun Shoufu"),
        ("凤凰城", "Fenghuangcheng"),
        ("体育场西路小区", "Tiyuchang Xilu"),
        ("南门外街58号院", "Nanmenwai St 58 yard"),
        ("文化路", "Wenhua Rd"),
        ("三公街9号至43号", "Sangong St 9–43"),
        ("南门社区第三网格", "Nanmen grid\u00a03"),
        ("安居物业", "Anju Property"),
        ("龙凯党群服务站", "Longkai party-mass service point"),
        ("桑园红管家物业", "Sangyuan Red Steward"),
        ("南门社区噪声扰民", "Nanmen, noise nuisance"),
        ("关于老旧小区加装电梯费用的议题", "关于老旧小区加装电梯费用的议题"),  # a title, not a name
    ],
)
def test_a_value_has_its_english_name_or_its_pinyin(value: str, said: str):
    assert english(value) == said


def test_the_chinese_stands_once_in_brackets_behind_what_is_said():
    text = "体育场社区 below the target, 新城社区 above it; **look at 体育场社区 first**"
    with speaking("en"):
        said = in_words(text)
        assert in_words(said) == said  # a title is put together out of finished ones
    assert said == (
        "Tiyuchang (体育场社区) below the target, Xincheng (新城社区) above it; **look at Tiyuchang first**"
    )


def test_values_beside_one_another_share_a_bracket():
    with speaking("en"):
        told = Reading("青云首府 噪声扰民: 54 cases", "look at 南门社区, 新城社区 and others")
    assert told.title == "Qingyun Shoufu, noise nuisance (青云首府 噪声扰民): 54 cases"
    assert told.reading == "Look at Nanmen, Xincheng (南门社区, 新城社区) and others"


def test_chinese_sentences_stay_as_they_are():
    assert in_words("青云首府噪声扰民 54 件") == "青云首府噪声扰民 54 件"


def test_brackets_take_no_room_of_a_headline():
    with speaking("en"):
        assert (
            fit("Nanmen (南门社区南门社区) 5 cases", "short", most=6) == "Nanmen (南门社区南门社区) 5 cases"
        )


def test_every_value_that_is_declared_has_an_english_name():
    declared = {
        value for ledger in LEDGERS.values() for column in ledger.columns for value in column.allowed or ()
    }
    assert (declared | set(USUAL)) - catalogue("en").keys() == set()
