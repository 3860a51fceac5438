"""Persons in free text are starred out, in whatever way they are written; orders, dates and sums are not."""

from __future__ import annotations

import duckdb
import pytest

from data.personal import SUSPECT, hide_numbers, hide_persons, read_salt

HIDDEN = [
    ("请回电13800138000谢谢", "请回电***谢谢"),
    ("138-0013-8000,13900139000", "***,***"),
    ("13800138000 13900139000", "*** ***"),
    ("1 3 8 0 0 1 3 8 0 0 0", "***"),
    ("138—0013—8000", "***"),
    ("138.0013.8000", "***"),
    ("+86 138 0013 8000", "***"),
    ("电话：１３８００１３８０００。", "电话：***。"),
    ("１３８－００１３－８０００", "***"),
    ("2026-03-05 13800138000", "2026-03-05 ***"),
    ("0817-2234567", "***"),
    ("（０８１７）２２３４５６７转801", "***"),
    ("010 8765 4321", "***"),
    ("座机2345678", "座机***"),
    ("身份证51130219900101123X", "身份证***"),
    ("511302 19900101 123X", "***"),
    ("５１１３０２１９９００１０１１２３Ｘ", "***"),
    ("511302900101123", "***"),
    ("身份证号51130219901301123X", "身份证号***"),
]
NAMED = [
    ("来电人王秀英反映油烟", "来电人***反映油烟"),
    ("联系人：张三，13800138000", "联系人：***，***"),
    ("业主:李四", "业主:***"),
    ("小区王先生投诉", "小区***先生投诉"),
    ("李秀英女士", "***女士"),
    ("欧阳先生、刘大爷", "***先生、***大爷"),
    ("填表人张建国", "填表人***"),
]
KEPT = [
    "工单20260402062267",
    "热线-260402-062267",
    "SJ-2026-00018",
    "202603021234567890",
    "案件511302202604020622",
    "3栋2单元501",
    "2026-03-05 14:30",
    "2026.03.05-2026.04.05",
    "欠薪15000000000元",
    "共1234567.89元",
    "12345热线不通",
    "电话400-123-4567",
    "来电人反映油烟",
    "业主周末装修",
    "居民 张贴广告",
    "李大姐调解室",
    "高度重视",
]


@pytest.mark.parametrize(("text", "hidden"), HIDDEN)
def test_numbers_of_persons(text, hidden):
    assert hide_numbers(text) == hidden


@pytest.mark.parametrize(("text", "hidden"), HIDDEN + NAMED)
def test_persons(text, hidden):
    assert hide_persons(text) == hidden
    assert hide_persons(hidden) == hidden


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_person(text):
    assert hide_persons(text) == text


def test_a_day_of_birth_of_late_needs_its_check_digit():
    """A child's number is one only with the right last digit: else it is an area, a day and a count."""
    assert hide_numbers("51130220200101123X") == "51130220200101123X"
    assert hide_numbers("511302202001011234") == "***"


@pytest.mark.parametrize("text", [text for text, _ in HIDDEN + NAMED])
def test_each_of_them_is_looked_at(text):
    suspect = f"select {SUSPECT.replace('{cell}', '$text')}"
    assert duckdb.execute(suspect, {"text": text}).fetchall() == [(True,)]


def test_titles_without_any_are_not_looked_at():
    suspect = f"select {SUSPECT.replace('{cell}', '$text')}"
    for text in ("汽运小区3栋电梯故障", "居民反映油烟", "工单260402", "业主群里吵架"):
        assert duckdb.execute(suspect, {"text": text}).fetchall() == [(False,)]


def test_the_salt_is_the_owners_alone_and_stays(tmp_path):
    salt = read_salt(tmp_path)
    assert len(salt) == 32
    assert read_salt(tmp_path) == salt
    assert (tmp_path / "salt").stat().st_mode & 0o777 == 0o600
