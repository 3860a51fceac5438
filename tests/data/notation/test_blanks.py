"""Texts that say nothing."""

from __future__ import annotations

from data.ledgers import LEDGERS
from data.notation.blanks import says_nothing, spellings
from data.schema import BLANKS, NAMELESS
from tests.cases import each


@each(
    "text",
    [
        "", " ", "无", "无。", "（无）", "暂无", "（空）", "(空)", "(空白)", "【空】", "空白", "不详",
        "待定",
        "NaT", "NaN", "nan", "null", "Null", "NULL", "nUlL", "(null)", "（NULL）", "<NA>", "<null>",
        "None", "none", "N/A",
        "n/a", "ＮＵＬＬ", "Undefined", "-", "--", "———", "——", "－", "/", "／", "//", "·", "…", "……",
        "、", "？？？", "***",
        "“无”", "#N/A", "#n/a", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#####",
        "＃N/A", "Err:502",
        "#SPILL!", "--请选择--",
    ],
)  # fmt: skip
def test_nothing_is_said(text: str) -> None:
    assert says_nothing(text, BLANKS)


@each("text", ["无人接听", "无物业", "空调", "南门社区", "0", "1", "#3栋", "C#", "NA座", "A", "√", "×", "★★"])
def test_something_is_said(text: str) -> None:
    assert not says_nothing(text, BLANKS)


def test_an_answer_that_elsewhere_is_a_blank() -> None:
    has_file = LEDGERS["visit"].column("has_file")
    assert not says_nothing("无", has_file.blanks)
    assert says_nothing("（空）", has_file.blanks)


def test_only_the_empty_text_is_blank_where_the_codes_decide() -> None:
    assert spellings(("",)).texts.to_pylist() == [""]
    assert "匿名。" in spellings(NAMELESS).texts.to_pylist()
