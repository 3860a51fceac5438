"""The headline of the compounds side by side."""

from __future__ import annotations

from pages.parts.findings.case import Case, Facts, Run
from pages.parts.findings.judgement_reasons import judge
from pages.parts.findings.xmr import control
from pages.parts.subjects.compounds_compared.headline import compounds_headline
from queries.measures import MEASURES


def told(values: list[float], periods: float = 1.0):
    run = Run(control(values), periods=periods, is_one=periods == 1.0)
    return judge(Case(MEASURES["complaint_count"], Facts(values[-1]), Facts(values[-2]), run))


NORMAL = told([40.0, 45.0] * 8)


def test_the_change_is_a_number_with_its_share_and_whether_it_is_ordinary():
    said = compounds_headline("上周", 39, 47, told=NORMAL, earlier="前一周")
    assert said == "上周投诉 39\u00a0件，比前一周减少 8\u00a0件（−17.0%），在上下限之内"
    assert "的差别还不能排除偶然" in compounds_headline("上周", 39, told=NORMAL, found=(8.3, 9.4, 0))


def test_a_difference_by_management_is_kept_and_none_gives_way():
    longer = told([100.0, 110.0] * 8, periods=12.0)
    said = compounds_headline("2023 年", 231, 385, told=longer, earlier="上年同期")
    assert said == "2023 年投诉 231\u00a0件，比上年同期减少 154\u00a0件（−40.0%）"
    found = compounds_headline("2023 年", 231, 385, told=longer, earlier="上年同期", found=(4.0, 12.0, -1))
    assert found == "2023 年投诉 231\u00a0件；红色物业百户 4.0 件，其他 12.0 件"


def test_a_small_base_gives_no_percentage():
    assert "比前一周增加 3\u00a0件，在上下限" in compounds_headline(
        "上周", 15, 12, told=NORMAL, earlier="前一周"
    )
    assert "与前一周持平" in compounds_headline("上周", 15, 15, told=NORMAL, earlier="前一周")


def test_nothing_compared_and_nothing_recorded():
    assert compounds_headline("上周", 15, told=told([1.0, 15.0])) == "上周投诉 15\u00a0件，数据不足以判断"
    assert compounds_headline("上周", 0, told=NORMAL) == "上周没有投诉记录"


def test_complaints_of_requests_without_a_type_are_not_none():
    nan = float("nan")
    assert compounds_headline("上周", nan, 3, told=NORMAL) == "上周的诉求都没写工单类型，不知几件是投诉"
    assert compounds_headline("上周", 15, nan, told=NORMAL, earlier="前一周").startswith(
        "上周投诉 15\u00a0件，在"
    )
