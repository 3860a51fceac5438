"""Ratings as call-backs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.cleaning.code_values import code_reader
from data.ledgers import LEDGERS
from data.notation.ratings import is_call, is_not_reached
from tests.cases import each

RATING = LEDGERS["satisfaction_response"].column("rating")
BEST, GOOD, FAIR, BAD, WORST = "非常满意", "满意", "基本满意", "不满意", "非常不满意"


def read(*texts: str) -> list[str | None]:
    """The ratings of a column that holds these texts."""
    reader = code_reader(RATING, {}, texts)
    return [reader(text)[0] for text in texts]


@each(
    ("text", "rating"),
    [
        ("满意。", GOOD), ("“满意”", GOOD), ("非常满意!", BEST), ("1.非常满意", BEST), ("A、满意", GOOD),
        ("满意(5分)", GOOD),
        ("非常满意（5分）", BEST), ("满意(电话)", GOOD), ("满 意", GOOD), ("表示满意", GOOD),
        ("市民表示非常满意。", BEST),
        ("对办理结果不满意", BAD), ("不满意(已解决)", BAD), ("☑满意 □不满意", GOOD), ("□满意 ☑不满意", BAD),
        ("★★★★★", BEST), ("★★★☆☆", FAIR), ("五星好评", BEST), ("5星", BEST), ("5 stars", BEST),
        ("4/5", GOOD), ("95%", BEST),
        ("是", GOOD), ("√", GOOD), ("×", BAD), ("一般般", "一般"),
    ],
)  # fmt: skip
def test_what_is_understood(text: str, rating: str) -> None:
    assert read(text) == [rating]


@each(
    "text",
    [
        "已评价",
        "A",
        "还行",
        "满意/不满意",
        "满意（不太满意）",
        "满意?",
        "满意，但慢",
        "已回访",
        "接通",
        "0",
        "1",
        "950",
        "☒",
    ],
)
def test_what_is_not_understood_is_no_rating_and_told(text: str) -> None:
    assert code_reader(RATING, {}, [text])(text) == (None, False)


def test_marks_are_read_by_the_largest_of_the_column() -> None:
    assert read("5", "5分", "4", "3", "2", "1") == [BEST, BEST, GOOD, FAIR, BAD, WORST]
    assert read("10", "9", "8", "6", "4", "3", "0") == [BEST, BEST, GOOD, FAIR, BAD, WORST, None]
    assert read("100", "90分", "85.5", "60", "40", "39") == [BEST, BEST, GOOD, FAIR, BAD, WORST]
    # A 5 among marks out of 100 may be out of 5; only noughts and ones may be flags.
    assert read("95", "5", "满意") == [BEST, None, GOOD]
    assert read("0", "1") == [None, None]


def test_the_bounds_are_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "office.toml"
    monkeypatch.setenv("LEDGER_SETTINGS", str(file))
    file.write_text('rating_bounds = "95、85、70、50"', encoding="utf-8")
    assert read("95", "90", "70", "60", "40") == [BEST, GOOD, FAIR, BAD, WORST]


def test_marks_need_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "other.toml"
    monkeypatch.setenv("LEDGER_SETTINGS", str(file))
    file.write_text('rating_bounds = "不折算"', encoding="utf-8")
    assert read("5", "4分", "80%", "满意") == [None, None, None, GOOD]


@each(
    "text",
    ["无人接听", "未接通", "无法接通", "未接", "拒接", "拒访", "拒绝回访", "空号", "停机", "关机", "占线",
     "挂断", "打不通", "电话打不通",
     "已停机", "用户正忙", "多次无人接听", "3次未接", "（空号）", "无人接听。", "未接通，已发短信",
     "号码错误", "联系不上", "未回访", "无需回访",
     "回访失败", "不在服务区"],
)  # fmt: skip
def test_nobody_was_reached(text: str) -> None:
    assert is_not_reached(text)
    assert read(text) == [None]


@each("text", ["满意", "不满意", "已接通", "已回访", "回访成功", "未解决", "忙而不乱", "关机房", ""])
def test_somebody_was_reached(text: str) -> None:
    assert not is_not_reached(text)


def test_whether_a_call_was_made_is_no_rating() -> None:
    assert all(map(is_call, ("已回访", "回访成功", "接通", "已接通", "电话已接通", "已完成回访", "已联系")))
    assert not any(map(is_call, ("满意", "未回访", "已评价", "")))
