"""Persons in free text are starred out, in whatever way they are written; orders, dates and sums are not."""

from __future__ import annotations

import duckdb

from data.notation.persons import SUSPECT, hide_numbers, hide_persons
from tests.cases import each

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


#: A name right before or right behind a number of a person.
BESIDE = [
    ("张建国13812345678反映路灯坏", "******反映路灯坏"),
    ("居民李军 13812345678 反映噪音", "居民*** *** 反映噪音"),
    ("南门社区张建国13812345678", "南门社区******"),
    ("13812345678王小明反映停车难", "******反映停车难"),
    ("陈丽，１３８１２３４５６７８，反映停车难", "***，***，反映停车难"),
    ("张伟：13812345678", "***：***"),
    ("联系张建国（13812345678）", "联系***（***）"),
    ("欧阳建国13812345678", "******"),
    ("张三身份证430103199001011234", "***身份证***"),
    ("张三手机号 13812345678", "***手机号 ***"),
]
#: Words, places and bodies that begin like a surname, beside a number.
THINGS = [
    "白龙社区", "金水苑", "王府花园", "万达广场", "龙凤物业", "安居公司", "施工", "夜间施工扰民", "高层漏水",
    "金额", "余款", "方便时回电", "马路中间有坑", "毛病", "陆续", "高温", "严重扰民",
]  # fmt: skip


@each("text", THINGS)
@each("form", ["{text}13812345678", "{text} 13812345678 请回复", "反映问题，13812345678{text}"])
def test_a_word_beside_a_number_is_no_name(form, text):
    assert hide_persons(form.format(text=text)) == form.format(text=text).replace("13812345678", "***")


@each(("text", "hidden"), HIDDEN)
def test_numbers_of_persons(text, hidden):
    assert hide_numbers(text) == hidden


@each(("text", "hidden"), HIDDEN + NAMED + BESIDE)
def test_persons(text, hidden):
    assert hide_persons(text) == hidden
    assert hide_persons(hidden) == hidden


@each("text", KEPT)
def test_what_is_no_person(text):
    assert hide_persons(text) == text


def test_a_day_of_birth_of_late_needs_its_check_digit():
    """A child's number is one only with the right last digit: else it is an area, a day and a count."""
    assert hide_numbers("51130220200101123X") == "51130220200101123X"
    assert hide_numbers("511302202001011234") == "***"


@each("text", [text for text, _ in HIDDEN + NAMED + BESIDE])
def test_each_of_them_is_looked_at(text):
    suspect = f"select {SUSPECT.replace('{cell}', '$text')}"
    assert duckdb.execute(suspect, {"text": text}).fetchall() == [(True,)]


def test_titles_without_any_are_not_looked_at():
    suspect = f"select {SUSPECT.replace('{cell}', '$text')}"
    for text in ("汽运小区3栋电梯故障", "居民反映油烟", "工单260402", "业主群里吵架"):
        assert duckdb.execute(suspect, {"text": text}).fetchall() == [(False,)]
