"""What the matrix says of its signs: title, reading, and the reason behind each."""

import pytest

from pages.parts.findings.assurance import Assurance, Standing, Variation, standing
from pages.parts.findings.states import Limits, State
from pages.parts.subjects.assurance.readings import (
    ASSURANCES,
    VARIATIONS,
    assurance_reading,
    assurance_reason,
    sign_of,
    variation_reason,
)

LIMITS = Limits(0.9, 0.95, 0.85, 0.02, 12)
BASE = "2025-01-01 至 12-31"


def of(variation: Variation, assurance: Assurance = Assurance.UNKNOWN, side: int = 0) -> Standing:
    return Standing(variation, assurance, side, LIMITS, tuple(range(12)))


def test_what_is_never_met_or_got_worse_comes_first():
    found = assurance_reading(
        [
            ("甲满意率", of(Variation.CONCERNING, Assurance.NEVER, -1)),
            ("乙满意率", of(Variation.COMMON, Assurance.CHANCE)),
            ("乙诉求量", of(Variation.CHANGED, side=1)),
            ("丙满意率", of(Variation.IMPROVING, Assurance.ALWAYS, 1)),
        ]
    )
    assert found.title == "1 处稳定不达标，1 处变差，1 处时达时不达"
    assert found.is_finding
    for said in ("稳定不达标的是甲满意率", "变差的是甲满意率", "好转的是丙满意率", "有变化的是乙诉求量"):
        assert said in found.reading


def test_where_all_is_well_nothing_is_a_finding():
    found = assurance_reading([("甲满意率", of(Variation.COMMON, Assurance.ALWAYS))])
    assert (found.title, found.is_finding) == ("没有变差的，目标都稳定达到", False)
    assert assurance_reading([("甲诉求量", of(Variation.COMMON))]).title == "没有变差的"


@pytest.mark.parametrize("found", [[], [("甲满意率", standing([0.9], [None], polarity=1, target=0.9))]])
def test_too_few_months_are_said(found):
    assert "月份还不够" in assurance_reading(found).reading


def test_every_sign_differs_without_its_colour():
    signs = [sign for sign, _word, _colour in (*VARIATIONS.values(), *ASSURANCES.values())]
    assert len(set(signs)) == len(signs)
    assert sign_of(of(Variation.CONCERNING, side=-1)) != sign_of(of(Variation.CONCERNING, side=1))


def test_reasons_name_month_limits_base_and_target():
    told = variation_reason(of(Variation.CONCERNING, side=-1), "2026-09", BASE, is_rate=True)
    assert told == f"变差：看 2026-09，对照 {BASE} 的上下限 85.0%–95.0%"
    told = assurance_reason(of(Variation.COMMON, Assurance.CHANCE), 0.9, BASE)
    assert told == f"时达时不达：目标 90%，{BASE} 的上下限 85.0%–95.0%"


def test_why_a_month_is_not_judged():
    few = standing([0.9] * 3, [None] * 3, polarity=1, target=0.9)
    assert "要 12 个可判断的完整月，只有 3 个" in variation_reason(few, "2026-09", "", is_rate=True)
    small = standing([0.9] * 13, [*[None] * 12, State.SMALL], polarity=1, target=0.9)
    assert variation_reason(small, "2026-09", BASE, is_rate=True) == "不判断：2026-09 样本少或台账不全"
