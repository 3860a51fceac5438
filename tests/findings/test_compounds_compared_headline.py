"""The headline of the compounds side by side."""

from __future__ import annotations

from pages.parts.findings.compounds_compared_headline import compounds_headline


def test_within_normal_variation():
    said = compounds_headline("上周", 39, 47, found=(8.3, 9.4, 0), is_wider=True)
    assert said == "上周投诉 39\u00a0件，比上期 −17.0%，属正常波动；近 52 周红色物业与其他小区分不出高低"


def test_beyond_chance_against_last_year():
    said = compounds_headline("2023 年", 231, 385, side=-1, is_year=True, found=(4.0, 12.0, -1))
    assert said == "2023 年投诉 231\u00a0件，比上年同期 −40.0%；红色物业百户 4.0 件，其他 12.0 件"


def test_a_small_base_gives_no_percentage_and_none_says_so():
    assert "比上期 +3，属正常波动" in compounds_headline("上周", 15, 12)
    assert compounds_headline("上周", 15, 0) == "上周投诉 15\u00a0件，上期为 0"


def test_nothing_compared_and_nothing_recorded():
    assert compounds_headline("上周", 15) == "上周投诉 15\u00a0件"
    assert compounds_headline("上周", 0) == "上周没有投诉记录"
