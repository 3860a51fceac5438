"""What a part could say instead: only that changes, and the rest is asked as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from queries.sentence.corrections import Correction, corrections
from queries.sentence.description import exact_meaning
from queries.sentence.understood import Field, Part, Understood
from tests.cases import each
from tests.queries.sentence.office import OFFICE, line, read

RISE = "南门社区国庆后噪声投诉哪个小区升得最快"
QUESTIONS = (
    RISE, "9月按期办结率", "象城外滩和青云首府对比", "满意率最低的前五小区", "除了噪声的投诉", "9月比8月诉求",
    "上月南门社区投诉明细", "按周办结率走势", "9月各社区诉求同比", "南门社区 foo 投诉",
)  # fmt: skip


def part_of(found: Understood, field: Field, name: str = "") -> Part:
    return next(part for part in found.parts if part.field is field and name in ("", part.name))


def instead(question: str, field: Field, name: str = "") -> tuple[Correction, ...]:
    found = read(question)
    return corrections(part_of(found, field, name), found, read, OFFICE)


def offered(question: str, field: Field, name: str = "") -> list[str]:
    return [exact_meaning(each.part, each.understood) for each in instead(question, field, name)]


@each(
    ("question", "field", "name", "values"),
    [
        (RISE, Field.CONDITION, "category", ["类别 电梯故障", "类别 停车管理", "类别 邻里纠纷"]),
        ("除了噪声的投诉", Field.CONDITION, "not_category", ["类别不含 电梯故障", "类别不含 停车管理", "类别不含 邻里纠纷"]),
        (RISE, Field.RANKING, "", ["大的在前", "小的在前", "减少多的在前", "变化大的在前"]),
        ("9月各社区诉求同比", Field.COMPARISON, "", ["前一段 2026-08-01 至 2026-08-31"]),
        ("按周办结率走势", Field.PERIODS, "", ["按日", "按月", "按季", "按年"]),
        ("满意率最低的前五小区", Field.RANKING, "", ["大的在前，前 5 个", "增加多的在前，前 5 个", "减少多的在前，前 5 个", "变化大的在前，前 5 个"]),
        ("上月南门社区投诉明细", Field.DETAIL, "", []),
    ],
)  # fmt: skip
def test_a_part_can_say_what_the_ledgers_hold(question: str, field: Field, name: str, values: list[str]):
    assert offered(question, field, name) == values


def test_a_place_can_be_any_other_place():
    assert offered(RISE, Field.PLACE) == [
        "社区 信江社区",
        "社区 白龙社区",
        "小区 中凯小区",
        "小区 青云首府",
        "小区 象城外滩",
        "小区 赛场街12号院",
        "小区 赛场街30号院",
    ]


def test_a_measure_without_the_conditions_is_not_offered():
    measures = offered(RISE, Field.MEASURE)
    assert "按期办结率" in measures
    assert "满意率" not in measures  # answers have no category


def test_what_nobody_said_is_said_behind_the_question():
    [september] = [each for each in instead("南门社区噪声", Field.TIME) if each.words == "上月"]
    assert september.understood.text == "南门社区噪声 上月"
    assert line(september.understood.text) == "explore | 0901-0930 | 南门社区 噪声扰民 | request_count*"


@given(st.sampled_from(QUESTIONS))
def test_a_correction_changes_one_part_and_no_other(question: str):
    found = read(question)
    for part in found.parts:
        for corrected in corrections(part, found, read, OFFICE):
            others = {(one.field, one.name, one.values) for one in found.said_parts if one != part}
            said = {(one.field, one.name, one.values) for one in corrected.understood.said_parts}
            assert said - others == {(corrected.part.field, corrected.part.name, corrected.part.values)}
            assert corrected.part.field is part.field
            assert line(corrected.understood.text) != line(question)
